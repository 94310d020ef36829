//! Recognises files that do not begin as JSON does: those that a container reads, and kinds that are not read, so that
//! messages can name them.

use super::beginning::{is_calendar, is_mark_or_space};
use super::web_page::{ATOM, is_whole, page_error};
use crate::formats::FormatError;
use crate::formats::adapters::tables;
use crate::formats::sniff::kinds::{ContainerKind, Unread};
use crate::formats::text::plain::is_stray;

/// At most this many bytes of a file are looked at.
const MAX_LOOKED_AT: usize = 64 * 1024;

/// The kind of container that reads a file, or `None` where the file may be JSON. Kinds that people write by hand are
/// recognised only where the file has no document in it (`no_document`), because a document may follow other text.
///
/// # Errors
/// The file is of a known kind that is not read.
pub(in crate::formats) fn identify(
    text: &str,
    no_document: bool,
) -> Result<Option<ContainerKind>, FormatError> {
    // A program's warning in HTML may stand before a document.
    if let Some(page) = page_error(text).filter(|_| no_document || is_whole(text)) {
        return Err(page);
    }
    match known(text, no_document) {
        None => Ok(None),
        Some(Known::Read(kind)) => Ok(Some(kind)),
        Some(Known::Unread(kind)) => Err(FormatError::Unread(kind.name().to_owned())),
    }
}

/// The position at which a feed begins in a text, in bytes, if there is one at its beginning.
pub(in crate::formats) fn feed(text: &str) -> Option<usize> {
    let text = text.get(..text.floor_char_boundary(MAX_LOOKED_AT)).unwrap_or(text);
    let lower = text.to_ascii_lowercase();
    let is_root = |at: usize| {
        let name = lower.get(at + 1..).unwrap_or_default();
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(name.len());
        let name = name.get(..end).unwrap_or_default();
        match name.rsplit(':').next().unwrap_or_default() {
            "rss" | "rdf" | "feed" => true,
            // A single entry of Atom (RFC 4287, section 2).
            "entry" => lower.contains(ATOM),
            _ => false,
        }
    };
    lower.match_indices('<').map(|(at, _)| at).find(|at| is_root(*at))
}

/// A kind of file that is known.
#[derive(Debug, PartialEq, Eq)]
enum Known {
    Read(ContainerKind),
    Unread(Unread),
}

fn known(text: &str, no_document: bool) -> Option<Known> {
    let text = text.get(..text.floor_char_boundary(MAX_LOOKED_AT)).unwrap_or(text);
    let text = text.trim_start_matches(is_mark_or_space);
    let beginning = text.get(..text.floor_char_boundary(100)).unwrap_or_default();
    if beginning.contains("google.visualization.Query") {
        return Some(Known::Unread(Unread::QueryTable));
    }
    if text.starts_with(['{', '[']) || text.is_empty() || is_calendar(text) {
        return None;
    }
    let begins = |start: &str| text.starts_with(start);
    Some(Known::Unread(match text {
        _ if begins("<") => return markup(text),
        _ if begins("PK\u{3}\u{4}") && text.contains("xl/") => Unread::Excel,
        _ if begins("PK\u{3}\u{4}") => Unread::Archive,
        // The decoder has replaced those bytes of the signatures that are no UTF-8.
        _ if begins("\u{FFFD}\u{FFFD}\u{11}") => Unread::Excel,
        _ if begins("\u{FFFD}PNG") || begins("\u{FFFD}\u{FFFD}\u{FFFD}") || begins("GIF8") => {
            Unread::Picture
        }
        _ if begins("%PDF-") => Unread::Pdf,
        _ if tables::separator(text).is_some() => {
            return Some(Known::Read(ContainerKind::Table));
        }
        _ if no_document => written(text)?,
        _ => return None,
    }))
}

/// The kind of a file with markup.
fn markup(text: &str) -> Option<Known> {
    let lower = text.to_ascii_lowercase();
    let has = |part: &str| lower.contains(part);
    Some(match () {
        () if has("<rss") && has("wordpress.org/export") => Known::Unread(Unread::WordPressExport),
        () if feed(text).is_some() => Known::Read(ContainerKind::Feed),
        () if has("<html") || !lower.starts_with("<?xml") => return None,
        () => Known::Unread(Unread::Xml),
    })
}

