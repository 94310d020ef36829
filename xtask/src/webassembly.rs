//! A compiler for WebAssembly: rustup's ready-made standard library where it can be had, else
//! Debian's matching pair of compiler and standard-library source.
//!
//! The second way exists for machines that reach package registries and nothing else: there
//! `rustup target add` has no server to ask, and cargo builds the standard library itself.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{output_of, run, succeeds};
use crate::tools::{self, apt_install};

const TARGET: &str = "wasm32-unknown-unknown";

/// How code for the browser is compiled on this machine.
pub(crate) enum Compiler {
    /// The installed toolchain has the target's standard library.
    Ready,
    /// Debian's compiler builds the standard library from its source.
    FromSource {
        /// A folder that holds `cargo` and `rustc` of that compiler, to go first in `PATH`.
        programs: PathBuf,
        /// The linker for WebAssembly.
        linker: PathBuf,
    },
}

impl Compiler {
    /// Finds a compiler, installing what is missing.
    ///
    /// # Errors
    /// When neither way works; the message says what was tried.
    pub(crate) fn ensure() -> Result<Self> {
        if target_is_installed() {
            return Ok(Self::Ready);
        }
        if let Some(ready) = debian_compiler()? {
            return Ok(ready);
        }
        let added = run(
            "rustup target add wasm32-unknown-unknown",
            Command::new("rustup").args(["target", "add", TARGET]),
        );
        if added.is_ok() && target_is_installed() {
            return Ok(Self::Ready);
        }
        eprintln!(
            "  rustup has no ready-made standard library to offer here, so Debian's compiler will \
             build it from source (packages rustc-web, cargo-web, rust-web-src, lld-19)"
        );
        apt_install(&["rustc-web", "cargo-web", "rust-web-src", "lld-19"])?;
        debian_compiler()?.context(
            "expected /usr/bin/rustc with its standard library's source after installing \
             rustc-web and rust-web-src, found none",
        )
    }

    /// Gives a command what it needs to compile for the browser.
    pub(crate) fn prepare(&self, command: &mut Command) {
        command.env("CARGO_TARGET_DIR", tools::root().join("target/web"));
        command.env("CARGO_ENCODED_RUSTFLAGS", short_paths());
        command.env("PATH", tools::path_with(&[]));
        if let Self::FromSource { programs, linker } = self {
            command
                .env("PATH", tools::path_with(std::slice::from_ref(programs)))
                .env("RUSTC", programs.join("rustc"))
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                .env_remove("CARGO")
                .env_remove("RUSTUP_TOOLCHAIN");
        }
    }

    /// The program that builds: its own cargo where the compiler is not rustup's.
    pub(crate) fn cargo(&self) -> PathBuf {
        match self {
            Self::Ready => PathBuf::from("cargo"),
            Self::FromSource { programs, .. } => programs.join("cargo"),
        }
    }
}

/// Cuts the folders of this machine off the source paths that panic messages carry: nobody's home
/// folder belongs in a module that strangers load, and it weighs 2 KB.
fn short_paths() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let folders = registries.into_iter().flatten().flatten().map(|entry| entry.path());
    let flags: Vec<String> = folders
        .chain([tools::root()])
        .map(|folder| format!("--remap-path-prefix={}=.", folder.display()))
        .collect();
    // The separator that cargo asks for here: a folder's name may have spaces in it.
    flags.join("\u{1f}")
}

fn target_is_installed() -> bool {
    output_of(Command::new("rustc").args(["--print", "sysroot"]))
        .is_some_and(|root| Path::new(&root).join("lib/rustlib").join(TARGET).join("lib").exists())
}

fn debian_compiler() -> Result<Option<Compiler>> {
    let (rustc, cargo) = (Path::new("/usr/bin/rustc"), Path::new("/usr/bin/cargo"));
    let Some(root) = output_of(Command::new(rustc).args(["--print", "sysroot"])) else {
        return Ok(None);
    };
    let source = Path::new(&root).join("lib/rustlib/src/rust/library/std/Cargo.toml");
    if !cargo.exists() || !source.exists() {
        return Ok(None);
    }
    let Some(linker) = find_linker() else { return Ok(None) };
    let programs = tools::folder().join("debian");
    fs::create_dir_all(&programs)?;
    for program in [rustc, cargo] {
        let name = program.file_name().context("a program without a name")?;
        link(program, &programs.join(name))?;
    }
    Ok(Some(Compiler::FromSource { programs, linker }))
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

/// `rust-lld` of rustup's toolchain, or the same program under Debian's name.
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
