//! Formulas as MathML, by the lists of `edition::body::math`.
//!
//! Leptos has a type for each element of MathML, and one for all of them cannot be made outside of it. In a browser, the
//! elements of a formula are therefore made here.

#[cfg(target_arch = "wasm32")]
use leptos::tachys::renderer::Rndr;

use crate::edition::body::math::{Formula, Key, MathPart};
#[cfg(target_arch = "wasm32")]
use crate::parts::element::hook::content;
use crate::parts::element::{Element, classed};

/// A formula in a line of text.
pub(super) fn formula(formula: &Formula) -> Element {
    let shown = classed("span", "formula");
    #[cfg(not(target_arch = "wasm32"))]
    return shown.child(printed("math", &formula.attributes, &formula.parts));
    #[cfg(target_arch = "wasm32")]
    {
        let formula = formula.clone();
        shown.hooked(content(Box::new(move |parent| {
            grow(parent, "math", &formula.attributes, &formula.parts);
        })))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn printed(name: &'static str, attributes: &[(Key, String)], parts: &[MathPart]) -> Element {
    let mut shown = crate::parts::element::element(name);
    for (key, value) in attributes {
        shown = shown.attribute(key.as_str(), value.as_str());
    }
    for part in parts {
        shown = match part {
            MathPart::Text(text) => shown.child(text.as_str()),
            MathPart::Element { name, attributes, parts } => {
                shown.child(printed(name.as_str(), attributes, parts))
            }
        };
    }
    shown
}

/// Adds an element of MathML to an element of the page.
#[cfg(target_arch = "wasm32")]
fn grow(parent: &web_sys::Element, name: &str, attributes: &[(Key, String)], parts: &[MathPart]) {
    let made = Rndr::create_element(name, Some("http://www.w3.org/1998/Math/MathML"));
    for (key, value) in attributes {
        Rndr::set_attribute(&made, key.as_str(), value);
    }
    for part in parts {
        match part {
            MathPart::Text(text) => {
                Rndr::insert_node(&made, &Rndr::create_text_node(text), None);
            }
            MathPart::Element { name, attributes, parts } => {
                grow(&made, name.as_str(), attributes, parts);
            }
        }
    }
    Rndr::insert_node(parent, &made, None);
}
