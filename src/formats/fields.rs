//! Lenient reading of JSON fields: what can be understood is taken, what was bent or lost is told.
//!
//! A tree with getters rather than derived structs, because one wrong type in one item must not
//! lose a whole dataset.

use std::cell::{Cell, RefCell};
use std::fmt;

use super::bounds::{LINE, LIST, NOTICES};
use super::json::{Number, Object, Value};
use super::plain;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::slug::Taken;

/// Collects notices while a document is read: not more than anyone would read.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    list: RefCell<Vec<Notice>>,
    /// How many more there would be, and how many of them are of losses.
    more: Cell<(usize, usize)>,
    /// Whether something was found that only the readers of other formats understand.
    pub(crate) wants_others: Cell<bool>,
}

impl Notices {
    /// Adds a notice. Those about the whole are few, and always kept.
    pub(crate) fn add(&self, place: String, kind: NoticeKind, message: String) {
        if self.is_full() && place != DOCUMENT {
            let (more, lost) = self.more.get();
            self.more.set((more + 1, lost + usize::from(kind == NoticeKind::Dropped)));
        } else {
            self.list.borrow_mut().push(Notice { place, kind, message });
        }
    }

    /// Whether further notices are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.list.borrow().len() >= NOTICES
    }

    /// The notices, and how many more there would be.
    pub(crate) fn into_vec(self) -> Vec<Notice> {
        let mut list = self.list.into_inner();
        let (more, lost) = self.more.get();
        if more > 0 {
            let kind = if lost > 0 { NoticeKind::Dropped } else { NoticeKind::Repaired };
            let message =
                format!("expected at most {NOTICES} notices, found {more} more, {lost} of losses");
            list.push(Notice { place: DOCUMENT.to_owned(), kind, message });
        }
        list
    }
}

/// What a notice calls the whole.
pub(crate) const DOCUMENT: &str = "the document";

/// Where a value stands, as a chain back to the document's root; written out only for a notice.
#[derive(Clone, Copy)]
enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(Self::Root, key) => out.write_str(key),
            Self::Key(parent, key) => write!(out, "{parent}.{key}"),
            Self::Index(parent, index) => write!(out, "{parent}[{index}]"),
        }
    }
}

/// A value with its place.
#[derive(Clone, Copy)]
pub(crate) struct Field<'a> {
    value: &'a Value,
    path: Path<'a>,
    notices: &'a Notices,
}

impl<'a> Field<'a> {
    pub(crate) fn root(value: &'a Value, notices: &'a Notices) -> Self {
        Self { value, path: Path::Root, notices }
    }

    /// Reads an element of a list that is a field of the document, or the document itself.
    pub(crate) fn element(
        value: &Value,
        (list, index): (&str, usize),
        notices: &Notices,
        read: &mut dyn FnMut(Field<'_>),
    ) {
        let (root, path) = (Path::Root, Path::Key(&Path::Root, list));
        let path = if list.is_empty() { &root } else { &path };
        read(Field { value, path: Path::Index(path, index), notices });
    }

    /// Records a notice about this value.
    pub(crate) fn note(&self, kind: NoticeKind, message: impl Into<String>) {
        self.notices.add(self.place(), kind, message.into());
    }

    /// Records that only the readers of other formats understand this value.
    pub(crate) fn want_others(&self) {
        self.notices.wants_others.set(true);
    }

    /// Where it stands, as notices say it.
    pub(crate) fn place(&self) -> String {
        match self.path.to_string() {
            place if place.is_empty() => DOCUMENT.to_owned(),
            place => place,
        }
    }

    pub(crate) fn dropped(&self, expected: &str) {
        self.note(NoticeKind::Dropped, format!("expected {expected}, found {}", self.found()));
    }

    pub(crate) fn repaired(&self, expected: &str) {
        self.note(NoticeKind::Repaired, format!("expected {expected}, found {}", self.found()));
    }

    /// The value, shortened, for a message.
    pub(crate) fn found(&self) -> String {
        match self.value {
            Value::Object(_) => "an object".to_owned(),
            Value::Array(_) => "an array".to_owned(),
            Value::String(text) => {
                let short: String = text.chars().take(60).collect();
                let more = if short.len() < text.len() { "…" } else { "" };
                format!("`{short}{more}`")
            }
            Value::Number(number) => {
                let short: String = number.as_str().chars().take(60).collect();
                format!("`{short}`")
            }
            Value::Bool(value) => format!("`{value}`"),
            Value::Null => "`null`".to_owned(),
        }
    }

    fn object(&self) -> Option<&'a Object> {
        self.value.as_object()
    }

