//! Time limits of requests, and turns for the page while something large is read.

pub mod timeout;
pub mod yield_timer;
