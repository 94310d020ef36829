//! Reads the texts of articles and activities as blocks, with a notice for everything that was left out.

use super::field::Field;
use crate::edition::body::Blocks;
use crate::edition::notice::NoticeKind;
use crate::formats::html::{self, Page};
use crate::formats::text::{Passage, paragraphs, plain};

/// A text in HTML.
pub(in crate::formats) fn html(field: &Field<'_>, text: &str, page: Page<'_>) -> Blocks {
    with_notices(field, html::read_on(text, page))
}

/// Adds the notices about a text, and returns its blocks.
pub(in crate::formats) fn with_notices(field: &Field<'_>, read: Passage) -> Blocks {
    if read.needs_markup {
        field.need_markup();
    }
    for message in read.remarks {
        field.note(NoticeKind::Dropped, message);
    }
    for message in read.repairs {
        field.note(NoticeKind::Repaired, message);
    }
    read.blocks
}

/// A text that may be HTML or plain.
pub(in crate::formats) fn html_or_plain(field: &Field<'_>, text: &str, page: Page<'_>) -> Blocks {
    match html::has_tags(text) {
        true => self::html(field, text, page),
        false => with_notices(field, paragraphs(&plain::decode(text), page.markup)),
    }
}
