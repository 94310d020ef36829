//! Reads the text in a field: unchanged, decoded, or in one line.

use super::field::Field;
use crate::edition::notice::NoticeKind;
use crate::edition::slug::UsedNames;
use crate::formats::bounds::MAX_LINE;
use crate::formats::html;
use crate::formats::json::Value;
use crate::formats::text::plain;

impl Field<'_> {
    /// The text, unchanged; numbers and booleans are repaired into text.
    pub(in crate::formats) fn verbatim(&self) -> Option<String> {
        let text = match self.value {
            Value::String(text) => return Some(text.clone()),
            Value::Number(number) => number.as_str().to_owned(),
            Value::Bool(value) => value.to_string(),
            _ => {
                self.dropped("a text");
                return None;
            }
        };
        self.repaired("a text");
        Some(text)
    }

    /// A text for people, with a notice where it has control characters. The code that shows the text leaves them
    /// out.
    pub(in crate::formats) fn raw_text(&self) -> Option<String> {
        let text = self.verbatim()?;
        if text.contains(plain::is_stray) {
            self.note(NoticeKind::Repaired, "expected text, found control characters; left out");
        }
        Some(text)
    }

    /// A plain text. Character references do not belong in it and are decoded.
    pub(in crate::formats) fn decoded(&self) -> Option<String> {
        let text = self.raw_text()?;
        let decoded = plain::decode(&text);
        if decoded != text {
            self.repaired("plain text, without HTML’s character references");
        }
        Some(decoded)
    }

    /// A plain text in one line; `None` where nothing is left of it.
    pub(in crate::formats) fn line(&self) -> Option<String> {
        let text = self.decoded()?;
        if text.contains(plain::is_dropped_mark_of_direction) {
            self.note(NoticeKind::Repaired, "expected text, found marks of direction; left out");
        }
        let (line, runs) = plain::counted(&text);
        let (lost, repaired) = runs.remarks();
        for remark in lost.into_iter().chain(repaired) {
            self.note(NoticeKind::Repaired, remark);
        }
        self.bounded(line)
    }

    /// The text of a value in HTML, in one line.
    pub(in crate::formats) fn line_of_html(&self) -> Option<String> {
        self.bounded(html::line(&self.raw_text()?))
    }

    /// A text or a number in one line, without a notice where it is neither.
    pub(in crate::formats) fn word(&self) -> Option<String> {
        match self.value {
            Value::String(text) => self.bounded(plain::line(text)),
            Value::Number(number) => self.bounded(number.as_str().to_owned()),
            _ => None,
        }
    }

    fn bounded(&self, mut line: String) -> Option<String> {
        if let Some((end, _)) = line.char_indices().nth(MAX_LINE) {
            line.truncate(end);
            line.push('…');
            self.note(
                NoticeKind::Repaired,
                format!("expected at most {MAX_LINE} characters, found more"),
            );
        }
        (!line.is_empty()).then_some(line)
    }

    /// [`Field::line`] of a field of an object.
    pub(in crate::formats) fn line_at(&self, key: &str) -> Option<String> {
        self.get(key)?.line()
    }

    /// [`Field::word`] of a field of an object.
    pub(in crate::formats) fn word_at(&self, key: &str) -> Option<String> {
        self.get(key)?.word()
    }

    /// The lines of an array, without empty ones and repetitions.
    pub(in crate::formats) fn lines_at(&self, key: &str) -> Vec<String> {
        let (mut lines, mut seen) = (Vec::new(), UsedNames::default());
        self.each_at(key, |field| {
            if let Some(line) = field.line().filter(|line| seen.claim(line)) {
                lines.push(line);
            }
        });
        lines
    }
}
