//! The texts of a language, as they stand in its file.

use crate::plural::Rules;
use crate::problem::Problem;

/// A language with its texts.
#[derive(Debug)]
pub(crate) struct Language {
    /// The tag in the name of the file: `zh`.
    pub tag: String,
    /// The file, with its folder.
    pub file: String,
    /// The tag for `lang` attributes: `zh-Hans`.
    pub name: String,
    /// The plural rules of amounts: "1 article".
    pub cardinal: Rules,
    /// The plural rules of ordinal numbers: "1st century".
    pub ordinal: Rules,
    /// The texts, in the order of the file.
    pub messages: Vec<Message>,
}

impl Language {
    pub(crate) fn message(&self, key: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.key == key)
    }

    pub(crate) fn problem(&self, message: &Message, text: impl Into<String>) -> Problem {
        let (file, key) = (self.file.clone(), message.key.clone());
        Problem { file, line: message.line, key, message: text.into() }
    }
}

/// One text.
#[derive(Debug)]
pub(crate) struct Message {
    pub key: String,
    /// The line of the key, from 1.
    pub line: usize,
    /// Whether the text is in a group for scripts.
    pub is_for_scripts: bool,
    /// The lines of the comment that describe the text.
    pub comment: Vec<String>,
    /// The placeholders that the comment declares.
    pub variables: Vec<Variable>,
    /// The number of items that the comment declares, if the text is a list.
    pub items: Option<usize>,
    pub value: Value,
}

/// A placeholder that a comment declares: `$count (Number) - how many there are`.
#[derive(Debug, Clone)]
pub(crate) struct Variable {
    pub name: String,
    pub kind: Kind,
    /// Whether a language may leave the placeholder out.
    pub is_optional: bool,
}

/// What a placeholder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text.
    Text,
    /// A number of things in memory, with signs between its thousands.
    Number,
    /// A number that may be larger than the addresses of memory, 32 bits in a browser.
    LargeNumber,
    /// A number of a year, which is written without signs between its thousands.
    Year,
}

/// The content of a text.
#[derive(Debug)]
pub(crate) enum Value {
    /// One text for every number.
    One(Vec<Piece>),
    /// A variant for each plural category.
    Plural(Plural),
}

/// A text that is chosen by a number.
#[derive(Debug)]
pub(crate) struct Plural {
    /// The placeholder with the number.
    pub by: String,
    /// Whether the number is an ordinal.
    pub is_ordinal: bool,
    /// The variants with their names: an exact number or a plural category. `other` is the last.
    pub variants: Vec<(String, Vec<Piece>)>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    Variable(String),
}

impl Value {
    /// All variants of the text.
    pub(crate) fn variants(&self) -> Vec<&[Piece]> {
        match self {
            Self::One(pieces) => vec![pieces],
            Self::Plural(plural) => {
                plural.variants.iter().map(|(_, pieces)| pieces.as_slice()).collect()
            }
        }
    }
}

/// The placeholders of a variant.
pub(crate) fn variables(pieces: &[Piece]) -> impl Iterator<Item = &str> {
    pieces.iter().filter_map(|piece| match piece {
        Piece::Variable(name) => Some(name.as_str()),
        Piece::Text(_) => None,
    })
}
