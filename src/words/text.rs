//! Texts in the compact form that `locale-compiler` writes (`encode.rs`).

/// The first character of a text with variants.
const CHOICE_MARK: char = '\u{e}';
/// The separator between the variants of a text.
const VARIANT_SEPARATOR: char = '\u{10}';

/// The variant of a text for its number. A text without variants stays unchanged. `category` gives the plural
/// category; its arguments are whether the number is an ordinal, and the number.
pub(super) fn choose<'a>(
    text: &'a str,
    values: &[&str],
    category: impl Fn(bool, u64) -> &'a str,
) -> &'a str {
    let Some(choice) = text.strip_prefix(CHOICE_MARK) else { return text };
    let mut letters = choice.chars();
    let number = letters.next().and_then(|mark| value(mark, values)).unwrap_or_default();
    let is_ordinal = letters.next() == Some('o');
    let variants = letters.as_str();
    let named = |name: &str| {
        let mut all =
            variants.split(VARIANT_SEPARATOR).filter_map(|variant| variant.split_once('='));
        all.find(|(own, _)| *own == name).map(|(_, text)| text)
    };
    named(number)
        .or_else(|| named(category(is_ordinal, ungrouped(number)?)))
        .or_else(|| named("other"))
        .unwrap_or_default()
}

/// The value of a number that has signs between its thousands.
fn ungrouped(number: &str) -> Option<u64> {
    number.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}

/// A text with its marks replaced by values.
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

/// The value of a mark; U+0001 is the mark of the first value.
fn value<'a>(mark: char, values: &[&'a str]) -> Option<&'a str> {
    values.get((mark as usize).wrapping_sub(1)).copied()
}
