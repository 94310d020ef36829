//! What is left of an article where a page only names it or tells it as a story in a list.
//!
//! The parts that show a shortened article must show the same as for the whole one: `parts/lists/stories.rs`,
//! `parts/lists/related.rs` and `parts/names.rs`. The test that compares printed pages with pages of a prepared edition
//! notices a difference.

use crate::edition::article::{Article, Shortened};
use crate::edition::body::{Block, Blocks, Inline, plain_text, running_text};
use crate::reading::length;

/// At most this many characters of a text are kept. Lists show fewer and cut at the end of a word, so that they must
/// not find the end here.
const MAX_CHARACTERS: usize = 640;

/// An article for a list of stories: title, section, date, place, picture, summary and the beginning of the text.
pub fn for_stories(article: &Article) -> Article {
    Article {
        summary: article.summary.as_deref().map(beginning),
        place: article.place.clone(),
        image: article.image.clone(),
        body: opening(article),
        shortened: Some(shortened(article)),
        title: article.title.clone(),
        ..for_links(article)
    }
}

/// An article for links: title, section and date.
pub fn for_links(article: &Article) -> Article {
    Article {
        slug: article.slug.clone(),
        title: Some(article.headline()).filter(|title| !title.is_empty()),
        language: article.language.clone(),
        published: article.published.clone(),
        section: article.section.clone(),
        shortened: Some(Shortened { minutes: 0, activities: 0 }),
        ..Article::new(article.id.clone(), String::new())
    }
}

/// An article for its own page, with at most `max` activities.
pub fn with_activities(article: &Article, max: usize) -> Article {
    let mut whole = article.clone();
    if whole.timeline.activities.len() > max {
        whole.shortened = Some(shortened(article));
        whole.timeline.activities.truncate(max);
    }
    whole
}

fn shortened(article: &Article) -> Shortened {
    Shortened { minutes: length::minutes(article), activities: article.timeline.activities.len() }
}

/// The beginning of the text: of its first line where it stands for the title, and else of its paragraphs.
fn opening(article: &Article) -> Blocks {
    let text = match (&article.title, &article.summary) {
        (None, None) => plain_text(&article.body).lines().next().unwrap_or_default().to_owned(),
        _ => running_text(&article.body),
    };
    match beginning(&text) {
        text if text.is_empty() => Blocks::new(),
        text => vec![Block::Paragraph(vec![Inline::Text(text)])],
    }
}

fn beginning(text: &str) -> String {
    text.chars().take(MAX_CHARACTERS).collect()
}
