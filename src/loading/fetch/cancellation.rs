//! Cancelling requests: one flag for all requests of a load, and who makes them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use web_sys::AbortController;

/// The cancellation of a load. Cheap to clone; all clones are cancelled together.
#[derive(Clone, Default)]
pub struct Cancellation(pub(super) Rc<State>);

#[derive(Default)]
pub(super) struct State {
    pub(super) ask: Option<Function>,
    cancelled: Cell<bool>,
    pub(super) current: RefCell<Option<AbortController>>,
}

impl Cancellation {
    /// The cancellation of a new load. `ask` makes the requests in the place of the browser's `fetch`, where it is
    /// given: it takes an address and returns the promise of a `Response`.
    pub fn new(ask: Option<Function>) -> Self {
        Self(Rc::new(State { ask, ..State::default() }))
    }

    /// The cancellation of another load whose requests are made in the same way.
    #[must_use]
    pub fn another(&self) -> Self {
        Self::new(self.0.ask.clone())
    }

    /// Whether a host page makes the requests. It keeps copies itself, if it wants any.
    pub fn is_guest(&self) -> bool {
        self.0.ask.is_some()
    }

    /// Ends the request that is under way, and lets no further one begin.
    pub fn cancel(&self) {
        self.0.cancelled.set(true);
        if let Some(controller) = self.0.current.borrow().as_ref() {
            controller.abort();
        }
    }

    /// Whether the load is cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.get()
    }
}
