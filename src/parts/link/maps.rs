//! Links to maps of a position, on the web and in the visitor's own app.

use super::LEAVES;
use crate::parts::element::{Element, element};

/// A link to a map on the web.
pub fn web_map(position: (f64, f64)) -> Element {
    let (latitude, longitude) = (degrees(position.0), degrees(position.1));
    let page = "https://www.openstreetmap.org/";
    let address = format!("{page}?mlat={latitude}&mlon={longitude}#map=14/{latitude}/{longitude}");
    leading_to(address).attribute("rel", "noopener noreferrer")
}

/// A link that the visitor's own map app opens (RFC 5870).
pub fn map_app(position: (f64, f64)) -> Element {
    leading_to(format!("geo:{},{}", degrees(position.0), degrees(position.1)))
}

/// An address of numbers needs no check.
fn leading_to(address: String) -> Element {
    element("a").attribute("href", address).attribute("aria-describedby", LEAVES)
}

/// A number of degrees, to a tenth of a metre. The browser writes it, because what the standard library would write it
/// with weighs 6 KB.
fn degrees(value: f64) -> String {
    let value = (value * 1e6).round() / 1e6;
    #[cfg(target_arch = "wasm32")]
    return js_sys::Number::from(value).to_string(10).map(String::from).unwrap_or_default();
    #[cfg(not(target_arch = "wasm32"))]
    value.to_string()
}
