//! The names of editions and articles, with a text in place of a missing name.

use super::ui::ui;
use crate::edition::Edition;
use crate::edition::article::Article;

/// An edition's title, or a text in its place.
pub fn name_of(edition: &Edition) -> String {
    match edition.title.as_str() {
        "" => ui().words().untitled(),
        title => title.to_owned(),
    }
}

/// An article's title, or a text in its place.
pub fn title_of(article: &Article) -> String {
    match article.headline() {
        title if title.is_empty() => ui().words().untitled(),
        title => title,
    }
}
