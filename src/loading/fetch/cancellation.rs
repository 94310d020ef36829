//! Cancelling requests: one flag for all requests of a load, and the function that makes them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use web_sys::AbortController;

/// The cancellation of a load. Cheap to clone. All clones are cancelled together.
#[derive(Clone, Default)]
pub struct Cancellation(pub(super) Rc<State>);

#[derive(Default)]
pub(super) struct State {
    pub(super) ask: Option<Function>,
    cancelled: Cell<bool>,
    /// The requests that were begun. To abort one that has ended changes nothing.
    pub(super) begun: RefCell<Vec<AbortController>>,
}

impl Cancellation {
    /// The cancellation of a new load. If `ask` is given, it makes the requests instead of the browser's `fetch`: `ask`
    /// takes an address and an `AbortSignal`, and returns the promise of a `Response`.
    pub fn new(ask: Option<Function>) -> Self {
        Self(Rc::new(State { ask, ..State::default() }))
    }

    /// The cancellation of another load, whose requests are made by the same function.
    #[must_use]
    pub fn another(&self) -> Self {
        Self::new(self.0.ask.clone())
    }

    /// Whether a host page makes the requests. No copies are kept then, because the host page can keep its own.
    pub fn is_guest(&self) -> bool {
        self.0.ask.is_some()
    }

    /// Aborts the requests. No further request of the load can start.
    pub fn cancel(&self) {
        self.0.cancelled.set(true);
        self.0.begun.borrow().iter().for_each(AbortController::abort);
    }

    /// Whether the load is cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.get()
    }
}
