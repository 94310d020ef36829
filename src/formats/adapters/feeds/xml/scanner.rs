//! Goes through XML as people write it: an element may not be closed, and a `<` may stand for itself.

use quick_xml::Reader;
use quick_xml::events::{BytesText, Event};

/// After so many tags that never end, the rest of the text is taken for text. Each of them is looked for to the end.
const MAX_UNENDED: usize = 100;

/// Reads the parts of a text: tags, texts, comments.
pub(in crate::formats) struct Scanner<'a> {
    text: &'a str,
    /// The position at which the reader began, in bytes.
    base: usize,
    reader: Reader<&'a [u8]>,
    /// The position of the first mistake that was passed over.
    pub(in crate::formats) mistake: Option<usize>,
    /// The number of tags that never end.
    unended: usize,
}

impl<'a> Scanner<'a> {
    /// Begins at a position of a text, in bytes.
    pub(in crate::formats) fn new(text: &'a str, at: usize) -> Self {
        Self {
            text,
            base: at,
            reader: reader(text.get(at..).unwrap_or_default()),
            mistake: None,
            unended: 0,
        }
    }

    /// The position of the next part, in bytes.
    pub(in crate::formats) fn position(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or_default()
    }

    /// The next part. A mistake becomes a text.
    pub(in crate::formats) fn next(&mut self) -> Event<'a> {
        let at = self.position();
        let rest = self.text.get(at..).unwrap_or_default();
        if !is_stray(rest) {
            match self.reader.read_event() {
                Ok(part) => return part,
                Err(_) => self.unended += 1,
            }
        }
        self.mistake.get_or_insert(at);
        let next = match self.unended > MAX_UNENDED {
            true => self.text.len(),
            false => at + rest.chars().next().map_or(0, char::len_utf8),
        };
        (self.base, self.reader) = (next, reader(self.text.get(next..).unwrap_or_default()));
        Event::Text(BytesText::from_escaped(rest.get(..next - at).unwrap_or_default()))
    }
}

/// Whether a text begins with a `<` that begins no tag (XML 1.0, section 2.3).
fn is_stray(text: &str) -> bool {
    let begins = |next: char| next.is_alphabetic() || matches!(next, '/' | '!' | '?' | '_' | ':');
    text.strip_prefix('<').is_some_and(|rest| !rest.starts_with(begins))
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}
