//! Pictures and recordings: a picture, a gallery with its viewer, and a player.

pub mod gallery;
pub mod picture;
pub mod player;
