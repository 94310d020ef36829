//! Lenient reading of fields: a value that can be understood is taken, and a notice says what was repaired or
//! lost.
//!
//! Getters read the values from a tree. Derived structs would lose a whole dataset for one wrong type in one
//! item.

pub(super) mod addresses;
pub(super) mod body;
mod context;
pub(super) mod excerpts;
mod field;
pub(super) mod identity;
pub(super) mod names;
mod notices;
mod numbers;
mod texts;
mod unknown;
pub(super) mod values;

pub(super) use context::{Context, Texts, time_zone};
pub(super) use field::Field;
pub(super) use notices::{DOCUMENT, Mark, Needs, Notices};
