//! Names that are like a name that was asked for and does not exist, as after a typing error.

use crate::edition::Edition;
use crate::edition::article::Article;
use crate::edition::order::by_key;

/// At most this many articles are found.
const MAX_FOUND: usize = 5;
/// A name of more characters than this is compared with none, so that no address takes long.
const MAX_LENGTH: usize = 120;
/// A name that begins with another, or with which another begins, is like it from so many characters on.
const MIN_BEGINNING: usize = 3;

/// The articles whose addresses are like a name, the most similar first.
pub fn near_articles<'e>(edition: &'e Edition, name: &str) -> Vec<&'e Article> {
    let likeness = |article: &Article| {
        let names = std::iter::once(&article.slug).chain(&article.aliases);
        names.filter_map(|own| difference(name, own)).min()
    };
    let found = edition.articles.iter();
    let found = found.filter_map(|article| Some((likeness(article)?, article))).collect();
    let found =
        by_key(found, |(difference, _)| (i64::try_from(*difference).unwrap_or(i64::MAX), 0));
    found.into_iter().take(MAX_FOUND).map(|(_, article)| article).collect()
}

/// How much two names differ: the number of typing errors between them, or of characters that follow the shorter. `None`
/// if they are not alike.
pub fn difference(asked: &str, name: &str) -> Option<usize> {
    let letters = |text: &str| text.to_ascii_lowercase().chars().collect::<Vec<char>>();
    let (asked, name) = (letters(asked), letters(name));
    let (shorter, longer) = (asked.len().min(name.len()), asked.len().max(name.len()));
    if shorter == 0 || longer > MAX_LENGTH {
        return None;
    }
    let begins = asked.starts_with(&name) || name.starts_with(&asked);
    if begins && shorter >= MIN_BEGINNING {
        return Some(longer - shorter);
    }
    // One error in four characters is a typing error, more is another word.
    let max = shorter.div_ceil(4);
    Some(errors(&asked, &name)).filter(|errors| *errors <= max && longer - shorter <= max)
}

/// The number of characters to insert, to delete or to replace (Levenshtein 1966).
fn errors(asked: &[char], name: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=name.len()).collect();
    for (index, letter) in asked.iter().enumerate() {
        let (mut before, mut left) = (index, index + 1);
        let mut next = vec![left];
        for (other, above) in name.iter().zip(row.iter().skip(1)) {
            let replaced = before + usize::from(letter != other);
            left = replaced.min(above + 1).min(left + 1);
            next.push(left);
            before = *above;
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn typing_errors_are_few() {
        assert_eq!(difference("silkk", "silk"), Some(1));
        assert_eq!(difference("slik", "silk"), None);
        assert_eq!(difference("grand-cannal", "grand-canal"), Some(1));
        assert_eq!(difference("Fei-Xiaotomg", "fei-xiaotong"), Some(1));
        assert_eq!(difference("fei-xiaotong", "fei-dasheng"), None);
        assert_eq!(difference("activity-day", "activity-day-2022"), Some(5));
        assert_eq!(difference("ab", "abc"), Some(1));
        assert_eq!(difference("", "a"), None);
        assert_eq!(difference(&"a".repeat(200), &"a".repeat(200)), None);
    }
}
