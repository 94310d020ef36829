//! Kinds of files that are recognised and not read, so that messages can name them.

use super::beginning::{is_calendar, is_mark_or_space};
use crate::formats::text::plain::is_stray;

/// A kind of file that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after what it is")]
pub enum Unread {
    Rss,
    Atom,
    WordPressExport,
    Xml,
    Excel,
    Archive,
    Pdf,
    Picture,
    Table,
    Yaml,
    Markdown,
    Text,
}

impl std::fmt::Display for Unread {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Rss => "an RSS feed",
            Self::Atom => "an Atom feed",
            Self::WordPressExport => "an export of WordPress (WXR)",
            Self::Xml => "an XML file",
            Self::Excel => "an Excel file",
            Self::Archive => "a ZIP archive",
            Self::Pdf => "a PDF file",
            Self::Picture => "a picture",
            Self::Table => "a table (CSV)",
            Self::Yaml => "a YAML file",
            Self::Markdown => "a Markdown file",
            Self::Text => "a plain text",
        })
    }
}

/// At most this many bytes of a file are looked at.
const MAX_LOOKED_AT: usize = 64 * 1024;

/// The kind of a decoded file that does not begin as JSON does, if it is one of these. Kinds that people write by
/// hand are recognised only where the file has no document in it, because a document may follow other text.
pub(in crate::formats) fn kind(text: &str, no_document: bool) -> Option<Unread> {
    let text = text.get(..text.floor_char_boundary(MAX_LOOKED_AT)).unwrap_or(text);
    let text = text.trim_start_matches(is_mark_or_space);
    if text.starts_with(['{', '[']) || text.is_empty() || is_calendar(text) {
        return None;
    }
    let begins = |start: &str| text.starts_with(start);
    Some(match text {
        _ if begins("<") => return markup(text),
        _ if begins("PK\u{3}\u{4}") && text.contains("xl/") => Unread::Excel,
        _ if begins("PK\u{3}\u{4}") => Unread::Archive,
        // The decoder has replaced those bytes of the signatures that are no UTF-8.
        _ if begins("\u{FFFD}\u{FFFD}\u{11}") => Unread::Excel,
        _ if begins("\u{FFFD}PNG") || begins("\u{FFFD}\u{FFFD}\u{FFFD}") || begins("GIF8") => {
            Unread::Picture
        }
        _ if begins("%PDF-") => Unread::Pdf,
        _ if no_document => return written(text),
        _ => return None,
    })
}

/// The kind of a file with markup. `web_page` recognises web pages.
fn markup(text: &str) -> Option<Unread> {
    let lower = text.to_ascii_lowercase();
    let has = |part: &str| lower.contains(part);
    let feed = has("<rss") || has("<rdf:rdf");
    Some(match () {
        () if feed && has("wordpress.org/export") => Unread::WordPressExport,
        () if feed => Unread::Rss,
        () if has("<feed") => Unread::Atom,
        () if has("<html") || !lower.starts_with("<?xml") => return None,
        () => Unread::Xml,
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
    use super::{Unread, kind};

    #[test]
    fn files_are_recognised_by_their_beginning() {
        for (text, expected) in [
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>", Some(Unread::Rss)),
            ("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", Some(Unread::Rss)),
            ("<rss xmlns:wp=\"http://wordpress.org/export/1.2/\">", Some(Unread::WordPressExport)),
            ("\u{FEFF}<?xml version='1.0'?><feed xmlns=\"…\">", Some(Unread::Atom)),
            ("<?xml version='1.0'?><urlset>", Some(Unread::Xml)),
            ("<!doctype html><html>", None),
            ("<?xml version='1.0'?><!DOCTYPE html><html>", None),
            ("PK\u{3}\u{4}\u{14}[Content_Types].xml xl/workbook.xml", Some(Unread::Excel)),
            ("PK\u{3}\u{4}\u{14}feed.json", Some(Unread::Archive)),
            ("%PDF-1.7", Some(Unread::Pdf)),
            ("\u{FFFD}PNG\r\n", Some(Unread::Picture)),
            ("title,date\nThe ferry is back,2024-05-02\n", Some(Unread::Table)),
            ("Titel;Datum\n\"Die Fähre; sie\nfährt\";2.5.2024", Some(Unread::Table)),
            ("title\tdate\na\tb", Some(Unread::Table)),
            ("title: News\nitems:\n  - id: 1\n", Some(Unread::Yaml)),
            ("---\ntitle: News\nitems: []\n", Some(Unread::Yaml)),
            ("---\ntitle: News\n---\n\nIt sails.", Some(Unread::Markdown)),
            ("# News\n\n- [ ] The ferry, at last\n", Some(Unread::Markdown)),
            ("News\n====\n\nIt sails.", Some(Unread::Markdown)),
            ("It sails again, at last.\nAnd it turns.", Some(Unread::Text)),
            ("callback({\"items\": []})", None),
            (")]}',\n{\"items\": []}", None),
            ("Warning: Undefined variable in /news.php on line 3\n{\"items\": []}", None),
            ("{\"a\": 1}", None),
            ("", None),
        ] {
            assert_eq!(kind(text, true), expected, "{text}");
        }
    }
}
