//! Measures the built site and `press print`, and writes `docs/performance.md`.

pub(crate) mod edition;
pub(crate) mod print;

use anyhow::{Result, bail};

use crate::build;
use crate::checks::browser::playwright;
use crate::setup::npm;

/// The numbers of articles of the generated editions that are searched. Searches of the second are judged
/// (`tests/fixtures/search/`).
const SEARCHED_ARTICLES: [&str; 3] = ["100", "1000", "10000"];

/// Runs some measurements, or all; for a timeline, of a number of activities.
///
/// # Errors
/// The site cannot be built, or a measurement fails.
pub(crate) fn run(names: &[&str], activities: Option<&str>) -> Result<()> {
    if let Some(count) = activities.filter(|count| count.parse::<u32>().is_err()) {
        bail!("expected a number after --n, found `{count}`");
    }
    npm::end_to_end()?;
    npm::peers()?;
    build::release(true)?;
    if names.is_empty() || names.contains(&"search") {
        for articles in SEARCHED_ARTICLES {
            edition::generate(
                articles,
                Some(&format!("target/generated/{articles}/edition.json")),
            )?;
        }
    }
    let arguments = [&["--config", "bench.config.ts"], names].concat();
    playwright(&arguments, activities.map(|count| ("TIMELINE_N", count)))
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn a_word_for_a_number_of_activities_is_an_error() {
        let error = run(&["timeline"], Some("many")).expect_err("no number");
        assert_eq!(error.to_string(), "expected a number after --n, found `many`");
    }
}
