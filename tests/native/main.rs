//! The tests that need no browser.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod attacks;
mod circles;
mod embedding;
mod formats;
mod house;
mod merging;
mod moments;
mod prepared;
mod prepared_search;
mod reading;
mod related;
mod rooms;
mod routes;
mod search;
mod soup;
mod styles;
mod support;
mod tables;
mod timeline;
mod views;
mod words;
