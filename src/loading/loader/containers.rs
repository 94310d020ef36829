//! The parts of the module that read feeds in XML, and tables. Only the part with the adapters refers to them, so that what
//! every visitor loads does not grow with them.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use std::pin::Pin;

use crate::formats::ContainerKind;
use crate::formats::adapters::Containers;
use crate::loading::Missing;

/// A part that is being loaded, in the one thread of a browser.
pub(super) type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

/// Gets the functions of the part for a kind of container.
pub(super) fn containers(kind: ContainerKind) -> Coming<Containers> {
    Box::pin(part(kind))
}

#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
async fn part(kind: ContainerKind) -> Result<Containers, Missing> {
    #[cfg(feature = "split")]
    return match kind {
        ContainerKind::Table => cut_off::tables().await,
        _ => cut_off::feeds().await,
    };
    #[cfg(not(feature = "split"))]
    Ok(match kind {
        ContainerKind::Table => crate::formats::adapters::tables(),
        _ => crate::formats::adapters::feeds(),
    })
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{Containers, Missing};

    #[wasm_split_helpers::wasm_split(feeds, fallible)]
    pub(super) fn feeds() -> Result<Containers, Missing> {
        Ok(crate::formats::adapters::feeds())
    }

    #[wasm_split_helpers::wasm_split(tables, fallible)]
    pub(super) fn tables() -> Result<Containers, Missing> {
        Ok(crate::formats::adapters::tables())
    }
}
