//! A value of a document with its path: its type, its content, and notices about it.

use std::fmt;

use super::notices::{DOCUMENT, Needs, Notices};
use crate::edition::notice::NoticeKind;
use crate::formats::bounds::MAX_ELEMENTS;
use crate::formats::json::{Object, Value};
use crate::formats::sniff::kinds::ContainerKind;

/// The path to a value from the root of the document. It becomes a text only for a notice.
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

/// A value with its path.
#[derive(Clone, Copy)]
pub(in crate::formats) struct Field<'a> {
    pub(super) value: &'a Value,
    path: Path<'a>,
    notices: &'a Notices,
}

impl<'a> Field<'a> {
    /// The root of a document.
    pub(in crate::formats) fn root(value: &'a Value, notices: &'a Notices) -> Self {
        Self { value, path: Path::Root, notices }
    }

    /// A value that is not in a document of its own, with its path.
    pub(in crate::formats) fn named(value: &'a Value, path: &'a str, notices: &'a Notices) -> Self {
        Self { value, path: Path::Key(&Path::Root, path), notices }
    }

    /// A copy of the value.
    pub(in crate::formats) fn copied(&self) -> Value {
        self.value.clone()
    }

    /// Reads an element of a list. The list is a field of the document, or the document itself where its
    /// name is empty.
    pub(in crate::formats) fn element(
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
    pub(in crate::formats) fn note(&self, kind: NoticeKind, message: impl Into<String>) {
        self.notices.add(self.path(), kind, message.into());
    }

    /// Records that the value was lost.
    pub(in crate::formats) fn dropped(&self, expected: &str) {
        self.note(NoticeKind::Dropped, format!("expected {expected}, found {}", self.found()));
    }

    /// Records that the value was repaired.
    pub(in crate::formats) fn repaired(&self, expected: &str) {
        self.note(NoticeKind::Repaired, format!("expected {expected}, found {}", self.found()));
    }

    /// Records that only the adapters understand this value.
    pub(in crate::formats) fn need_adapters(&self) {
        self.notices.needs.set(Needs::Adapters);
    }

    /// Records that this event needs what reads calendars.
    pub(in crate::formats) fn need_calendars(&self) {
        self.notices.needs.set(Needs::Containers(ContainerKind::Calendar));
    }

    /// Another value, at the path of this one.
    pub(in crate::formats) fn with_value<'b>(&'b self, value: &'b Value) -> Field<'b> {
        Field { value, ..*self }
    }

    /// Records that this text has something that only `formats::markup` can read.
    pub(in crate::formats) fn need_markup(&self) {
        self.notices.needs.set(Needs::Markup);
    }

    /// The value's path, as notices write it.
    pub(in crate::formats) fn path(&self) -> String {
        match self.path.to_string() {
            path if path.is_empty() => DOCUMENT.to_owned(),
            path => path,
        }
    }

    /// The value, shortened, for a message.
    pub(in crate::formats) fn found(&self) -> String {
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

    /// Whether the value is an object.
    pub(in crate::formats) fn is_object(&self) -> bool {
        self.value.as_object().is_some()
    }

    /// Whether the value is an array.
    pub(in crate::formats) fn is_array(&self) -> bool {
        matches!(self.value, Value::Array(_))
    }

    /// Whether the value is a text.
    pub(in crate::formats) fn is_text(&self) -> bool {
        matches!(self.value, Value::String(_))
    }

    /// Whether a field of an object is `true`, or the text "true".
    pub(in crate::formats) fn is_true(&self, key: &str) -> bool {
        self.get(key).is_some_and(|field| match field.value {
            Value::Bool(value) => *value,
            Value::String(text) => text.eq_ignore_ascii_case("true"),
            _ => false,
        })
    }

    /// Whether a field of an object is `false`. The text "false" does not count, because some programs have texts in
    /// fields of the same names.
    pub(in crate::formats) fn is_false(&self, key: &str) -> bool {
        self.get(key).is_some_and(|field| matches!(field.value, Value::Bool(false)))
    }

    /// Whether an object has a field that is neither null nor an empty text.
    pub(in crate::formats) fn is_filled(&self, key: &str) -> bool {
        self.object().and_then(|object| object.get(key)).is_some_and(|value| !value.is_blank())
    }

    /// The names of an object's fields.
    pub(in crate::formats) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.object().into_iter().flat_map(Object::names)
    }

    /// Calls `each` for every field of an object that is not null.
    pub(super) fn each_field(&self, each: &mut dyn FnMut(&str, Field<'_>)) {
        for (name, value) in self.object().into_iter().flat_map(Object::fields) {
            if !matches!(value, Value::Null) {
                let path = Path::Key(&self.path, name);
                each(name, Field { value, path, notices: self.notices });
            }
        }
    }

    /// The first name of an object.
    pub(in crate::formats) fn first_name(&self) -> Option<&'a str> {
        self.names().next()
    }

    /// A field of an object, unless it is missing or null.
    pub(in crate::formats) fn get<'b>(&'b self, key: &'b str) -> Option<Field<'b>> {
        let value = self.object()?.get(key).filter(|value| !matches!(value, Value::Null))?;
        Some(Field { value, path: Path::Key(&self.path, key), notices: self.notices })
    }

    /// A field that must be an object; another value is dropped with a notice.
    pub(in crate::formats) fn object_at<'b>(&'b self, key: &'b str) -> Option<Field<'b>> {
        let field = self.get(key)?;
        if !field.is_object() {
            field.dropped("an object");
            return None;
        }
        Some(field)
    }

    /// Calls `each` for every element of an array; a single value is repaired into an array of one.
    pub(in crate::formats) fn each(&self, mut each: impl FnMut(Field<'_>)) {
        if let Value::Array(values) = self.value {
            if values.len() > MAX_ELEMENTS {
                let message =
                    format!("expected at most {MAX_ELEMENTS} elements, found {}", values.len());
                self.note(NoticeKind::Dropped, message);
            }
            for (index, value) in values.iter().take(MAX_ELEMENTS).enumerate() {
                each(Field { value, path: Path::Index(&self.path, index), notices: self.notices });
            }
        } else {
            self.repaired("an array");
            each(*self);
        }
    }

    /// Calls `each` for every element of a field that is an array, if the field is there.
    pub(in crate::formats) fn each_at(&self, key: &str, each: impl FnMut(Field<'_>)) {
        if let Some(field) = self.get(key) {
            field.each(each);
        }
    }

    /// Calls `each` for every element of a field, or for the field itself where the format allows one
    /// value in place of several.
    pub(in crate::formats) fn any_at(&self, key: &str, mut each: impl FnMut(Field<'_>)) {
        match self.get(key) {
            Some(field) if field.is_array() => field.each(each),
            Some(field) => each(field),
            None => {}
        }
    }
}
