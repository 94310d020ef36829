//! A timeline with a selection, an order and a clock: its activities, their groups and their chunks.
//!
//! Keeps only the index of each activity in the edition and not the activity, so that a timeline borrows
//! nothing from the edition. Makes no words and no elements.

mod clock;
mod groups;
mod stretch;

pub use clock::Clock;
pub use groups::{CHUNK, Group, MAX_UNDIVIDED};
pub use stretch::{Gap, Stretch, Unit, gap};

use groups::Division;

use crate::edition::selection::Selection;
use crate::edition::time::calendar::DAY;
use crate::edition::time::moment::{Moment, Precision};
use crate::edition::{Edition, order};
use crate::reading::timeline::entries::Entry;
use crate::reading::timeline::selecting::Filter;

/// An activity of a timeline: its indices in the edition, and its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The index of the article in the edition.
    pub article: usize,
    /// The index of the activity in the article's timeline.
    pub activity: usize,
    /// When the activity starts, in seconds since 1970.
    pub start: i64,
    /// When the activity is over, in seconds since 1970.
    pub over: i64,
    /// How exactly the start is known.
    pub precision: Precision,
    /// The offset from UTC of the clock that shows the start, in seconds.
    pub offset: i32,
    /// The stretch of the innermost group of the activity.
    pub group: Stretch,
}

/// At most [`CHUNK`] activities of one group, which are shown and removed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    /// The first step.
    pub from: usize,
    /// The step after the last.
    pub to: usize,
    /// The innermost group of the activities.
    pub group: usize,
    /// The groups that begin with the chunk: the outermost, and the one after the innermost. Of a group that goes on
    /// after an earlier chunk, there is none.
    pub begins: (usize, usize),
}

/// The activities of an edition that fit a selection, in order, in groups and in chunks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chronicle {
    /// The activities in the order in which they are shown.
    pub steps: Vec<Step>,
    /// The groups, each before the groups inside it, in the same order.
    pub groups: Vec<Group>,
    /// The steps in chunks, in the same order.
    pub chunks: Vec<Chunk>,
    /// Whether the latest comes first.
    pub newest_first: bool,
    span: Option<(i64, i64)>,
    /// Whether the steps are in the order of their starts, which those of several clocks need not be.
    is_sorted: bool,
}

impl Chronicle {
    /// The activities of an edition that fit a selection.
    pub fn new(
        edition: &Edition,
        selection: &Selection,
        newest_first: bool,
        clock: Clock<'_>,
    ) -> Self {
        let filter = Filter::new(selection);
        let mut steps = Vec::new();
        for (article_index, article) in edition.articles.iter().enumerate() {
            if !filter.matches_article(article) {
                continue;
            }
            for (index, activity) in article.timeline.activities.iter().enumerate() {
                if filter.matches(article, activity) {
                    let first = &activity.start;
                    let last = activity.end.as_ref().unwrap_or(first);
                    let offset = clock.offset_of(first);
                    // A day, month or year starts at midnight on the timeline's clock, not on the moment's own.
                    let at = |moment: &Moment, instant: i64| match moment.has_time() {
                        true => instant,
                        false => instant + i64::from(moment.offset - clock.offset_of(moment)),
                    };
                    steps.push(Step {
                        article: article_index,
                        activity: index,
                        start: at(first, first.instant()),
                        over: at(last, last.end_exclusive()),
                        precision: first.precision,
                        offset,
                        group: Stretch::of(first, clock),
                    });
                }
            }
        }
        Self::of_steps(steps, newest_first)
    }

    /// A timeline of these steps, whose groups are the finest stretches that contain them.
    pub(crate) fn of_steps(steps: Vec<Step>, newest_first: bool) -> Self {
        let mut steps = in_order(steps, newest_first);
        let Division { groups, chunks, .. } = Division::of(&mut steps);
        let first = steps.iter().map(|step| step.start).min();
        let over = steps.iter().map(|step| step.over).max();
        let is_sorted = match newest_first {
            true => steps.is_sorted_by(|one, other| one.start >= other.start),
            false => steps.is_sorted_by(|one, other| one.start <= other.start),
        };
        Self { steps, groups, chunks, newest_first, span: first.zip(over), is_sorted }
    }

