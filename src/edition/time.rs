//! Time: calendar dates, moments as exactly as they are known, durations and zones.

pub mod calendar;
pub mod duration;
pub mod moment;
pub mod zone;
