//! The languages of articles, and the direction of texts whose language nobody named.

use crate::edition::article::Article;
use crate::edition::body::direction::{is_right_to_left, script_from_right};
use crate::edition::body::{Block, Blocks, Direction, Voice, plain_text, running_text};

/// At most this many bytes of a text tell its direction.
const MAX_SAMPLE: usize = 2_000;

/// Gives an article the language of the edition, unless it has one or is written from right to left while the edition is
/// not. In an article from left to right, blocks from right to left become passages of that direction.
pub(super) fn tell_directions(article: &mut Article, edition: Option<&str>) {
    if article.language.is_none() {
        take_language_of_text(article);
    }
    if article.language.is_none() {
        let script = script(article).filter(|_| !edition.is_some_and(is_right_to_left));
        article.language = script.or(edition).map(str::to_owned);
    }
    if article.language.as_deref().is_some_and(is_right_to_left) {
        return;
    }
    let mut blocks = Blocks::with_capacity(article.body.len());
    for block in std::mem::take(&mut article.body) {
        if !is_from_right(&block) {
            blocks.push(block);
            continue;
        }
        match blocks.last_mut() {
            Some(Block::Passage(voice, content)) if *voice == from_right() => content.push(block),
            _ => blocks.push(Block::Passage(from_right(), vec![block])),
        }
    }
    article.body = blocks;
}

/// If the whole text names one language, it is that of the article.
fn take_language_of_text(article: &mut Article) {
    if let [Block::Passage(Voice { language: Some(language), direction }, content)] =
        article.body.as_mut_slice()
    {
        let expected = match is_right_to_left(language) {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        };
        if direction.is_none_or(|direction| direction == expected) {
            article.language = Some(std::mem::take(language));
            article.body = std::mem::take(content);
        }
    }
}

/// The script of an article's title and text, if it runs from right to left.
fn script(article: &Article) -> Option<&'static str> {
    let mut text = running_text(&article.body);
    text.truncate(text.floor_char_boundary(MAX_SAMPLE));
    script_from_right(&[article.title.as_deref().unwrap_or_default(), &text].concat())
}

fn from_right() -> Voice {
    Voice { language: None, direction: Some(Direction::RightToLeft) }
}

fn is_from_right(block: &Block) -> bool {
    match block {
        Block::Passage(..) | Block::Code { .. } => false,
        block => script_from_right(&plain_text(std::slice::from_ref(block))).is_some(),
    }
}
