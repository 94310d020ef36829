//! What the domain asks of a time zone, and how a local time is placed on the time line.
//!
//! The rules themselves are not here: in the browser they come from `Intl`, natively from a
//! database that the caller brings.

/// Offsets from UTC by zone and time.
pub trait ZoneRules {
    /// Seconds east of UTC in an IANA zone at a time (seconds since 1970-01-01T00:00Z); `None` for
    /// a zone that is not known.
    fn offset_at(&self, zone: &str, seconds: i64) -> Option<i32>;
}

/// Knows no zone: every time without an offset is read as UTC.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoZones;

impl ZoneRules for NoZones {
    fn offset_at(&self, zone: &str, _: i64) -> Option<i32> {
        matches!(zone, "UTC" | "Etc/UTC").then_some(0)
    }
}

/// How a local time met the clock changes of its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// The usual case: this local time occurs once.
    Once,
    /// Clocks were turned back: it occurs twice, and the first was taken.
    Twice,
    /// Clocks were turned forward: it does not occur, and was moved forward by the gap.
    Never,
}

/// Finds the offset of a local time (seconds since 1970-01-01T00:00 on the local clock).
///
/// Folds take the first occurrence and gaps move forward, as RFC 8984 (`JSCalendar`), section
/// 1.4.4, and the browsers' own `Date` do. `None` for a zone that is not known.
pub fn offset_of_local(rules: &dyn ZoneRules, zone: &str, local: i64) -> Option<(i32, Meeting)> {
    // No zone changes its clocks twice within two days.
    let before = rules.offset_at(zone, local - crate::edition::time::calendar::DAY)?;
    let after = rules.offset_at(zone, local + crate::edition::time::calendar::DAY)?;
    if before == after {
        return Some((before, Meeting::Once));
    }
    let fits = |offset: i32| rules.offset_at(zone, local - i64::from(offset)) == Some(offset);
    Some(match (fits(before), fits(after)) {
        (true, true) => (before.max(after), Meeting::Twice),
        (true, false) => (before, Meeting::Once),
        (false, true) => (after, Meeting::Once),
        // Read with the old offset, the instant lies after the change, where the new one holds.
        (false, false) => (before, Meeting::Never),
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

    fn meet(local: i64) -> Option<(i32, Meeting)> {
        offset_of_local(&Summer, "Test/Summer", local)
    }

    #[test]
    fn ordinary_times_have_one_offset() {
        assert_eq!(meet(500_000), Some((3600, Meeting::Once)));
        assert_eq!(meet(1_500_000), Some((7200, Meeting::Once)));
        assert_eq!(meet(1_000_000 + 7200), Some((7200, Meeting::Once)));
        assert_eq!(meet(1_000_000 + 3599), Some((3600, Meeting::Once)));
    }

    #[test]
    fn a_skipped_time_moves_forward() {
        assert_eq!(meet(1_000_000 + 3600 + 60), Some((3600, Meeting::Never)));
    }

    #[test]
    fn a_repeated_time_is_the_first() {
        assert_eq!(meet(2_000_000 + 3600 + 60), Some((7200, Meeting::Twice)));
    }

    #[test]
    fn an_unknown_zone_has_no_offset() {
        assert_eq!(offset_of_local(&Summer, "Mars/Olympus", 0), None);
    }
}
