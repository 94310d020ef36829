//! Moments as `<time>` elements: words for the reader, `datetime` for machines.

use super::element::{Element, classed, element};
use super::ui::ui;
use crate::edition::time::moment::Moment;
use crate::reading::dates;

/// A moment with a text of the caller's. One that machines have no notation for is plain text.
pub fn time(moment: &Moment, text: String) -> Element {
    match moment.machine() {
        Some(machine) => element("time").attribute("datetime", machine).child(text),
        None => classed("span", "moment").child(text),
    }
}

/// A moment in full, with the clock that its time is on.
pub fn full_time(moment: &Moment) -> Element {
    time(moment, dates::full(moment, &ui().words())).child(zone(moment, None))
}

/// The day of a moment: enough for a list.
pub fn day(moment: &Moment) -> Element {
    time(moment, dates::date(moment, &ui().words()))
}

/// The clock that a moment's time is on, and its end's, after a space.
pub fn zone(moment: &Moment, end: Option<&Moment>) -> Option<Element> {
    let zone = dates::zone_of_span(moment, end, &ui().words())?;
    Some(classed("span", "zone").child(" ").child(zone))
}
