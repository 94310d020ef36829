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

/// On which clock times of day are told.
#[derive(Clone, Copy)]
pub enum Clock<'a> {
    /// On that of the place where it happened.
    OfPlaces,
    /// On one for all: its zone's name, and its offset from UTC in seconds at an instant.
    One(&'a str, &'a dyn Fn(i64) -> i32),
}

impl Clock<'_> {
    /// A moment as this clock shows it.
    pub fn show(self, moment: &Moment) -> Moment {
        match self {
            Self::OfPlaces => moment.clone(),
            Self::One(zone, offset_at) => moment.on_clock(offset_at(moment.instant()), zone),
        }
    }

    /// The offset from UTC of the clock that a moment is told on, in seconds. A day, month or year begins
    /// at midnight of the same date on every clock, and so at another instant on each.
    fn offset_of(self, moment: &Moment) -> i32 {
        match self {
            Self::OfPlaces => moment.offset,
            Self::One(_, offset_at) if moment.has_time() => offset_at(moment.instant()),
            Self::One(_, offset_at) => {
                let local = join(moment.date, moment.time);
                offset_at(local - i64::from(offset_at(local)))
            }
        }
    }
}

/// The unit of time that activities are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A hundred years, from 1801 to 1900.
    Century,
    /// Ten years, from 1840 to 1849.
    Decade,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// An hour.
    Hour,
}

/// From the finest to the coarsest.
const UNITS: [Unit; 6] =
    [Unit::Hour, Unit::Day, Unit::Month, Unit::Year, Unit::Decade, Unit::Century];

/// The stretch of time that a group stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its unit; coarser than the timeline's where no more is known of what is in it.
    pub unit: Unit,
    /// Its first day; of a century or decade that ends before the year 1, in its earliest year.
    pub date: Date,
    /// Its first hour.
    pub hour: u8,
}

impl Stretch {
    /// The finest stretch that a moment is known to be in, on a clock.
    pub fn of(moment: &Moment, clock: Clock<'_>) -> Self {
        let unit = match moment.precision {
            Precision::Year => Unit::Year,
            Precision::Month => Unit::Month,
            Precision::Day => Unit::Day,
            Precision::Minute | Precision::Second => Unit::Hour,
        };
        let (mut date, mut time) = (moment.date, moment.time);
        if let (Clock::One(_, offset_at), true) = (clock, moment.has_time()) {
            let instant = moment.instant();
            (date, time) = split(instant + i64::from(offset_at(instant)));
        }
        Self { unit: Unit::Hour, date, hour: time.hour }.within(unit)
    }

    /// The stretch of a unit that this is in; itself, where it is longer than that.
    #[must_use]
    pub fn within(self, unit: Unit) -> Self {
        let unit = self.unit.min(unit);
        let Date { year, month, day } = self.date;
        let year = match unit {
            // Counted as history counts: the first century began with the year 1, and the one before it
            // ended with the year before that.
            Unit::Century => (year - 1).div_euclid(100) * 100 + 1,
            Unit::Decade => year.div_euclid(10) * 10,
            _ => year,
        };
        let month = if unit >= Unit::Month { month } else { 1 };
        let day = if unit >= Unit::Day { day } else { 1 };
        let hour = if unit == Unit::Hour { self.hour } else { 0 };
        Self { unit, date: Date { year, month, day }, hour }
    }

    /// Its beginning as a moment, with what is known of it.
    pub fn moment(self) -> Moment {
        let precision = match self.unit {
            Unit::Century | Unit::Decade | Unit::Year => Precision::Year,
            Unit::Month => Precision::Month,
            Unit::Day => Precision::Day,
            Unit::Hour => Precision::Minute,
        };
        let time = TimeOfDay { hour: self.hour, ..TimeOfDay::default() };
        Moment { date: self.date, time, precision, offset: 0, zone: None }
    }
}

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

/// How much later one moment is than another: what is said between two groups that lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// So many years.
    Years(i64),
    /// So many months.
    Months(i64),
    /// So many days.
    Days(i64),
    /// So many hours.
    Hours(i64),
}

/// The gap between the beginnings of two groups of one unit; `None` where one follows the other.
pub fn gap(earlier: Stretch, later: Stretch) -> Option<Gap> {
    let unit = earlier.unit.min(later.unit);
    let (a, b) = (earlier.date, later.date);
    let years = b.year - a.year;
    let months = years * 12 + i64::from(b.month) - i64::from(a.month);
    let days = b.days_since_1970() - a.days_since_1970();
    let hours = days * 24 + i64::from(later.hour) - i64::from(earlier.hour);
    let told = |gap: Gap, count: i64| (count >= 2).then_some(gap);
    match unit {
        // Between their beginnings lie a hundred or ten years; a gap is more than that.
        Unit::Century => (years > 100).then_some(Gap::Years(years)),
        Unit::Decade => (years > 10).then_some(Gap::Years(years)),
        Unit::Year => told(Gap::Years(years), years),
        _ if years >= 2 => Some(Gap::Years(years)),
        Unit::Month => told(Gap::Months(months), months),
        _ if months >= 2 => Some(Gap::Months(months)),
        Unit::Day => told(Gap::Days(days), days),
        Unit::Hour if days >= 2 => Some(Gap::Days(days)),
        Unit::Hour => told(Gap::Hours(hours), hours),
    }
}
