//! The part of the module that reads calendars. It is loaded when a dataset is one.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use crate::formats::adapters::Containers;
use crate::loading::Missing;

/// Gets the functions of the part.
///
/// # Errors
/// When the part cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub(super) async fn part() -> Result<Containers, Missing> {
    #[cfg(feature = "split")]
    return cut_off::calendars().await;
    #[cfg(not(feature = "split"))]
    Ok(crate::formats::adapters::calendars())
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{Containers, Missing};

    #[wasm_split_helpers::wasm_split(calendars, fallible)]
    pub(super) fn calendars() -> Result<Containers, Missing> {
        Ok(crate::formats::adapters::calendars())
    }
}