/// The kind of a text that people write by hand, or that programs write line by line.
fn written(text: &str) -> Option<Unread> {
    let lines = || text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let is_field = |line: &str| {
        let name = line.split_once(": ").map(|(name, _)| name).or_else(|| line.strip_suffix(':'));
        name.is_some_and(|name| {
            !name.is_empty()
                && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
        })
    };
    let front_matter = text.starts_with("---");
    let closed = || text.lines().skip(1).any(|line| line.trim_end() == "---");
    if front_matter && closed() {
        return Some(Unread::Markdown);
    }
    if (front_matter && lines().nth(1).is_some_and(is_field))
        || (lines().next().is_some_and(is_field) && lines().skip(1).any(is_field))
    {
        return Some(Unread::Yaml);
    }
    if is_table(text) {
        return Some(Unread::Table);
    }
    let heading =
        |line: &str| line.trim_start_matches('#').starts_with(' ') && line.starts_with('#');
    let underlined = |line: &str| line.len() > 2 && line.chars().all(|c| c == '=');
    if lines().take(20).any(|line| heading(line) || underlined(line)) {
        return Some(Unread::Markdown);
    }
    let braces = text.contains(['{', '[', '<']);
    (!braces && !text.contains(is_stray) && lines().take(20).any(|line| line.contains(' ')))
        .then_some(Unread::Text)
}

/// Whether the row of headings and the next rows have the same number of cells.
fn is_table(text: &str) -> bool {
    [',', ';', '\t'].into_iter().any(|separator| {
        let mut rows = rows(text, separator).into_iter();
        let columns = rows.next().unwrap_or_default();
        columns > 1 && rows.len() > 0 && rows.all(|cells| cells == columns)
    })
}

/// The number of cells in each of the first rows. A quoted cell may contain line breaks (RFC 4180).
fn rows(text: &str, separator: char) -> Vec<usize> {
    let (mut rows, mut cells, mut quoted) = (Vec::new(), 1, false);
    for letter in text.trim_end().chars() {
        match letter {
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                rows.push(cells);
                cells = 1;
            }
            letter if letter == separator && !quoted => cells += 1,
            _ => {}
        }
        if rows.len() == 4 {
            return rows;
        }
    }
    // Where the text was cut off, its last row may be incomplete.
    if text.len() < MAX_LOOKED_AT - 4 || rows.is_empty() {
        rows.push(cells);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::{Known, known};
    use crate::formats::sniff::kinds::{ContainerKind, Unread};

    const FEED: Option<Known> = Some(Known::Read(ContainerKind::Feed));
    const TABLE: Option<Known> = Some(Known::Read(ContainerKind::Table));

    #[test]
    fn files_are_recognised_by_their_beginning() {
        for (text, expected) in [
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>", FEED),
            ("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", FEED),
            (
                "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\">",
                Some(Known::Unread(Unread::WordPressExport)),
            ),
            ("\u{FEFF}<?xml version='1.0'?><feed xmlns=\"…\">", FEED),
            ("<?xml version='1.0'?><urlset>", Some(Known::Unread(Unread::Xml))),
            ("<!doctype html><html>", None),
            ("<?xml version='1.0'?><!DOCTYPE html><html>", None),
            (
                "PK\u{3}\u{4}\u{14}[Content_Types].xml xl/workbook.xml",
                Some(Known::Unread(Unread::Excel)),
            ),
            ("PK\u{3}\u{4}\u{14}feed.json", Some(Known::Unread(Unread::Archive))),
            ("%PDF-1.7", Some(Known::Unread(Unread::Pdf))),
            ("\u{FFFD}PNG\r\n", Some(Known::Unread(Unread::Picture))),
            ("title,date\nThe ferry is back,2024-05-02\n", TABLE),
            ("Titel;Datum\n\"Die Fähre; sie\nfährt\";2.5.2024", Some(Known::Unread(Unread::Table))),
            ("title\tdate\na\tb", TABLE),
            ("title: News\nitems:\n  - id: 1\n", Some(Known::Unread(Unread::Yaml))),
            ("---\ntitle: News\nitems: []\n", Some(Known::Unread(Unread::Yaml))),
            ("---\ntitle: News\n---\n\nIt sails.", Some(Known::Unread(Unread::Markdown))),
            ("# News\n\n- [ ] The ferry, at last\n", Some(Known::Unread(Unread::Markdown))),
            ("News\n====\n\nIt sails.", Some(Known::Unread(Unread::Markdown))),
            ("It sails again, at last.\nAnd it turns.", Some(Known::Unread(Unread::Text))),
            ("callback({\"items\": []})", None),
            (")]}',\n{\"items\": []}", None),
            ("Warning: Undefined variable in /news.php on line 3\n{\"items\": []}", None),
            ("{\"a\": 1}", None),
            ("", None),
        ] {
            assert_eq!(known(text, true), expected, "{text}");
        }
    }
}
