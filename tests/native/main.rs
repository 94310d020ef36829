//! Tests that need no browser.

mod formats;
mod house;
mod moments;
mod routes;
mod support;
mod views;
