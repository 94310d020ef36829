//! The browsers beside Chromium that the built site is tried in: Firefox, and one that is made of `WebKit`.
//!
//! Debian's browsers are used where they are there or can be installed, and those of Playwright elsewhere. On a
//! machine that can have neither, an error says so, and no browser is left out without a message.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::apt;
use crate::process::run;
use crate::project::{in_path, root};

/// A browser.
struct Kind {
    /// The variable by which the tests learn where the driven program is.
    variable: &'static str,
    /// The driven program, and others that it needs.
    programs: &'static [&'static str],
    /// The Debian packages that carry the programs.
    packages: &'static [&'static str],
    /// Playwright's name for the browser.
    playwright: &'static str,
}

const KINDS: [Kind; 2] = [
    Kind {
        variable: "FIREFOX",
        programs: &["firefox-esr"],
        packages: &["firefox-esr"],
        playwright: "firefox",
    },
    Kind {
        variable: "WEBKIT_DRIVER",
        programs: &["WebKitWebDriver", "Xvfb"],
        packages: &["webkit2gtk-driver", "xvfb"],
        playwright: "webkit",
    },
];

impl Kind {
    /// The driven program: the one that the variable names, or the one in `PATH`, if `PATH` has all.
    fn installed(&self) -> Option<PathBuf> {
        if let Some(chosen) = env::var_os(self.variable) {
            return Some(PathBuf::from(chosen));
        }
        let found: Option<Vec<PathBuf>> = self.programs.iter().map(|name| in_path(name)).collect();
        found?.into_iter().next()
    }
}

/// Installs the missing browsers. Gives the variables for the tests; a browser of Playwright's needs none.
///
/// # Errors
/// A browser is available neither from Debian nor from Playwright.
pub(crate) fn ensure() -> Result<Vec<(&'static str, PathBuf)>> {
    let missing = || KINDS.iter().filter(|kind| kind.installed().is_none()).collect::<Vec<_>>();
    let packages: Vec<&str> = missing().iter().flat_map(|kind| kind.packages).copied().collect();
    if !packages.is_empty()
        && in_path("apt-get").is_some()
        && let Err(error) = apt::install(&packages)
    {
        eprintln!("  {error:#}; Playwright’s browsers will be taken");
    }
    let names: Vec<&str> = missing().iter().map(|kind| kind.playwright).collect();
    if !names.is_empty()
        && let Err(error) = playwright_install(&names)
    {
        bail!(
            "expected {} to try the site in, found none ({error:#}); please install what Debian has as {}, or set {}",
            names.join(" and "),
            packages.join(", "),
            missing().iter().map(|kind| kind.variable).collect::<Vec<_>>().join(" and "),
        );
    }
    Ok(KINDS.iter().filter_map(|kind| Some((kind.variable, kind.installed()?))).collect())
}

/// Playwright installs only the browsers that are missing.
fn playwright_install(names: &[&str]) -> Result<()> {
    let mut command = Command::new("npx");
    command.args(["playwright", "install"]).args(names).current_dir(root().join("tests/e2e"));
    run(&format!("playwright install {}", names.join(" ")), &mut command)
}
