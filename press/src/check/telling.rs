//! Tells reports: to people, with colours in a terminal, and to programs as JSON.

use std::collections::HashMap;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use gazette::edition::notice::NoticeKind;
use gazette::formats::meant;
use serde_json::{Value, json};

use super::{Read, Remark, Report, Unreadable};

/// At most this many further lines are named of the remarks of one cause.
const MAX_LINES: usize = 5;

const PLACE: Style = Style::new().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();

/// The remarks by their causes: losses first, then in the order of their lines.
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
    groups.sort_by_key(|group| {
        group.first().map(|first| (weight(kind_of(first)), first.line, first.column))
    });
    groups
}

/// The kind of a remark. A value in a misspelt field counts as dropped.
fn kind_of(remark: &Remark) -> NoticeKind {
    if is_loss(remark) { NoticeKind::Dropped } else { remark.notice.kind }
}

fn is_loss(remark: &Remark) -> bool {
    super::status_of(remark) == super::LOST
}

/// A number of things.
fn count(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// The order in which kinds are told.
fn weight(kind: NoticeKind) -> u8 {
    match kind {
        NoticeKind::Dropped => 0,
        NoticeKind::Doubted => 1,
        NoticeKind::Repaired => 2,
        NoticeKind::Withheld => 3,
    }
}

fn style(kind: NoticeKind) -> Style {
    match kind {
        NoticeKind::Dropped => ERROR,
        NoticeKind::Doubted => AnsiColor::Yellow.on_default(),
        NoticeKind::Repaired => AnsiColor::Cyan.on_default(),
        NoticeKind::Withheld => AnsiColor::Blue.on_default(),
    }
}

/// The kind, as people read it.
fn word(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Dropped => "dropped",
        NoticeKind::Doubted => "doubted",
        NoticeKind::Repaired => "repaired",
        NoticeKind::Withheld => "withheld",
    }
}

/// Remarks of one cause in one line: the first one, and where the others are.
fn of_one_cause(source: &str, remarks: &[&Remark]) -> String {
    let Some((first, more)) = remarks.split_first() else { return String::new() };
    let (kind, Remark { notice, line, column }) = (kind_of(first), first);
    let meant = meant(notice).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
    let (path, message) = (&notice.path, &notice.message);
    let colour = style(kind);
    let word = word(kind);
    let first = format!(
        "{PLACE}{source}:{line}:{column}:{PLACE:#} {path}: {colour}{word}{colour:#}: {message}{meant}"
    );
    if more.is_empty() {
        return first;
    }
    let lines: Vec<String> =
        more.iter().take(MAX_LINES).map(|remark| remark.line.to_string()).collect();
    let dots = if more.len() > MAX_LINES { ", …" } else { "" };
    format!("{first} ({} times; again in line {}{dots})", remarks.len(), lines.join(", "))
}

/// Writes the reports for people, with escape sequences for colours. Notices of one cause are one line. If `quiet`, only
/// losses and files that cannot be read are told.
pub(super) fn as_text(reports: &[Report], quiet: bool) -> String {
    let mut out = String::new();
    for report in reports {
        let source = &report.source;
        match &report.outcome {
            // Writing to a `String` cannot fail.
            Err(Unreadable { message, place }) => {
                let place =
                    place.map_or_else(String::new, |(line, column)| format!("{line}:{column}:"));
                let _ = writeln!(
                    out,
                    "{PLACE}{source}:{place}{PLACE:#} {ERROR}error{ERROR:#}: {message}"
                );
            }
            Ok(read) => {
                for remarks in alike(&read.remarks) {
                    if !quiet || remarks.first().is_some_and(|first| is_loss(first)) {
                        let _ = writeln!(out, "{}", of_one_cause(source, &remarks));
                    }
                }
                if !quiet {
                    let _ = writeln!(out, "{PLACE}{source}:{PLACE:#} {}", summary(read));
                }
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// One line about a source: its format, its title and the numbers of its articles, activities, pages and notices.
fn summary(read: &Read) -> String {
    let mut parts = vec![match read.signs {
        Some(signs) => format!("{} (by {signs})", read.format),
        None => read.format.to_owned(),
    }];
    if !read.title.is_empty() {
        parts.push(format!("“{}”", read.title));
    }
    if read.signs.is_some() || read.articles > 0 {
        parts.push(count(read.articles, "article", "articles"));
        parts.push(count(read.activities, "activity", "activities"));
    }
    if read.pages > 1 {
        parts.push(count(read.pages, "page", "pages"));
    }
    parts.push(count(read.remarks.len(), "notice", "notices"));
    parts.join(", ")
}

/// Writes the reports for programs, as JSON. If `quiet`, only losses are told of what was read.
pub(super) fn as_json(reports: &[Report], quiet: bool) -> String {
    let reports: Vec<Value> = reports.iter().map(|report| report_as_json(report, quiet)).collect();
    format!("{:#}", Value::Array(reports))
}

fn report_as_json(report: &Report, quiet: bool) -> Value {
    let status = report.status();
    match &report.outcome {
        Err(Unreadable { message, place }) => {
            let (line, column) = place.unzip();
            json!({
                "source": report.source, "status": status, "error": message, "line": line, "column": column,
            })
        }
        Ok(read) => {
            let remark = |remark: &Remark| {
                let Remark { notice, line, column } = remark;
                json!({
                    "kind": notice.kind, "code": code(remark), "path": notice.path, "line": line, "column": column,
                    "message": notice.message, "meant": meant(notice), "lost": is_loss(remark),
                })
            };
            let told = read.remarks.iter().filter(|remark| !quiet || is_loss(remark));
            json!({
                "source": report.source, "status": status, "format": read.format, "signs": read.signs, "title": read.title,
                "articles": read.articles, "activities": read.activities, "pages": read.pages,
                "notices": told.map(remark).collect::<Vec<_>>(),
            })
        }
    }
}

/// A code for a cause: the kind, and what was expected, without the values of the file. Messages of one cause have one code.
fn code(remark: &Remark) -> String {
    let message = &remark.notice.message;
    let expected = message.strip_prefix("expected ").unwrap_or(message);
    let expected = expected.split(", found").next().unwrap_or_default();
    let mut code = word(remark.notice.kind).to_owned();
    code.push(':');
    let mut quoted = false;
    for letter in expected.chars().take(80) {
        match letter {
            // Between backquotes are names of fields, which belong to the cause, and no values.
            '`' => quoted = !quoted,
            letter if letter.is_ascii_alphabetic() || (quoted && letter == '_') => {
                code.push(letter.to_ascii_lowercase());
            }
            _ if !code.ends_with(['-', ':']) => code.push('-'),
            _ => {}
        }
    }
    code.trim_end_matches('-').to_owned()
}
