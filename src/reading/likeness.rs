//! How alike two texts are, by the words that they share: BM25 over an index of the edition.
//!
//! The method is Robertson and Zaragoza's ("The Probabilistic Relevance Framework: BM25 and Beyond",
//! 2009), with the most telling words of one article as the query for the others, as search engines
//! do for "more like this". Words of the title and the standfirst count more than those of the text.
//! Scripts without spaces are taken two characters at a time.

use std::collections::HashMap;

use super::length::is_ideograph;
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::edition::body::plain_text;
use crate::edition::order;

/// How soon more of one word stops to count for more (BM25's k₁), and how much longer texts are held
/// back (b): the values that the paper gives.
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.75;
/// As many words speak for an article.
const QUERY: usize = 24;
/// As many characters of a text are read: it says at its beginning what it is about.
const READ: usize = 4_000;
/// Shorter words are hardly ever names of things.
const SHORTEST: usize = 3;
/// Nor are words shorter than this worth naming to a reader.
const SHORTEST_NAMED: usize = 5;

/// An edition of fewer articles is small.
const FEW: usize = 12;

/// Words that say nothing of a subject, beyond those that are in every text anyway.
const EMPTY: &str = " the and for are but not you all any can had her was one our out has him his how \
    its may new now old see two way who did get let put say she too use that with have this will your \
    from they know around across along toward great small large years year day days want been good much some time very when come here just like long make many more \
    only over such take than them well were what which their there these those would could should \
    about after again also because before being between both each even every first into last most \
    must never other same since still then through under until upon where while without ";
/// The same in Chinese, by the character: a pair with one of these names nothing.
const EMPTY_CHARACTERS: &str =
    "的了是在和与及也都而这那一不有为以之其他她它们个上下中来去到从把被就还又或等";

/// The words of an edition, article by article.
#[derive(Debug, Default)]
pub struct Index {
    /// Each word with its number.
    numbers: HashMap<String, usize>,
    /// By number: how a reader would write the word, and in how many articles it is.
    words: Vec<(String, usize)>,
    /// By article, in the edition's order.
    texts: Vec<Text>,
    /// The sum of all weights.
    total: f64,
}

/// The words of an article.
#[derive(Debug, Default)]
struct Text {
    /// By number, ascending, with their weights.
    words: Vec<(usize, f64)>,
    /// The sum of the weights.
    length: f64,
}

impl Index {
    /// Reads the words of all articles.
    pub fn new(edition: &Edition) -> Self {
        let mut index = Self::default();
        while index.step(edition) {}
        index
    }

    /// Reads the words of the next article; whether there are more.
    pub fn step(&mut self, edition: &Edition) -> bool {
        if let Some(article) = edition.articles.get(self.texts.len()) {
            let words = self.text(article);
            let mut length = 0.0;
            for (number, weight) in &words {
                length += weight;
                if let Some((_, articles)) = self.words.get_mut(*number) {
                    *articles += 1;
                }
            }
            self.total += length;
            self.texts.push(Text { words, length });
        }
        self.texts.len() < edition.articles.len()
    }

    fn text(&mut self, article: &Article) -> Vec<(usize, f64)> {
        let mut found: Vec<(usize, f64)> = Vec::new();
        let body = plain_text(&article.body);
        let end = body.char_indices().nth(READ).map_or(body.len(), |(at, _)| at);
        let parts = [
            (article.title.as_deref(), 3.0),
            (article.summary.as_deref(), 2.0),
            (body.get(..end), 1.0),
        ];
        for (text, weight) in parts {
            each_word(text.unwrap_or_default(), &mut |word| {
                found.push((self.number(word), weight));
            });
        }
        let found = order::by_key(found, |(number, _)| (i64::try_from(*number).unwrap_or(0), 0));
        let mut text: Vec<(usize, f64)> = Vec::new();
        for (number, weight) in found {
            match text.last_mut() {
                Some((last, sum)) if *last == number => *sum += weight,
                _ => text.push((number, weight)),
            }
        }
        text
    }

    fn number(&mut self, word: &str) -> usize {
        let key = stem(&word.to_ascii_lowercase()).to_owned();
        let next = self.words.len();
        let number = *self.numbers.entry(key).or_insert(next);
        match self.words.get_mut(number) {
            // At the start of a sentence every word is written large; elsewhere only names are.
            Some((shown, _)) if word.starts_with(|c: char| c.is_ascii_lowercase()) => {
                if !shown.starts_with(|c: char| c.is_ascii_lowercase()) {
                    word.clone_into(shown);
                }
            }
            Some(_) => {}
            None => self.words.push((word.to_owned(), 0)),
        }
        number
    }

    /// How rare a word is in the edition.
    fn rarity(&self, number: usize) -> f64 {
        let articles = self.words.get(number).map_or(0, |(_, articles)| *articles);
        rarity(articles, self.texts.len())
    }

