//! Reads datasets as the browser would, and reports the results.
//!
//! `sources` finds the files and addresses, `settings` reads settings, `telling` writes the reports, `server` tells what a browser would meet on the way.

mod server;
mod settings;
mod sources;
mod telling;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use gazette::edition::notice::{Notice, NoticeKind};
use gazette::formats::text::{Lines, text_of};
use gazette::formats::{self, FormatError, Origin, meant};
use gazette::loading::configuration::FILE;
use gazette::loading::configuration::sources::other_format;

use crate::input::{self, Input, Zones};
use crate::locate::Positions;
use crate::output;
use crate::site::site_of;
use sources::Named;

/// The statuses of the command, for its help.
pub(crate) const STATUSES: &str = "\
Exit status:
  0   there is nothing to tell
  1   something was repaired, doubted or withheld
  2   something was lost: dropped, or in a misspelt field
  3   something could not be read, or is no dataset
  64  the command was not understood
  74  the result could not be written";

/// Examples, for the help.
pub(crate) const EXAMPLES: &str = "\
Examples:
  press check news.json                           check a dataset
  press check data/ https://example.org/feed/     check the files of a folder, and a feed on the web
  press check --site dist                         check what the settings of a built site name
  press check --json - < news.json                check standard input, and tell a program";

/// The status where something was lost.
const LOST: u8 = 2;
/// The status where something could not be read.
const UNREADABLE: u8 = 3;
/// At most this many pages of a dataset are followed, as in a browser.
const MAX_PAGES: usize = 50;

/// The arguments of `press check`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Files, folders, addresses, or `-` for standard input. Of a folder, the files that may be datasets.
    #[arg(value_name = "FILE|FOLDER|URL")]
    sources: Vec<String>,
    /// Check what the settings of a site name: its folder, or the address of its front page.
    #[arg(long, value_name = "FOLDER|URL")]
    site: Option<String>,
    /// Tell only what was lost, and what cannot be read; with --json too.
    #[arg(short, long)]
    quiet: bool,
    /// Do not read the further pages of a dataset.
    #[arg(long)]
    first_page: bool,
    /// Tell the results as JSON.
    #[arg(long)]
    json: bool,
}

impl Options {
    /// Why these options do not go together. `None` if they do.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        (self.sources.is_empty() && self.site.is_none()).then_some(
            "expected a file, a folder or an address to check, or a site with --site; found none",
        )
    }
}

/// Checks what the settings of a site name, and tells the results.
pub(crate) fn site(folder: &str) {
    let site = Some(folder.to_owned());
    run(&Options { sources: Vec::new(), site, quiet: false, first_page: false, json: false });
}

/// Checks what the options name, and tells the results.
pub(crate) fn run(options: &Options) -> ExitCode {
    let mut reports = Vec::new();
    let mut named: Vec<Named> = Vec::new();
    if let Some(site) = &options.site {
        match sources::of_site(site) {
            Ok(found) => named.extend(found),
            Err(error) => {
                reports.push(Report { source: site.clone(), outcome: Err(error.into()) });
            }
        }
    }
    for source in &options.sources {
        match sources::expand(source) {
            Ok(found) => named.extend(found),
            Err(error) => {
                reports.push(Report { source: source.clone(), outcome: Err(error.into()) });
            }
        }
    }
    reports.extend(named.iter().map(|source| check(source, options)));
    let printed = match options.json {
        true => telling::as_json(&reports, options.quiet),
        false => telling::as_text(&reports, options.quiet),
    };
    let status = ExitCode::from(reports.iter().map(Report::status).max().unwrap_or(0));
    if printed.is_empty() { status } else { output::write(&printed, status) }
}

/// The result of reading one dataset.
struct Report {
    source: String,
    outcome: Result<Read, Unreadable>,
}

/// Why a source could not be read.
struct Unreadable {
    message: String,
    /// The line and the column of the mistake, from 1, where it has a place.
    place: Option<(usize, usize)>,
}

impl From<anyhow::Error> for Unreadable {
    fn from(error: anyhow::Error) -> Self {
        let place = match error.downcast_ref() {
            Some(
                FormatError::NotJson { line, column, .. } | FormatError::CutOff { line, column },
            ) => Some((*line, *column)),
            _ => None,
        };
        Self { message: format!("{error:#}"), place }
    }
}

struct Read {
    /// The format of the file, such as "JSON Feed".
    format: &'static str,
    /// By what the format was recognised. `None` for settings, which are known by their name, and for a format that the
    /// settings of a site name.
    signs: Option<&'static str>,
    title: String,
    articles: usize,
    activities: usize,
    /// The number of pages that were read.
    pages: usize,
    remarks: Vec<Remark>,
}

/// A notice, with the line and the column of its position.
struct Remark {
    notice: Notice,
    line: usize,
    column: usize,
}

