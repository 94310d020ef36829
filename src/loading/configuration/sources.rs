//! The list of sources in the settings: where each source is, and what it gives to the edition.
//!
//! ```json
//! "dataset": ["data/edition.json", { "url": "data/events.ics", "section": "Events", "gives": "activities" }]
//! ```
//!
//! Only the part of the module that reads several sources refers to this code.

use super::ConfigurationError;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::settling::merging::contribution::{Contribution, Gives};
use crate::edition::slug::{self, UsedNames};
use crate::formats::json::{Object, Value};
use crate::formats::{FORMATS, Format};

/// At most so many sources make an edition.
pub const MAX_SOURCES: usize = 20;

/// The names of the fields of a source.
const FIELDS: [&str; 4] = ["url", "section", "format", "gives"];

/// One of several sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The address, relative to the page.
    pub address: String,
    /// The name of the format, where the operator says it ([`FORMATS`]).
    pub format: Option<String>,
    /// What the source gives to the edition.
    pub contribution: Contribution,
}

/// Reads the list of sources.
///
/// # Errors
/// The list is empty or too long, or a source has no address, an unknown field or a wrong value.
pub fn read(list: &Value) -> Result<Vec<Source>, ConfigurationError> {
    let list = list.as_array().unwrap_or_default();
    if list.is_empty() || list.len() > MAX_SOURCES {
        let expected = format!("from 1 to {MAX_SOURCES} sources");
        return Err(wrong(expected, &format!("{} sources", list.len())));
    }
    let mut taken = UsedNames::default();
    let sources: Result<Vec<Source>, _> =
        list.iter().map(|value| source(value, &mut taken)).collect();
    let mut sources = sources?;
    if let Some(first) = sources.first_mut() {
        first.contribution.is_first = true;
    }
    Ok(sources)
}

/// A doubt if a document does not have the format that the settings name.
pub fn other_format(expected: Option<&str>, found: Format) -> Option<Notice> {
    let expected = expected.filter(|name| Format::named(name) != Some(found))?;
    let found = found.name();
    Some(Notice {
        path: "the document".to_owned(),
        kind: NoticeKind::Doubted,
        message: format!(
            "expected the format `{expected}`, which the settings name, found {found}"
        ),
    })
}

fn source(value: &Value, taken: &mut UsedNames) -> Result<Source, ConfigurationError> {
    let expected =
        "an address, or an object such as { \"url\": \"events.ics\", \"section\": \"Events\" }";
    let mut source = match value {
        Value::String(address) => of_address(address),
        Value::Object(object) => of_object(object)?,
        _ => return Err(wrong(expected.to_owned(), "something else")),
    };
    if source.address.is_empty() {
        return Err(wrong(expected.to_owned(), "no address"));
    }
    source.contribution.key = taken.take(&key(&source.address));
    Ok(source)
}

fn of_address(address: &str) -> Source {
    let contribution = Contribution { name: address.to_owned(), ..Contribution::default() };
    Source { address: address.to_owned(), format: None, contribution }
}

fn of_object(object: &Object) -> Result<Source, ConfigurationError> {
    if let Some(unknown) = object.names().find(|name| !FIELDS.contains(name)) {
        let expected = "`url`, `section`, `format` or `gives` in a source".to_owned();
        return Err(wrong(expected, unknown));
    }
    let mut source = of_address(text(object, "url")?.unwrap_or_default());
    source.format = text(object, "format")?.map(str::to_owned);
    if let Some(format) = source.format.as_deref().filter(|name| !FORMATS.contains(name)) {
        return Err(wrong(format!("as `format` one of {}", FORMATS.join(", ")), format));
    }
    source.contribution.section = text(object, "section")?.map(str::to_owned);
    source.contribution.gives = match text(object, "gives")? {
        None | Some("both") => Gives::Both,
        Some("articles") => Gives::Articles,
        Some("activities") => Gives::Activities,
        Some(other) => {
            return Err(wrong("as `gives` `articles`, `activities` or `both`".to_owned(), other));
        }
    };
    Ok(source)
}

/// The text of a field. A text without letters is none.
fn text<'a>(object: &'a Object, name: &str) -> Result<Option<&'a str>, ConfigurationError> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim()).filter(|text| !text.is_empty())),
        Some(_) => Err(wrong(format!("a text as `{name}`"), "something else")),
    }
}

/// A short name from an address: that of the file without its ending, or of the host.
fn key(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let last = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let key = slug::slugify(stem);
    if key.is_empty() { "source".to_owned() } else { key }
}

fn wrong(expected: String, found: &str) -> ConfigurationError {
    ConfigurationError::Value { setting: "dataset", expected, found: found.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{MAX_SOURCES, Source, read};
    use crate::edition::settling::merging::contribution::Gives;
    use crate::formats::json;

    fn sources(text: &str) -> Result<Vec<Source>, String> {
        let list = json::read(text, 20).expect("JSON").value;
        read(&list).map_err(|error| error.to_string())
    }

    #[test]
    fn a_source_is_an_address_or_an_object() {
        let list = sources(
            r#"["data/edition.json", { "url": "https://a.example/feed/", "format": "rss" },
                { "url": "data/events.ics", "section": " Events ", "gives": "activities" },
                { "url": "other/events.csv?x=1", "gives": null }]"#,
        )
        .expect("sources");
        let keys: Vec<&str> = list.iter().map(|one| one.contribution.key.as_str()).collect();
        assert_eq!(keys, ["edition", "feed", "events", "events-2"]);
        let firsts: Vec<bool> = list.iter().map(|one| one.contribution.is_first).collect();
        assert_eq!(firsts, [true, false, false, false]);
        assert_eq!(list[1].format.as_deref(), Some("rss"));
        assert_eq!(list[2].contribution.section.as_deref(), Some("Events"));
        assert_eq!(list[2].contribution.gives, Gives::Activities);
        assert_eq!(list[3].contribution.gives, Gives::Both);
    }

    #[test]
    fn mistakes_are_told() {
        for (list, expected) in [
            ("[]", "found `0 sources`"),
            ("[1]", "expected an address"),
            (r#"[""]"#, "found `no address`"),
            (r#"[{ "section": "Events" }]"#, "found `no address`"),
            (r#"[{ "url": "a.json", "sectoin": "x" }]"#, "found `sectoin`"),
            (r#"[{ "url": "a.json", "format": "xml" }]"#, "one of json-feed, "),
            (r#"[{ "url": "a.json", "gives": "news" }]"#, "found `news`"),
            (r#"[{ "url": "a.json", "section": 1 }]"#, "a text as `section`"),
        ] {
            let error = sources(list).expect_err(list);
            assert!(error.starts_with("`dataset`: expected "), "{error}");
            assert!(error.contains(expected), "{error}");
        }
        let many = vec!["\"a.json\""; MAX_SOURCES + 1].join(",");
        assert!(sources(&format!("[{many}]")).is_err());
    }
}
