//! The table of the measurements.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result};

use super::measure::Run;
use super::program::Program;

const HEAD: &str = "| articles | program | pages | files, MB | first print, s | times Hugo | work, s | times Hugo | one article changed, s \
    | nothing changed, s | memory, MB |\n| --: | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n";
const BEGIN: &str = "<!-- print -->";
const END: &str = "<!-- /print -->";

/// What one round of a program took.
pub(super) struct Figures {
    pub(super) first: Run,
    pub(super) changed: Run,
    pub(super) unchanged: Run,
    /// The number of pages at the end.
    pub(super) pages: usize,
    /// The bytes of all files at the end.
    pub(super) bytes: u64,
}

/// What a program took for an edition.
pub(super) struct Row {
    program: &'static str,
    articles: usize,
    pages: usize,
    bytes: u64,
    first: f64,
    work: f64,
    changed: f64,
    unchanged: f64,
    memory: u64,
}

impl Row {
    /// The medians of several rounds, and the peak of memory in any of them.
    pub(super) fn new(program: &'static str, articles: usize, rounds: &[Figures]) -> Self {
        let median = |of: fn(&Figures) -> f64| {
            let mut seconds: Vec<f64> = rounds.iter().map(of).collect();
            seconds.sort_unstable_by(f64::total_cmp);
            seconds.get(seconds.len() / 2).copied().unwrap_or_default()
        };
        let memory = rounds.iter().flat_map(|one| [one.first, one.changed, one.unchanged]);
        Self {
            program,
            articles,
            pages: rounds.last().map_or(0, |one| one.pages),
            bytes: rounds.last().map_or(0, |one| one.bytes),
            first: median(|one| one.first.seconds),
            work: median(|one| one.first.work),
            changed: median(|one| one.changed.seconds),
            unchanged: median(|one| one.unchanged.seconds),
            memory: memory.map(|run| run.memory).max().unwrap_or_default(),
        }
    }
}

/// The rows as a table.
pub(super) fn table(rows: &[Row]) -> String {
    let mut table = HEAD.to_owned();
    for row in rows {
        let is_hugo = |other: &&Row| other.program == "Hugo" && other.articles == row.articles;
        let hugo = rows.iter().find(is_hugo);
        let ratio = |of: fn(&Row) -> f64| match hugo {
            Some(hugo) if of(hugo) > 0.0 => format!("{:.2}", of(row) / of(hugo)),
            _ => String::new(),
        };
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {:.2} | {} | {:.2} | {} | {:.2} | {:.2} | {} |",
            row.articles,
            row.program,
            row.pages,
            row.bytes / 1_000_000,
            row.first,
            ratio(|row| row.first),
            row.work,
            ratio(|row| row.work),
            row.changed,
            row.unchanged,
            row.memory / 1_000_000,
        );
    }
    table
}

/// Writes the table into `docs/performance.md`, between the marks that bear its name.
///
/// # Errors
/// The document has no such marks, or cannot be written.
pub(super) fn write(root: &Path, programs: &[Program], table: &str) -> Result<()> {
    let file = root.join("docs/performance.md");
    let text = fs::read_to_string(&file)?;
    let mut versions: Vec<String> = programs.iter().filter_map(Program::version).collect();
    versions.dedup();
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let machine = format!("{}, {processors} processors ({}).", versions.join(", "), processor());
    let written = between_marks(&text, &format!("{machine}\n\n{table}"));
    let written =
        written.with_context(|| format!("expected {BEGIN} and {END} in {}", file.display()))?;
    Ok(fs::write(file, written)?)
}

/// A text with something in the place of what stood between the marks. `None` if there are no marks.
fn between_marks(text: &str, content: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{}\n\n{END}{after}", content.trim_end()))
}

/// The name of the processor, as Linux tells it.
fn processor() -> String {
    let known = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = known.lines().find_map(|line| line.strip_prefix("model name"));
    let name = name.map(|name| name.trim_start_matches([' ', '\t', ':']).trim());
    name.unwrap_or(std::env::consts::ARCH).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Figures, Row, Run, between_marks, table};

    fn figures(seconds: f64) -> Figures {
        let run = Run { seconds, work: seconds * 2.0, memory: 3_000_000 };
        Figures { first: run, changed: run, unchanged: run, pages: 12, bytes: 7_000_000 }
    }

    #[test]
    fn medians_are_told_beside_hugo() {
        let rows = [
            Row::new("press print", 100, &[figures(9.0), figures(3.0), figures(2.0)]),
            Row::new("Hugo", 100, &[figures(2.0)]),
        ];
        let table = table(&rows);
        let found = table.contains(
            "| 100 | press print | 12 | 7 | 3.00 | 1.50 | 6.00 | 1.50 | 3.00 | 3.00 | 3 |",
        );
        assert!(found, "{table}");
    }

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let text = "a <!-- print -->b<!-- /print --> c";
        let written = between_marks(text, "new\n").expect("marks");
        assert_eq!(written, "a <!-- print -->\n\nnew\n\n<!-- /print --> c");
        assert_eq!(between_marks("a", "new"), None);
    }
}
