//! The texts of a language, as they stand in its file.

use crate::plural::Rules;
use crate::problem::Problem;

/// A language with its texts.
#[derive(Debug)]
pub(crate) struct Language {
    /// As the file is named: `zh`.
    pub tag: String,
    /// The file, with its folder.
    pub file: String,
    /// For `lang` attributes: `zh-Hans`.
    pub name: String,
    /// The plural categories of amounts: "1 article".
    pub cardinal: Rules,
    /// The plural categories of places in an order: "1st century".
    pub ordinal: Rules,
    /// In the file's order.
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
    /// Whether it stands in a group of texts for scripts.
    pub is_for_scripts: bool,
    /// What the comment says beside the variables.
    pub comment: Vec<String>,
    /// The placeholders that the comment declares.
    pub variables: Vec<Variable>,
    /// How many items the comment declares, of a text that is a list.
    pub items: Option<usize>,
    pub value: Value,
}

/// A placeholder that a comment declares: `$count (Number) - how many there are`.
#[derive(Debug, Clone)]
pub(crate) struct Variable {
    pub name: String,
    pub is_number: bool,
    /// Whether a language may do without it.
    pub is_optional: bool,
}

/// What a text says.
#[derive(Debug)]
pub(crate) enum Value {
    /// The same for every number.
    One(Vec<Piece>),
    /// Chosen by a number.
    Plural(Plural),
}

/// A text that is chosen by a number.
#[derive(Debug)]
pub(crate) struct Plural {
    /// The placeholder with the number.
    pub by: String,
    /// Whether the number is a place in an order.
    pub is_ordinal: bool,
    /// By name: an exact number or a plural category. `other` is the last.
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
