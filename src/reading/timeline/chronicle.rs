//! A timeline as it is looked at: which activities, in which order, in groups of which unit of time.
//!
//! Keeps no activity, only their places in the edition, so that it can outlive a look at it. It makes no
//! words and no elements.

use crate::edition::selection::Selection;
use crate::edition::time::calendar::{Date, TimeOfDay, join, split};
use crate::edition::time::moment::{Moment, Precision};
use crate::edition::{Edition, order};
use crate::reading::timeline::entries::Entry;
use crate::reading::timeline::selecting::Filter;

/// As many activities are shown, measured and let go of together.
pub const CHUNK: usize = 12;

/// An activity of a timeline: its place in the edition, and when it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The place of its article.
    pub article: usize,
    /// Its place in that article's timeline.
    pub activity: usize,
    /// When it begins, in seconds since 1970.
    pub start: i64,
    /// When it is over, in seconds since 1970.
    pub over: i64,
    /// How exactly its beginning is known.
    pub precision: Precision,
    /// The offset from UTC of the clock that it is told on, in seconds.
    pub offset: i32,
    /// The group that it is in.
    pub group: Stretch,
}

/// Activities that are shown together: all of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    /// The first step.
    pub from: usize,
    /// The one after the last.
    pub to: usize,
    /// Whether its group has begun in an earlier chunk.
    pub continued: bool,
}

/// A timeline as it is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chronicle {
    /// The activities in the order in which they are shown.
    pub steps: Vec<Step>,
    /// The same, in pieces.
    pub chunks: Vec<Chunk>,
    /// Whether the latest comes first.
    pub newest_first: bool,
}

impl Chronicle {
    /// The activities of an edition that fit a selection.
    pub fn new(
        edition: &Edition,
        selection: &Selection,
        newest_first: bool,
        clock: Clock<'_>,
    ) -> Self {
        let wanted = Filter::new(selection);
        let mut steps = Vec::new();
        for (place, article) in edition.articles.iter().enumerate() {
            if !wanted.wants_article(article) {
                continue;
            }
            for (index, activity) in article.timeline.activities.iter().enumerate() {
                if wanted.wants(article, activity) {
                    let first = &activity.start;
                    let last = activity.end.as_ref().unwrap_or(first);
                    let offset = clock.offset_of(first);
                    // The instant of a moment on its own clock, moved to the other one where it is a day.
                    let at = |moment: &Moment, instant: i64| match moment.has_time() {
                        true => instant,
                        false => instant + i64::from(moment.offset - clock.offset_of(moment)),
                    };
                    steps.push(Step {
                        article: place,
                        activity: index,
                        start: at(first, first.instant()),
                        over: at(last, last.past()),
                        precision: first.precision,
                        offset,
                        group: Stretch::of(first, clock),
                    });
                }
            }
        }
        let mut steps = order::by_key(steps, |step| (step.start, step.precision as i64));
        if newest_first {
            steps.reverse();
        }
        let unit = unit_for(&steps);
        for step in &mut steps {
            step.group = step.group.within(unit);
        }
        let chunks = chunks(&steps);
        Self { steps, chunks, newest_first }
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

    /// The step that begins nearest to an instant.
    pub fn nearest(&self, instant: i64) -> Option<usize> {
        let before = |step: &Step| match self.newest_first {
            true => step.start > instant,
            false => step.start < instant,
        };
        let at = self.steps.partition_point(before);
        let distance =
            |place: usize| self.steps.get(place).map(|step| (step.start - instant).abs());
        let earlier = at.checked_sub(1);
        match (earlier.and_then(distance), distance(at)) {
            (Some(left), Some(right)) if left <= right => earlier,
            (Some(_), None) => earlier,
            (_, right) => right.map(|_| at),
        }
    }

    /// The offset from UTC, in seconds, of the clock that the activity nearest to an instant is told on.
    pub fn offset_at(&self, instant: i64) -> i32 {
        let nearest = self.nearest(instant).and_then(|step| self.steps.get(step));
        nearest.map_or(0, |step| step.offset)
    }

    /// The chunk that a step is in.
    pub fn chunk_of(&self, step: usize) -> usize {
        self.chunks.partition_point(|chunk| chunk.to <= step)
    }

    /// The time from the first activity to the end of the last, in seconds since 1970.
    pub fn span(&self) -> Option<(i64, i64)> {
        let (first, last) = (self.steps.first()?, self.steps.last()?);
        let over = self.steps.iter().map(|step| step.over).max()?;
        Some((first.start.min(last.start), over))
    }
}

/// The finest unit whose groups hold three activities on average; of a few activities, one that they all
/// are in, or else the coarsest.
fn unit_for(steps: &[Step]) -> Unit {
    let most = (steps.len() / 3).max(1);
    let fits = |unit: &Unit| {
        let mut last = None;
        let mut groups = 0;
        for step in steps {
            let group = step.group.within(*unit);
            groups += usize::from(last != Some(group));
            last = Some(group);
            if groups > most {
                return false;
            }
        }
        true
    };
    UNITS.into_iter().find(fits).unwrap_or(Unit::Century)
}

fn chunks(steps: &[Step]) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut group = None;
    for (at, step) in steps.iter().enumerate() {
        let same = group == Some(step.group);
        match chunks.last_mut() {
            Some(last) if same && last.to - last.from < CHUNK => last.to = at + 1,
            _ => chunks.push(Chunk { from: at, to: at + 1, continued: same }),
        }
        group = Some(step.group);
    }
    chunks
}
