//! The articles with each word, for finding related links of many articles.

use super::{B, Index, K1, count};

/// The articles with each word. The lists of all words lie behind each other.
#[derive(Debug)]
pub struct WordPostings {
    /// Where the list of each word begins, and the end of the last.
    begins: Vec<usize>,
    articles: Vec<u32>,
    /// The frequency of the word in each of these articles. 255 stands for more.
    weights: Vec<u8>,
    /// By word: at most this much of its rarity it adds to the score of any article.
    most: Vec<f64>,
    /// By article: what its length adds in the denominator of BM25.
    lengths: Vec<f64>,
}

impl WordPostings {
    /// The lists of an index whose words are all read.
    pub fn new(index: &Index) -> Self {
        let mut begins = Vec::with_capacity(index.words.len() + 1);
        let mut end = 0;
        begins.push(end);
        for (_, articles) in &index.words {
            end += articles;
            begins.push(end);
        }
        let mut postings = Self {
            articles: vec![0; end],
            weights: vec![0; end],
            most: vec![0.0; index.words.len()],
            lengths: index.texts.iter().map(|text| index.length_in_score(text.length)).collect(),
            begins: begins.clone(),
        };
        let mut next = begins;
        for (article, text) in index.texts.iter().enumerate() {
            for (number, weight) in &text.words {
                let number = usize::try_from(*number).unwrap_or(usize::MAX);
                let Some(at) = next.get_mut(number) else { continue };
                postings.put(*at, article, number, *weight);
                *at += 1;
            }
        }
        postings
    }

    fn put(&mut self, at: usize, article: usize, number: usize, weight: f32) {
        // Weights are whole numbers, and the conversion keeps those that are too large at 255.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let weight = weight as u8;
        if let (Some(own), Some(own_weight)) = (self.articles.get_mut(at), self.weights.get_mut(at))
        {
            *own = u32::try_from(article).unwrap_or(u32::MAX);
            *own_weight = weight;
        }
        let length = self.lengths.get(article).copied().unwrap_or_default();
        if let Some(most) = self.most.get_mut(number) {
            *most = most.max(amount(weight, length));
        }
    }

    /// At most this much of its rarity a word adds to the score of any article.
    pub fn most(&self, number: usize) -> f64 {
        self.most.get(number).copied().unwrap_or_default()
    }

    /// Calls `act` for each article with a word. The second argument is how much of its rarity the word adds to the score
    /// of the article.
    pub fn each(&self, number: usize, mut act: impl FnMut(u32, f64)) {
        let range = self.begins.get(number).copied().zip(self.begins.get(number + 1).copied());
        let Some((from, to)) = range else { return };
        let articles = self.articles.get(from..to).unwrap_or_default();
        let weights = self.weights.get(from..to).unwrap_or_default();
        for (article, weight) in articles.iter().zip(weights) {
            let length = usize::try_from(*article).ok().and_then(|at| self.lengths.get(at));
            act(*article, amount(*weight, length.copied().unwrap_or_default()));
        }
    }
}

/// The part of BM25 that depends on the article. At most that of an endless frequency, if the frequency is not known.
fn amount(weight: u8, length: f64) -> f64 {
    match weight {
        u8::MAX => K1 + 1.0,
        weight => f64::from(weight) * (K1 + 1.0) / (f64::from(weight) + length),
    }
}

impl Index {
    /// What the length of a text adds in the denominator of BM25.
    pub(super) fn length_in_score(&self, length: f64) -> f64 {
        K1 * (1.0 - B + B * length / (self.total / count(self.texts.len())))
    }
}
