//! Texts in their compact form, as `locale-compiler` writes it (`encode.rs` there).

use super::plurals::digits;

/// Begins a text that is chosen by a number.
const CHOICE: char = '\u{e}';
/// Stands between the variants of such a text.
const NEXT: char = '\u{10}';

/// The variant of a text for the number that it is chosen by; a text without a choice as it is. `category` gets
/// whether the number is a place in an order, and the number.
pub(super) fn choose<'a>(
    text: &'a str,
    values: &[&str],
    category: impl Fn(bool, usize) -> &'a str,
) -> &'a str {
    let Some(choice) = text.strip_prefix(CHOICE) else { return text };
    let mut letters = choice.chars();
    let number = letters.next().and_then(|mark| value(mark, values)).unwrap_or_default();
    let is_ordinal = letters.next() == Some('o');
    let variants = letters.as_str();
    let named = |name: &str| {
        let mut all = variants.split(NEXT).filter_map(|variant| variant.split_once('='));
        all.find(|(own, _)| *own == name).map(|(_, text)| text)
    };
    named(number)
        .or_else(|| named(category(is_ordinal, digits(number)?)))
        .or_else(|| named("other"))
        .unwrap_or_default()
}

/// A text with values in the place of its marks.
pub(super) fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    for letter in text.chars() {
        match value(letter, values) {
            Some(value) => filled.push_str(value),
            None => filled.push(letter),
        }
    }
    filled
}

/// The value that a mark stands for: U+0001 for the first.
fn value<'a>(mark: char, values: &[&'a str]) -> Option<&'a str> {
    values.get((mark as usize).wrapping_sub(1)).copied()
}
