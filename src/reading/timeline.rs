//! The timeline of an edition: its entries, the selection, their order and their groups.

pub mod axis;
pub mod chronicle;
pub mod entries;
pub mod map;
pub mod nearest;
pub mod plan;
pub mod selecting;