    /// What speaks for an article, by its place in the edition; ready to be held against others.
    pub fn query(&self, place: usize) -> Query<'_> {
        let words = self.texts.get(place).map(|text| text.words.clone()).unwrap_or_default();
        let telling = |word: &(usize, f64)| thousandths(word.1 * self.rarity(word.0));
        let mut words = order::by_key(words, |word| (-telling(word), 0));
        words.truncate(QUERY);
        let mut query = Query { index: self, words, own: 1.0 };
        query.own = query.score(place).max(f64::MIN_POSITIVE);
        query
    }
}

/// The words that speak for an article.
pub struct Query<'a> {
    index: &'a Index,
    words: Vec<(usize, f64)>,
    /// What the article itself scores.
    own: f64,
}

impl Query<'_> {
    /// How alike another article is, by its place in the edition: 0 for no word in common, 1 for as
    /// alike as the article is to itself.
    pub fn likeness(&self, place: usize) -> f64 {
        (self.score(place) / self.own).min(1.0)
    }

    fn score(&self, place: usize) -> f64 {
        self.words.iter().map(|(number, _)| self.of_word(*number, place)).sum()
    }

    fn of_word(&self, number: usize, place: usize) -> f64 {
        let Some(text) = self.index.texts.get(place) else { return 0.0 };
        let found = text.words.binary_search_by(|(other, _)| other.cmp(&number));
        let weight =
            found.ok().and_then(|at| text.words.get(at)).map_or(0.0, |(_, weight)| *weight);
        let average = self.index.total / count(self.index.texts.len());
        let held_back = SATURATION * (1.0 - LENGTH + LENGTH * text.length / average);
        self.index.rarity(number) * weight * (SATURATION + 1.0) / (weight + held_back)
    }

    /// The words in common that count most, as a reader would write them. None in scripts without
    /// spaces, where two characters need not be a word, and none that are short or common.
    pub fn shared(&self, place: usize, most: usize) -> Vec<String> {
        let words = order::by_key(self.words.clone(), |(number, _)| {
            (-thousandths(self.of_word(*number, place)), 0)
        });
        words
            .iter()
            .filter(|(number, _)| self.of_word(*number, place) > 0.0)
            .filter_map(|(number, _)| self.index.words.get(*number))
            // What is in every third article is no news in any.
            .filter(|(shown, articles)| {
                shown.chars().count() >= SHORTEST_NAMED
                    && articles * 3 <= self.index.texts.len().max(6)
            })
            .map(|(shown, _)| shown.clone())
            .filter(|shown| !shown.starts_with(is_ideograph))
            .take(most)
            .collect()
    }
}

/// BM25's inverse document frequency: how much it says that something occurs in `articles` of `all`.
///
/// Counted as if there were a few articles more in a small edition: what two of three share is not
/// worth nothing.
pub fn rarity(articles: usize, all: usize) -> f64 {
    let (articles, all) = (count(articles), count(all.max(FEW)));
    (1.0 + (all - articles + 0.5).max(0.0) / (articles + 0.5)).ln()
}

#[allow(clippy::cast_precision_loss, reason = "no edition has 2^52 articles")]
fn count(number: usize) -> f64 {
    number as f64
}

/// A score as a key to sort by.
#[allow(clippy::cast_possible_truncation, reason = "scores are small")]
pub fn thousandths(score: f64) -> i64 {
    (score * 1_000.0) as i64
}

/// Calls for every word that may say something of the subject.
fn each_word(text: &str, each: &mut dyn FnMut(&str)) {
    for run in text.split(|c: char| !is_letter(c)) {
        let mut rest = run;
        // A run of one kind after the other: `1936年费孝通` is a year and a name.
        while let Some(first) = rest.chars().next() {
            let written_without_spaces = is_ideograph(first);
            let end = rest.find(|c| is_ideograph(c) != written_without_spaces);
            let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            match written_without_spaces {
                true => each_pair(part, each),
                false if may_say_something(part) => each(part),
                false => {}
            }
        }
    }
}

fn may_say_something(word: &str) -> bool {
    word.chars().count() >= SHORTEST
        && !word.starts_with(|c: char| c.is_ascii_digit())
        && !EMPTY.contains(&format!(" {} ", word.to_ascii_lowercase()))
}

fn each_pair(run: &str, each: &mut dyn FnMut(&str)) {
    let mut pair = String::new();
    for character in run.chars() {
        if EMPTY_CHARACTERS.contains(character) {
            pair.clear();
            continue;
        }
        pair.push(character);
        if pair.chars().count() == 2 {
            each(&pair);
            pair.remove(0);
        }
    }
}

fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\x7F' => character.is_ascii_alphanumeric(),
        // Latin, and the scripts after it; not their spaces, quotation marks and dashes.
        '\u{C0}'..='\u{1FFF}' => character != '×' && character != '÷',
        '\u{AC00}'..='\u{D7A3}' => true,
        character => is_ideograph(character),
    }
}

/// English plurals without their end; names of one letter less are rarely harmed by it.
fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= SHORTEST && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests;
