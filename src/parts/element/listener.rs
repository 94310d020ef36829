//! Listeners for the events of an element, as attributes.
//!
//! Leptos's own `on` has code for each type of event, and carries code that hands events on from the window even where
//! that is turned off. These listeners have one type, so the first load is smaller.

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

/// A listener for the events of one name. It listens as long as its element is part of the page.
#[derive(Clone)]
pub struct Listener {
    event: &'static str,
    owner: Owner,
    /// Natively there are no events, and elements are rendered on other threads.
    act: Option<SendWrapper<Rc<RefCell<Act>>>>,
}

/// Listens for events of this name. The owner of signals at this call is the owner while `act` runs.
#[inline(never)]
pub fn listener(event: &'static str, act: Act) -> Listener {
    let act = cfg!(target_arch = "wasm32").then(|| SendWrapper::new(Rc::new(RefCell::new(act))));
    Listener { event, owner: Owner::current().unwrap_or_default(), act }
}

impl Listener {
    fn attach(self, element: &Element) -> Option<RemoveEventHandler<Element>> {
        let Self { event, owner, act } = self;
        let act = act?.take();
        let handle = move |event: JsValue| {
            // An event that a listener causes itself, before it is finished, is not handled.
            if let Ok(mut act) = act.try_borrow_mut() {
                owner.with(|| act(event.unchecked_into()));
            }
        };
        Some(Rndr::add_event_listener(element, event, Box::new(handle)))
    }
}

impl Attribute for Listener {
    const MIN_LENGTH: usize = 0;
    type State = (Element, Option<RemoveEventHandler<Element>>);
    type AsyncOutput = Self;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn html_len(&self) -> usize {
        0
    }

    fn to_html(self, _: &mut String, _: &mut String, _: &mut String, _: &mut String) {}

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element) -> Self::State {
        self.build(element)
    }

    fn build(self, element: &Element) -> Self::State {
        (element.clone(), self.attach(element))
    }

    fn rebuild(self, (element, listening): &mut Self::State) {
        // The old listener is removed when it is dropped.
        drop(listening.take());
        *listening = self.attach(element);
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

impl NextAttribute for Listener {
    type Output<NewAttr: Attribute> = (Self, NewAttr);

    fn add_any_attr<NewAttr: Attribute>(self, next: NewAttr) -> Self::Output<NewAttr> {
        (self, next)
    }
}
