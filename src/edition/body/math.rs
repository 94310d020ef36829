//! Formulas: the presentation elements of MathML, by lists of elements and attributes.
//!
//! The lists are those of MathML Core (W3C, 2025) and its common older neighbours, without what leads elsewhere or
//! changes by clicks. A formula is a row of tokens, which needs less code in the first load than a tree.

use serde::Serialize;

/// The elements of formulas, with spaces between them.
pub const ELEMENTS: &str = "mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup \
    munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr menclose mfenced";

/// The attributes of these elements, with spaces between them.
pub const ATTRIBUTES: &str = "display displaystyle scriptlevel mathvariant stretchy fence separator form accent accentunder \
    largeop movablelimits symmetric lspace rspace minsize maxsize linethickness depth voffset columnspan \
    rowspan width height columnalign rowalign columnspacing rowspacing notation open close separators \
    alttext dir";

fn has(list: &str, name: &str) -> bool {
    list.split(' ').any(|known| known == name)
}

/// A formula.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Formula {
    /// The formula as a text, for searches and excerpts: in the notation of TeX where the source has it.
    pub text: String,
    /// The content of the `math` element in the order of the source. See [`Formula::tokens`].
    tokens: Vec<String>,
}

/// A part of a formula, in the order of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// The start of an element.
    Start(&'a str),
    /// An attribute of the element that started last: its name and its value.
    Attribute(&'a str, &'a str),
    /// Text.
    Text(&'a str),
    /// The end of the element that is open.
    End,
}

impl Formula {
    /// The parts of the formula, from the start of its `math` element to its end. Names are those of [`ELEMENTS`] and
    /// [`ATTRIBUTES`].
    pub fn tokens(&self) -> impl Iterator<Item = Token<'_>> {
        self.tokens.iter().map(|token| match token.split_at_checked(1) {
            Some(("<", name)) => Token::Start(name),
            Some(("=", pair)) => {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Token::Attribute(name, value)
            }
            Some((">", _)) => Token::End,
            _ => Token::Text(token.get(1..).unwrap_or_default()),
        })
    }

    /// Starts an element. False if it is not in the list.
    pub fn start(&mut self, name: &str) -> bool {
        let known = name == "math" || has(ELEMENTS, name);
        if known {
            self.tokens.push(["<", name].concat());
        }
        known
    }

    /// Adds an attribute to the element that started last. An attribute that is not in the list is left out.
    pub fn attribute(&mut self, name: &str, value: &str) {
        if has(ATTRIBUTES, name) {
            self.tokens.push(["=", name, "=", value].concat());
        }
    }

    /// Adds text.
    pub fn push_text(&mut self, text: &str) {
        self.tokens.push([" ", text].concat());
    }

    /// Ends the element that is open.
    pub fn end(&mut self) {
        self.tokens.push(">".to_owned());
    }

    /// The tokens as they are written into a prepared edition.
    pub(crate) fn written(&self) -> &Vec<String> {
        &self.tokens
    }

    /// A formula from a prepared edition, whose names were checked before it was written. `None` if a name could do more
    /// than one of the lists can.
    pub(crate) fn checked_before(text: String, tokens: Vec<String>) -> Option<Self> {
        let is_bad = |token: &String| {
            let name = token.get(1..).unwrap_or_default().split('=').next().unwrap_or_default();
            match token.as_bytes().first() {
                Some(b'<') => !(name.starts_with('m') || name == "none") || !is_name(name),
                Some(b'=') => {
                    !is_name(name) || name.starts_with("on") || name == "href" || name == "style"
                }
                _ => false,
            }
        };
        (!tokens.iter().any(is_bad)).then_some(Self { text, tokens })
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_lowercase())
}
