//! Fetches the bytes of an address with gloo-net: with a time-out, retries, a size limit, and plain errors.
//!
//! Every request is conditional: the browser keeps the answer and asks the server whether it has changed
//! (RFC 9111, section 4.3).

mod cancellation;
pub mod freshness;

use std::rc::Rc;

use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Function, Promise, Reflect, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, RequestCache, RequestCredentials,
    RequestMode,
};

pub use cancellation::Cancellation;

use super::timing::yield_timer::YieldTimer;
use crate::edition::address::Address;
use crate::formats::bounds::Bounds;

/// At most this many milliseconds are waited until a server begins to answer.
pub const TIMEOUT: u32 = 10_000;
/// At most this many attempts are made at a request.
pub const MAX_ATTEMPTS: u32 = 3;
/// At most this many milliseconds are waited because of `Retry-After`. If a server asks for more, the request is not
/// repeated.
pub const MAX_WAIT: f64 = 30_000.0;

/// The maximum wait before the second attempt, in milliseconds. The wait before the third attempt is twice as long.
const FIRST_WAIT: f64 = 400.0;

/// Why nothing was fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FetchError {
    /// There is no answer: the visitor is offline, the server is down, or the name is wrong.
    #[error("the server cannot be reached")]
    Unreachable,
    /// The server answers, but does not allow pages of other origins to read the answer (CORS).
    #[error(
        "the server does not let this page read it, which takes the header Access-Control-Allow-Origin (CORS)"
    )]
    Blocked,
    /// The server answered with an error.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// The answer took longer than [`TIMEOUT`] to begin, or longer than the bound in seconds to end.
    #[error("the server took too long to answer")]
    TimedOut,
    /// The answer is larger than the bound, which is given in bytes.
    #[error("the answer is larger than the {0} bytes that the setting `bounds` allows")]
    TooLarge(usize),
    /// The connection broke while the answer was being read.
    #[error("the connection broke off")]
    BrokenOff,
    /// The load was cancelled.
    #[error("the request was given up")]
    Aborted,
}

impl FetchError {
    /// Whether another attempt may succeed.
    fn is_transient(self) -> bool {
        match self {
            Self::Unreachable | Self::TimedOut | Self::BrokenOff => true,
            Self::Status(status) => matches!(status, 408 | 429 | 500..),
            Self::Blocked | Self::TooLarge(_) | Self::Aborted => false,
        }
    }
}

/// The answer of a server.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The bytes of the document.
    pub bytes: Vec<u8>,
    /// The encoding that the server names.
    pub charset: Option<String>,
    /// The address after redirects.
    pub from: Option<Address>,
    /// The address of the next page that the server names (`Link: <…>; rel="next"`, RFC 8288).
    pub next: Option<String>,
}

/// Fetches an address.
///
/// # Errors
/// When no attempt succeeds. Errors that another attempt cannot help are returned at once.
pub async fn get(
    address: &Address,
    bounds: Bounds,
    cancellation: &Cancellation,
) -> Result<Answer, FetchError> {
    let mut attempt = 0;
    loop {
        attempt += 1;
        let (error, retry_after) = match try_once(address, bounds, cancellation).await {
            Ok(answer) => return Ok(answer),
            Err(failure) => failure,
        };
        if cancellation.is_cancelled() {
            return Err(FetchError::Aborted);
        }
        let short_wait = retry_after.is_none_or(|wait| wait <= MAX_WAIT);
        if error.is_transient() && attempt < MAX_ATTEMPTS && short_wait {
            wait(retry_after.unwrap_or_else(|| backoff(attempt))).await;
        } else if error == FetchError::Unreachable && is_reachable(address, cancellation).await {
            return Err(FetchError::Blocked);
        } else {
            return Err(error);
        }
    }
}

/// The wait after an attempt, in milliseconds. It grows exponentially and has a random part, so that many visitors do
/// not repeat their requests at the same time.
fn backoff(attempt: u32) -> f64 {
    let max = FIRST_WAIT * f64::from(2_u32.pow(attempt - 1));
    max * (0.5 + js_sys::Math::random() / 2.0)
}

async fn wait(milliseconds: f64) {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    TimeoutFuture::new(milliseconds as u32).await;
}

/// Why an attempt failed, and how many milliseconds the server asks to wait before the next.
type Failure = (FetchError, Option<f64>);

async fn try_once(
    address: &Address,
    bounds: Bounds,
    cancellation: &Cancellation,
) -> Result<Answer, Failure> {
    let mut attempt = Attempt::start(cancellation).map_err(|error| (error, None))?;
    let request = Request::get(address.as_str())
        // A dataset is public, and its server does not need the visitor's cookies.
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoCache)
        .abort_signal(Some(&attempt.signal()));
    let answer = match &cancellation.0.ask {
        Some(ask) => ask_host(ask, address, &attempt.signal()).await,
        None => request.send().await.ok(),
    };
    let response = answer.ok_or_else(|| (attempt.reason(FetchError::Unreachable), None))?;
    if !response.ok() {
        return Err((FetchError::Status(response.status()), retry_after(&response)));
    }
    let header = |name: &str| response.headers().get(name);
    let announced: Option<usize> = header("content-length").and_then(|size| size.parse().ok());
    if announced.is_some_and(|size| size > bounds.bytes) {
        return Err((FetchError::TooLarge(bounds.bytes), None));
    }
    attempt.set_timeout(u32::try_from(bounds.seconds.saturating_mul(1000)).unwrap_or(u32::MAX));
    let bytes = body(&response, bounds.bytes, &attempt).await.map_err(|error| (error, None))?;
    let charset = header("content-type").and_then(|kind| charset(&kind));
    let from = Address::link(&response.url(), None).ok();
    Ok(Answer { bytes, charset, from, next: header("link").as_deref().and_then(next_link) })
}

