//! Formulas: the presentation elements of MathML, by lists of elements and attributes.
//!
//! The lists are those of MathML Core (W3C, 2025), without what leads elsewhere or changes by clicks.

use serde::Serialize;

/// The elements of formulas.
pub const ELEMENTS: [&str; 29] = [
    "mrow",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "mstyle",
    "merror",
    "mpadded",
    "mphantom",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "none",
    "mtable",
    "mtr",
    "mtd",
    "mlabeledtr",
    "menclose",
    "mfenced",
];

/// The attributes of these elements.
pub const ATTRIBUTES: [&str; 34] = [
    "display",
    "displaystyle",
    "scriptlevel",
    "mathvariant",
    "stretchy",
    "fence",
    "separator",
    "form",
    "accent",
    "accentunder",
    "largeop",
    "movablelimits",
    "symmetric",
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "linethickness",
    "depth",
    "voffset",
    "columnspan",
    "rowspan",
    "width",
    "height",
    "columnalign",
    "rowalign",
    "columnspacing",
    "rowspacing",
    "notation",
    "open",
    "close",
    "separators",
    "alttext",
    "dir",
];

/// A formula.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Formula {
    /// The formula as a text, for searches and excerpts: in the notation of TeX where the source has it.
    pub text: String,
    /// The attributes of the `math` element.
    pub attributes: Vec<(Key, String)>,
    /// The content of the `math` element.
    pub parts: Vec<MathPart>,
}

/// A part of a formula.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum MathPart {
    /// Text.
    Text(String),
    /// An element.
    Element {
        /// The name of the element.
        name: Name,
        /// The attributes of the element.
        attributes: Vec<(Key, String)>,
        /// The content of the element.
        parts: Vec<MathPart>,
    },
}

/// An element of [`ELEMENTS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Name(u8);

/// An attribute of [`ATTRIBUTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Key(u8);

impl Name {
    /// The element with this index in [`ELEMENTS`].
    pub fn new(index: u8) -> Option<Self> {
        (usize::from(index) < ELEMENTS.len()).then_some(Self(index))
    }

    /// The index of the element in [`ELEMENTS`].
    pub fn index(self) -> u8 {
        self.0
    }

    /// The name of the element.
    pub fn as_str(self) -> &'static str {
        ELEMENTS.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

impl Key {
    /// The attribute with this index in [`ATTRIBUTES`].
    pub fn new(index: u8) -> Option<Self> {
        (usize::from(index) < ATTRIBUTES.len()).then_some(Self(index))
    }

    /// The index of the attribute in [`ATTRIBUTES`].
    pub fn index(self) -> u8 {
        self.0
    }

    /// The name of the attribute.
    pub fn as_str(self) -> &'static str {
        ATTRIBUTES.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}
