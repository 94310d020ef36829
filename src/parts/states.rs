//! Messages in place of a page, above it or below it: errors, copies, news, further pages, and a page that is loading.

pub mod failure;
pub mod skeleton;
