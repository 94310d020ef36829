//! Every check and test, in the order in which they fail soonest, with one summary at the end.

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::process::run;
use crate::{browsers, build, sizes, specimens, tools};

type Step = (&'static str, fn() -> Result<()>);

const NATIVE: &[Step] = &[
    ("format", format),
    ("floors 1 and 2 alone", lower_floors),
    ("clippy", clippy),
    ("native tests", native),
];
const BROWSER: &[Step] = &[
    ("documentation", documentation),
    ("tools", tools::everything),
    ("types of the scripts", script_types),
    ("in-browser tests", in_browser),
    ("release build and its weight", weight),
    ("specimens", specimens::write),
    ("end-to-end tests", end_to_end),
    ("Firefox and WebKit", other_browsers),
];

/// Runs the native checks alone.
///
/// # Errors
/// When any of them failed.
pub(crate) fn run_quick() -> Result<()> {
    steps(NATIVE)
}

/// Runs every check and test.
///
/// # Errors
/// When any of them failed or could not run.
pub(crate) fn run_all() -> Result<()> {
    steps(&[NATIVE, BROWSER].concat())
}

/// All steps run even when an earlier one failed, so that one run tells everything.
fn steps(steps: &[Step]) -> Result<()> {
    let mut summary = Vec::new();
    for (name, step) in steps {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let outcome = step();
        if let Err(error) = &outcome {
            eprintln!("✗ {name}: {error:#}");
        }
        summary.push((name, outcome.is_ok(), start.elapsed().as_secs()));
    }
    println!("\n== summary");
    for (name, passed, seconds) in &summary {
        let mark = if *passed { "✓" } else { "✗" };
        println!("{mark} {name:<32} {:>3}:{:02}", seconds / 60, seconds % 60);
    }
    let failed = summary.iter().filter(|(_, passed, _)| !passed).count();
    println!("{} passed, {failed} failed", summary.len() - failed);
    if failed > 0 {
        bail!("{failed} of {} steps failed", summary.len());
    }
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    run(&format!("cargo {}", arguments.join(" ")), Command::new("cargo").args(arguments))
}

fn format() -> Result<()> {
    cargo(&["fmt", "--all", "--", "--check"])
}

/// The domain and its readers must build with no browser and no Leptos in sight.
fn lower_floors() -> Result<()> {
    cargo(&["check", "--package", "gazette", "--lib", "--no-default-features"])
}

fn clippy() -> Result<()> {
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn native() -> Result<()> {
    let mut command = Command::new("cargo");
    // A snapshot that differs is a failure to be reviewed, never one to be written on the way.
    command.env("INSTA_UPDATE", "no").args(["test", "--workspace"]);
    run("cargo test --workspace", &mut command)
}

/// Writes the table of related links anew. The test that checks it is the one that writes it.
///
/// # Errors
/// When the edition cannot be read or the document not be written.
pub(crate) fn write_related() -> Result<()> {
    let mut command = Command::new("cargo");
    command.env("GAZETTE_WRITE", "1").args(["test", "--quiet", "--test", "native"]);
    run("cargo test", command.arg("the_reviewed_table_is_true"))
}

fn documentation() -> Result<()> {
    let mut command = Command::new("cargo");
    command.env("RUSTDOCFLAGS", "-D warnings");
    command.args(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    run("cargo doc", &mut command)
}

/// Our own scripts and the end-to-end tests, by the types in them.
fn script_types() -> Result<()> {
    tools::end_to_end()?;
    let mut command = Command::new("npx");
    run("tsc", command.args(["tsc", "-p", "."]).current_dir(tools::root().join("tests/e2e")))
}

fn in_browser() -> Result<()> {
    let compiler = tools::for_building()?;
    let browser = tools::browser()?;
    let mut command = Command::new(compiler.cargo());
    compiler.prepare(&mut command);
    command
        .env("CHROMEDRIVER", &browser.driver)
        .args(["test", "--package", "gazette", "--test", "browser"])
        .args(["--target", "wasm32-unknown-unknown"]);
    run("wasm-bindgen-test in Chromium", &mut command)
}

fn weight() -> Result<()> {
    sizes::report(&build::release()?)
}

fn end_to_end() -> Result<()> {
    playwright(&[])
}

/// The built site in the browsers that most of the other tests do not know, one after the other.
fn other_browsers() -> Result<()> {
    let mut command = Command::new("npx");
    command
        .args(["playwright", "test", "--config", "browsers/playwright.config.ts"])
        .envs(browsers::others()?)
        .current_dir(tools::root().join("tests/e2e"));
    run("Firefox and WebKit", &mut command)
}

/// Measures the built site.
///
/// # Errors
/// When it cannot be built or a measurement fails.
pub(crate) fn bench(names: &[&str], activities: Option<&str>) -> Result<()> {
    if let Some(count) = activities.filter(|count| count.parse::<u32>().is_err()) {
        bail!("expected a number after --n, found `{count}`");
    }
    tools::end_to_end()?;
    tools::peers()?;
    build::release()?;
    let arguments = [&["--config", "bench.config.ts"], names].concat();
    playwright_with(&arguments, activities.map(|count| ("TIMELINE_N", count)))
}

fn playwright(arguments: &[&str]) -> Result<()> {
    playwright_with(arguments, None)
}

fn playwright_with(arguments: &[&str], variable: Option<(&str, &str)>) -> Result<()> {
    let browser = tools::browser()?;
    let mut command = Command::new("npx");
    command
        .args(["playwright", "test"])
        .args(arguments)
        .env("CHROME", &browser.program)
        .envs(variable)
        .current_dir(tools::root().join("tests/e2e"));
    run("Playwright", &mut command)
}
