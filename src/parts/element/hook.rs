//! What is done with an element of the browser when the element becomes part of the page, as an attribute: listeners for
//! its events, and content that is made without Leptos.
//!
//! Leptos's own `on` has code for each type of event, and carries code that hands events on from the window even where
//! that is turned off. All hooks have one type, so the first load is smaller.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, NamedAttributeKey, NextAttribute};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// What a listener does with an event.
pub type Act = Box<dyn FnMut(Event)>;
/// What a hook does with its element.
type Deed = Rc<dyn Fn(&Element, Whence) -> Kept>;
/// What a hook keeps until its element leaves the page.
type Kept = Option<RemoveEventHandler<Element>>;

/// What is done with an element. Natively there are no elements, and pages are rendered on other threads.
#[derive(Clone)]
pub struct Hook(Option<SendWrapper<Deed>>);

/// Where an element comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whence {
    /// The element was made, and is empty.
    Made,
    /// The element was printed with its content.
    Printed,
}

fn hook(act: impl Fn(&Element, Whence) -> Kept + 'static) -> Hook {
    Hook(cfg!(target_arch = "wasm32").then(|| SendWrapper::new(Rc::new(act) as Deed)))
}

/// Listens for events of this name, as long as the element is part of the page. The owner of signals at this call is the
/// owner while `act` runs.
#[inline(never)]
pub fn listener(event: &'static str, act: Act) -> Hook {
    let (owner, act) = (Owner::current().unwrap_or_default(), Rc::new(RefCell::new(act)));
    hook(move |element, _| {
        let (owner, act) = (owner.clone(), Rc::clone(&act));
        let handle = move |event: JsValue| {
            // An event that a listener causes itself, before it is finished, is not handled.
            if let Ok(mut act) = act.try_borrow_mut() {
                owner.with(|| act(event.unchecked_into()));
            }
        };
        Some(Rndr::add_event_listener(element, event, Box::new(handle)))
    })
}

/// Makes the content of an element without Leptos, unless the element was printed with it.
#[inline(never)]
pub fn content(make: Box<dyn Fn(&Element)>) -> Hook {
    hook(move |element, whence| {
        if whence == Whence::Made {
            element.set_text_content(None);
            make(element);
        }
        None
    })
}

impl Hook {
    fn act(self, element: &Element, whence: Whence) -> Kept {
        let act = self.0?.take();
        act(element, whence)
    }
}

impl Attribute for Hook {
    const MIN_LENGTH: usize = 0;
    type State = (Element, Kept);
    type AsyncOutput = Self;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn html_len(&self) -> usize {
        0
    }

    fn to_html(self, _: &mut String, _: &mut String, _: &mut String, _: &mut String) {}

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element) -> Self::State {
        let whence = if FROM_SERVER { Whence::Printed } else { Whence::Made };
        (element.clone(), self.act(element, whence))
    }

    fn build(self, element: &Element) -> Self::State {
        (element.clone(), self.act(element, Whence::Made))
    }

    fn rebuild(self, (element, kept): &mut Self::State) {
        // The old listener is removed when it is dropped.
        drop(kept.take());
        *kept = self.act(element, Whence::Made);
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn keys(&self) -> Vec<NamedAttributeKey> {
        Vec::new()
    }
}

impl NextAttribute for Hook {
    type Output<NewAttr: Attribute> = (Self, NewAttr);

    fn add_any_attr<NewAttr: Attribute>(self, next: NewAttr) -> Self::Output<NewAttr> {
        (self, next)
    }
}
