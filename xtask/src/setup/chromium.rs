//! A Chromium or Chrome, with the driver that `wasm-bindgen-test-runner` steers it with.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::{apt, npm};
use crate::process::succeeds;
use crate::project::{in_path, root, tools};

/// A browser and its driver.
pub(crate) struct Browser {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds a Chromium or Chrome with its driver, or installs both.
///
/// # Errors
/// Neither a download nor Debian's packages bring them.
pub(crate) fn ensure() -> Result<Browser> {
    if let Some(found) = installed().or_else(downloaded) {
        return Ok(found);
    }
    fs::create_dir_all(tools())?;
    npm::end_to_end()?;
    for product in ["chrome@stable", "chromedriver@stable"] {
        eprintln!("→ download {product}");
        // `browsers` belongs to `@puppeteer/browsers`, of the version in the tests' lock file.
        let asked = succeeds(
            Command::new("npx")
                .args(["--no-install", "browsers", "install", product, "--path"])
                .arg(tools().join("browsers"))
                .current_dir(root().join("tests/e2e")),
        );
        if !asked {
            eprintln!("  no ready-made browser can be had here, so Debian's will be installed");
            break;
        }
    }
    if let Some(found) = downloaded() {
        return Ok(found);
    }
    apt::install(&["chromium", "chromium-driver"])?;
    installed().context("expected chromium and chromedriver in PATH, found none")
}

fn installed() -> Option<Browser> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let chosen = |variable| env::var_os(variable).map(PathBuf::from);
    let program = chosen("CHROME").or_else(|| names.iter().find_map(|name| in_path(name)))?;
    let driver = chosen("CHROMEDRIVER").or_else(|| in_path("chromedriver"))?;
    Some(Browser { program, driver })
}

fn downloaded() -> Option<Browser> {
    let browsers = tools().join("browsers");
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
