//! The time zones of a calendar: IANA names, the calendar's own rules (`VTIMEZONE`, RFC 5545, section 3.6.5), and
//! Windows' names.

pub(super) mod changes;

use super::component::{begins, component};
use crate::edition::time::calendar::split;
use crate::edition::time::zone::ZoneRules;
use changes::{Change, word};

/// Windows' names with their IANA zones, from CLDR. `cargo xtask zones` writes the file.
const WINDOWS: &str = include_str!("windows_zones.txt");

/// At most this many zones of a calendar are read.
const MAX_ZONES: usize = 200;
/// At most this many changes are read of a zone; a zone with more counts as unknown.
const MAX_CHANGES: usize = 500;
/// At most this many bytes are in the name of a zone.
const MAX_NAME: usize = 100;
/// At most this many slashes in a name are taken for the end of a path before the IANA name.
const MAX_SLASHES: usize = 3;

/// The rules that a calendar has for its zones.
#[derive(Default)]
pub(in crate::formats) struct OwnZones(Vec<OwnZone>);

/// A zone: its name and its changes.
pub(in crate::formats) struct OwnZone {
    name: String,
    changes: Vec<Change>,
}

/// The clock that a name stands for.
pub(in crate::formats) enum Clock<'a> {
    /// A zone that the browser knows.
    Known(String),
    /// A zone that the calendar describes.
    Own(&'a OwnZone),
    Unknown,
}

impl OwnZones {
    /// Reads the zones that begin at these positions of a calendar.
    pub(super) fn read(text: &str, positions: &[usize]) -> Self {
        let positions = positions.iter().take(MAX_ZONES);
        Self(positions.filter_map(|at| OwnZone::read(text, *at)).collect())
    }

    /// The notice that a calendar has too many zones, if it has.
    pub(super) fn too_many(count: usize) -> Option<String> {
        (count > MAX_ZONES)
            .then(|| format!("expected at most {MAX_ZONES} time zones, found {count}"))
    }

    /// The clock that a name stands for. IANA names are tried first, also at the end of a path. The calendar's own
    /// rules come second, and Windows' names last.
    pub(in crate::formats) fn clock(&self, name: &str, rules: &dyn ZoneRules) -> Clock<'_> {
        let known = |name: &&str| name.len() <= MAX_NAME && rules.offset_at(name, 0).is_some();
        let slashes: Vec<usize> =
            name.rmatch_indices('/').take(MAX_SLASHES).map(|(at, _)| at).collect();
        let behind_path = slashes.iter().rev().filter_map(|at| name.get(at + 1..));
        if let Some(name) = std::iter::once(name).chain(behind_path).find(known) {
            return Clock::Known(name.to_owned());
        }
        if let Some(zone) = self.0.iter().find(|zone| zone.name == name) {
            return Clock::Own(zone);
        }
        let windows = WINDOWS.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
        windows.map_or(Clock::Unknown, |zone| Clock::Known(zone.to_owned()))
    }
}

impl ZoneRules for OwnZone {
    fn offset_at(&self, _: &str, seconds: i64) -> Option<i32> {
        let (date, _) = split(seconds);
        let mut latest: Option<(i64, i32)> = None;
        for change in &self.changes {
            let yearly = (date.year - 1..=date.year + 1).filter_map(|year| change.in_year(year));
            for local in change.dates.iter().copied().chain(yearly) {
                let at = local - i64::from(change.from);
                if at <= seconds && latest.is_none_or(|(known, _)| known < at) {
                    latest = Some((at, change.to));
                }
            }
        }
        let before = || {
            let first = self.changes.iter().min_by_key(|change| change.dates.first().copied());
            first.map(|change| change.from)
        };
        latest.map(|(_, offset)| offset).or_else(before)
    }
}

impl OwnZone {
    /// Reads a zone; `None` where its rules are not understood or are too many.
    fn read(text: &str, at: usize) -> Option<Self> {
        let head = component(text, at);
        let name = word(&head, "TZID")?.to_owned();
        let mut changes = Vec::new();
        let mut position = at;
        for line in text.get(at..)?.split_inclusive('\n') {
            // A zone that is never closed ends where the next zone or event begins.
            let next = begins(line, "BEGIN:VTIMEZONE") || begins(line, "BEGIN:VEVENT");
            if next && position > at {
                break;
            }
            if changes.len() > MAX_CHANGES {
                return None;
            }
            if begins(line, "BEGIN:STANDARD") || begins(line, "BEGIN:DAYLIGHT") {
                changes.push(Change::read(&component(text, position))?);
            } else if begins(line, "END:VTIMEZONE") {
                break;
            }
            position += line.len();
        }
        (!changes.is_empty()).then_some(Self { name, changes })
    }
}

