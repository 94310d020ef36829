//! Writes sentences of words that occur as unevenly as in a newspaper.

use fastrand::Rng;

use super::words::{ADJECTIVES, NOUNS, VERBS, name_of};

/// The number of names that belong to one topic.
const NAMES_OF_TOPIC: usize = 12;
/// The number of names that occur in one article, and hardly anywhere else.
const NAMES_OF_ARTICLE: usize = 5;

/// Writes the text of one article.
pub(super) struct Writer<'a> {
    random: &'a mut Rng,
    /// The names that this text is about.
    names: Vec<String>,
    words: usize,
}

impl<'a> Writer<'a> {
    /// A writer on some topics.
    pub(super) fn new(random: &'a mut Rng, topics: &[usize]) -> Self {
        let of_topic = |topic: &usize| {
            let first = 1_000 + topic * NAMES_OF_TOPIC;
            (first..first + NAMES_OF_TOPIC).map(name_of)
        };
        let mut names: Vec<String> = topics.iter().flat_map(of_topic).collect();
        names.extend((0..NAMES_OF_ARTICLE).map(|_| name_of(random.usize(100_000..400_000))));
        Self { random, names, words: 0 }
    }

    /// The number of words so far.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.random.usize(..end)
    }

    /// A name that this text is about.
    pub(super) fn name(&mut self) -> String {
        let index = self.below(self.names.len());
        self.names.get(index).cloned().unwrap_or_default()
    }

    /// A title of some five words.
    pub(super) fn title(&mut self) -> String {
        let (name, adjective, noun) = (self.name(), self.adjective(), self.noun());
        let (verb, other) = (self.verb(), self.noun());
        self.words += 6;
        match self.below(3) {
            0 => format!("{name} {verb} the {adjective} {noun}"),
            1 => format!("The {noun} of {name} and its {other}"),
            _ => format!("How a {adjective} {noun} {verb} the {other}"),
        }
    }

    /// Sentences of at least `words` words together.
    pub(super) fn sentences(&mut self, words: usize) -> String {
        let (end, mut text) = (self.words + words, self.sentence());
        while self.words < end {
            text.push(' ');
            text.push_str(&self.sentence());
        }
        text
    }

    /// A paragraph of some 80 words, with a link and a stressed name.
    pub(super) fn paragraph(&mut self) -> String {
        let (first, name) = (self.sentences(30), self.name());
        let (noun, last) = (self.noun(), self.sentences(30));
        format!(
            "{first} As <em>{name}</em> said, <a href=\"https://archive.example/{noun}\">the {noun}</a> is open. {last}"
        )
    }

    fn sentence(&mut self) -> String {
        let (name, adjective, noun) = (self.name(), self.adjective(), self.noun());
        let (verb, other, year) = (self.verb(), self.noun(), 1900 + self.below(126));
        self.words += 13;
        match self.below(6) {
            0 => format!(
                "The {adjective} {noun} of {name} {verb} the {other} after the winter of {year}."
            ),
            1 => format!(
                "In {year} the {other} {verb} a {noun}, which was {adjective} to {name} and the council."
            ),
            2 => format!(
                "{name} said that every {noun} with a {adjective} {other} {verb} more than it cost."
            ),
            3 => format!(
                "Nobody knew why the {noun} {verb}, but the {other} near {name} was {adjective} again."
            ),
            4 => format!(
                "When the {adjective} {noun} {verb}, people from {name} came to look at the {other}."
            ),
            _ => format!(
                "It took {name} until {year} to see how the {noun} {verb} its {adjective} {other}."
            ),
        }
    }

    fn noun(&mut self) -> &'static str {
        self.one_of(&NOUNS)
    }

    fn verb(&mut self) -> &'static str {
        self.one_of(&VERBS)
    }

    fn adjective(&mut self) -> &'static str {
        self.one_of(&ADJECTIVES)
    }

    /// A word of a list. The first words are far more frequent than the last.
    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a number below the length of a short list"
        )]
        let index = (words.len() as f64).powf(self.random.f64()) as usize - 1;
        words.get(index).copied().unwrap_or_default()
    }
}
