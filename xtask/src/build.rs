//! Building the site with Trunk.

use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::tools;
use crate::webassembly::Compiler;

/// Builds the site as visitors get it, into `dist/`; returns what compiled it.
///
/// # Errors
/// When a tool cannot be had or the build fails.
pub(crate) fn release() -> Result<Compiler> {
    let compiler = tools::for_building()?;
    run("trunk build --release", &mut trunk(&compiler, "build"))?;
    Ok(compiler)
}

/// A Trunk command, ready to run.
pub(crate) fn trunk(compiler: &Compiler, verb: &str) -> Command {
    let mut command = Command::new("trunk");
    compiler.prepare_for_visitors(&mut command);
    // Offline: Trunk takes wasm-bindgen and wasm-opt from PATH, where `tools` has put them.
    command.args([verb, "--release", "--offline", "true"]);
    // Trunk reads NO_COLOR as a flag of its own and refuses the customary value 1.
    command.env_remove("NO_COLOR");
    command
}
