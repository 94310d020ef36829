//! Links that are found in lists are those that are found by comparing all articles.

use super::Postings;
use crate::edition::Edition;
use crate::edition::activity::Place;
use crate::edition::article::{Article, Author, Pin};
use crate::edition::body::{Block, Inline};
use crate::reading::likeness::Index;
use crate::reading::related::{Corpus, related, related_in};

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    /// Numbers near 0 are more frequent.
    fn uneven(&mut self, end: usize) -> usize {
        let first = self.below(end) + 1;
        self.below(first)
    }
}

fn word(number: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    format!("word{}{}{}", letter(number), letter(number / 26), letter(number / 7))
}

fn article(numbers: &mut Numbers, index: usize, all: usize) -> Article {
    let mut article = Article::new(format!("a{index}"), String::new());
    let length = 5 + numbers.below(120);
    let text: Vec<String> = (0..length).map(|_| word(numbers.uneven(300))).collect();
    article.title = Some(text.iter().take(3).cloned().collect::<Vec<_>>().join(" "));
    article.body = vec![Block::Paragraph(vec![Inline::Text(text.join(" "))])];
    article.tags = (0..numbers.below(5)).map(|_| word(numbers.uneven(20))).collect();
    article.language = Some(["en", "en-GB", "zh", "en"][numbers.below(4)].to_owned());
    article.section = (numbers.below(3) > 0).then(|| word(numbers.below(4)));
    let name = |numbers: &mut Numbers| word(numbers.uneven(30));
    article.place = (numbers.below(2) > 0).then(|| Place { name: name(numbers), position: None });
    article.authors = (0..numbers.below(3))
        .map(|_| Author { name: name(numbers), url: None, avatar: None })
        .collect();
    // Every tenth article has an author with the one after it, and that alone is enough for a link.
    if index % 10 < 2 {
        let name = format!("Pair {}", index / 10);
        article.authors.push(Author { name, url: None, avatar: None });
    }
    if numbers.below(6) == 0 {
        article.pinned = (0..numbers.below(7))
            .map(|_| Pin::Article(format!("a{}", numbers.below(all))))
            .collect();
    }
    article
}

#[test]
fn no_link_is_lost_and_none_is_added() {
    let mut linked = 0;
    for (seed, all) in [(1, 3), (2, 40), (3, 150), (4, 400)] {
        let mut numbers = Numbers(seed);
        let articles = (0..all).map(|index| article(&mut numbers, index, all)).collect();
        let mut edition = Edition { articles, ..Edition::default() };
        edition.settle();
        let words = Index::new(&edition);
        let postings = Postings::new(&edition, &words);
        for article in &edition.articles {
            let expected = related(&edition, &words, article);
            let corpus = Corpus::new(&edition, &words).with(&postings);
            // The second time, they are remembered.
            for time in ["first", "second", "third"] {
                let found = related_in(&corpus, article);
                assert_eq!(found, expected, "{seed}: {}, {time} time", article.id);
            }
            linked += expected.len();
        }
    }
    assert!(linked > 1_000, "{linked} links");
}
