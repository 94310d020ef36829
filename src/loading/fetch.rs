//! One address to bytes, over gloo-net: with a time-out, retries, a size limit, and plain reasons.

use std::rc::Rc;

use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use thiserror::Error;
use web_sys::{AbortController, AbortSignal, RequestCredentials, RequestMode};

use crate::edition::address::Address;

/// How long a server may take to begin to answer, in milliseconds.
pub const TIMEOUT: u32 = 10_000;
/// How long the rest of an answer may take, in milliseconds: 1 MB at 140 kbit/s.
pub const BODY_TIMEOUT: u32 = 60_000;
/// How often a request is made before it counts as failed.
pub const ATTEMPTS: u32 = 3;
/// The largest answer that is read, in bytes.
pub const LARGEST: usize = 50 * 1024 * 1024;

/// Before the second attempt, in milliseconds; doubled before the third.
const FIRST_WAIT: f64 = 400.0;

/// Why nothing was fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FetchError {
    /// No answer at all: the visitor is offline, the server is down, or the name is wrong.
    #[error("the server cannot be reached")]
    Unreachable,
    /// The server answers, but does not allow pages of other origins to read the answer (CORS).
    #[error("the server does not allow this page to read it (CORS)")]
    Blocked,
    /// The server answered with an error.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// The answer took longer than [`TIMEOUT`] to begin, or than [`BODY_TIMEOUT`] to end.
    #[error("the server took too long to answer")]
    TimedOut,
    /// The answer is larger than [`LARGEST`].
    #[error("the answer is larger than {LARGEST} bytes")]
    TooLarge,
    /// The connection broke while the answer was being read.
    #[error("the connection broke off")]
    BrokenOff,
    /// Nobody waits for it any more.
    #[error("the request was given up")]
    Aborted,
}

impl FetchError {
    /// Whether asking again may help. A refusal stays a refusal.
    fn may_pass(self) -> bool {
        match self {
            Self::Unreachable | Self::TimedOut | Self::BrokenOff => true,
            Self::Status(status) => matches!(status, 408 | 429 | 500..),
            Self::Blocked | Self::TooLarge | Self::Aborted => false,
        }
    }
}

/// How long requests are waited for: until somebody gives them up.
#[derive(Clone, Default)]
pub struct Patience(Rc<Flag>);

#[derive(Default)]
struct Flag {
    given_up: std::cell::Cell<bool>,
    current: std::cell::RefCell<Option<AbortController>>,
}

impl Patience {
    /// Ends what is under way, and lets nothing further begin.
    pub fn give_up(&self) {
        self.0.given_up.set(true);
        if let Some(controller) = self.0.current.borrow().as_ref() {
            controller.abort();
        }
    }

    /// Whether nobody waits any more.
    pub fn is_given_up(&self) -> bool {
        self.0.given_up.get()
    }
}

/// Fetches an address.
///
/// # Errors
/// When it cannot be had, after as many attempts as make sense.
pub async fn bytes(address: &Address, patience: &Patience) -> Result<Vec<u8>, FetchError> {
    let mut attempt = 0;
    loop {
        attempt += 1;
        let outcome = once(address, patience).await;
        match outcome {
            Err(_) if patience.is_given_up() => return Err(FetchError::Aborted),
            Err(error) if error.may_pass() && attempt < ATTEMPTS => wait(attempt).await,
            Err(FetchError::Unreachable) if answers_at_all(address, patience).await => {
                return Err(FetchError::Blocked);
            }
            outcome => return outcome,
        }
    }
}

/// Longer each time and never the same, so that a crowd of visitors does not return at once.
async fn wait(attempt: u32) {
    let longest = FIRST_WAIT * f64::from(2_u32.pow(attempt - 1));
    let milliseconds = longest * (0.5 + js_sys::Math::random() / 2.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    TimeoutFuture::new(milliseconds as u32).await;
}

async fn once(address: &Address, patience: &Patience) -> Result<Vec<u8>, FetchError> {
    let mut attempt = Attempt::start(patience)?;
    let response = Request::get(address.as_str())
        // A dataset is public; the visitor's cookies are nobody's business.
        .credentials(RequestCredentials::Omit)
        .abort_signal(Some(&attempt.signal()))
        .send()
        .await
        .map_err(|_| attempt.reason(FetchError::Unreachable))?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    if announced_size(&response).is_some_and(|size| size > LARGEST) {
        return Err(FetchError::TooLarge);
    }
    attempt.allow(BODY_TIMEOUT);
    let bytes = response.binary().await.map_err(|_| attempt.reason(FetchError::BrokenOff))?;
    if bytes.len() > LARGEST { Err(FetchError::TooLarge) } else { Ok(bytes) }
}

fn announced_size(response: &Response) -> Option<usize> {
    response.headers().get("content-length")?.parse().ok()
}

/// Browsers tell scripts no more than "failed" of a refusal by CORS. An answer that may not be
/// read still arrives in `no-cors` mode: then the server is there, and it is the refusal.
async fn answers_at_all(address: &Address, patience: &Patience) -> bool {
    let Ok(attempt) = Attempt::start(patience) else { return false };
    Request::get(address.as_str())
        .mode(RequestMode::NoCors)
        .credentials(RequestCredentials::Omit)
        .abort_signal(Some(&attempt.signal()))
        .send()
        .await
        .is_ok()
}

/// One request with its clock; dropping it stops the clock.
struct Attempt {
    controller: AbortController,
    timed_out: Rc<std::cell::Cell<bool>>,
    clock: Option<Timeout>,
}

impl Attempt {
    fn start(patience: &Patience) -> Result<Self, FetchError> {
        if patience.is_given_up() {
            return Err(FetchError::Aborted);
        }
        let controller = AbortController::new().map_err(|_| FetchError::Unreachable)?;
        patience.0.current.replace(Some(controller.clone()));
        let timed_out = Rc::new(std::cell::Cell::new(false));
        let mut attempt = Self { controller, timed_out, clock: None };
        attempt.allow(TIMEOUT);
        Ok(attempt)
    }

    /// From now on, it may take so long.
    fn allow(&mut self, milliseconds: u32) {
        let (controller, timed_out) = (self.controller.clone(), Rc::clone(&self.timed_out));
        // The clock before this one stops when it is dropped.
        self.clock = Some(Timeout::new(milliseconds, move || {
            timed_out.set(true);
            controller.abort();
        }));
    }

    fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    fn reason(&self, otherwise: FetchError) -> FetchError {
        if self.timed_out.get() { FetchError::TimedOut } else { otherwise }
    }
}
