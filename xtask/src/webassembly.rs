//! A compiler for WebAssembly that builds the standard library along with the site: rustup's own
//! with its source where that can be had, else Debian's matching pair of compiler and source; where
//! neither can be had, the ready-made library.
//!
//! A library built for the site ends a panic at once instead of describing it (`boot.js` tells the
//! visitor), which spares 12 KB of what they load. The second way exists for machines that reach
//! package registries and nothing else: there rustup has no server to ask.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{output_of, succeeds};
use crate::tools::{self, apt_install};

const TARGET: &str = "wasm32-unknown-unknown";
const BUILD_STD: &str = "std,panic_abort";

/// What spares code for describing panics, of which a visitor sees nothing.
const SPARE: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Has the linker leave in the module which places of it refer to which others.
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

/// How code for the browser is compiled on this machine.
pub(crate) enum Compiler {
    /// With the standard library as it comes: the site is larger.
    Ready,
    /// The standard library is built from its source.
    FromSource(Source),
}

/// Where the compiler that builds the standard library is, if it is not rustup's.
pub(crate) struct Source {
    /// A folder that holds `cargo` and `rustc` of that compiler, to go first in `PATH`, and the linker
    /// for WebAssembly.
    debian: Option<(PathBuf, PathBuf)>,
}

impl Compiler {
    /// Finds a compiler, installing what is missing.
    ///
    /// # Errors
    /// When no way works; the message says what was tried.
    pub(crate) fn ensure() -> Result<Self> {
        if rustup_source() {
            return Ok(Self::FromSource(Source { debian: None }));
        }
        if let Some(ready) = debian_compiler()? {
            return Ok(ready);
        }
        let add = |kind, name| Command::new("rustup").args([kind, "add", name]).status();
        eprintln!("→ rustup component add rust-src");
        if add("component", "rust-src").is_ok() && rustup_source() {
            return Ok(Self::FromSource(Source { debian: None }));
        }
        eprintln!(
            "  rustup has no source of the standard library to offer here, so Debian's compiler will \
             build its own (packages rustc-web, cargo-web, rust-web-src, lld-19)"
        );
        let installed = apt_install(&["rustc-web", "cargo-web", "rust-web-src", "lld-19"]);
        if let Some(ready) = debian_compiler()? {
            return Ok(ready);
        }
        eprintln!("  nor has Debian, so the ready-made library will do; the site will be larger");
        if target_is_installed() || (add("target", TARGET).is_ok() && target_is_installed()) {
            return Ok(Self::Ready);
        }
        installed.context("no way to compile for WebAssembly was found")?;
        anyhow::bail!("expected /usr/bin/rustc with its standard library's source, found none")
    }

    /// Gives a command what it needs to compile for the browser.
    pub(crate) fn prepare(&self, command: &mut Command) {
        command.env("CARGO_TARGET_DIR", tools::root().join("target/web"));
        command.env("CARGO_ENCODED_RUSTFLAGS", flags(&[]));
        command.env("PATH", tools::path_with(&[]));
        let Self::FromSource(source) = self else { return };
        command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", BUILD_STD);
        if let Some((programs, linker)) = &source.debian {
            command
                .env("PATH", tools::path_with(std::slice::from_ref(programs)))
                .env("RUSTC", programs.join("rustc"))
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                .env_remove("CARGO")
                .env_remove("RUSTUP_TOOLCHAIN");
        }
    }

    /// The same for what visitors load: with what the module is cut by, and without a word on panics,
    /// where the compiler can.
    pub(crate) fn prepare_for_visitors(&self, command: &mut Command) {
        self.prepare(command);
        let spare: &[&str] = if self.is_small() { &SPARE } else { &[] };
        command.env("CARGO_ENCODED_RUSTFLAGS", flags(&[spare, &[RELOCATIONS]].concat()));
    }

    /// Whether what it builds is as small as it can be, and the ceiling holds.
    pub(crate) fn is_small(&self) -> bool {
        matches!(self, Self::FromSource(_))
    }

    /// The program that builds: its own cargo where the compiler is not rustup's.
    pub(crate) fn cargo(&self) -> PathBuf {
        match self {
            Self::FromSource(Source { debian: Some((programs, _)) }) => programs.join("cargo"),
            _ => PathBuf::from("cargo"),
        }
    }
}

/// The compiler's flags. They cut the folders of this machine off the source paths that panic messages carry: nobody's home
/// folder belongs in a module that strangers load, and it weighs 2 KB.
fn flags(more: &[&str]) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let folders = registries.into_iter().flatten().flatten().map(|entry| entry.path());
    let flags: Vec<String> = folders
        .chain([tools::root()])
        .map(|folder| format!("--remap-path-prefix={}=.", folder.display()))
        .chain(more.iter().map(|flag| (*flag).to_owned()))
        .collect();
    // The separator that cargo asks for here: a folder's name may have spaces in it.
    flags.join("\u{1f}")
}

fn target_is_installed() -> bool {
    output_of(Command::new("rustc").args(["--print", "sysroot"]))
        .is_some_and(|root| Path::new(&root).join("lib/rustlib").join(TARGET).join("lib").exists())
}

/// Whether rustup's toolchain has the source of its standard library, with the crates that this needs.
fn rustup_source() -> bool {
    let root = output_of(Command::new("rustc").args(["--print", "sysroot"]));
    let source =
        |root| Path::new(&root).join("lib/rustlib/src/rust/library/std/Cargo.toml").exists();
    let mut fetch = Command::new("cargo");
    fetch.args(["fetch", "--target", TARGET]).current_dir(tools::root());
    fetch.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", BUILD_STD);
    root.is_some_and(source) && succeeds(&mut fetch)
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
    Ok(Some(Compiler::FromSource(Source { debian: Some((programs, linker)) })))
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
