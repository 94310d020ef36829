//! What stands in the place of a page or above it: errors, copies, news, and a page that is still loading.

pub mod failure;
pub mod skeleton;
