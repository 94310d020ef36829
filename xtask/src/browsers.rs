//! The browsers beside Chromium that the built site is tried in: Firefox, and one that is made of `WebKit`.
//!
//! Debian's are used where they are there or can be installed, else those that Playwright brings; a machine that can
//! have neither is told so. None is left out in silence.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::run;
use crate::tools::{apt_install, in_path, root};

/// A browser: the variable that tells the tests of its program, the program that is driven, what else it needs, the
/// Debian packages of all, and Playwright's name for it.
struct Kind {
    variable: &'static str,
    programs: &'static [&'static str],
    packages: &'static [&'static str],
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
    /// The program that was chosen, or that is in `PATH` with what it needs.
    fn installed(&self) -> Option<PathBuf> {
        if let Some(chosen) = env::var_os(self.variable) {
            return Some(PathBuf::from(chosen));
        }
        let found: Option<Vec<PathBuf>> = self.programs.iter().map(|name| in_path(name)).collect();
        found?.into_iter().next()
    }
}

/// Makes sure of both browsers, and gives the variables that tell the tests where those are that Playwright did not
/// bring.
///
/// # Errors
/// When one can be had neither from Debian nor from Playwright.
pub(crate) fn others() -> Result<Vec<(&'static str, PathBuf)>> {
    let missing = || KINDS.iter().filter(|kind| kind.installed().is_none()).collect::<Vec<_>>();
    let packages: Vec<&str> = missing().iter().flat_map(|kind| kind.packages).copied().collect();
    if !packages.is_empty()
        && in_path("apt-get").is_some()
        && let Err(error) = apt_install(&packages)
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

/// Playwright looks first whether they are there.
fn playwright_install(names: &[&str]) -> Result<()> {
    let mut command = Command::new("npx");
    command.args(["playwright", "install"]).args(names).current_dir(root().join("tests/e2e"));
    run(&format!("playwright install {}", names.join(" ")), &mut command)
}
