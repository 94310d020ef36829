//! Every text of the interface, with one method for each text: `words.close()`, `words.articles(3)`.
//!
//! The texts are data in `locales/<tag>.ftl`, one file for each language. For each key of the English file, the
//! build writes a method that contains the English text (`locale-compiler`). So each English text is in the part of
//! the module that shows it. The texts of another language are one file, which is fetched with the dataset.

mod plurals;
mod text;

use std::sync::Arc;

// An `impl Words` with a method for each text, and constants on the languages.
include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The texts in one language. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Words(
    /// The lines of a language's file; `None` for English.
    Option<Arc<Vec<String>>>,
);

/// The index of the line with the tag for `lang` attributes.
const TAG_LINE: usize = 1;
/// The index of the line with the plural rules of amounts.
const CARDINAL_LINE: usize = 2;
/// The index of the line with the plural rules of ordinals.
const ORDINAL_LINE: usize = 3;

impl Words {
    /// The name of the language's file for an RFC 5646 tag: `zh` for `zh-CN`. `None` where there are no texts in
    /// the language.
    pub fn language(tag: &str) -> Option<&'static str> {
        let mut tag = tag;
        loop {
            let known = LANGUAGES.iter().find(|known| known.eq_ignore_ascii_case(tag));
            if let Some(known) = known {
                return Some(known);
            }
            (tag, _) = tag.rsplit_once(['-', '_'])?;
        }
    }

    /// The names of all languages, for messages: `` `en` or `zh` ``.
    pub fn languages() -> String {
        ["`", &LANGUAGES.join("` or `"), "`"].concat()
    }

    /// The path of the texts for a tag, below the folder of the module. `None` for English, which is in the module,
    /// and for languages without texts.
    pub fn file(tag: &str) -> Option<String> {
        let language = Self::language(tag).filter(|language| *language != "en")?;
        Some(["locales/", language, "-", HASH, ".txt"].concat())
    }

    /// Reads the file of a language. `None` for other files, and for a file of another build.
    pub fn read(file: &str) -> Option<Self> {
        let lines: Vec<String> = file.split('\n').map(str::to_owned).collect();
        let is_of_build = lines.len() == LINES && lines.first().is_some_and(|hash| hash == HASH);
        is_of_build.then(|| Self(Some(Arc::new(lines))))
    }

    /// English texts in place of those of a language that cannot be had.
    pub fn none_of(language: &str) -> Self {
        Self(Some(Arc::new(vec![String::new(), language.to_owned()])))
    }

    /// The texts for a tag; the English texts, where the language has none.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(tag: &str) -> Self {
        let file = Self::language(tag).and_then(file);
        file.and_then(Self::read).unwrap_or_default()
    }

    /// The tag of the language, for `lang` attributes.
    pub fn tag(&self) -> &str {
        self.line(TAG_LINE, ENGLISH_TAG)
    }

    /// Whether a tag has the same primary subtag as these texts.
    pub fn is_of(&self, tag: &str) -> bool {
        let primary = |tag| str::split(tag, ['-', '_']).next().unwrap_or_default();
        primary(tag).eq_ignore_ascii_case(primary(self.tag()))
    }

    /// Whether these are the texts for a tag. The texts for a language without texts are the English texts.
    pub fn speaks(&self, tag: &str) -> bool {
        let language = |tag| Self::language(tag).unwrap_or("en");
        language(self.tag()) == language(tag)
    }

    /// A line of the language's file, or `english` for English.
    fn line<'a>(&'a self, index: usize, english: &'a str) -> &'a str {
        let lines = self.0.as_ref();
        lines.and_then(|lines| lines.get(index)).map_or(english, String::as_str)
    }

    /// A text without placeholders.
    #[inline(never)]
    fn text(&self, index: usize, english: &str) -> String {
        self.line(index, english).to_owned()
    }

    /// An item of a text that is a list, from 0.
    #[inline(never)]
    fn item(&self, index: usize, english: &str, item: usize) -> String {
        self.line(index, english).split('|').nth(item).unwrap_or_default().to_owned()
    }

    /// A number with the language's sign between its thousands: `12,345`.
    #[inline(never)]
    fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let (sign, mut grouped) = (self.thousands(), String::new());
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(&sign);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A text with the variant for its number, and with values for its placeholders.
    #[inline(never)]
    fn filled(&self, index: usize, english: &str, values: &[&str]) -> String {
        let text = self.line(index, english);
        let text = text::choose(text, values, |is_ordinal, number| match is_ordinal {
            true => plurals::category(self.line(ORDINAL_LINE, ENGLISH_ORDINAL), number),
            false => plurals::category(self.line(CARDINAL_LINE, ENGLISH_CARDINAL), number),
        });
        text::fill(text, values)
    }
}

#[cfg(test)]
mod tests;
