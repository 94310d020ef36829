//! The dates of an event that repeats (RFC 5545, section 3.8.5): those of its rule and its `RDATE`, without those that
//! `EXDATE` excludes or another event replaces.
//!
//! A series may have thousands of dates, so some are added in each step.

mod clock;

use super::recurrence::dates::Dates;
use super::recurrence::{Rule, Until};
use super::{is_replaced, read};
use crate::edition::activity::Activity;
use crate::edition::notice::NoticeKind;
use crate::edition::slug::UsedNames;
use crate::edition::time::calendar::{Date, TimeOfDay, join, split};
use crate::edition::time::moment::{Moment, on_clock};
use crate::edition::time::zone::offset_of_local;
use crate::formats::draft::{Draft, Pending};
use crate::formats::fields::{Field, Notices};
use clock::SeriesClock;

/// At most this many dates of one series are read.
const MAX_DATES: usize = 10_000;
/// At most this many dates of a rule are looked at in one step.
const MAX_DATES_PER_STEP: usize = 200;
/// A series without an end is read to the end of the year that lies this many years ahead.
const YEARS_AHEAD: i64 = 5;

/// A series whose dates are being added to a draft.
struct Series {
    /// The path of the event, for notices.
    path: String,
    /// The identifier of the event in its calendar.
    uid: String,
    /// The first date, and the template of the others.
    first: Activity,
    clock: SeriesClock,
    /// The dates that are excluded, and those that are in the draft already.
    left_out: LeftOut,
    /// The rules whose dates are not all added yet, the present one last.
    rules: Vec<Rest>,
    /// The number of dates that were added.
    added: usize,
}

/// A rule, from the next date on.
struct Rest {
    dates: Dates,
    /// The number of dates that the rule may still name.
    left: usize,
    until: Until,
}

/// Dates that a series leaves out.
#[derive(Default)]
struct LeftOut {
    instants: UsedNames,
    /// Days without a time, since 1970. Some programs exclude a date by its day alone.
    days: UsedNames,
}

impl LeftOut {
    /// Adds a date. False if it was there already.
    fn claim(&mut self, date: &Moment) -> bool {
        match date.has_time() {
            true => self.instants.claim(&date.instant().to_string()),
            false => self.days.claim(&date.date.days_since_1970().to_string()),
        }
    }

    /// Excludes a date. Some programs write midnight, in UTC or in a zone, for a date of a series of whole days
    /// (`of_days`): the day that they write is meant.
    fn exclude(&mut self, date: &Moment, of_days: bool) {
        match of_days {
            true => self.days.claim(&date.date.days_since_1970().to_string()),
            false => self.claim(date),
        };
    }

    fn has(&self, date: &Moment) -> bool {
        self.days.has(&date.date.days_since_1970().to_string())
            || self.instants.has(&date.instant().to_string())
    }
}

/// Whether the start of an event is one of its dates.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum First {
    /// The start is a date, as RFC 5545 asks.
    Always,
    /// The start is a date if the rule names it, as in the library rrule.
    IfNamed,
}

/// Adds an event to a draft. If the event repeats, its further dates are added by [`Pending::step`].
pub(in crate::formats) fn begin(
    event: &Field<'_>,
    uid: String,
    first: Activity,
    draft: &mut Draft<'_>,
    is_date: First,
) {
    if event.get("RECURRENCE-ID").is_some() {
        if event.word_at("RECURRENCE-ID;RANGE").is_some() {
            let message = "expected a change of one date, found one of all following dates; only the first is changed";
            event.note(NoticeKind::Doubted, message);
        }
        return draft.add(Some(first));
    }
    if event.get("EXRULE").is_some() {
        let message =
            "expected EXDATE, found EXRULE, which is not read; dates that it excludes are shown";
        event.note(NoticeKind::Doubted, message);
    }
    let mut left_out = LeftOut::default();
    let of_days = !first.start.has_time();
    for date in list(event, "EXDATE", draft) {
        left_out.exclude(&date, of_days);
    }
    let clock = SeriesClock::of(event, &first.start, draft);
    let local = clock.local(&first.start);
    let mut rules = rules(event);
    if rules.is_empty() {
        rules.push(None);
    }
    let rest = |rule: Option<Rule>| Rest {
        until: rule.as_ref().map_or(Until::Never, |rule| last(rule, event, &first, draft)),
        left: rule.as_ref().and_then(|rule| rule.count).unwrap_or(usize::MAX),
        dates: Dates::new(rule, local, is_date == First::Always),
    };
    let rules = rules.into_iter().rev().map(rest).collect();
    let path = event.path();
    let mut series = Series { path, uid, first, clock, left_out, rules, added: 0 };
    for date in list(event, "RDATE", draft) {
        series.add(date, draft);
    }
    draft.pending = Some(Box::new(series));
}

/// The rules of an event; older calendars have several. A rule that is not understood is left out with a notice.
fn rules(event: &Field<'_>) -> Vec<Option<Rule>> {
    let mut rules = Vec::new();
    event.any_at("RRULE", |line| {
        let rule = Rule::parse(&line.word_at("value").unwrap_or_default());
        if let Err(part) = &rule {
            let message =
                format!("expected a rule of RFC 5545, found `{part}`; its dates are left out");
            line.note(NoticeKind::Dropped, message);
        }
        rules.extend(rule.ok().map(Some));
    });
    rules
}

