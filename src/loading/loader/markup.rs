//! The part of the module that reads formulas and makes links and players of addresses. It is loaded when a text needs it.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use crate::formats::markup::Markup;

/// Gets the functions of the part, or what stands in for them if the part cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub(super) async fn part() -> Markup {
    #[cfg(feature = "split")]
    return cut_off::markup().await.unwrap_or_else(|_| Markup::missing());
    #[cfg(not(feature = "split"))]
    crate::formats::markup::markup()
}

#[cfg(feature = "split")]
mod cut_off {
    use super::Markup;
    use crate::loading::Missing;

    #[wasm_split_helpers::wasm_split(markup, fallible)]
    pub(super) fn markup() -> Result<Markup, Missing> {
        Ok(crate::formats::markup::markup())
    }
}
