//! How the pieces are written and read: the head, words, and the documents of words.

use std::ops::Range;

#[cfg(not(target_arch = "wasm32"))]
use crate::reading::prepared::packed::Writer;
use crate::reading::prepared::packed::{Packed, Reader, packed};
use crate::reading::search::index::Document;

/// A weight is written as a share of this.
pub(super) const MAX_WEIGHT: u8 = 127;

/// What says which pieces there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The name of the index, which its pieces have in their names.
    pub(super) id: String,
    pub(super) documents: usize,
    pub(super) articles: usize,
    /// The most frequent topics, each with the number of its articles.
    pub(super) topics: Vec<(String, usize)>,
    /// The first word of each piece of words.
    pub(super) first_words: Vec<String>,
}

packed!(struct Head { id, documents, articles, topics, first_words });

impl Head {
    /// The pieces around that of a word, at most `max` before it and as many behind it, whose words may begin with `first`.
    pub(super) fn pieces_around(&self, word: &str, first: &str, max: usize) -> Vec<usize> {
        let own = self.first_words.partition_point(|first| first.as_str() <= word);
        let own = own.saturating_sub(1);
        let is_near = |at: &usize| {
            let Some(begin) = self.first_words.get(*at) else { return false };
            let is_last_before =
                || self.first_words.get(at + 1).is_none_or(|next| next.as_str() >= first);
            begin.starts_with(first) || (begin.as_str() < first && is_last_before())
        };
        let around = own.saturating_sub(max)..=own.saturating_add(max);
        around.filter(is_near).collect()
    }

    /// The pieces with the words from a word on, as long as `goes_on` holds for the first word of the next piece, at most
    /// `max`.
    pub(super) fn pieces_from(
        &self,
        word: &str,
        goes_on: impl Fn(&str) -> bool,
        max: usize,
    ) -> Vec<usize> {
        let after = self.first_words.partition_point(|first| first.as_str() <= word);
        let from = after.saturating_sub(1);
        let further = self.first_words.iter().skip(from + 1).take_while(|first| goes_on(first));
        let count = 1 + further.take(max.saturating_sub(1)).count();
        (from..from + count).filter(|at| *at < self.first_words.len()).collect()
    }
}

/// A word has at most this many bytes. Writers cut longer ones.
const MAX_WORD: usize = 512;

/// A word: where its documents are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The number of its documents.
    pub(super) documents: usize,
    /// The piece of postings.
    pub(super) piece: usize,
    /// The bytes of that piece.
    pub(super) range: Range<usize>,
    /// Whether only the documents are there in which the word weighs most.
    pub(super) is_cut: bool,
}

/// A word as it is written: the number of bytes that it shares with the word before and the rest of it, the number of its
/// documents, and the length of its postings in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WrittenWord {
    pub(super) shared: usize,
    pub(super) rest: String,
    pub(super) documents: usize,
    pub(super) length: usize,
    /// Whether its postings begin a piece.
    pub(super) is_first: bool,
    pub(super) is_cut: bool,
}

packed!(struct WrittenWord { shared, rest, documents, length, is_first, is_cut });

/// Reads a value that is all of the bytes.
pub(super) fn read<T: Packed>(bytes: &[u8]) -> Option<T> {
    let mut reader = Reader::new(bytes, "");
    T::unpack(&mut reader).filter(|_| reader.is_at_end())
}

/// Reads a piece of words.
pub(super) fn words(bytes: &[u8]) -> Option<Vec<(String, Word)>> {
    let (first, written): (usize, Vec<WrittenWord>) = read(bytes)?;
    let (mut words, mut before) = (Vec::new(), String::new());
    // The first word begins the first piece.
    let (mut piece, mut end) = (first.checked_sub(1)?, 0_usize);
    for word in written {
        let WrittenWord { shared, rest, documents, length, is_first, is_cut } = word;
        if is_first {
            (piece, end) = (piece.checked_add(1)?, 0);
        }
        let text = before.get(..shared)?.to_owned() + &rest;
        if text.len() > MAX_WORD {
            return None;
        }
        let range = end..end.checked_add(length)?;
        end = range.end;
        words.push((text.clone(), Word { documents, piece, range, is_cut }));
        before = text;
    }
    Some(words)
}

/// A document of a word: an article, or one of its activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenPosting {
    pub(super) document: Document,
    /// What the word weighs, as a share of [`MAX_WEIGHT`].
    pub(super) weight: u8,
    /// The number of words of the title, if the word is one of them, or else 0.
    pub(super) title: u8,
}

/// Writes the documents of a word, in order.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn postings(all: &[WrittenPosting]) -> Vec<u8> {
    let (mut to, mut before) = (Writer::new(""), 0);
    for WrittenPosting { document: Document { article, activity }, weight, title } in all {
        // The last bit says whether an activity follows.
        (((article - before) << 1) | usize::from(activity.is_some())).pack(&mut to);
        activity.iter().for_each(|at| at.pack(&mut to));
        (usize::from(*weight) << 1 | usize::from(*title > 0)).pack(&mut to);
        if *title > 0 {
            title.pack(&mut to);
        }
        before = *article;
    }
    to.into_bytes()
}

/// Calls `each` with the documents of a word, the weight of the word, and the share of the title that it is. `None` if the
/// bytes are not those of a writer.
pub(super) fn each_posting(bytes: &[u8], each: &mut dyn FnMut(Document, f32, f32)) -> Option<()> {
    let (mut from, mut article) = (Reader::new(bytes, ""), 0_usize);
    while !from.is_at_end() {
        let step = usize::unpack(&mut from)?;
        article = article.checked_add(step >> 1)?;
        let activity = if step & 1 == 1 { Some(usize::unpack(&mut from)?) } else { None };
        let weight = usize::unpack(&mut from)?;
        let title = if weight & 1 == 1 { Some(u8::unpack(&mut from)?.max(1)) } else { None };
        let share = f32::from(u8::try_from(weight >> 1).ok()?) / f32::from(MAX_WEIGHT);
        let title = title.map_or(0.0, |words| 1.0 / f32::from(words));
        each(Document { article, activity }, share, title);
    }
    Some(())
}
