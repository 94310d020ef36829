//! Every check and test, in the order in which they fail soonest, with one summary at the end.

pub(crate) mod browser;
mod dependencies;
mod fuzz;
mod native;
mod policy;

use std::time::Instant;

use anyhow::{Result, bail};

use crate::build::{self, sizes};
use crate::generated::specimens;
use crate::setup;

type Step = (&'static str, fn() -> Result<()>);

const NATIVE: &[Step] = &[
    ("format", native::format),
    ("dependencies", dependencies::check),
    ("floors 1 and 2 alone", native::lower_floors),
    ("clippy", native::clippy),
    ("native tests", native::tests),
];
const BROWSER: &[Step] = &[
    ("documentation", native::documentation),
    ("fuzz targets", fuzz::check),
    ("tools", setup::everything),
    ("types of the scripts", browser::script_types),
    ("in-browser tests", browser::in_browser),
    ("release build and its weight", weight),
    ("specimens", specimens::write),
    ("end-to-end tests", browser::end_to_end),
    ("Firefox and WebKit", browser::other_browsers),
];

/// Runs the native checks alone.
///
/// # Errors
/// One of them failed.
pub(crate) fn run_quick() -> Result<()> {
    steps(NATIVE)
}

/// Runs every check and test.
///
/// # Errors
/// One of them failed or could not run.
pub(crate) fn run_all() -> Result<()> {
    steps(&[NATIVE, BROWSER].concat())
}

/// Runs every step, even when an earlier one failed, so that one run shows all failures.
fn steps(steps: &[Step]) -> Result<()> {
    setup::tell_other_version();
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

fn weight() -> Result<()> {
    sizes::report(&build::release(true)?)
}
