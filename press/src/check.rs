//! Reads a dataset as the browser would, and reports the result.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::notice::{Notice, NoticeKind};
use gazette::formats::meant;
use gazette::formats::text::{Lines, text_of};
use gazette::formats::{self, Origin, branding};
use gazette::loading::configuration::{Configuration, FILE};
use serde_json::{Value, json};

use crate::input::{self, Zones};
use crate::locate::Positions;

/// The result of reading one dataset.
pub(crate) struct Report {
    source: String,
    outcome: Result<Read, String>,
}

struct Read {
    title: String,
    articles: usize,
    activities: usize,
    remarks: Vec<Remark>,
}

/// A notice, with the line and the column of its position.
struct Remark {
    notice: Notice,
    line: usize,
    column: usize,
}

/// Reads a dataset.
pub(crate) fn check(source: &str) -> Report {
    Report { source: source.to_owned(), outcome: read(source) }
}

fn read(source: &str) -> Result<Read, String> {
    if Path::new(source).file_name().is_some_and(|name| name == FILE) {
        return read_settings(source);
    }
    let input = input::read(source, input::MAX_BYTES).map_err(|error| format!("{error:#}"))?;
    let charset = input.charset.as_deref();
    let (text, _) = text_of(input.bytes.clone(), charset);
    let origin =
        Origin { charset, now: input::now(), ..Origin::new(input.address.as_ref(), &Zones) };
    let document = formats::read(input.bytes, origin).map_err(|error| error.to_string())?;
    let (mut edition, mut notices) = (document.edition, document.notices);
    notices.extend(edition.settle());
    Ok(Read {
        title: edition.title.clone(),
        articles: edition.articles.len(),
        activities: edition.articles.iter().map(|article| article.timeline.activities.len()).sum(),
        remarks: remarks(&text, notices),
    })
}

/// Reads a file of settings. Its mistakes are errors, but for those of `site`, which cost the value that has them.
fn read_settings(source: &str) -> Result<Read, String> {
    let text = std::fs::read_to_string(source).map_err(|error| error.to_string())?;
    let configuration = Configuration::parse(&text, "").map_err(|found| found.error.to_string())?;
    // Where the site will be is not known, and makes no difference to mistakes.
    let folder = Address::link("https://site.example/", None).ok();
    let (mut edition, origin) = (Edition::default(), Origin::new(folder.as_ref(), &Zones));
    let notices = configuration
        .sites
        .iter()
        .flat_map(|site| branding::apply(site, branding::SETTINGS, origin, &mut edition));
    let remarks = notices.map(|notice| {
        let path = notice.path.replacen("settings.", "", 1);
        Notice { path, ..notice }
    });
    let remarks = remarks.collect();
    Ok(Read {
        title: configuration.title.unwrap_or_default(),
        articles: 0,
        activities: 0,
        remarks: self::remarks(&text, remarks),
    })
}

/// Adds lines and columns to notices. The positions are sorted, so that one pass over the text counts the lines.
fn remarks(text: &str, notices: Vec<Notice>) -> Vec<Remark> {
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
            (remark.line, remark.column) = lines.line_and_column(text, at);
        }
    }
    remarks
}

impl Report {
    /// The exit status: 0 without notices, 1 with repairs and doubts, 2 with losses.
    pub(crate) fn status(&self) -> u8 {
        match &self.outcome {
            Err(_) => 2,
            Ok(read) => {
                let status = |remark: &Remark| match remark.notice.kind {
                    NoticeKind::Dropped => 2,
                    // A misspelt field is a loss, and another one may be another program's.
                    NoticeKind::Doubted if meant(&remark.notice).is_some() => 2,
                    NoticeKind::Repaired | NoticeKind::Doubted | NoticeKind::Withheld => 1,
                };
                read.remarks.iter().map(status).max().unwrap_or(0)
            }
        }
    }
}

/// At most this many further lines are named of the remarks of one cause.
const MAX_LINES: usize = 5;

/// The remarks by their causes, in the order of the first ones.
fn alike(remarks: &[Remark]) -> Vec<Vec<&Remark>> {
    let mut groups: Vec<Vec<&Remark>> = Vec::new();
    let mut known = HashMap::new();
    for remark in remarks {
        let index = *known.entry(remark.notice.cause()).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.push(remark),
            None => groups.push(vec![remark]),
        }
    }
    groups
}

/// Remarks of one cause in one line: the first one, and where the others are.
fn of_one_cause(source: &str, remarks: &[&Remark]) -> String {
    let Some((Remark { notice, line, column }, more)) = remarks.split_first() else {
        return String::new();
    };
    let meant = meant(notice).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
    let first = format!("{source}:{line}:{column}: {notice}{meant}");
    if more.is_empty() {
        return first;
    }
    let lines: Vec<String> =
        more.iter().take(MAX_LINES).map(|remark| remark.line.to_string()).collect();
    let dots = if more.len() > MAX_LINES { ", …" } else { "" };
    format!("{first} ({} times; again in line {}{dots})", remarks.len(), lines.join(", "))
}

/// Writes the reports for people. Notices of one cause are one line.
pub(crate) fn as_text(reports: &[Report]) -> String {
    let mut out = String::new();
    for report in reports {
        // Writing to a `String` cannot fail.
        let _ = match &report.outcome {
            Err(error) => writeln!(out, "{}: {error}", report.source),
            Ok(read) => {
                for remarks in alike(&read.remarks) {
                    let _ = writeln!(out, "{}", of_one_cause(&report.source, &remarks));
                }
                writeln!(
                    out,
                    "{}: “{}”, {} articles, {} activities, {} notices",
                    report.source,
                    read.title,
                    read.articles,
                    read.activities,
                    read.remarks.len()
                )
            }
        };
    }
    out.truncate(out.trim_end().len());
    out
}

/// Writes the reports for programs, as JSON.
pub(crate) fn as_json(reports: &[Report]) -> String {
    let reports: Vec<Value> = reports.iter().map(report_as_json).collect();
    format!("{:#}", Value::Array(reports))
}

fn report_as_json(report: &Report) -> Value {
    let status = report.status();
    match &report.outcome {
        Err(error) => json!({ "source": report.source, "status": status, "error": error }),
        Ok(read) => {
            let remark = |Remark { notice, line, column }: &Remark| {
                json!({
                    "kind": notice.kind, "path": notice.path, "line": line, "column": column,
                    "message": notice.message, "meant": meant(notice),
                })
            };
            json!({
                "source": report.source, "status": status, "title": read.title,
                "articles": read.articles, "activities": read.activities,
                "notices": read.remarks.iter().map(remark).collect::<Vec<_>>(),
            })
        }
    }
}