/// The last date of a rule. A rule without an end is read for some years, with a notice.
fn last(rule: &Rule, event: &Field<'_>, first: &Activity, draft: &Draft<'_>) -> Until {
    if rule.count.is_some() || rule.until != Until::Never {
        return rule.until.clone();
    }
    let begin = first.start.date.year;
    let now = draft.context.origin.now.map_or(begin, |now| split(now).0.year);
    let year = begin.max(now) + YEARS_AHEAD;
    let message = format!(
        "expected a series with an end, found one without; its dates until {year} are read"
    );
    event.note(NoticeKind::Doubted, message);
    let next = Date { year: year + 1, month: 1, day: 1 };
    Until::Local(join(next, TimeOfDay::default()) - 1)
}

/// The dates of a property that may have several lines, each in a zone of its own. Of a period, the date of its start.
fn list(event: &Field<'_>, key: &str, draft: &Draft<'_>) -> Vec<Moment> {
    let mut dates = Vec::new();
    event.any_at(key, |line| {
        let (Some(values), zone) = (line.get("value"), line.word_at("TZID")) else { return };
        for written in values.word().unwrap_or_default().split(',') {
            let start = written.split('/').next().unwrap_or_default().trim();
            dates.extend(read(start, zone.as_deref(), &values, draft));
        }
    });
    dates
}

impl Pending for Series {
    fn step(&mut self, draft: &mut Draft<'_>, notices: &Notices) -> bool {
        let Some(mut rest) = self.rules.pop() else { return false };
        let more = self.add_of(&mut rest, draft, notices);
        if more {
            self.rules.push(rest);
        }
        !self.rules.is_empty()
    }
}

impl Series {
    /// Adds some dates of a rule. Returns whether it has more.
    fn add_of(&mut self, rest: &mut Rest, draft: &mut Draft<'_>, notices: &Notices) -> bool {
        let max = MAX_DATES.min(draft.context.origin.bounds.items);
        for _ in 0..MAX_DATES_PER_STEP {
            let Some(local) = rest.dates.next().filter(|_| rest.left > 0) else {
                if rest.dates.gave_up {
                    let message = "expected a rule with further dates, found none for a long time; it ends here";
                    notices.add(self.path.clone(), NoticeKind::Doubted, message.to_owned());
                }
                return false;
            };
            rest.left -= 1;
            let date = self.moment(local, draft);
            let is_over = match rest.until {
                Until::Never => false,
                Until::Local(until) => local > until,
                Until::Instant(until) => date.instant() > until,
            };
            if is_over {
                return false;
            }
            let activities = draft.article.timeline.activities.len();
            if self.added >= max || activities >= draft.context.origin.bounds.items {
                let message = format!(
                    "expected at most {max} dates, found more; those from {} on were not read",
                    day(&date)
                );
                notices.add(self.path.clone(), NoticeKind::Dropped, message);
                return false;
            }
            self.add(date, draft);
        }
        true
    }

    /// Adds a date, unless it is excluded, replaced by another event, or there already.
    fn add(&mut self, date: Moment, draft: &mut Draft<'_>) {
        if self.left_out.has(&date) || is_replaced(&self.uid, &date, draft) {
            return;
        }
        self.left_out.instants.claim(&date.instant().to_string());
        self.added += 1;
        let mut activity = self.first.clone();
        if date != self.first.start {
            activity.end = activity.end.map(|end| self.end(&date, &end, draft));
            activity.id = format!("{}-{}", activity.id, self.clock.stamp(&date));
            if !draft.taken.claim(&activity.id) {
                return;
            }
            activity.start = date;
        }
        draft.add(Some(activity));
    }

    /// The date at seconds since 1970 on the clock of the series.
    fn moment(&self, local: i64, draft: &Draft<'_>) -> Moment {
        let first = &self.first.start;
        let Some((rules, name)) = self.clock.rules(&self.first.start, draft) else {
            let (date, time) = split(local);
            return Moment { date, time, ..first.clone() };
        };
        let before = match self.clock {
            SeriesClock::Utc => 0,
            _ => offset_of_local(rules, &name, local).map_or(first.offset, |(offset, _)| offset),
        };
        let instant = local - i64::from(before);
        let offset = rules.offset_at(&name, instant).unwrap_or(before);
        on_clock(instant, offset, first.precision, first.zone.as_deref())
    }

    /// The end of a date that is as long as the first one.
    fn end(&self, start: &Moment, first_end: &Moment, draft: &Draft<'_>) -> Moment {
        let first = &self.first.start;
        if !start.has_time() {
            let days = first_end.date.days_since_1970() - first.date.days_since_1970();
            let date = Date::from_days_since_1970(start.date.days_since_1970() + days);
            return Moment { date, ..first_end.clone() };
        }
        let instant = start.instant() + first_end.instant() - first.instant();
        let offset = self
            .clock
            .rules(&self.first.start, draft)
            .and_then(|(rules, name)| rules.offset_at(&name, instant));
        let offset = offset.unwrap_or(first_end.offset);
        on_clock(instant, offset, first_end.precision, first_end.zone.as_deref())
    }
}

fn day(date: &Moment) -> String {
    let Date { year, month, day } = date.date;
    format!("{year:04}-{month:02}-{day:02}")
}
