//! The adapters of other formats than JSON Feed, which are loaded when a dataset needs them.
//!
//! With the feature `split`, the adapters are cut off the module after linking (`xtask/src/build/split.rs`), and
//! [`adapters()`] fetches them. Without the feature the adapters are always there.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use crate::formats::adapters::{self, Adapters};
use crate::loading::Missing;

/// Gets the adapters.
///
/// # Errors
/// When the part of the module that has the adapters cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub(super) async fn adapters() -> Result<Adapters, Missing> {
    #[cfg(feature = "split")]
    return cut_off::formats().await;
    #[cfg(not(feature = "split"))]
    Ok(adapters::adapters())
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{Adapters, Missing, adapters};

    #[wasm_split_helpers::wasm_split(formats, fallible)]
    pub(super) fn formats() -> Result<Adapters, Missing> {
        Ok(adapters::adapters())
    }
}
