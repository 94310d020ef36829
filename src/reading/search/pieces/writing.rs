//! Writes the index of an edition in pieces.

use super::IndexPiece;
use super::facets;
use super::format::{Head, MAX_WEIGHT, WrittenPosting, WrittenWord, postings};
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::reading::prepared::packed::{Packed, Writer};
use crate::reading::prepared::shortening::for_links;
use crate::reading::prepared::{Extract, MAX_ACTIVITIES};
use crate::reading::search::filtering::{MAX_TOPICS, count, entry};
use crate::reading::search::index::Index;
use crate::reading::search::source::Source;
use crate::reading::search::tokens::tokens;

/// At most this many words are in a piece.
const MAX_WORDS: usize = 500;
/// A piece of postings ends after this many bytes.
const MAX_BYTES: usize = 4_000;
/// Of a word, at most so many documents are kept, or a 64th of all where that is more.
const MAX_DOCUMENTS: usize = 8_000;
const MAX_SHARE: usize = 64;

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
    let mut pieces: Vec<(IndexPiece, Vec<u8>)> = Vec::new();
    let (mut first_words, mut unwritten) = (Vec::new(), Unwritten::default());
    for (word, _) in index.words() {
        if unwritten.words.len() >= MAX_WORDS {
            unwritten.end(&mut first_words, &mut pieces);
        }
        let (postings, is_cut) = of_word(&index, &titles, word);
        unwritten.add(word, index.frequency(word).unwrap_or_default(), postings, is_cut);
    }
    unwritten.end(&mut first_words, &mut pieces);
    pieces.push((IndexPiece::Facets, facets::written(edition)));
    for (number, article) in edition.articles.iter().enumerate() {
        let parts = parts(article).enumerate().skip(1);
        pieces
            .extend(parts.map(|(part, extract)| {
                (IndexPiece::Article(number, part), extract.to_bytes(base))
            }));
    }
    let tags = edition.articles.iter().flat_map(|article| article.tags.iter().cloned());
    let mut topics = count(tags);
    topics.truncate(MAX_TOPICS);
    let id = id_of(edition, &pieces);
    let (documents, articles) = (index.count(), edition.articles.len());
    let head = Head { id: id.clone(), documents, articles, topics, first_words };
    put(IndexPiece::HEAD, bytes(&head))?;
    pieces.into_iter().try_for_each(|(piece, bytes)| put(&piece.name(&id), bytes))
}

/// The name of an index: the FNV-1a hash of its pieces and of the articles' addresses, in 64 bits.
fn id_of(edition: &Edition, pieces: &[(IndexPiece, Vec<u8>)]) -> String {
    let slugs = edition.articles.iter().map(|article| article.slug.as_bytes());
    let all = pieces.iter().map(|(_, bytes)| bytes.as_slice()).chain(slugs);
    let add = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = all.fold(0xcbf2_9ce4_8422_2325, |hash, bytes| {
        // The length divides pieces from each other.
        bytes.len().to_le_bytes().iter().chain(bytes).fold(hash, add)
    });
    format!("{hash:016x}")
}

/// Words that are not put yet, and their postings.
#[derive(Default)]
struct Unwritten {
    words: Vec<WrittenWord>,
    /// The first word and the last one.
    span: Option<(String, String)>,
    /// The postings that are full, and the one that is not.
    postings: Vec<Vec<u8>>,
    /// The number of pieces of postings that were ended.
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

    /// Ends the piece of words.
    fn end(&mut self, first_words: &mut Vec<String>, pieces: &mut Vec<(IndexPiece, Vec<u8>)>) {
        let Some((first, _)) = self.span.take() else { return };
        // Numbers of postings begin with 1.
        let words = (self.put + 1, std::mem::take(&mut self.words));
        pieces.push((IndexPiece::Words(first_words.len()), bytes(&words)));
        first_words.push(first);
        for postings in std::mem::take(&mut self.postings) {
            self.put += 1;
            pieces.push((IndexPiece::Postings(self.put), postings));
        }
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
    let max = MAX_DOCUMENTS.max(index.count() / MAX_SHARE);
    let is_cut = all.len() > max;
    if is_cut {
        all.sort_by_key(|posting| std::cmp::Reverse(posting.weight));
        all.truncate(max);
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
