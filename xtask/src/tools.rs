//! The tools around the compiler: wasm-bindgen, Trunk, wasm-opt, a browser and its test runner.
//!
//! Each is looked for in `PATH` and in `target/tools`; what is missing is installed into
//! `target/tools`, as a ready-made download where that works, else built from the package
//! registries. Outside the project's folder only two things change, both announced: rustup may add
//! the WebAssembly target to the toolchain, and `apt-get` may install Debian packages.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{output_of, run, succeeds};
use crate::webassembly::Compiler;

/// The newest Trunk that the compilers in use can build.
const TRUNK: &str = "0.21.14";
/// Carries `wasm-opt`; exact, because a newer one may write modules that browsers refuse.
const BINARYEN: &str = "132.0.0";
const BROWSERS: &str = "3.2.6";
/// Takes the comments and long names out of the glue.
const TERSER: &str = "5";

/// A browser and the driver that `wasm-bindgen-test-runner` steers it with.
pub(crate) struct Browser {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Where tools are installed that `PATH` does not have.
pub(crate) fn folder() -> PathBuf {
    root().join("target/tools")
}

/// `PATH` with the given folders and the tools' own in front.
pub(crate) fn path_with(first: &[PathBuf]) -> OsString {
    let own = [folder().join("bin"), folder().join("node_modules/.bin")];
    let inherited = env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(own).chain(env::split_paths(&inherited));
    env::join_paths(all).unwrap_or(inherited)
}

/// Makes sure of every tool that building and testing need.
///
/// # Errors
/// When one can be had neither ready-made nor from a registry.
pub(crate) fn everything() -> Result<()> {
    for_building()?;
    browser()?;
    end_to_end()?;
    hosts()?;
    eprintln!("✓ every tool is there");
    Ok(())
}

/// Makes sure of what `trunk build` needs.
///
/// # Errors
/// As for [`everything`].
pub(crate) fn for_building() -> Result<Compiler> {
    fs::create_dir_all(folder())?;
    let compiler = Compiler::ensure()?;
    wasm_bindgen()?;
    trunk()?;
    wasm_opt()?;
    if !folder().join("node_modules/.bin/terser").exists() {
        npm_install(&[&format!("terser@{TERSER}"), &format!("binaryen@{BINARYEN}")])?;
    }
    Ok(compiler)
}

fn version_of(program: &str) -> Option<String> {
    output_of(Command::new(program).arg("--version").env("PATH", path_with(&[])))
        .and_then(|text| text.split_whitespace().nth(1).map(str::to_owned))
}

/// The command-line tool must be of the same version as the crate in the lock file.
fn wasm_bindgen() -> Result<()> {
    let version = locked_version("wasm-bindgen")?;
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    if programs.iter().all(|name| version_of(name).as_deref() == Some(version.as_str())) {
        return Ok(());
    }
    if let Some(platform) = musl_or_apple() {
        let name = format!("wasm-bindgen-{version}-{platform}");
        let address = format!(
            "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/{name}.tar.gz"
        );
        let inside: Vec<String> = programs.iter().map(|file| format!("{name}/{file}")).collect();
        if download(&format!("wasm-bindgen {version}"), &address, &inside, 1) {
            return Ok(());
        }
    }
    cargo_install("wasm-bindgen-cli", &version, false)
}

fn trunk() -> Result<()> {
    if version_of("trunk").is_some_and(|version| version.starts_with("0.21.")) {
        return Ok(());
    }
    if let Some(platform) = gnu_or_apple() {
        let address = format!(
            "https://github.com/trunk-rs/trunk/releases/download/v{TRUNK}/trunk-{platform}.tar.gz"
        );
        if download(&format!("Trunk {TRUNK}"), &address, &["trunk".to_owned()], 0) {
            return Ok(());
        }
    }
    cargo_install("trunk", TRUNK, true)
}

fn wasm_opt() -> Result<()> {
    if folder().join("node_modules/.bin/wasm-opt").exists() {
        return Ok(());
    }
    npm_install(&[&format!("binaryen@{BINARYEN}")])
}

/// Installs packages; npm takes away what is there and not named.
fn npm_install(packages: &[&str]) -> Result<()> {
    run(
        &format!("npm install {}", packages.join(" ")),
        Command::new("npm")
            .args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"])
            .arg("--prefix")
            .arg(folder())
            .args(packages),
    )
    .context("Node.js with npm is needed: install it from nodejs.org or your system's packages")
}

/// Makes sure of the end-to-end tests' own packages.
///
/// # Errors
/// When npm is missing or fails.
pub(crate) fn end_to_end() -> Result<()> {
    packages("tests/e2e", "e2e-lock.json")
}

/// Makes sure of the timelines that ours is measured beside.
///
/// # Errors
/// When npm is missing or fails.
pub(crate) fn peers() -> Result<()> {
    packages("tests/e2e/bench", "bench-lock.json")
}

/// Installs the packages of a folder, unless the ones that its lock names are there.
fn packages(place: &str, stamp: &str) -> Result<()> {
    let place = root().join(place);
    let stamp = folder().join(stamp);
    let lock = fs::read(place.join("package-lock.json"))?;
    let installed = place.join("node_modules").exists();
    if installed && fs::read(&stamp).is_ok_and(|seen| seen == lock) {
        return Ok(());
    }
    run(
        &format!("npm ci ({})", place.display()),
        Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&place),
    )?;
    fs::create_dir_all(folder())?;
    Ok(fs::write(stamp, lock)?)
}

