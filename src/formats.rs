//! Bytes to an edition, with notices of what was repaired or dropped.
//!
//! One module a format; what the format is, is found by looking at the bytes, never by the content
//! type. Only a document that is no dataset at all is an error; everything else is read as far as
//! it makes sense.

pub mod html;
pub mod plain;

mod fields;
pub mod json;
mod json_feed;

use json::Value;
use thiserror::Error;

use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::zone::ZoneRules;

/// What a format needs to know besides the bytes.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// Where the dataset came from; relative addresses in it resolve against this.
    pub address: Option<&'a Address>,
    /// The time-zone rules.
    pub zones: &'a dyn ZoneRules,
    /// The zone of times that name none, where neither they nor the dataset say.
    pub time_zone: Option<&'a str>,
}

/// One document, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it says. Not settled yet: see [`Edition::settle`].
    pub edition: Edition,
    /// What was repaired, dropped or doubted.
    pub notices: Vec<Notice>,
}

/// Why a document is no dataset.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FormatError {
    /// There is nothing in it.
    #[error("expected a dataset, found an empty file")]
    Empty,
    /// It is a web page: an error page answered as if all were well, a login form, or the site
    /// itself from a host that answers every address with it.
    #[error("expected a dataset in JSON, found a web page")]
    WebPage,
    /// It is not JSON, or was cut off.
    #[error("expected JSON, found a mistake at line {line}, column {column}: {reason}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What was expected there, and what was found.
        reason: String,
    },
    /// It is JSON, but of nothing that Gazette reads.
    #[error("expected a JSON Feed (an object with `version` and `items`), found {0}")]
    NotDataset(String),
}

/// Reads a document.
///
/// # Errors
/// When it is no dataset at all.
pub fn read(bytes: &[u8], origin: Origin<'_>) -> Result<Document, FormatError> {
    let (text, encoding) = json::text_of(bytes);
    match text.trim_start().chars().next() {
        None => return Err(FormatError::Empty),
        Some('<') => return Err(FormatError::WebPage),
        Some(_) => {}
    }
    let read = json::read(&text).map_err(|mistake| {
        let json::Mistake { line, column, reason } = mistake;
        FormatError::NotJson { line, column, reason }
    })?;
    if !json_feed::fits(&read.value) {
        return Err(FormatError::NotDataset(describe(&read.value)));
    }
    let mut document = json_feed::read(&read.value, origin);
    for repair in encoding.into_iter().chain(read.repairs).rev() {
        let place = "the document".to_owned();
        let notice = Notice { place, kind: NoticeKind::Repaired, message: repair.to_owned() };
        document.notices.insert(0, notice);
    }
    Ok(document)
}

fn describe(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let names = fields.names();
            let more = if names.len() > 5 { ", …" } else { "" };
            let names: Vec<String> = names.take(5).map(|name| format!("`{name}`")).collect();
            match names.as_slice() {
                [] => "an empty object".to_owned(),
                names => format!("an object with {}{more}", names.join(", ")),
            }
        }
        Value::Array(items) => format!("an array of {} values", items.len()),
        Value::String(_) => "a text".to_owned(),
        Value::Number(number) => format!("`{}`", number.as_str()),
        Value::Bool(value) => format!("`{value}`"),
        Value::Null => "`null`".to_owned(),
    }
}
