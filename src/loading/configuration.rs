//! The configuration block that `index.html` carries: an operator's settings, without a rebuild.
//!
//! ```html
//! <script type="application/json" id="gazette">{ "dataset": "data/edition.json" }</script>
//! ```
//!
//! Unlike a dataset, the configuration is read strictly. Its author sees the error at once and can correct it, and an
//! ignored misspelt setting would cost more than an error.

use crate::formats::bounds::Bounds;
use crate::formats::json::{self, Object, Value};
use crate::formats::text::line_and_column;
use thiserror::Error;

use crate::words::Words;

/// An operator's settings. Every setting has a default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Configuration {
    /// The dataset's address, relative to the page.
    pub dataset: String,
    /// The copy to show when the dataset cannot be loaded.
    pub fallback: Option<String>,
    /// How routes are written into a URL.
    pub location: LocationMode,
    /// A title instead of the dataset's own.
    pub title: Option<String>,
    /// The interface's language instead of the dataset's.
    pub language: Option<String>,
    /// The time zone of times without one, if the dataset does not name a time zone either.
    pub time_zone: Option<String>,
    /// Light, dark, or the theme of the visitor's system.
    pub theme: Theme,
    /// The origins from which `?src=` may load a dataset.
    pub dataset_origins: Vec<String>,
    /// The address of the site's front page on the web, for printing. The reader in the browser does not need it.
    pub url: Option<String>,
    /// The limits for reading a dataset.
    pub bounds: Bounds,
}

/// How routes are written into a URL.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LocationMode {
    /// Behind `#`, which works on any host.
    #[default]
    Hash,
    /// As real paths, for hosts that answer every path.
    Path,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// The theme of the visitor's system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Why a configuration cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConfigurationError {
    /// The text is not JSON.
    #[error("expected JSON, found a mistake: {0}")]
    NotJson(String),
    /// The text is JSON, but no object.
    #[error("expected an object with settings, found something else")]
    NotObject,
    /// There is no setting of this name.
    #[error("expected one of the settings {known}, found `{0}`", known = SETTINGS.join(", "))]
    Unknown(String),
    /// A setting has a wrong value.
    #[error("`{setting}`: expected {expected}, found `{found}`")]
    Value {
        /// The name of the setting.
        setting: &'static str,
        /// A description of the allowed values.
        expected: String,
        /// The value that was found.
        found: String,
    },
}

const SETTINGS: [&str; 10] = [
    "dataset",
    "fallback",
    "location",
    "title",
    "language",
    "time_zone",
    "theme",
    "dataset_origins",
    "url",
    "bounds",
];

impl Default for Configuration {
    fn default() -> Self {
        Self {
            dataset: "data/edition.json".to_owned(),
            fallback: None,
            location: LocationMode::default(),
            title: None,
            language: None,
            time_zone: None,
            theme: Theme::default(),
            dataset_origins: Vec::new(),
            url: None,
            bounds: Bounds::DEFAULT,
        }
    }
}

impl Configuration {
    /// Reads the text of the block. An empty text gives the default.
    ///
    /// # Errors
    /// When the text is not a JSON object, names an unknown setting, or gives a setting a wrong value.
    pub fn parse(text: &str) -> Result<Self, ConfigurationError> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let value = json::read(text, Bounds::DEFAULT.nesting).map(|read| read.value).map_err(
            |mistake| {
                let json::ParseError { at, reason, .. } = mistake;
                let (line, column) = line_and_column(text, at);
                ConfigurationError::NotJson(format!("{reason} at line {line} column {column}"))
            },
        )?;
        let fields = value.as_object().ok_or(ConfigurationError::NotObject)?;
        if let Some(unknown) = fields.names().find(|name| !SETTINGS.contains(name)) {
            return Err(ConfigurationError::Unknown(unknown.to_owned()));
        }
        let default = Self::default();
        Ok(Self {
            dataset: text_of(fields, "dataset")?.unwrap_or(default.dataset),
            fallback: text_of(fields, "fallback")?,
            location: match text_of(fields, "location")?.as_deref() {
                None | Some("hash") => LocationMode::Hash,
                Some("path") => LocationMode::Path,
                Some(found) => return Err(wrong("location", "`hash` or `path`", found)),
            },
            title: text_of(fields, "title")?,
            language: match text_of(fields, "language")? {
                Some(tag) if Words::language(&tag).is_none() => {
                    return Err(wrong("language", &Words::languages(), &tag));
                }
                tag => tag,
            },
            time_zone: text_of(fields, "time_zone")?,
            theme: match text_of(fields, "theme")?.as_deref() {
                None | Some("auto") => Theme::Auto,
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                Some(found) => return Err(wrong("theme", "`auto`, `light` or `dark`", found)),
            },
            dataset_origins: origins(fields)?,
            url: text_of(fields, "url")?,
            bounds: bounds(fields)?,
        })
    }
}

