//! How many typing errors a word is forgiven.

/// Words with at least this many characters may have one typing error.
const MIN_FOR_ONE: usize = 4;
/// Words with at least this many characters may have two.
const MIN_FOR_TWO: usize = 8;

/// The number of typing errors that a word is forgiven.
pub(in crate::reading::search) fn forgiven(word: &str) -> usize {
    match word.chars().count() {
        MIN_FOR_TWO.. => 2,
        MIN_FOR_ONE.. => 1,
        _ => 0,
    }
}
