//! What is loaded of an index, as a source of answers.

use super::format::each_posting;
use super::{MIN_BEGINNING, PreparedIndex};
use crate::reading::search::source::{Posting, Source};

/// The first character of a word.
pub(super) fn first_letter(word: &str) -> &str {
    word.chars().next().and_then(|first| word.get(..first.len_utf8())).unwrap_or_default()
}

impl Source for PreparedIndex {
    fn count(&self) -> usize {
        self.head.documents
    }

    fn frequency(&self, word: &str) -> Option<usize> {
        self.words.get(word).map(|word| word.documents)
    }

    fn words_from(&self, beginning: &str, each: &mut dyn FnMut(&str, usize) -> bool) {
        let from = (std::ops::Bound::Included(beginning), std::ops::Bound::Unbounded);
        for (text, word) in self.words.range::<str, _>(from) {
            if !each(text, word.documents) {
                return;
            }
        }
    }

    fn words_like(&self, word: &str, each: &mut dyn FnMut(&str, usize)) {
        let first = first_letter(word);
        self.words_from(first, &mut |other, documents| {
            let is_near = other.starts_with(first);
            if is_near {
                each(other, documents);
            }
            is_near
        });
    }

    fn postings(&self, word: &str, each: &mut dyn FnMut(Posting)) {
        let Some(word) = self.words.get(word) else { return };
        let postings =
            self.postings.get(&word.piece).and_then(|bytes| bytes.get(word.range.clone()));
        let mut numbers = self.numbers.borrow_mut();
        // Bytes that no writer wrote end early.
        let _ = each_posting(postings.unwrap_or_default(), &mut |document, weight, title| {
            if let Some(document) = numbers.of(document, self.head.documents) {
                each(Posting { document, weight, title });
            }
        });
    }

    fn position(&self, number: usize) -> (usize, usize) {
        let document = self.document(number);
        document.map_or((usize::MAX, 0), |own| {
            (own.article, own.activity.map_or(0, |activity| activity + 1))
        })
    }

    fn is_common(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|word| word.is_cut)
    }

    fn min_beginning(&self) -> usize {
        MIN_BEGINNING
    }

    fn knows_titles(&self) -> bool {
        true
    }
}
