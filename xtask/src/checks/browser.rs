//! The tests that need Node.js or a browser.

use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::project::root;
use crate::setup::{self, chromium, npm, other_browsers};

/// Checks the types of our own scripts and of the end-to-end tests.
pub(crate) fn script_types() -> Result<()> {
    npm::end_to_end()?;
    npm::peers_lock()?;
    let mut command = Command::new("npx");
    run("tsc", command.args(["tsc", "-p", "."]).current_dir(root().join("tests/e2e")))
}

/// Runs the tests of `tests/browser` in Chromium.
pub(crate) fn in_browser() -> Result<()> {
    let compiler = setup::for_building()?;
    let browser = chromium::ensure()?;
    let mut command = Command::new(compiler.cargo());
    compiler.prepare(&mut command);
    command
        .env("CHROMEDRIVER", &browser.driver)
        .args(["test", "--package", "gazette", "--test", "browser"])
        .args(["--target", "wasm32-unknown-unknown"]);
    run("wasm-bindgen-test in Chromium", &mut command)
}

/// Runs the end-to-end tests on the built site in Chromium.
pub(crate) fn end_to_end() -> Result<()> {
    playwright(&[], None)
}

/// Runs the tests of features that may differ between browsers, in Firefox and then in `WebKit`.
pub(crate) fn other_browsers() -> Result<()> {
    let mut command = Command::new("npx");
    command
        .args(["playwright", "test", "--config", "browsers/playwright.config.ts"])
        .envs(other_browsers::ensure()?)
        .current_dir(root().join("tests/e2e"));
    run("Firefox and WebKit", &mut command)
}

/// Runs Playwright in Chromium, with more arguments and a variable.
///
/// # Errors
/// There is no browser, or a test fails.
pub(crate) fn playwright(arguments: &[&str], variable: Option<(&str, &str)>) -> Result<()> {
    let browser = chromium::ensure()?;
    let mut command = Command::new("npx");
    command
        .args(["playwright", "test"])
        .args(arguments)
        .env("CHROME", &browser.program)
        .envs(variable)
        .current_dir(root().join("tests/e2e"));
    run("Playwright", &mut command)
}
