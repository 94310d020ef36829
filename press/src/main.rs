//! `press`: Gazette's command for operators. It checks datasets with the code that reads them in the browser.

mod check;
mod input;
mod locate;
mod print;

use std::process::ExitCode;

const HELP: &str = "\
press check [--json] FILE|URL…   read datasets, and tell what was repaired, dropped, withheld or doubted

Exit status: 0 when there is nothing to tell, 1 when something was repaired, withheld or doubted,
2 when something was dropped or a dataset could not be read.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        ["check", rest @ ..] => {
            let json = rest.contains(&"--json");
            let sources: Vec<&str> =
                rest.iter().copied().filter(|word| *word != "--json").collect();
            if let Some(flag) = sources.iter().find(|word| word.starts_with("--")) {
                return misused(&format!("expected a file or a URL, found `{flag}`"));
            }
            if sources.is_empty() {
                return misused("expected a file or a URL, found none");
            }
            let reports: Vec<check::Report> = sources.into_iter().map(check::check).collect();
            let printed = if json { check::as_json(&reports) } else { check::as_text(&reports) };
            println!("{printed}");
            ExitCode::from(reports.iter().map(check::Report::status).max().unwrap_or(0))
        }
        [other, ..] => misused(&format!("expected `check`, found `{other}`")),
    }
}

fn misused(why: &str) -> ExitCode {
    eprintln!("error: {why}\n\n{HELP}");
    ExitCode::from(2)
}