fn check(Named { source, format }: &Named, options: &Options) -> Report {
    let is_settings = Path::new(source).file_name().is_some_and(|name| name == FILE);
    let outcome = match is_settings && !input::is_web(source) {
        true => settings::read(source).map_err(Unreadable::from),
        false => read(source, format.as_deref(), options).map_err(Unreadable::from),
    };
    Report { source: source.clone(), outcome }
}

fn read(source: &str, format: Option<&str>, options: &Options) -> anyhow::Result<Read> {
    let (input, followed) = sources::read_in_place_of_page(source)?;
    let mut remarks = server::remarks(source, &input);
    remarks.extend(followed.map(|notice| Remark { notice, line: 1, column: 1 }));
    let (document, own) = read_page(&input, format)?;
    remarks.extend(other_format(format, document.format).map(|notice| Remark {
        notice,
        line: 1,
        column: 1,
    }));
    let found = document.format_name();
    let signs = format.is_none().then(|| document.format.signs());
    let mut edition = document.edition;
    let mut next = edition.next_page.take().or(input.next);
    let (mut pages, mut seen) = (1, vec![input.address]);
    let mut further = Vec::new();
    while let Some(address) = next.take().filter(|_| !options.first_page && pages < MAX_PAGES) {
        if !input::is_web(source) || seen.contains(&Some(address.clone())) {
            break;
        }
        let page = sources::read(address.as_str())?;
        let (document, own) = read_page(&page, format)?;
        next = document.edition.next_page.clone().or(page.next);
        further.extend(own);
        edition.absorb(document.edition);
        seen.push(Some(address));
        pages += 1;
    }
    let settled = edition.settle();
    let (text, _) = text_of(input.bytes, input.charset.as_deref());
    remarks.extend(own);
    remarks.extend(locate(&text, settled));
    remarks.extend(further);
    remarks.sort_by_key(|remark| (remark.line, remark.column));
    Ok(Read {
        format: found,
        signs,
        title: if edition.title == input::HOST { String::new() } else { edition.title.clone() },
        articles: edition.articles.len(),
        activities: edition.articles.iter().map(|article| article.timeline.activities.len()).sum(),
        pages,
        remarks,
    })
}

/// Reads a page of a dataset, with the places of its notices.
fn read_page(
    input: &Input,
    format: Option<&str>,
) -> anyhow::Result<(formats::Document, Vec<Remark>)> {
    let charset = input.charset.as_deref();
    let origin = Origin {
        charset,
        now: input::now(),
        format,
        ..Origin::new(input.address.as_ref(), &Zones)
    };
    let mut document = formats::read(input.bytes.clone(), origin)?;
    let (text, _) = text_of(input.bytes.clone(), charset);
    let notices = std::mem::take(&mut document.notices);
    let remarks = locate(&text, notices);
    Ok((document, remarks))
}

/// Adds lines and columns to notices. The positions are sorted, so that one pass over the text counts the lines.
fn locate(text: &str, notices: Vec<Notice>) -> Vec<Remark> {
    let mut positions = Positions::new(text);
    let mut found: Vec<(usize, usize)> = notices
        .iter()
        .enumerate()
        .map(|(index, notice)| (positions.find(&notice.path), index))
        .collect();
    let mut remarks: Vec<Remark> =
        notices.into_iter().map(|notice| Remark { notice, line: 1, column: 1 }).collect();
    found.sort_unstable();
    let mut lines = Lines::default();
    for (at, index) in found {
        if let Some(remark) = remarks.get_mut(index) {
            (remark.line, remark.column) =
                place_in(&remark.notice.message).unwrap_or_else(|| lines.line_and_column(text, at));
        }
    }
    remarks
}

/// The line and the column that a message names at its end, as that on a mistake within an item does.
fn place_in(message: &str) -> Option<(usize, usize)> {
    let (_, place) = message.strip_suffix(')')?.rsplit_once("(line ")?;
    let (line, column) = place.split_once(", column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The status that a remark asks for.
fn status_of(remark: &Remark) -> u8 {
    match remark.notice.kind {
        NoticeKind::Dropped => LOST,
        // A misspelt field is a loss, and another one may be another program's.
        NoticeKind::Doubted if meant(&remark.notice).is_some() => LOST,
        NoticeKind::Repaired | NoticeKind::Doubted | NoticeKind::Withheld => 1,
    }
}

impl Report {
    /// The exit status. See [`STATUSES`].
    fn status(&self) -> u8 {
        match &self.outcome {
            Err(_) => UNREADABLE,
            Ok(read) => read.remarks.iter().map(status_of).max().unwrap_or(0),
        }
    }
}

/// The folder of a site, for a path or an address of it.
fn folder_of(site: &str) -> PathBuf {
    let path = PathBuf::from(site);
    match path.is_file() {
        true => path.parent().map(Path::to_path_buf).unwrap_or_default(),
        false => site_of(&path),
    }
}
