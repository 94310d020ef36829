//! The address in the browser's address bar.

use crate::routing::{Location, Route};

/// The part of the address from `#` on.
pub(super) fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The route of the address.
pub(super) fn read(location: &Location) -> Option<Route> {
    let url = web_sys::window()?.location();
    location.read(&url.pathname().ok()?, &url.search().ok()?, &url.hash().ok()?)
}