#[cfg(test)]
mod tests {
    use super::changes::local;
    use super::*;
    use crate::edition::time::zone::NoZones;

    const OUTLOOK: &str = "BEGIN:VTIMEZONE\r\nTZID:Central European\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n\
        TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\n\
        END:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

    fn offset_on(zone: &OwnZone, text: &str) -> Option<i32> {
        zone.offset_at("", local(text)?)
    }

    #[test]
    fn rules_of_a_calendar_change_the_clocks_on_their_days() {
        let zone = OwnZone::read(OUTLOOK, 0).expect("read");
        assert_eq!(offset_on(&zone, "20240708T080000"), Some(7200));
        assert_eq!(offset_on(&zone, "20241225T080000"), Some(3600));
        assert_eq!(offset_on(&zone, "20241027T005959"), Some(7200));
        assert_eq!(offset_on(&zone, "20241027T010000"), Some(3600));
        assert_eq!(offset_on(&zone, "20250330T005959"), Some(3600));
        assert_eq!(offset_on(&zone, "20250330T010000"), Some(7200));
    }

    #[test]
    fn other_ways_to_write_the_day_of_a_change_are_read() {
        let daylight = |rule: &str| {
            let text = format!(
                "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:DAYLIGHT\nDTSTART:20070311T020000\nTZOFFSETFROM:-0500\n\
                 TZOFFSETTO:-0400\n{rule}\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
            );
            OwnZone::read(&text, 0)
        };
        for rule in [
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU",
        ] {
            let change = daylight(rule).expect("read").changes.remove(0);
            assert_eq!(change.in_year(2024), local("20240310T020000"), "{rule}");
            assert_eq!(change.in_year(2025), local("20250309T020000"), "{rule}");
            assert_eq!(change.in_year(2006), None, "{rule}: before the first");
        }
        let until = "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU;UNTIL=20100101T000000Z";
        let change = daylight(until).expect("read").changes.remove(0);
        assert_eq!(change.in_year(2009), local("20090308T020000"));
        assert_eq!(change.in_year(2010), None);
        let single = daylight("RDATE:20240310T020000").expect("read");
        assert_eq!(offset_on(&single, "20070311T065959"), Some(-5 * 3600), "before the first");
        assert_eq!(offset_on(&single, "20240310T070000"), Some(-4 * 3600));
        assert!(daylight("RRULE:FREQ=YEARLY;BYWEEKNO=10").is_none(), "not understood");
        // Dates in several lines, beside another change.
        let text = "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:20200101T000000\nRDATE:20210101T000000\n\
            RDATE:20220101T000000,20230101T000000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\n\
            DTSTART:20200701T000000\nRDATE:20210701T000000\nRDATE:20220701T000000\nTZOFFSETFROM:+0100\n\
            TZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
        let zone = OwnZone::read(text, 0).expect("read");
        for (time, hours) in [
            ("20210301T000000", 1),
            ("20210801T000000", 2),
            ("20220801T000000", 2),
            ("20230301T000000", 1),
        ] {
            assert_eq!(offset_on(&zone, time), Some(hours * 3_600), "{time}");
        }
    }

    #[test]
    fn names_of_zones_are_found_in_every_source() {
        let zones = OwnZones::read(OUTLOOK, &[0]);
        assert!(matches!(zones.clock("Central European", &NoZones), Clock::Own(_)));
        assert!(
            matches!(zones.clock("/example.org/1/Etc/UTC", &NoZones), Clock::Known(name) if name == "Etc/UTC")
        );
        assert!(
            matches!(zones.clock("Eastern Standard Time", &NoZones), Clock::Known(name) if name == "America/New_York")
        );
        assert!(matches!(zones.clock("Harbour Time", &NoZones), Clock::Unknown));
        assert!(matches!(zones.clock("Eastern", &NoZones), Clock::Unknown));
    }
}
