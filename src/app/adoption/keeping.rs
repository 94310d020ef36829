//! What a visitor has done on a printed page stays when the frame is mounted in its place: open details, the focus, and
//! what was typed. The mounted page has the same elements as the printed one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::behaviours;
use crate::parts::focus;

/// Which details are open, in the order of the page.
pub(super) fn open_details(root: &HtmlElement) -> Vec<bool> {
    behaviours::all(root, "details").iter().map(|details| details.has_attribute("open")).collect()
}

/// Opens and closes details as they were. The mounted page has the same details as the printed one, unless it shows
/// something else by now.
pub(super) fn restore_details(root: &HtmlElement, open: &[bool]) {
    let all = behaviours::all(root, "details");
    if all.len() == open.len() {
        for (details, is_open) in all.iter().zip(open) {
            let _ = details.toggle_attribute_with_force("open", *is_open);
        }
    }
}

/// The element that has the focus, by its way from the root. The mounted page has the same elements as the printed one.
pub(super) struct Focused {
    way: Vec<u32>,
    text: Option<String>,
}

impl Focused {
    /// The element that has the focus. `None` if it is elsewhere.
    pub(super) fn of(root: &HtmlElement) -> Option<Self> {
        let element = document().active_element()?;
        let text = js_sys::Reflect::get(&element, &"value".into()).ok();
        let text = text.and_then(|text| text.as_string()).filter(|text| !text.is_empty());
        Some(Self { way: way_to(root, element)?, text })
    }

    /// Gives the focus and the text to the element at the same place.
    pub(super) fn restore(self, root: &HtmlElement) -> Option<()> {
        let element = element_at(root, self.way)?;
        if let Some(text) = self.text {
            let _ = js_sys::Reflect::set(&element, &"value".into(), &text.into());
            for name in ["input", "change"] {
                let event = web_sys::Event::new(name).ok()?;
                let _ = element.dispatch_event(&event);
            }
        }
        focus::quietly(&element);
        Some(())
    }
}

/// The way from the root to an element: the index among the siblings at each level. `None` for elements elsewhere.
pub(super) fn way_to(root: &HtmlElement, mut element: web_sys::Element) -> Option<Vec<u32>> {
    let mut way = Vec::new();
    let root: &web_sys::Element = root;
    while element != *root {
        let parent = element.parent_element()?;
        let siblings = parent.children();
        let own = |index: &u32| siblings.item(*index).is_some_and(|other| other == element);
        way.push((0..siblings.length()).find(own)?);
        element = parent;
    }
    way.reverse();
    Some(way)
}

/// The element at the end of a way.
pub(super) fn element_at(root: &HtmlElement, way: Vec<u32>) -> Option<HtmlElement> {
    let mut element: web_sys::Element = root.clone().into();
    for index in way {
        element = element.children().item(index)?;
    }
    element.dyn_into().ok()
}
