//! The tools that building and testing need.
//!
//! Each is looked for in `PATH` and in `target/tools`. A missing one is installed into `target/tools`, as a
//! ready-made download where that works, else from the package registries. Outside the project's folder
//! only two things change, and both are announced: rustup may add a component or a target to the
//! toolchain, and `apt-get` may install Debian packages.

mod apt;
mod binaries;
pub(crate) mod chromium;
pub(crate) mod compiler;
mod debian;
mod hosts;
pub(crate) mod npm;
pub(crate) mod other_browsers;
mod pins;
mod rust;
mod wasm_tools;

use std::fs;

use anyhow::Result;

use crate::project;
use compiler::Compiler;

pub(crate) use rust::tell_other_version;

/// Installs every missing tool that building and testing need.
///
/// # Errors
/// A tool is available neither ready-made nor from a registry.
pub(crate) fn everything() -> Result<()> {
    for_building()?;
    chromium::ensure()?;
    npm::end_to_end()?;
    hosts::ensure()?;
    eprintln!("✓ every tool is there");
    Ok(())
}

/// Installs the tools that `trunk build` needs.
///
/// # Errors
/// As for [`everything`].
pub(crate) fn for_building() -> Result<Compiler> {
    fs::create_dir_all(project::tools())?;
    let compiler = Compiler::ensure()?;
    wasm_tools::wasm_bindgen()?;
    wasm_tools::trunk()?;
    npm::site()?;
    Ok(compiler)
}
