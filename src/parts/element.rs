//! Elements of one type, whatever their tag: the builder that all parts and pages are written in.
//!
//! Leptos's `view!` gives every element a type of its own, nested in its parent's, and the module
//! carries code for each: measured at 40 KB (brotli) for these pages, half of what the rest of the
//! reader weighs. Pages here hardly change once they are shown (what does is a [`Live`] attribute
//! or child), so little is lost by erasing the types at once. And everything is made by `createElement`: `view!` puts what is static through
//! `template.innerHTML`, which throws where a page requires Trusted Types.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{self, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::tachys::html::style::style;

use super::ui::ui;
use crate::reading::language::is_right_to_left;

/// Does something in the browser, now and whenever a signal that it reads changes; natively never.
///
/// Takes one type for all: the module carries code for each that is given to an effect.
pub fn whenever(act: Box<dyn FnMut()>) {
    Effect::new(act);
}

/// What is worked out anew whenever a signal that it reads changes.
pub type Live<T> = Box<dyn Fn() -> T + Send + Sync>;

/// An element that is being built: one pointer, so that the long chains of calls that build a page
/// pass on no more than that.
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
    /// With an attribute.
    pub fn attribute(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(name, value.into())
    }

    #[inline(never)]
    fn with(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// With an attribute, if there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// With an attribute that follows what it is made from: it is there while there is a value.
    #[inline(never)]
    pub fn live(mut self, name: &'static str, value: Live<Option<String>>) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Marked as text in a language, where that is not the interface's, and with its direction, where
    /// that is not the page's: content of the dataset is read out in its own language, and the
    /// labels around it in theirs.
    #[inline(never)]
    pub fn in_language(self, tag: Option<&str>) -> Self {
        let Some(tag) = tag else { return self };
        let ui = ui();
        let foreign = ui.words.with(|words| !words.is_of(tag));
        self.maybe("lang", foreign.then_some(tag)).in_direction(Some(tag))
    }

    /// Running as text in a language does, where that is not as the page does.
    #[inline(never)]
    pub fn in_direction(self, tag: Option<&str>) -> Self {
        let Some(tag) = tag else { return self };
        let right_to_left = is_right_to_left(tag);
        let turned = right_to_left != ui().right_to_left.get();
        self.maybe("dir", turned.then_some(if right_to_left { "rtl" } else { "ltr" }))
    }

    /// With what happens on a click.
    pub fn on_click(self, act: impl FnMut(MouseEvent) + 'static) -> Self {
        self.clicked(Box::new(act))
    }

    #[inline(never)]
    fn clicked(mut self, act: Box<dyn FnMut(MouseEvent)>) -> Self {
        self.0.attributes.push(on(ev::click, act).into_any_attr());
        self
    }

    /// With what happens when a key goes down while the focus is inside.
    pub fn on_key(mut self, mut act: impl FnMut(KeyboardEvent) + 'static) -> Self {
        let act: Box<dyn FnMut(KeyboardEvent)> = Box::new(move |event| {
            if has_key(&event) {
                act(event);
            }
        });
        self.0.attributes.push(on(ev::keydown, act).into_any_attr());
        self
    }

    /// With what happens on an event of this name.
    #[inline(never)]
    pub fn on(mut self, event: &'static str, act: Box<dyn FnMut(web_sys::Event)>) -> Self {
        let event = ev::Custom::<web_sys::Event>::new(event);
        self.0.attributes.push(on(event, act).into_any_attr());
        self
    }

    /// With a property of its style that follows what it is made from: set through the object model, as
    /// a policy without inline styles asks.
    #[inline(never)]
    pub fn styled(mut self, property: &'static str, value: Live<String>) -> Self {
        self.0.attributes.push(style((property, value)).into_any_attr());
        self
    }

    /// With something in it that follows what it is made from.
    #[inline(never)]
    pub fn live_child(mut self, child: Live<Element>) -> Self {
        self.0.children.push((move || child().view()).into_any());
        self
    }

    /// With more in it, after what is there.
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self.0.children);
        self
    }

    /// The finished view.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Parts { tag, attributes, mut children } = *self.0;
        // Written without an end tag in HTML, so each needs its own type; a browser is given no HTML.
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
                // A list of children brings a comment into the page that marks its end.
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

/// Whether an event of the keyboard names a key: when a browser fills in a field, it sends one that does
/// not, and to ask that one for its key is an error that ends the module.
pub fn has_key(event: &web_sys::Event) -> bool {
    js_sys::Reflect::get(event, &"key".into()).is_ok_and(|key| key.is_string())
}

/// What can stand in an element.
pub trait Child {
    /// Appends itself.
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
