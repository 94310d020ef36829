//! Taking turns with the visitor: long work stops every few milliseconds, so that the page can answer.

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;

/// Work goes on for at most so many milliseconds at a time.
const LENGTH: f64 = 12.0;

/// Work's turn, while it lasts.
pub struct Turn(f64);

impl Turn {
    /// Begins a turn.
    pub fn begin() -> Self {
        Self(Date::now())
    }

    /// Lets the page have a turn where this one has lasted long enough; whether it had one.
    pub async fn pass(&mut self) -> bool {
        let over = Date::now() - self.0 >= LENGTH;
        if over {
            TimeoutFuture::new(0).await;
            *self = Self::begin();
        }
        over
    }
}
