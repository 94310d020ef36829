//! The table of related links in `docs/related.md`.

use std::process::Command;

use anyhow::Result;

use crate::process::run;

/// Writes the table anew. The test that checks it is the one that writes it.
///
/// # Errors
/// The edition cannot be read, or the document cannot be written.
pub(crate) fn write() -> Result<()> {
    let mut command = Command::new("cargo");
    command.env("GAZETTE_WRITE", "1").args(["test", "--quiet", "--test", "native"]);
    run("cargo test", command.arg("the_reviewed_table_is_up_to_date"))
}