/// Makes sure of the servers that the built site is tried on. Elsewhere than on Debian it is tried on those
/// that are there.
///
/// # Errors
/// When Debian's packages do not bring one.
pub(crate) fn hosts() -> Result<()> {
    let packages = [("nginx", "nginx-light"), ("apache2", "apache2"), ("caddy", "caddy")];
    let there = |name: &str| in_path(name).is_some() || Path::new("/usr/sbin").join(name).exists();
    let missing: Vec<&str> =
        packages.into_iter().filter(|(name, _)| !there(name)).map(|(_, package)| package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if in_path("apt-get").is_none() {
        eprintln!("  the site will not be tried on: {} (not installed)", missing.join(", "));
        return Ok(());
    }
    apt_install(&missing)
}

/// Finds a Chromium or Chrome with its driver, or installs both.
///
/// # Errors
/// When neither a download nor Debian's packages bring them.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(found) = installed_browser().or_else(downloaded_browser) {
        return Ok(found);
    }
    fs::create_dir_all(folder())?;
    for product in ["chrome@stable", "chromedriver@stable"] {
        eprintln!("→ download {product}");
        let asked = succeeds(
            Command::new("npx")
                .args(["--yes", &format!("@puppeteer/browsers@{BROWSERS}"), "install", product])
                .arg("--path")
                .arg(folder().join("browsers")),
        );
        if !asked {
            eprintln!("  no ready-made browser can be had here, so Debian's will be installed");
            break;
        }
    }
    if let Some(found) = downloaded_browser() {
        return Ok(found);
    }
    apt_install(&["chromium", "chromium-driver"])?;
    installed_browser().context("expected chromium and chromedriver in PATH, found none")
}

fn installed_browser() -> Option<Browser> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let chosen = |variable| env::var_os(variable).map(PathBuf::from);
    let program = chosen("CHROME").or_else(|| names.iter().find_map(|name| in_path(name)))?;
    let driver = chosen("CHROMEDRIVER").or_else(|| in_path("chromedriver"))?;
    Some(Browser { program, driver })
}

fn downloaded_browser() -> Option<Browser> {
    let browsers = folder().join("browsers");
    let find = |product: &str, names: &[&str]| {
        let version = fs::read_dir(browsers.join(product)).ok()?.flatten().next()?.path();
        let inside = fs::read_dir(version).ok()?.flatten().next()?.path();
        names.iter().map(|name| inside.join(name)).find(|path| path.exists())
    };
    let mac = "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";
    Some(Browser {
        program: find("chrome", &["chrome", mac, "chrome.exe"])?,
        driver: find("chromedriver", &["chromedriver", "chromedriver.exe"])?,
    })
}

/// A program that `PATH` has.
pub(crate) fn in_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Installs Debian packages, as root or through `sudo`.
///
/// # Errors
/// When there is no `apt-get`, or it fails.
pub(crate) fn apt_install(packages: &[&str]) -> Result<()> {
    if in_path("apt-get").is_none() {
        bail!(
            "expected a Debian system with apt-get, found none; please install by hand: {}",
            packages.join(", ")
        );
    }
    let root = output_of(Command::new("id").arg("-u")).as_deref() == Some("0");
    let apt = |arguments: &[&str]| {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.arg("apt-get");
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        command
    };
    run("apt-get update", &mut apt(&["update", "-q"]))?;
    let what = format!("apt-get install {}", packages.join(" "));
    run(&what, apt(&["install", "-y", "-q", "--no-install-recommends"]).args(packages))
}

/// Builds a tool from the crate registry.
///
/// Optimised a little and without link-time optimisation: a tool that runs for seconds is not
/// worth a quarter of an hour of building.
fn cargo_install(name: &str, version: &str, locked: bool) -> Result<()> {
    eprintln!("  no ready-made {name} can be had here, so it will be built: some minutes, once");
    let mut command = Command::new("cargo");
    command
        .args(["install", name, "--version", version, "--root"])
        .arg(folder())
        .env("CARGO_TARGET_DIR", root().join("target/tools-build"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    if locked {
        command.arg("--locked");
    }
    run(&format!("cargo install {name} {version}"), &mut command)
}

/// Fetches an archive and unpacks some of its files into the tools' `bin`; `false` if it cannot.
fn download(what: &str, address: &str, files: &[String], strip: u8) -> bool {
    eprintln!("→ download {what}");
    let archive = folder().join("download.tar.gz");
    let bin = folder().join("bin");
    fs::create_dir_all(&bin).is_ok()
        && succeeds(
            Command::new("curl")
                .args(["--fail", "--silent", "--location", "--connect-timeout", "10", "--output"])
                .arg(&archive)
                .arg(address),
        )
        && succeeds(
            Command::new("tar")
                .arg("-xzf")
                .arg(&archive)
                .arg("-C")
                .arg(&bin)
                .arg(format!("--strip-components={strip}"))
                .args(files),
        )
}

fn locked_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let heading = format!("name = \"{name}\"");
    lock.lines()
        .skip_while(|line| **line != heading)
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \""))
        .map(|rest| rest.trim_end_matches('"').to_owned())
        .with_context(|| format!("expected `{name}` in Cargo.lock, found none"))
}

fn musl_or_apple() -> Option<&'static str> {
    match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => Some("x86_64-unknown-linux-musl"),
        ("linux", "aarch64") => Some("aarch64-unknown-linux-musl"),
        _ => gnu_or_apple(),
    }
}

fn gnu_or_apple() -> Option<&'static str> {
    match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => Some("x86_64-unknown-linux-gnu"),
        ("linux", "aarch64") => Some("aarch64-unknown-linux-gnu"),
        ("macos", "x86_64") => Some("x86_64-apple-darwin"),
        ("macos", "aarch64") => Some("aarch64-apple-darwin"),
        _ => None,
    }
}
