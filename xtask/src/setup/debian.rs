//! Debian's compiler with the source of its standard library.
//!
//! It is for machines that reach package registries and nothing else: there rustup has no server to ask.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{output_of, succeeds};
use crate::project;

/// Debian's packages for the compiler, cargo, the source and the linker.
pub(crate) const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

/// The source that cargo builds the standard library from, below a compiler's folder.
pub(crate) const SOURCE: &str = "lib/rustlib/src/rust/library/std/Cargo.toml";

/// Debian's compiler.
pub(crate) struct Debian {
    /// A folder that holds `cargo` and `rustc` of that compiler, to go first in `PATH`.
    pub(crate) programs: PathBuf,
    /// The linker for WebAssembly.
    pub(crate) linker: PathBuf,
}

/// Finds Debian's compiler, if it is there with its source and a linker.
///
/// # Errors
/// The folder of its programs cannot be made.
pub(crate) fn find() -> Result<Option<Debian>> {
    let (rustc, cargo) = (Path::new("/usr/bin/rustc"), Path::new("/usr/bin/cargo"));
    let Some(root) = output_of(Command::new(rustc).args(["--print", "sysroot"])) else {
        return Ok(None);
    };
    if !cargo.exists() || !Path::new(&root).join(SOURCE).exists() {
        return Ok(None);
    }
    let Some(linker) = find_linker() else { return Ok(None) };
    let programs = project::tools().join("debian");
    fs::create_dir_all(&programs)?;
    for program in [rustc, cargo] {
        let name = program.file_name().context("expected a program with a name, found none")?;
        link(program, &programs.join(name))?;
    }
    Ok(Some(Debian { programs, linker }))
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    if !to.exists() {
        std::os::unix::fs::symlink(from, to)?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    anyhow::bail!("Debian's compiler is only for Debian")
}

/// Finds `rust-lld` of rustup's toolchain, or the same program under Debian's name.
fn find_linker() -> Option<PathBuf> {
    let root = output_of(Command::new("rustc").args(["--print", "sysroot"]))?;
    let version = output_of(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "))?;
    let own = Path::new(&root).join("lib/rustlib").join(host).join("bin/rust-lld");
    if own.exists() {
        return Some(own);
    }
    let debian = PathBuf::from("/usr/bin/wasm-ld-19");
    succeeds(Command::new(&debian).arg("--version")).then_some(debian)
}
