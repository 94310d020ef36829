//! Replaces parts that a text is known to contain.

use anyhow::{Result, anyhow};

/// Replaces a part that a text contains exactly once.
///
/// # Errors
/// The text contains it never or several times.
pub(crate) fn replace_once(text: &str, from: &str, to: &str) -> Result<String> {
    match text.matches(from).count() {
        1 => Ok(text.replace(from, to)),
        count => Err(anyhow!("expected `{from}` once, found it {count} times")),
    }
}

#[cfg(test)]
mod tests {
    use super::replace_once;

    #[test]
    fn one_occurrence_is_replaced() {
        assert_eq!(replace_once("a b c", "b", "x").expect("one b"), "a x c");
    }

    #[test]
    fn none_and_several_are_errors() {
        let none = replace_once("a", "b", "x").expect_err("no b");
        assert_eq!(none.to_string(), "expected `b` once, found it 0 times");
        let several = replace_once("b b", "b", "x").expect_err("two b");
        assert_eq!(several.to_string(), "expected `b` once, found it 2 times");
    }
}