/// The answer to a request that the host page makes.
async fn ask_host(ask: &Function, address: &Address, signal: &AbortSignal) -> Option<Response> {
    let promise = ask.call2(&JsValue::NULL, &JsValue::from_str(address.as_str()), signal).ok()?;
    let answer = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()?;
    Some(answer.dyn_into::<web_sys::Response>().ok()?.into())
}

/// The character set that a content type names (RFC 9110, section 8.3.1).
fn charset(kind: &str) -> Option<String> {
    let kind = kind.to_ascii_lowercase();
    let (_, named) = kind.split_once("charset=")?;
    let name = named.split(';').next().unwrap_or_default();
    Some(name.trim().trim_matches('"').to_owned())
}

/// Reads the body piece by piece, at most `max` bytes. Pieces that are already there arrive without a pause, so this
/// loop gives the page its turns, too.
async fn body(response: &Response, max: usize, attempt: &Attempt) -> Result<Vec<u8>, FetchError> {
    let Some(stream) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let (mut pieces, mut length) = (Vec::new(), 0);
    let mut timer = YieldTimer::start();
    loop {
        let part = JsFuture::from(reader.read()).await;
        let part = part.map_err(|_| attempt.reason(FetchError::BrokenOff))?;
        let field = |name| Reflect::get(&part, &JsValue::from_str(name)).unwrap_or_default();
        let Ok(piece) = field("value").dyn_into::<Uint8Array>() else { break };
        length += piece.length() as usize;
        if length > max {
            attempt.controller.abort();
            return Err(FetchError::TooLarge(max));
        }
        pieces.push(piece);
        timer.yield_if_due().await;
    }
    // Allocated once: a growing list would be copied, and the module's memory never shrinks.
    let mut bytes = vec![0; length];
    let mut rest = bytes.as_mut_slice();
    for piece in pieces {
        let (target, after) = rest.split_at_mut(piece.length() as usize);
        piece.copy_to(target);
        rest = after;
        timer.yield_if_due().await;
    }
    Ok(bytes)
}

/// `Retry-After`, in seconds or as a date (RFC 9110, section 10.2.3), in milliseconds from now.
fn retry_after(response: &Response) -> Option<f64> {
    let written = response.headers().get("retry-after")?;
    // Some servers write fractions. The wait is `None` if the header has neither a number nor a date.
    let whole = written.trim().split('.').next().unwrap_or_default();
    if let Some(seconds) = whole.parse::<i64>().ok().and_then(|seconds| i32::try_from(seconds).ok())
    {
        return (seconds >= 0).then(|| f64::from(seconds) * 1000.0);
    }
    let date = Date::parse(&written);
    (!date.is_nan()).then(|| (date - Date::now()).max(0.0))
}

/// The address of the relation `next` in a `Link` header.
fn next_link(header: &str) -> Option<String> {
    header.split(',').find_map(|link| {
        let (address, parameters) = link.trim().strip_prefix('<')?.split_once('>')?;
        let next = parameters.contains("rel=\"next\"") || parameters.contains("rel=next");
        next.then(|| address.to_owned())
    })
}

/// Whether the server answers in `no-cors` mode. Browsers do not tell scripts that a request was refused by CORS. If an
/// answer arrives in `no-cors` mode, the server is reachable and CORS was the reason.
async fn is_reachable(address: &Address, cancellation: &Cancellation) -> bool {
    let Ok(attempt) = Attempt::start(cancellation) else { return false };
    Request::get(address.as_str())
        .mode(RequestMode::NoCors)
        .credentials(RequestCredentials::Omit)
        .abort_signal(Some(&attempt.signal()))
        .send()
        .await
        .is_ok()
}

/// One request with its time-out. Dropping the attempt stops the time-out.
struct Attempt {
    controller: AbortController,
    timed_out: Rc<std::cell::Cell<bool>>,
    timeout: Option<Timeout>,
}

impl Attempt {
    fn start(cancellation: &Cancellation) -> Result<Self, FetchError> {
        if cancellation.is_cancelled() {
            return Err(FetchError::Aborted);
        }
        let controller = AbortController::new().map_err(|_| FetchError::Unreachable)?;
        cancellation.0.begun.borrow_mut().push(controller.clone());
        let timed_out = Rc::new(std::cell::Cell::new(false));
        let mut attempt = Self { controller, timed_out, timeout: None };
        attempt.set_timeout(TIMEOUT);
        Ok(attempt)
    }

    /// Aborts the request after this many milliseconds from now.
    fn set_timeout(&mut self, milliseconds: u32) {
        let (controller, timed_out) = (self.controller.clone(), Rc::clone(&self.timed_out));
        // The previous time-out stops when it is dropped.
        self.timeout = Some(Timeout::new(milliseconds, move || {
            timed_out.set(true);
            controller.abort();
        }));
    }

    fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    fn reason(&self, default: FetchError) -> FetchError {
        if self.timed_out.get() { FetchError::TimedOut } else { default }
    }
}
