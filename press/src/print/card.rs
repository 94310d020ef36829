//! The picture that messengers show for a page without one: the title, with the names of the section and the site.
//!
//! `lines` breaks the title, `drawing` sets the lines as SVG, `fonts` finds a font for each letter, and `packing` packs the
//! picture. resvg draws it.

mod drawing;
mod fonts;
mod lines;
mod packing;

use resvg::tiny_skia::{Pixmap, Transform};
use sha2::{Digest, Sha256};
use thiserror::Error;

use drawing::{Sheet, Wish};
use fonts::{Fonts, Kind};

/// The width of a card in pixels.
pub(crate) const WIDTH: u32 = 1200;
/// The height of a card in pixels.
pub(crate) const HEIGHT: u32 = 630;
/// At most this many bytes of a title are drawn. More would not fit.
const MAX_TEXT: usize = 2_000;

/// Why there is no card.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum CardError {
    /// No font has some of the characters. Boxes would be drawn in their place.
    #[error(
        "no font of this machine has {count} of the characters of the card, the first of which is `{first}` (U+{code:04X})",
        code = u32::from(*first)
    )]
    NoGlyph {
        /// How many different characters no font has.
        count: usize,
        /// The first of them.
        first: char,
    },
    /// There is no title to draw.
    #[error("expected a title, found an empty text")]
    NoTitle,
    /// The picture could not be drawn or packed.
    #[error("the card could not be drawn: {0}")]
    Drawing(String),
}

/// Draws cards. Has the fonts of the machine. Can be shared by threads.
pub(crate) struct CardMaker {
    fonts: Fonts,
}

impl CardMaker {
    /// Finds the fonts of the machine. This takes a while, so that one maker should draw all cards.
    pub(crate) fn new() -> Self {
        Self { fonts: Fonts::of_machine() }
    }

    /// Draws a card as PNG of [`WIDTH`] × [`HEIGHT`] pixels. The same texts and fonts give the same bytes.
    ///
    /// # Errors
    /// No font has one of the characters, the title is empty, or the picture cannot be drawn.
    pub(crate) fn card(
        &self,
        title: &str,
        site_name: &str,
        section: Option<&str>,
        right_to_left: bool,
    ) -> Result<Vec<u8>, CardError> {
        let [title, site_name, section] =
            [title, site_name, section.unwrap_or_default()].map(on_one_line);
        if title.is_empty() {
            return Err(CardError::NoTitle);
        }
        let wishes = [
            Wish { kind: Kind::Name, text: &section },
            Wish { kind: Kind::Title, text: &title },
            Wish { kind: Kind::Name, text: &site_name },
        ];
        self.check(&wishes)?;
        let sheet = Sheet { fonts: &self.fonts, is_right_to_left: right_to_left };
        let tree = sheet.tree(&sheet.card(&wishes)?)?;
        let blank = || CardError::Drawing("there is no memory for it".to_owned());
        let mut picture = Pixmap::new(WIDTH, HEIGHT).ok_or_else(blank)?;
        resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
        packing::pack(&picture)
    }

    /// Checks that a font has each character.
    fn check(&self, wishes: &[Wish<'_>]) -> Result<(), CardError> {
        let mut missing: Vec<char> = Vec::new();
        for wish in wishes {
            for run in self.fonts.runs(wish.text, wish.kind, wish.has_full_letters()) {
                missing.extend(run.missing);
            }
        }
        let Some(first) = missing.first().copied() else { return Ok(()) };
        missing.sort_unstable();
        missing.dedup();
        Err(CardError::NoGlyph { count: missing.len(), first })
    }
}

/// A name for a card that changes with its texts, and with the program that draws it, of which `program` is the hash. A
/// card of the same name need not be drawn again. The fonts of the machine are not in it, so that a card stays as it is
/// where another machine prints.
pub(crate) fn key(
    program: &[u8],
    title: &str,
    site_name: &str,
    section: Option<&str>,
    right_to_left: bool,
) -> String {
    let direction = if right_to_left { "rtl" } else { "ltr" };
    let mut hash = Sha256::new_with_prefix(program);
    for text in [direction, section.unwrap_or_default(), site_name, title] {
        // A byte that no text has stands between the texts.
        hash.update(text);
        hash.update([0xff]);
    }
    format!("{:x}", hash.finalize())
}

/// A text on one line, without control characters, and of at most [`MAX_TEXT`] bytes.
fn on_one_line(text: &str) -> String {
    let end = (0..=MAX_TEXT.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    let text = text.get(..end.unwrap_or_default()).unwrap_or_default();
    let words = text.split_whitespace().map(|word| word.replace(char::is_control, ""));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
