//! The compiler for WebAssembly, which builds the standard library along with the site.
//!
//! Three ways are tried: rustup's compiler with the source of its library, Debian's with its own, and
//! rustup's with the ready-made library. A library that is built for the site ends a panic at once instead
//! of describing it (`boot.js` tells the visitor), and the site is 12 KB smaller.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::apt;
use super::debian::{self, Debian, SOURCE};
use crate::process::{output_of, succeeds};
use crate::project::{path_with, root};

const TARGET: &str = "wasm32-unknown-unknown";
const BUILD_STD: &str = "std,panic_abort";
/// Features of the standard library that make it small rather than fast where it has both: 1.6 KB.
const STD_FEATURES: &str = "optimize_for_size";

/// Flags that leave out the code for describing panics, because visitors see no descriptions.
const SPARE: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Makes the linker leave its relocations in the module, which show the functions that each function refers to.
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

/// How code for the browser is compiled on this machine.
pub(crate) enum Compiler {
    /// rustup's compiler, with the ready-made standard library: the site is larger.
    Ready,
    /// rustup's compiler, which builds the standard library from its source.
    Rustup,
    /// Debian's compiler, which does the same.
    Debian(Debian),
}

impl Compiler {
    /// Finds a compiler, installing what is missing.
    ///
    /// # Errors
    /// No way works; the message says what was tried.
    pub(crate) fn ensure() -> Result<Self> {
        if has_rustup_source() {
            return Ok(Self::Rustup);
        }
        if let Some(debian) = debian()? {
            return Ok(debian);
        }
        let add = |kind, name| Command::new("rustup").args([kind, "add", name]).status();
        eprintln!("→ rustup component add rust-src");
        if add("component", "rust-src").is_ok() && has_rustup_source() {
            return Ok(Self::Rustup);
        }
        eprintln!(
            "  rustup has no source of the standard library to offer here, so Debian's compiler will \
             build its own (packages {})",
            debian::PACKAGES.join(", ")
        );
        let installed = apt::install(&debian::PACKAGES);
        if let Some(debian) = debian()? {
            return Ok(debian);
        }
        eprintln!("  nor has Debian, so the ready-made library will do; the site will be larger");
        if target_is_installed() || (add("target", TARGET).is_ok() && target_is_installed()) {
            return Ok(Self::Ready);
        }
        installed.context("no way to compile for WebAssembly was found")?;
        anyhow::bail!("expected /usr/bin/rustc with its standard library's source, found none")
    }

    /// Prepares a command to compile for the browser.
    pub(crate) fn prepare(&self, command: &mut Command) {
        command.env("CARGO_TARGET_DIR", root().join("target/web"));
        command.env("CARGO_ENCODED_RUSTFLAGS", flags(&[]));
        command.env("PATH", path_with(&[]));
        if self.is_small() {
            command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", BUILD_STD);
            command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", STD_FEATURES);
        }
        if let Self::Debian(Debian { programs, linker }) = self {
            command
                .env("PATH", path_with(std::slice::from_ref(programs)))
                .env("RUSTC", programs.join("rustc"))
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                .env_remove("CARGO")
                .env_remove("RUSTUP_TOOLCHAIN");
        }
    }

    /// Gives a command what it needs to compile what visitors load: [`Self::prepare`], the relocations by
    /// which the module is cut, and no descriptions of panics where the compiler can leave them out.
    pub(crate) fn prepare_for_visitors(&self, command: &mut Command) {
        self.prepare(command);
        let spare: &[&str] = if self.is_small() { &SPARE } else { &[] };
        command.env("CARGO_ENCODED_RUSTFLAGS", flags(&[spare, &[RELOCATIONS]].concat()));
    }

    /// Whether the standard library is built with the site: only then the ceiling holds.
    pub(crate) fn is_small(&self) -> bool {
        !matches!(self, Self::Ready)
    }

    /// The cargo that belongs to the compiler.
    pub(crate) fn cargo(&self) -> PathBuf {
        match self {
            Self::Debian(debian) => debian.programs.join("cargo"),
            Self::Ready | Self::Rustup => PathBuf::from("cargo"),
        }
    }
}

