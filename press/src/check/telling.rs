//! Tells reports: to people, with colours in a terminal, and to programs as JSON.

use std::collections::HashMap;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use gazette::edition::notice::NoticeKind;
use gazette::formats::meant;
use serde_json::{Value, json};

use super::{Remark, Report};

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
        group.first().map(|first| (weight(first.notice.kind), first.line, first.column))
    });
    groups
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
    let Some((Remark { notice, line, column }, more)) = remarks.split_first() else {
        return String::new();
    };
    let meant = meant(notice).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
    let (kind, path, message) = (notice.kind, &notice.path, &notice.message);
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
            Err(error) => {
                let _ = writeln!(out, "{PLACE}{source}:{PLACE:#} {ERROR}error{ERROR:#}: {error}");
            }
            Ok(read) => {
                for remarks in alike(&read.remarks) {
                    let is_loss =
                        remarks.first().is_some_and(|first| super::status_of(first) == super::LOST);
                    if is_loss || !quiet {
                        let _ = writeln!(out, "{}", of_one_cause(source, &remarks));
                    }
                }
                if !quiet {
                    let pages = if read.pages > 1 {
                        format!(", {} pages", read.pages)
                    } else {
                        String::new()
                    };
                    let _ = writeln!(
                        out,
                        "{PLACE}{source}:{PLACE:#} {}, “{}”, {} articles, {} activities{pages}, {} notices",
                        read.format,
                        read.title,
                        read.articles,
                        read.activities,
                        read.remarks.len()
                    );
                }
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Writes the reports for programs, as JSON.
pub(super) fn as_json(reports: &[Report]) -> String {
    let reports: Vec<Value> = reports.iter().map(report_as_json).collect();
    format!("{:#}", Value::Array(reports))
}

fn report_as_json(report: &Report) -> Value {
    let status = report.status();
    match &report.outcome {
        Err(error) => json!({ "source": report.source, "status": status, "error": error }),
        Ok(read) => {
            let remark = |remark: &Remark| {
                let Remark { notice, line, column } = remark;
                json!({
                    "kind": notice.kind, "code": code(remark), "path": notice.path, "line": line, "column": column,
                    "message": notice.message, "meant": meant(notice),
                })
            };
            json!({
                "source": report.source, "status": status, "format": read.format, "title": read.title,
                "articles": read.articles, "activities": read.activities, "pages": read.pages,
                "notices": read.remarks.iter().map(remark).collect::<Vec<_>>(),
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