    pub(crate) fn is_object(&self) -> bool {
        self.value.as_object().is_some()
    }

    /// A field of an object, unless it is missing or null.
    pub(crate) fn get(&'a self, key: &'a str) -> Option<Field<'a>> {
        let value = self.object()?.get(key).filter(|value| !matches!(value, Value::Null))?;
        Some(Field { value, path: Path::Key(&self.path, key), notices: self.notices })
    }

    /// A field that must be an object; another value is dropped with a notice.
    pub(crate) fn object_at(&'a self, key: &'a str) -> Option<Field<'a>> {
        let field = self.get(key)?;
        if !field.is_object() {
            field.dropped("an object");
            return None;
        }
        Some(field)
    }

    /// A text for people: its control characters will be left out.
    pub(crate) fn raw_text(&self) -> Option<String> {
        let text = self.verbatim()?;
        if text.contains(plain::is_stray) {
            self.note(NoticeKind::Repaired, "expected text, found control characters; left out");
        }
        Some(text)
    }

    /// The text as it stands; numbers and booleans are repaired into text.
    pub(crate) fn verbatim(&self) -> Option<String> {
        match self.value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => {
                self.repaired("a text");
                Some(number.as_str().to_owned())
            }
            Value::Bool(value) => {
                self.repaired("a text");
                Some(value.to_string())
            }
            _ => {
                self.dropped("a text");
                None
            }
        }
    }

    /// A plain-text field: entities decoded, controls removed; `None` when nothing is left.
    pub(crate) fn line(&self) -> Option<String> {
        let text = self.decoded()?;
        if text.contains(plain::is_mark_of_direction) {
            self.note(NoticeKind::Repaired, "expected text, found marks of direction; left out");
        }
        let (line, runs) = plain::counted(&text);
        let (lost, repaired) = runs.remarks();
        for remark in lost.into_iter().chain(repaired) {
            self.note(NoticeKind::Repaired, remark);
        }
        self.bounded(line)
    }

    /// A plain text with the character references decoded that do not belong there.
    pub(crate) fn decoded(&self) -> Option<String> {
        let text = self.raw_text()?;
        let decoded = plain::decode(&text);
        if decoded != text {
            self.repaired("plain text, without HTML’s character references");
        }
        Some(decoded)
    }

    /// The same for a text that may hold HTML: its tags are left out.
    pub(crate) fn line_of_html(&self) -> Option<String> {
        self.bounded(plain::line_of_html(&self.raw_text()?))
    }

    /// A text, or a number as it is written where that is as good; without a remark.
    pub(crate) fn word(&self) -> Option<String> {
        match self.value {
            Value::String(text) => self.bounded(plain::line(text)),
            Value::Number(number) => self.bounded(number.as_str().to_owned()),
            _ => None,
        }
    }

    fn bounded(&self, mut line: String) -> Option<String> {
        if let Some((end, _)) = line.char_indices().nth(LINE) {
            line.truncate(end);
            line.push('…');
            self.note(
                NoticeKind::Repaired,
                format!("expected at most {LINE} characters, found more"),
            );
        }
        (!line.is_empty()).then_some(line)
    }

    /// A text or number of an object; without a remark where it is neither.
    pub(crate) fn word_at(&self, key: &str) -> Option<String> {
        self.get(key)?.word()
    }

    /// Whether a field is `true`, or says so.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        let value = self.object().and_then(|object| object.get(key));
        matches!(value, Some(Value::Bool(true)))
            || matches!(value, Some(Value::String(text)) if text.eq_ignore_ascii_case("true"))
    }

    /// Whether it is `true` or `false`.
    pub(crate) fn is_bool(&self) -> bool {
        matches!(self.value, Value::Bool(_))
    }

    /// Whether it is `false`: what some programs write for nothing.
    pub(crate) fn is_false(&self) -> bool {
        matches!(self.value, Value::Bool(false))
    }

    /// The names of an object's fields.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.object().into_iter().flat_map(Object::names)
    }

    /// The first name of an object.
    pub(crate) fn first_name(&self) -> Option<&'a str> {
        self.names().next()
    }

    /// Whether an object has a field that says something.
    pub(crate) fn is_filled(&self, key: &str) -> bool {
        self.object().and_then(|object| object.get(key)).is_some_and(|value| !value.is_blank())
    }

    /// Whether it is a text: an address where an object could stand.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.value, Value::String(_))
    }

    /// Whether it is an array.
    pub(crate) fn is_array(&self) -> bool {
        matches!(self.value, Value::Array(_))
    }

    /// Calls `each` for every element of a field, or for the field itself where the format allows one
    /// value in place of several.
    pub(crate) fn any_at(&self, key: &str, mut each: impl FnMut(Field<'_>)) {
        match self.get(key) {
            Some(field) if field.is_array() => field.each(each),
            Some(field) => each(field),
            None => {}
        }
    }

    /// A plain-text field of an object.
    pub(crate) fn line_at(&self, key: &str) -> Option<String> {
        self.get(key)?.line()
    }

    /// A year written as a number, which a hand-written dataset may well have. Larger numbers are
    /// something else: seconds since 1970, or a date without its hyphens.
    pub(crate) fn whole_year(&self) -> Option<String> {
        let Value::Number(number) = self.value else { return None };
        number.as_i64().filter(|year| year.abs() <= 9999).map(|year| year.to_string())
    }

    /// A whole number; one written as text is repaired.
    pub(crate) fn whole(&self) -> Option<u64> {
        match self.value {
            Value::Number(number) => number.as_str().parse().ok().or_else(|| {
                let whole =
                    Some(number.as_f64()).filter(|value| value.is_finite() && *value >= 0.0)?;
                self.repaired("a whole number");
                // Saturates, and what is cut off is less than a second or a byte.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                Some(whole as u64)
            }),
            Value::String(text) => text.trim().parse().ok().inspect(|_| {
                self.repaired("a number");
            }),
            _ => None,
        }
        .or_else(|| {
            self.dropped("a number");
            None
        })
    }

    /// A number; one written as text is repaired.
    pub(crate) fn number(&self) -> Option<f64> {
        let number = match self.value {
            Value::Number(number) => Some(number.as_f64()),
            Value::String(text) => Number::parse(text.trim()).map(|number| {
                self.repaired("a number");
                number.as_f64()
            }),
            _ => None,
        };
        number.filter(|number: &f64| number.is_finite()).or_else(|| {
            self.dropped("a number");
            None
        })
    }

    /// Calls `each` for every element of an array; a single value is repaired into an array of one.
    pub(crate) fn each(&self, mut each: impl FnMut(Field<'_>)) {
        if let Value::Array(values) = self.value {
            if values.len() > LIST {
                let message = format!("expected at most {LIST} elements, found {}", values.len());
                self.note(NoticeKind::Dropped, message);
            }
            for (index, value) in values.iter().take(LIST).enumerate() {
                each(Field { value, path: Path::Index(&self.path, index), notices: self.notices });
            }
        } else {
            self.repaired("an array");
            each(*self);
        }
    }

    /// The same for a field of an object, if it is there.
    pub(crate) fn each_at(&self, key: &str, each: impl FnMut(Field<'_>)) {
        if let Some(field) = self.get(key) {
            field.each(each);
        }
    }

    /// The plain texts of an array, without empty ones and repetitions.
    pub(crate) fn lines_at(&self, key: &str) -> Vec<String> {
        let (mut lines, mut seen) = (Vec::new(), Taken::default());
        self.each_at(key, |field| {
            if let Some(line) = field.line().filter(|line| seen.claim(line)) {
                lines.push(line);
            }
        });
        lines
    }
}
