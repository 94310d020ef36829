//! One component for each route, and the [`shell`] that chooses between them.

pub mod about;
pub mod app;
mod arrival;
pub mod article;
pub mod front;
pub mod later;
pub mod listing;
mod news;
pub mod not_found;
pub mod shell;
pub mod timeline;