/// The compiler's flags.
///
/// They cut the folders of this machine off the source paths that panic messages carry: nobody's home
/// folder belongs in a module that strangers load, and it weighs 2 KB.
fn flags(more: &[&str]) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let folders = registries.into_iter().flatten().flatten().map(|entry| entry.path());
    let folders: Vec<PathBuf> = folders.chain([root()]).collect();
    encoded(&folders, more)
}

/// Writes the flags as cargo asks for them in `CARGO_ENCODED_RUSTFLAGS`: a folder's name may have spaces.
fn encoded(folders: &[PathBuf], more: &[&str]) -> String {
    let remapped =
        folders.iter().map(|folder| format!("--remap-path-prefix={}=.", folder.display()));
    let flags: Vec<String> = remapped.chain(more.iter().map(|flag| (*flag).to_owned())).collect();
    flags.join("\u{1f}")
}

/// Debian's compiler, if it is there, with the crates that its standard library needs: Trunk's cargo works
/// offline.
fn debian() -> Result<Option<Compiler>> {
    let Some(debian) = debian::find()? else { return Ok(None) };
    let compiler = Compiler::Debian(debian);
    let mut fetch = Command::new(compiler.cargo());
    fetch.args(["fetch", "--target", TARGET]).current_dir(root());
    compiler.prepare(&mut fetch);
    Ok(succeeds(&mut fetch).then_some(compiler))
}

fn target_is_installed() -> bool {
    output_of(Command::new("rustc").args(["--print", "sysroot"]))
        .is_some_and(|root| Path::new(&root).join("lib/rustlib").join(TARGET).join("lib").exists())
}

/// Whether rustup's toolchain has the source of its standard library, with the crates that this needs.
fn has_rustup_source() -> bool {
    let sysroot = output_of(Command::new("rustc").args(["--print", "sysroot"]));
    let mut fetch = Command::new("cargo");
    fetch.args(["fetch", "--target", TARGET]).current_dir(root());
    fetch.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", BUILD_STD);
    sysroot.is_some_and(|sysroot| Path::new(&sysroot).join(SOURCE).exists()) && succeeds(&mut fetch)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::process::Command;

    use super::{Compiler, Debian, encoded};

    fn variable(command: &Command, name: &str) -> Option<String> {
        let value = command.get_envs().find_map(|(key, value)| value.filter(|_| key == name));
        value.map(|value| value.to_string_lossy().into_owned())
    }

    #[test]
    fn folders_with_spaces_stay_whole() {
        let folders = [PathBuf::from("/a b"), PathBuf::from("/c")];
        assert_eq!(
            encoded(&folders, &["-Cx=1"]),
            "--remap-path-prefix=/a b=.\u{1f}--remap-path-prefix=/c=.\u{1f}-Cx=1"
        );
    }

    #[test]
    fn panics_are_spared_only_with_a_library_of_our_own() {
        for (compiler, spared) in [(Compiler::Ready, false), (Compiler::Rustup, true)] {
            let mut command = Command::new("cargo");
            compiler.prepare_for_visitors(&mut command);
            let flags = variable(&command, "CARGO_ENCODED_RUSTFLAGS").expect("flags");
            assert_eq!(flags.contains("-Cpanic=immediate-abort"), spared);
            assert!(flags.ends_with("-Clink-arg=--emit-relocs"), "{flags}");
            assert_eq!(variable(&command, "CARGO_UNSTABLE_BUILD_STD").is_some(), spared);
        }
    }

    #[test]
    fn debians_programs_come_first() {
        let debian = Debian { programs: PathBuf::from("/d"), linker: PathBuf::from("/l") };
        let compiler = Compiler::Debian(debian);
        let mut command = Command::new("cargo");
        compiler.prepare(&mut command);
        assert!(variable(&command, "PATH").is_some_and(|path| path.starts_with("/d")));
        assert_eq!(variable(&command, "RUSTC").as_deref(), Some("/d/rustc"));
        assert_eq!(compiler.cargo(), PathBuf::from("/d/cargo"));
    }
}
