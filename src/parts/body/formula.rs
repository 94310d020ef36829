//! Formulas as MathML.
//!
//! Leptos has a type for each element of MathML, and one for all of them cannot be made outside of it. In a browser, the
//! elements of a formula are therefore made here.

#[cfg(target_arch = "wasm32")]
use leptos::tachys::renderer::Rndr;

use crate::edition::body::math::{Formula, Token};
#[cfg(target_arch = "wasm32")]
use crate::parts::element::hook::content;
use crate::parts::element::{Element, classed};

/// A formula in a line of text.
pub(super) fn formula(formula: &Formula) -> Element {
    let shown = classed("span", "formula");
    #[cfg(not(target_arch = "wasm32"))]
    return printed(shown, &mut formula.tokens());
    #[cfg(target_arch = "wasm32")]
    {
        let formula = formula.clone();
        shown.hooked(content(Box::new(move |parent| grow(parent, &formula))))
    }
}

/// An element with the parts of a formula up to its end.
#[cfg(not(target_arch = "wasm32"))]
fn printed<'a>(mut element: Element, tokens: &mut impl Iterator<Item = Token<'a>>) -> Element {
    use crate::edition::body::math::{ATTRIBUTES, ELEMENTS};
    use crate::parts::element;
    let known = |list: &'static str, name| list.split(' ').find(|known| *known == name);
    while let Some(token) = tokens.next() {
        element = match token {
            Token::Start(name) => {
                let name = known(ELEMENTS, name).unwrap_or("math");
                element.child(printed(element::element(name), tokens))
            }
            Token::Attribute(name, value) => match known(ATTRIBUTES, name) {
                Some(name) => element.attribute(name, value),
                None => element,
            },
            Token::Text(text) => element.child(text),
            Token::End => break,
        };
    }
    element
}

/// Adds a formula to an element of the page.
#[cfg(target_arch = "wasm32")]
fn grow(parent: &web_sys::Element, formula: &Formula) {
    let mut open = vec![parent.clone()];
    for token in formula.tokens() {
        let Some(around) = open.last() else { return };
        match token {
            Token::Start(name) => {
                let made = Rndr::create_element(name, Some("http://www.w3.org/1998/Math/MathML"));
                Rndr::insert_node(around, &made, None);
                open.push(made);
            }
            Token::Attribute(name, value) => Rndr::set_attribute(around, name, value),
            Token::Text(text) => Rndr::insert_node(around, &Rndr::create_text_node(text), None),
            Token::End => {
                open.pop();
            }
        }
    }
}
