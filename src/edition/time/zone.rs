//! The rules of time zones that the domain needs, and how a local time is placed on the time line.
//!
//! This module has no rules of its own. In the browser, the rules come from `Intl`; natively, the caller
//! brings a database.

use super::calendar::DAY;

/// Gives offsets from UTC by zone and time.
pub trait ZoneRules {
    /// Seconds east of UTC in an IANA zone at a time (seconds since 1970-01-01T00:00Z). `None` for
    /// an unknown zone.
    fn offset_at(&self, zone: &str, seconds: i64) -> Option<i32>;
}

/// Knows no zone but UTC, so that every time without an offset is read as UTC.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoZones;

impl ZoneRules for NoZones {
    fn offset_at(&self, zone: &str, _: i64) -> Option<i32> {
        matches!(zone, "UTC" | "Etc/UTC").then_some(0)
    }
}

/// How often a local time occurs in its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurrence {
    /// The local time occurs once, as most do.
    Once,
    /// The local time occurs twice, because clocks were turned back. The first occurrence is taken.
    Twice,
    /// The local time does not occur, because clocks were turned forward. It is moved forward by the gap.
    Never,
}

/// Finds the offset of a local time (seconds since 1970-01-01T00:00 on the local clock).
///
/// A repeated time takes its first occurrence and a skipped time moves forward, as in RFC 8984
/// (`JSCalendar`), section 1.4.4, and in the browsers' own `Date`. `None` for an unknown zone.
pub fn offset_of_local(rules: &dyn ZoneRules, zone: &str, local: i64) -> Option<(i32, Occurrence)> {
    // No zone changes its clocks twice within two days.
    let before = rules.offset_at(zone, local - DAY)?;
    let after = rules.offset_at(zone, local + DAY)?;
    if before == after {
        return Some((before, Occurrence::Once));
    }
    let fits = |offset: i32| rules.offset_at(zone, local - i64::from(offset)) == Some(offset);
    Some(match (fits(before), fits(after)) {
        (true, true) => (before.max(after), Occurrence::Twice),
        (true, false) => (before, Occurrence::Once),
        (false, true) => (after, Occurrence::Once),
        // With the old offset, the instant lies after the change: the time moves forward by the gap.
        (false, false) => (before, Occurrence::Never),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One hour east until 1,000,000, two hours east until 2,000,000, then one hour again.
    struct Summer;

    impl ZoneRules for Summer {
        fn offset_at(&self, zone: &str, seconds: i64) -> Option<i32> {
            let summer = (1_000_000..2_000_000).contains(&seconds);
            (zone == "Test/Summer").then_some(if summer { 7200 } else { 3600 })
        }
    }

    fn offset_at_local(local: i64) -> Option<(i32, Occurrence)> {
        offset_of_local(&Summer, "Test/Summer", local)
    }

    #[test]
    fn ordinary_times_have_one_offset() {
        assert_eq!(offset_at_local(500_000), Some((3600, Occurrence::Once)));
        assert_eq!(offset_at_local(1_500_000), Some((7200, Occurrence::Once)));
        assert_eq!(offset_at_local(1_000_000 + 7200), Some((7200, Occurrence::Once)));
        assert_eq!(offset_at_local(1_000_000 + 3599), Some((3600, Occurrence::Once)));
    }

    #[test]
    fn a_skipped_time_moves_forward() {
        assert_eq!(offset_at_local(1_000_000 + 3600 + 60), Some((3600, Occurrence::Never)));
    }

    #[test]
    fn a_repeated_time_is_the_first() {
        assert_eq!(offset_at_local(2_000_000 + 3600 + 60), Some((7200, Occurrence::Twice)));
    }

    #[test]
    fn an_unknown_zone_has_no_offset() {
        assert_eq!(offset_of_local(&Summer, "Mars/Olympus", 0), None);
    }
}
