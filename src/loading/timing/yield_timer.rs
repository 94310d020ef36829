//! Long work in slices: the work pauses every few milliseconds, so that the page can respond to the visitor.

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;

/// Milliseconds of work after which the page gets a turn.
const SLICE: f64 = 12.0;

/// Measures how long a slice of work has lasted.
pub struct YieldTimer(f64);

impl YieldTimer {
    /// Starts with a new slice.
    pub fn start() -> Self {
        Self(Date::now())
    }

    /// Gives the page a turn if the slice has lasted long enough. Returns whether the page got a turn.
    pub async fn yield_if_due(&mut self) -> bool {
        let due = Date::now() - self.0 >= SLICE;
        if due {
            TimeoutFuture::new(0).await;
            *self = Self::start();
        }
        due
    }
}
