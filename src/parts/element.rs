//! Elements of one type, whatever their tag: the builder that all parts and pages are written in.
//!
//! Leptos's `view!` gives every element a type of its own, nested in the type of its parent, and the module carries
//! code for each type. For these pages the code was measured at 40 KB (brotli), half as much as the rest of the reader.
//! Pages hardly change once they are shown (only live attributes and children do), so little is lost by erasing the
//! types at once.
//!
//! Every element is made by `createElement`. `view!` sets static markup through `template.innerHTML`, which throws if a
//! page requires Trusted Types.

pub mod hook;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::style::style;
use wasm_bindgen::JsCast;

use self::hook::{Act, Hook, listener};
use super::ui::ui;
use crate::edition::body::direction::is_right_to_left;

/// Runs a function in the browser, now and after every change of a signal that the function reads. Natively it is not
/// run.
///
/// The function is boxed here, because the module carries code for every type that is given to an effect.
pub fn whenever(act: impl FnMut() + 'static) {
    boxed_effect(Box::new(act));
}

#[inline(never)]
fn boxed_effect(act: Box<dyn FnMut()>) {
    Effect::new(act);
}

/// A function whose value is computed again after every change of a signal that it reads.
type Live<T> = Box<dyn Fn() -> T + Send + Sync>;

/// An element that is being built. It is one pointer, so that long chains of builder calls pass on little data.
#[must_use = "an element is shown only as a child of another, or as a view"]
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this tag.
#[inline(never)]
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// An element with this tag and class.
#[inline(never)]
pub fn classed(tag: &'static str, class: &'static str) -> Element {
    element(tag).attribute("class", class)
}

impl Element {
    /// Adds an attribute.
    pub fn attribute(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(name, value.into())
    }

    #[inline(never)]
    fn with(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Adds an attribute if there is a value.
    pub fn maybe(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// Adds a reactive attribute. It is there while there is a value.
    pub fn live(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.with_live(name, Box::new(value))
    }

    #[inline(never)]
    fn with_live(mut self, name: &'static str, value: Live<Option<String>>) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Sets `lang` if the language is not that of the interface, and `dir` if the direction is not that of the page.
    /// Screen readers then read content in the language of the dataset and labels in the language of the interface.
    #[inline(never)]
    pub fn in_language(self, tag: Option<&str>) -> Self {
        let Some(tag) = tag else { return self };
        let ui = ui();
        let foreign = ui.words.with(|words| !words.is_of(tag));
        self.maybe("lang", foreign.then_some(tag)).in_direction(Some(tag))
    }

    /// Sets `lang` on the root of a part of a page whose texts are in a language of its own
    /// ([`super::ui::in_words_of`]).
    #[inline(never)]
    pub fn in_words_of_part(self, tag: Option<&str>) -> Self {
        self.maybe("lang", tag.filter(|_| ui().is_part)).in_direction(tag)
    }

    /// Sets the direction of a language, if it is not that of the page.
    #[inline(never)]
    pub fn in_direction(self, tag: Option<&str>) -> Self {
        let Some(tag) = tag else { return self };
        let right_to_left = is_right_to_left(tag);
        let differs = right_to_left != ui().right_to_left.get();
        self.maybe("dir", differs.then_some(if right_to_left { "rtl" } else { "ltr" }))
    }

    /// Adds a handler for clicks.
    pub fn on_click(self, mut act: impl FnMut(MouseEvent) + 'static) -> Self {
        self.on("click", move |event| act(event.unchecked_into()))
    }

    /// Adds a handler for keys that are pressed while the focus is inside the element.
    pub fn on_key(self, mut act: impl FnMut(KeyboardEvent) + 'static) -> Self {
        self.on("keydown", move |event| {
            if has_key(&event) {
                act(event.unchecked_into());
            }
        })
    }

    /// Adds a handler for events of this name.
    pub fn on(self, event: &'static str, act: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.with_listener(event, Box::new(act))
    }

    #[inline(never)]
    fn with_listener(self, event: &'static str, act: Act) -> Self {
        self.hooked(listener(event, act))
    }

    /// Adds what is done with the element when it becomes part of the page.
    #[inline(never)]
    pub fn hooked(mut self, hook: Hook) -> Self {
        self.0.attributes.push(hook.into_any_attr());
        self
    }

    /// Adds a reactive style property. It is set through the object model, because a strict content security policy
    /// forbids inline styles.
    pub fn styled(
        self,
        property: &'static str,
        value: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        self.with_style(property, Box::new(value))
    }

    #[inline(never)]
    fn with_style(mut self, property: &'static str, value: Live<String>) -> Self {
        self.0.attributes.push(style((property, value)).into_any_attr());
        self
    }

    /// Adds a reactive child.
    pub fn live_child(self, child: impl Fn() -> Element + Send + Sync + 'static) -> Self {
        self.with_live_child(Box::new(child))
    }

    #[inline(never)]
    fn with_live_child(mut self, child: Live<Element>) -> Self {
        self.0.children.push((move || child().view()).into_any());
        self
    }

    /// Adds a child after the others.
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self.0.children);
        self
    }

    /// The finished view.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Parts { tag, attributes, mut children } = *self.0;
        // These elements are written without an end tag in HTML, so each needs its own type. Only native rendering
        // writes HTML.
        match tag {
            #[cfg(not(target_arch = "wasm32"))]
            "br" => html::br().add_any_attr(attributes).into_any(),
            #[cfg(not(target_arch = "wasm32"))]
            "hr" => html::hr().add_any_attr(attributes).into_any(),
            #[cfg(not(target_arch = "wasm32"))]
            "input" => html::input().add_any_attr(attributes).into_any(),
            #[cfg(not(target_arch = "wasm32"))]
            "img" => html::img().add_any_attr(attributes).into_any(),
            tag => {
                let element = html::custom(tag).add_any_attr(attributes);
                // Leptos marks the end of a list of children with a comment node, so a single child is not a list.
                match (children.len(), children.pop()) {
                    (1, Some(only)) => element.child(only).into_any(),
                    (_, Some(last)) => {
                        children.push(last);
                        element.child(children).into_any()
                    }
                    (_, None) => element.into_any(),
                }
            }
        }
    }
}

/// Whether a keyboard event has a key. When a browser fills in a field, it sends an event without a key, and reading
/// the key would then end the module with an error.
pub fn has_key(event: &web_sys::Event) -> bool {
    js_sys::Reflect::get(event, &"key".into()).is_ok_and(|key| key.is_string())
}

/// A value that can be a child of an element.
pub trait Child {
    /// Appends the value to the children.
    fn add_to(self, children: &mut Vec<AnyView>);
}

impl Child for Element {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.view());
    }
}

impl Child for AnyView {
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl Child for String {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for &str {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        self.to_owned().add_to(children);
    }
}

impl<C: Child> Child for Option<C> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.add_to(children);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        for child in self {
            child.add_to(children);
        }
    }
}
