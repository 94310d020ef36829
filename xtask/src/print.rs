//! Prints the bundled edition into the built site, as an operator prints theirs.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::run;
use crate::project::root;

/// Writes the schemas of datasets and settings into a built site, for editors of code.
///
/// # Errors
/// `press` cannot be compiled, or a schema cannot be written.
pub(crate) fn schemas(dist: &Path) -> Result<()> {
    // Compiled first, so that a print tells its own time.
    run("cargo build --package press", cargo(&["build"]).args(["--quiet"]))?;
    let folder = dist.join("schema");
    std::fs::create_dir_all(&folder)?;
    for of in ["dataset", "settings"] {
        let output = cargo(&["run", "--quiet"]).args(["--", "schema", of]).output()?;
        if !output.status.success() {
            bail!("press schema {of}: {}", String::from_utf8_lossy(&output.stderr));
        }
        std::fs::write(folder.join(of).with_extension("json"), output.stdout)?;
    }
    Ok(())
}

/// Prints into the folder of a built site, after [`schemas`] has compiled `press`.
///
/// # Errors
/// `press` cannot print.
pub(crate) fn into(dist: &Path) -> Result<()> {
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
