//! `press`: Gazette's command for operators. It checks datasets and prints sites, with the code that visitors get.

mod check;
mod input;
mod locate;
mod print;

use std::process::ExitCode;

const HELP: &str = "\
press check [--json] FILE|URL…   read datasets, and tell what was repaired, dropped, withheld or doubted
press print SITE [options]       print a built site: one page of HTML for each address, with feeds,
                                 sitemap, calendars and pictures for messengers
    --out FOLDER                 print into another folder, with the files of the site
    --dataset FILE|URL           print this dataset and not the one of the settings
    --url ADDRESS                the address of the site's front page on the web
    --shard 2/4                  print the second of four shares of the pages
    --without-pages              write only the prepared edition, from which the reader shows a page at once
    --max-bytes NUMBER           read at most this much of a page of the dataset (1000000000)
    --json                       tell the result as JSON
press merge PART… --out FOLDER   put the shares of a print together

Exit status of check: 0 when there is nothing to tell, 1 when something was repaired, withheld or doubted,
2 when something was dropped or a dataset could not be read. Of print and merge: 0, or 2 when nothing was
printed, and then the folder is as it was.";

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
        ["print", rest @ ..] => match print::Options::parse(rest) {
            Ok(options) => told(print::print(&options), options.json),
            Err(why) => misused(&why),
        },
        ["merge", rest @ ..] => match print::MergeOptions::parse(rest) {
            Ok(options) => told(print::merge(&options), false),
            Err(why) => misused(&why),
        },
        [other, ..] => misused(&format!("expected `check`, `print` or `merge`, found `{other}`")),
    }
}

/// Tells the result of a print.
fn told(result: anyhow::Result<print::Report>, as_json: bool) -> ExitCode {
    match result {
        Ok(report) => {
            println!("{}", if as_json { report.as_json() } else { report.as_text() });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn misused(why: &str) -> ExitCode {
    eprintln!("error: {why}\n\n{HELP}");
    ExitCode::from(2)
}
