//! One component for each route, and the [`app`] that chooses between them.

pub mod about;
pub mod app;
pub mod article;
pub mod front;
pub mod not_found;
pub mod timeline;
