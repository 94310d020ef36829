//! Tests that need no browser.

mod routes;
