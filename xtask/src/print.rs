//! Prints the bundled edition into the built site, as an operator prints theirs.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::project::root;

/// Prints into the folder of a built site.
///
/// # Errors
/// `press` cannot be compiled, or cannot print.
pub(crate) fn into(dist: &Path) -> Result<()> {
    // Compiled first, so that the print tells its own time.
    run("cargo build --package press", cargo(&["build"]).args(["--quiet"]))?;
    run("press print", cargo(&["run", "--quiet"]).arg("--").arg("print").arg(dist))
}

/// Keeps the page of a site that is not printed where a print would put it, because the tests and the scale look for it
/// there.
///
/// # Errors
/// The page cannot be copied.
pub(crate) fn plain(dist: &Path) -> Result<()> {
    std::fs::copy(dist.join("index.html"), dist.join("app.html"))?;
    Ok(())
}

fn cargo(verb: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root()).args(verb).args(["--package", "press"]);
    command
}
