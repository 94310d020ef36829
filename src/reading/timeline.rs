//! The timeline of an edition: its entries, which of them are shown, in which order and groups.

pub mod axis;
pub mod chronicle;
pub mod entries;
pub mod nearest;
pub mod selecting;
