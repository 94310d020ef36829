//! The places where a visitor left the pages of this visit, by the keys of their history entries.

use super::entry::scroll;

/// The place on the page of a history entry where the visitor is, or where they left it. A number that is not known is NaN,
/// because numbers alone weigh least.
#[derive(Clone, Copy)]
pub struct Place {
    /// The key of the entry; 0 if there is none.
    pub key: f64,
    /// The scroll position in CSS pixels.
    pub scroll: f64,
    /// The number of an item in sight, on a page with a long list. Where other items of the list are not on the page, their
    /// heights are estimates, and the scroll position does not lead back to the item.
    pub item: f64,
    /// The distance of the item's top from that of the window, in CSS pixels.
    pub top: f64,
}

impl Place {
    /// An entry of which only the key is known.
    pub(super) fn unknown(key: f64) -> Self {
        Self { key, scroll: f64::NAN, item: f64::NAN, top: f64::NAN }
    }

    /// Whether the visitor was at the entry before.
    pub(super) fn is_known(&self) -> bool {
        !self.scroll.is_nan()
    }
}

/// Finds an item in sight: its number, and its distance from the top of the window in CSS pixels.
pub(super) type ItemInSight = Box<dyn Fn() -> Option<(f64, f64)>>;

/// The places of this visit. The last one is the place of the current entry.
pub(super) struct Places {
    kept: Vec<Place>,
    /// `None` on a page without a long list.
    pub(super) item_in_sight: Option<ItemInSight>,
}

impl Places {
    pub(super) fn new() -> Self {
        Self { kept: vec![Place::unknown(0.0)], item_in_sight: None }
    }

    /// The place where the visitor left the current entry.
    pub(super) fn current(&self) -> Place {
        self.kept.last().copied().unwrap_or_else(|| Place::unknown(0.0))
    }

    /// Makes another entry the current one. Its place in this visit counts more than the one that the entry itself keeps.
    pub(super) fn go_to(&mut self, entry: Place) {
        let known = self.kept.iter().position(|place| place.key.to_bits() == entry.key.to_bits());
        let place = known.map_or(entry, |index| self.kept.remove(index));
        self.kept.push(place);
    }

    /// Keeps what the visitor sees as the place of the current entry.
    pub(super) fn keep(&mut self) {
        let item = self.item_in_sight.as_ref().and_then(|find| find());
        if let (Some(place), Some(scroll)) = (self.kept.last_mut(), scroll()) {
            let (item, top) = item.unwrap_or((f64::NAN, f64::NAN));
            *place = Place { key: place.key, scroll, item, top };
        }
    }
}