fn text_of(fields: &Object, setting: &'static str) -> Result<Option<String>, ConfigurationError> {
    match fields.get(setting) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(wrong(setting, "a text", kind(other))),
    }
}

fn origins(fields: &Object) -> Result<Vec<String>, ConfigurationError> {
    let setting = "dataset_origins";
    let expected = "an array of origins such as https://data.example.org";
    let Some(value) = fields.get(setting) else { return Ok(Vec::new()) };
    let values = value.as_array().ok_or_else(|| wrong(setting, expected, kind(value)))?;
    let texts = values.iter().map(|value| match value {
        Value::String(text) if text.contains("://") => Ok(text.trim_end_matches('/').to_owned()),
        Value::String(text) => Err(wrong(setting, expected, text)),
        value => Err(wrong(setting, expected, kind(value))),
    });
    texts.collect()
}

fn bounds(fields: &Object) -> Result<Bounds, ConfigurationError> {
    let (setting, expected) = ("bounds", "an object such as { \"pages\": 20, \"bytes\": 1000000 }");
    let mut bounds = Bounds::DEFAULT;
    let Some(value) = fields.get(setting) else { return Ok(bounds) };
    let object = value.as_object().ok_or_else(|| wrong(setting, expected, kind(value)))?;
    let named = bounds.named();
    for name in object.names() {
        if !named.iter().any(|(known, ..)| *known == name) {
            let expected = "one of `bytes`, `items`, `pages`, `nesting`, `seconds`";
            return Err(wrong(setting, expected, name));
        }
    }
    for (name, bound, max) in named {
        let expected = format!("for `{name}` a number from 1 to {max}");
        match object.get(name) {
            None | Some(Value::Null) => {}
            Some(Value::Number(number)) => {
                let value = number.as_i64().and_then(|number| usize::try_from(number).ok());
                let value = value.filter(|number| (1..=max).contains(number));
                *bound = value.ok_or_else(|| wrong(setting, &expected, number.as_str()))?;
            }
            Some(other) => return Err(wrong(setting, &expected, kind(other))),
        }
    }
    Ok(bounds)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn wrong(setting: &'static str, expected: &str, found: &str) -> ConfigurationError {
    ConfigurationError::Value { setting, expected: expected.to_owned(), found: found.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_whole_numbers_within_limits() {
        let set = |bounds: &str| Configuration::parse(&format!("{{\"bounds\": {bounds}}}"));
        assert_eq!(set("{\"seconds\": 86400}").map(|read| read.bounds.seconds), Ok(86_400));
        for wrong in [
            "{\"seconds\": 86401}",
            "{\"bytes\": 1e300}",
            "{\"items\": 0}",
            "{\"nesting\": \"5\"}",
            "{\"pages\": 1.5}",
        ] {
            let message = set(wrong).expect_err(wrong).to_string();
            assert!(message.contains("a number from 1 to"), "{message}");
        }
    }

    #[test]
    fn an_empty_block_gives_the_default() {
        assert_eq!(Configuration::parse(" \n"), Ok(Configuration::default()));
        assert_eq!(Configuration::parse("{}"), Ok(Configuration::default()));
    }

    #[test]
    fn every_setting_is_read() {
        let text = r#"{ "dataset": "https://data.example/news.json", "fallback": "data/a.json",
            "location": "path", "title": "T", "language": "zh", "time_zone": "Asia/Shanghai",
            "theme": "dark", "dataset_origins": ["https://data.example/"] }"#;
        let read = Configuration::parse(text).expect("a configuration");
        assert_eq!(read.dataset, "https://data.example/news.json");
        assert_eq!(read.fallback.as_deref(), Some("data/a.json"));
        assert_eq!(read.location, LocationMode::Path);
        assert_eq!(read.title.as_deref(), Some("T"));
        assert_eq!(read.language.as_deref(), Some("zh"));
        assert_eq!(read.time_zone.as_deref(), Some("Asia/Shanghai"));
        assert_eq!(read.theme, Theme::Dark);
        assert_eq!(read.dataset_origins, ["https://data.example"]);
    }

    #[test]
    fn mistakes_are_named() {
        let message = |text| Configuration::parse(text).expect_err(text).to_string();
        assert!(message("{").contains("line 1 column"));
        assert!(message("[]").contains("an object"));
        assert!(message(r#"{"datset": "x"}"#).contains("found `datset`"));
        assert_eq!(
            message(r#"{"location": "query"}"#),
            "`location`: expected `hash` or `path`, found `query`"
        );
        // Klingon: no language of the interface, now or later.
        assert_eq!(
            message(r#"{"language": "tlh"}"#),
            format!("`language`: expected {}, found `tlh`", Words::languages())
        );
        assert_eq!(message(r#"{"title": 3}"#), "`title`: expected a text, found `a number`");
    }
}
