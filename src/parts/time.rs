//! Moments as `<time>` elements, with words for visitors and `datetime` for machines.

use super::element::{Element, classed, element};
use super::ui::ui;
use crate::edition::time::moment::Moment;
use crate::reading::dates;

/// A moment with the caller's text. A moment without a machine-readable notation becomes a `<span>`.
pub fn time(moment: &Moment, text: String) -> Element {
    match moment.to_datetime_attribute() {
        Some(machine) => element("time").attribute("datetime", machine).child(text),
        None => classed("span", "moment").child(text),
    }
}

/// A moment in full, with the clock that its time is on.
pub fn full_time(moment: &Moment) -> Element {
    time(moment, dates::full(moment, &ui().words())).child(zone(moment, None))
}

/// The date of a moment, for lists.
pub fn day(moment: &Moment) -> Element {
    time(moment, dates::date(moment, &ui().words()))
}

/// The clock of a moment's time, and of the time of the end if it differs, after a space.
pub fn zone(moment: &Moment, end: Option<&Moment>) -> Option<Element> {
    let zone = dates::zone_of_span(moment, end, &ui().words())?;
    Some(classed("span", "zone").child(" ").child(zone))
}
