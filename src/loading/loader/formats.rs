//! The part of the module with the adapters of other formats than JSON Feed, and with what reads how a publication presents
//! itself. It is loaded when a dataset needs it.
//!
//! With the feature `split`, the part is cut off the module after linking (`xtask/src/build/split.rs`), and [`part()`]
//! fetches it. Without the feature it is always there.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use super::containers::{Coming, containers};
use super::dress::dress;
use crate::edition::Edition;
use crate::edition::notice::Notice;
use crate::formats::ContainerKind;
use crate::formats::Origin;
use crate::formats::adapters::{self, Adapters, Containers};
use crate::formats::branding;
use crate::formats::json::Value;
use crate::loading::Missing;

/// The functions of the part.
#[derive(Clone, Copy)]
pub(super) struct FormatsPart {
    /// The adapters.
    pub(super) adapters: fn() -> Adapters,
    /// Reads an object `site` into an edition ([`branding::apply`]).
    pub(super) apply: fn(&Value, &str, Origin<'_>, &mut Edition) -> Vec<Notice>,
    /// Gets what reads a kind of container that only this part recognises.
    pub(super) containers: fn(ContainerKind) -> Coming<Containers>,
    /// Gives the page the icon, colours and fonts of an edition.
    pub(super) dress: fn(&Edition),
}

/// Gets the part.
///
/// # Errors
/// When the part cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub(super) async fn part() -> Result<FormatsPart, Missing> {
    #[cfg(feature = "split")]
    return cut_off::formats().await;
    #[cfg(not(feature = "split"))]
    Ok(functions())
}

fn functions() -> FormatsPart {
    FormatsPart { adapters: adapters::adapters, apply: branding::apply, containers, dress }
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{FormatsPart, Missing, functions};

    #[wasm_split_helpers::wasm_split(formats, fallible)]
    pub(super) fn formats() -> Result<FormatsPart, Missing> {
        Ok(functions())
    }
}
