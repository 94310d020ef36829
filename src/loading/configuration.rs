//! An operator's settings, without a rebuild: the file `gazette.json` beside the page, and the block in `index.html`.
//!
//! ```html
//! <script type="application/json" id="gazette">{ "dataset": "data/edition.json" }</script>
//! ```
//!
//! Unlike a dataset, the configuration is read strictly. Its author sees the error at once and can correct it, and an
//! ignored misspelt setting would cost more than an error.

pub mod sources;

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
    /// The list of sources in place of one dataset, to be read by [`sources::read`].
    pub sources: Option<Value>,
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
    /// How the publication presents itself (`docs/your-site.md`): the objects of the file and of the block, which are read
    /// into an edition in this order.
    pub sites: Vec<Value>,
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

/// Why the settings in a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {error}")]
pub struct FileError {
    /// The name of the file, which is beside the page or the page itself.
    pub file: &'static str,
    /// The mistake in the file.
    pub error: ConfigurationError,
}

/// Why a configuration cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConfigurationError {
    /// The text is not JSON. The field is the mistake.
    #[error("expected JSON, found a mistake: {0}")]
    NotJson(String),
    /// The text is JSON, but no object.
    #[error("expected an object with settings, found something else")]
    NotObject,
    /// There is no setting of this name.
    #[error("expected one of the settings {known}, found `{0}`", known = SETTINGS.replace(' ', ", "))]
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

/// The file of the settings, beside the page.
pub const FILE: &str = "gazette.json";
/// The block of settings in the page.
const BLOCK: &str = "index.html";

/// The names of the settings, with spaces between them.
const SETTINGS: &str = "$schema dataset fallback location title language time_zone theme dataset_origins url site bounds";

impl Default for Configuration {
    fn default() -> Self {
        Self {
            dataset: "data/edition.json".to_owned(),
            sources: None,
            fallback: None,
            location: LocationMode::default(),
            title: None,
            language: None,
            time_zone: None,
            theme: Theme::default(),
            dataset_origins: Vec::new(),
            url: None,
            sites: Vec::new(),
            bounds: Bounds::DEFAULT,
        }
    }
}

impl Configuration {
    /// Reads the texts of the settings' file and of the block in the page, whose settings win. Empty texts give the
    /// default.
    ///
    /// # Errors
    /// When a text is not a JSON object, names an unknown setting, or gives a setting a wrong value.
    pub fn parse(file: &str, block: &str) -> Result<Self, FileError> {
        let mut read = Self::default();
        for (name, text) in [(FILE, file), (BLOCK, block)] {
            read.take(text).map_err(|error| FileError { file: name, error })?;
        }
        Ok(read)
    }

    /// Takes over the settings in a text.
    fn take(&mut self, text: &str) -> Result<(), ConfigurationError> {
        object(text)?.into_fields().into_iter().try_for_each(|(name, value)| self.set(&name, value))
    }

    /// Takes over one setting. A setting that is null keeps its value.
    fn set(&mut self, name: &str, value: Value) -> Result<(), ConfigurationError> {
        let Some(setting) = SETTINGS.split(' ').find(|setting| *setting == name) else {
            return Err(ConfigurationError::Unknown(name.to_owned()));
        };
        let text = match (setting, value) {
            (_, Value::Null) => return Ok(()),
            ("bounds", value) => return set_bounds(&mut self.bounds, &value),
            ("dataset_origins", value) => {
                self.dataset_origins = origins(&value)?;
                return Ok(());
            }
            ("site", site @ Value::Object(_)) => {
                self.sites.push(site);
                return Ok(());
            }
            ("dataset", list @ Value::Array(_)) => {
                self.sources = Some(list);
                return Ok(());
            }
            ("site", other) => return Err(wrong(setting, "an object", kind(&other))),
            (_, Value::String(text)) => text,
            (_, other) => return Err(wrong(setting, "a text", kind(&other))),
        };
        match (setting, text.as_str()) {
            ("location", "hash") => self.location = LocationMode::Hash,
            ("location", "path") => self.location = LocationMode::Path,
            ("location", found) => return Err(wrong(setting, "`hash` or `path`", found)),
            ("theme", "auto") => self.theme = Theme::Auto,
            ("theme", "light") => self.theme = Theme::Light,
            ("theme", "dark") => self.theme = Theme::Dark,
            ("theme", found) => return Err(wrong(setting, "`auto`, `light` or `dark`", found)),
            ("language", tag) if Words::language(tag).is_none() => {
                return Err(wrong(setting, &Words::languages(), tag));
            }
            ("language", _) => self.language = Some(text),
            ("fallback", _) => self.fallback = Some(text),
            ("title", _) => self.title = Some(text),
            ("time_zone", _) => self.time_zone = Some(text),
            ("url", _) => self.url = Some(text),
            // For editors of the file.
            ("$schema", _) => {}
            _ => {
                self.dataset = text;
                self.sources = None;
            }
        }
        Ok(())
    }
}

/// The settings in a text.
fn object(text: &str) -> Result<Object, ConfigurationError> {
    // Editors of some systems put a mark of the byte order before a file.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Ok(Object::default());
    }
    let read = json::read(text, Bounds::DEFAULT.nesting).map_err(|mistake| {
        let json::ParseError { at, reason, .. } = mistake;
        let (line, column) = line_and_column(text, at);
        ConfigurationError::NotJson(format!("{reason} at line {line} column {column}"))
    })?;
    match read.value {
        Value::Object(object) => Ok(object),
        _ => Err(ConfigurationError::NotObject),
    }
}

fn origins(value: &Value) -> Result<Vec<String>, ConfigurationError> {
    let setting = "dataset_origins";
    let expected = "an array of origins such as https://data.example.org";
    let values = value.as_array().ok_or_else(|| wrong(setting, expected, kind(value)))?;
    let texts = values.iter().map(|value| match value {
        Value::String(text) if text.contains("://") => Ok(text.trim_end_matches('/').to_owned()),
        Value::String(text) => Err(wrong(setting, expected, text)),
        value => Err(wrong(setting, expected, kind(value))),
    });
    texts.collect()
}

fn set_bounds(bounds: &mut Bounds, value: &Value) -> Result<(), ConfigurationError> {
    let (setting, expected) = ("bounds", "an object such as { \"pages\": 20, \"bytes\": 1000000 }");
    let object = value.as_object().ok_or_else(|| wrong(setting, expected, kind(value)))?;
    for name in object.names() {
        let named = bounds.named().into_iter().find(|(known, ..)| *known == name);
        let Some((_, bound, max)) = named else {
            let expected = "one of `bytes`, `items`, `pages`, `nesting`, `seconds`";
            return Err(wrong(setting, expected, name));
        };
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
    Ok(())
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
mod tests;
