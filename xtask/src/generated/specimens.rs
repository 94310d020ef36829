//! The specimens: every part and page in every state, as plain pages to look at and to test.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::project::{copy, root};

/// Writes the specimens into `target/specimens`, with the style sheets that they use.
///
/// # Errors
/// A part cannot be rendered, or a file cannot be written.
pub(crate) fn write() -> Result<()> {
    let folder = root().join("target/specimens");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&root().join("style"), &folder.join("style"))?;
    let own = root().join("tests/specimens/specimens.css");
    fs::copy(own, folder.join("specimens.css"))?;
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--package", "gazette", "--example", "specimens", "--"]);
    run("cargo run --example specimens", command.arg(&folder))?;
    println!("{}", folder.join("index.html").display());
    Ok(())
}
