//! Writes the index of an edition in pieces.

use super::IndexPiece;
use super::facets;
use super::format::{Head, MAX_WEIGHT, WrittenPosting, WrittenWord, postings};
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::reading::prepared::packed::{Packed, Writer};
use crate::reading::prepared::shortening::for_links;
use crate::reading::prepared::{Extract, MAX_ACTIVITIES};
use crate::reading::search::filtering::{count, entry};
use crate::reading::search::index::Index;
use crate::reading::search::source::Source;
use crate::reading::search::tokens::tokens;

/// At most this many words are in a piece.
const MAX_WORDS: usize = 500;
/// A piece of postings ends after this many bytes.
const MAX_BYTES: usize = 4_000;
/// Of a word that more documents have, and more than an eighth of all, so many are kept.
const MAX_DOCUMENTS: usize = 8_000;
/// The most frequent topics that the search page offers where nothing is looked for.
const MAX_TOPICS: usize = 24;

/// A function that gets the name and the bytes of a piece.
type Put<'a, E> = &'a mut dyn FnMut(&str, Vec<u8>) -> Result<(), E>;

/// Writes the index of an edition: `put` gets the name and the bytes of each piece. The articles themselves are not
/// written, but parts of those with many activities.
///
/// # Errors
/// Those of `put`.
pub fn write<E>(edition: &Edition, base: &str, put: Put<'_, E>) -> Result<(), E> {
    let index = Index::new(edition);
    let titles = title_lengths(edition, &index);
    let (mut first_words, mut piece) = (Vec::new(), Unwritten::default());
    for (word, _) in index.words() {
        if piece.words.len() >= MAX_WORDS {
            piece.put(&mut first_words, put)?;
        }
        let (postings, is_cut) = of_word(&index, &titles, word);
        piece.add(word, index.frequency(word).unwrap_or_default(), postings, is_cut);
    }
    piece.put(&mut first_words, put)?;
    let tags = edition.articles.iter().flat_map(|article| article.tags.iter().cloned());
    let mut topics = count(tags);
    topics.truncate(MAX_TOPICS);
    let (documents, articles) = (index.count(), edition.articles.len());
    let head = Head { documents, articles, topics, first_words };
    put(IndexPiece::HEAD, bytes(&head))?;
    put(&IndexPiece::Facets.name(), facets::written(edition))?;
    for (number, article) in edition.articles.iter().enumerate() {
        for (part, extract) in parts(article).enumerate().skip(1) {
            put(&IndexPiece::Article(number, part).name(), extract.to_bytes(base))?;
        }
    }
    Ok(())
}

/// Words that are not put yet, and their postings.
#[derive(Default)]
struct Unwritten {
    words: Vec<WrittenWord>,
    /// The first word and the last one.
    span: Option<(String, String)>,
    /// The postings that are full, and the one that is not.
    postings: Vec<Vec<u8>>,
    /// The number of postings that were put.
    put: usize,
}

impl Unwritten {
    fn add(&mut self, word: &str, documents: usize, postings: Vec<u8>, is_cut: bool) {
        let before = self.span.as_ref().map(|(_, last)| last.as_str()).unwrap_or_default();
        let shared = shared(before, word);
        let rest = word.get(shared..).unwrap_or_default().to_owned();
        let is_first = self.postings.last().is_none_or(|last| last.len() >= MAX_BYTES);
        if is_first {
            self.postings.push(Vec::new());
        }
        let length = postings.len();
        self.postings.iter_mut().last().into_iter().for_each(|last| last.extend(&postings));
        self.words.push(WrittenWord { shared, rest, documents, length, is_first, is_cut });
        let first = self.span.take().map_or_else(|| word.to_owned(), |(first, _)| first);
        self.span = Some((first, word.to_owned()));
    }

    fn put<E>(&mut self, first_words: &mut Vec<String>, put: Put<'_, E>) -> Result<(), E> {
        let Some((first, _)) = self.span.take() else { return Ok(()) };
        // Numbers of postings begin with 1.
        let words = (self.put + 1, std::mem::take(&mut self.words));
        put(&IndexPiece::Words(first_words.len()).name(), bytes(&words))?;
        first_words.push(first);
        for postings in std::mem::take(&mut self.postings) {
            self.put += 1;
            put(&IndexPiece::Postings(self.put).name(), postings)?;
        }
        Ok(())
    }
}

fn bytes(value: &impl Packed) -> Vec<u8> {
    let mut to = Writer::new("");
    value.pack(&mut to);
    to.into_bytes()
}

/// The postings of a word, and whether some were left out.
fn of_word(index: &Index, titles: &[u8], word: &str) -> (Vec<u8>, bool) {
    let mut all = Vec::new();
    index.postings(word, &mut |posting| {
        let Some(document) = index.document(posting.document) else { return };
        let title = titles.get(posting.document).copied().unwrap_or_default();
        let is_in_title = index.is_in_title(word, posting.document);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share")]
        let weight = (posting.weight * f32::from(MAX_WEIGHT)).round().clamp(1.0, 127.0) as u8;
        all.push(WrittenPosting { document, weight, title: if is_in_title { title } else { 0 } });
    });
    let is_cut = all.len() > MAX_DOCUMENTS && all.len() * 8 > index.count();
    if is_cut {
        all.sort_by_key(|posting| std::cmp::Reverse(posting.weight));
        all.truncate(MAX_DOCUMENTS);
        all.sort_by_key(|posting| (posting.document.article, posting.document.activity));
    }
    (postings(&all), is_cut)
}

/// The number of words in the title of each document, at most 255.
fn title_lengths(edition: &Edition, index: &Index) -> Vec<u8> {
    let length = |number| {
        let (article, activity) = entry(edition, index.document(number)?)?;
        let title = activity.map_or_else(|| article.headline(), |own| own.title.clone());
        Some(u8::try_from(tokens(&title).len()).unwrap_or(u8::MAX))
    };
    (0..index.count()).map(|number| length(number).unwrap_or_default()).collect()
}

/// The parts of an article with at most [`MAX_ACTIVITIES`] activities each.
fn parts(article: &Article) -> impl Iterator<Item = Extract> {
    article.timeline.activities.chunks(MAX_ACTIVITIES).map(|activities| {
        let mut part = for_links(article);
        part.timeline.activities = activities.to_vec();
        let edition = Edition { articles: vec![part], ..Edition::default() };
        Extract { edition, ..Extract::default() }
    })
}

/// The number of bytes that two words share at their beginning, up to the end of a character.
fn shared(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
}
