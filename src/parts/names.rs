//! The names of editions and articles, and what stands for them where there are none.

use super::ui::ui;
use crate::edition::Edition;
use crate::edition::article::Article;

/// An edition's title, or what stands for one.
pub fn name_of(edition: &Edition) -> String {
    match edition.title.as_str() {
        "" => ui().words().untitled(),
        title => title.to_owned(),
    }
}

/// An article's title, or what stands for one.
pub fn title_of(article: &Article) -> String {
    match article.headline() {
        title if title.is_empty() => ui().words().untitled(),
        title => title,
    }
}
