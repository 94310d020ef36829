//! Writes what is made of the sources: tables to be reviewed, and the specimens.

pub(crate) mod related;
pub(crate) mod specimens;
pub(crate) mod windows_zones;
