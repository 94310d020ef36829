//! Lists of articles, of activities, and of related links.

pub mod activities;
pub mod related;
pub mod stories;
pub mod ways;