    /// The activity of a step, with its article.
    pub fn entry<'e>(&self, edition: &'e Edition, step: usize) -> Option<Entry<'e>> {
        let step = self.steps.get(step)?;
        let article = edition.articles.get(step.article)?;
        let activity = article.timeline.activities.get(step.activity)?;
        Some(Entry { article, activity })
    }

    /// Every activity, in the order in which they are shown.
    pub fn entries<'e>(&self, edition: &'e Edition) -> Vec<Entry<'e>> {
        (0..self.steps.len()).filter_map(|step| self.entry(edition, step)).collect()
    }

    /// The step of an activity, by its article's slug and its own id.
    pub fn find(&self, edition: &Edition, slug: &str, id: &str) -> Option<usize> {
        (0..self.steps.len()).find(|step| {
            self.entry(edition, *step)
                .is_some_and(|entry| entry.article.slug == slug && entry.activity.id == id)
        })
    }

    /// The step that starts nearest to an instant.
    pub fn nearest(&self, instant: i64) -> Option<usize> {
        let before = |step: &Step| match self.newest_first {
            true => step.start > instant,
            false => step.start < instant,
        };
        let distance = |step: &Step| (step.start - instant).abs();
        let near = if self.is_sorted {
            let next = self.steps.partition_point(before);
            next.saturating_sub(1)..(next + 1).min(self.steps.len())
        } else {
            0..self.steps.len()
        };
        let steps = self.steps.get(near.clone()).unwrap_or_default().iter().zip(near);
        steps.min_by_key(|(step, _)| distance(step)).map(|(_, index)| index)
    }

    /// The step above which the current time stands: the first after it in the order of the list, if that step or the one
    /// before is less than a day from it. Steps without a time of day count only where none with one is so near.
    pub fn next_at(&self, now: i64) -> Option<usize> {
        let is_near = |step: &Step| (step.start - now).abs() < DAY;
        let is_timed = |step: &Step| step.precision > Precision::Day;
        let only_timed = self.steps.iter().any(|step| is_timed(step) && is_near(step));
        let mut before: Option<&Step> = None;
        for (index, step) in self.steps.iter().enumerate() {
            if only_timed && !is_timed(step) {
                continue;
            }
            if let Some(before) = before.replace(step) {
                let (earlier, later) = match self.newest_first {
                    true => (step, before),
                    false => (before, step),
                };
                let is_between = earlier.start <= now && later.start > now;
                if is_between && (is_near(earlier) || is_near(later)) {
                    return Some(index);
                }
            }
        }
        None
    }

    /// The offset from UTC, in seconds, of the clock that shows the activity nearest to an instant.
    pub fn offset_at(&self, instant: i64) -> i32 {
        let nearest = self.nearest(instant).and_then(|step| self.steps.get(step));
        nearest.map_or(0, |step| step.offset)
    }

    /// The index of a step's chunk.
    pub fn chunk_of(&self, step: usize) -> usize {
        self.chunks.partition_point(|chunk| chunk.to <= step)
    }

    /// The time from the first activity to the end of the last, in seconds since 1970.
    pub fn span(&self) -> Option<(i64, i64)> {
        self.span
    }
}

/// Steps in order of the days on their clocks. What is known only to the year or month comes before the days of that
/// year or month, and what is known only to the day before the hours of that day, so that the steps of every stretch
/// follow each other. Within a day, steps are in order of their instants.
fn in_order(mut steps: Vec<Step>, newest_first: bool) -> Vec<Step> {
    if newest_first {
        // Of activities of the same moment, the last in the dataset comes first.
        steps.reverse();
    }
    order::by_key(steps, |step| {
        let (first, last) = step.group.days();
        let exactness = step.precision.min(Precision::Minute) as i64;
        match newest_first {
            true => (exactness - last * 4, -step.start),
            false => (exactness + first * 4, step.start),
        }
    })
}
