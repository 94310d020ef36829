//! The names of editions and articles, and what stands for them where there are none.

use super::setting::setting;
use crate::edition::Edition;
use crate::edition::article::Article;

/// An edition's title, or what stands for one.
pub fn name_of(edition: &Edition) -> &str {
    match edition.title.as_str() {
        "" => setting().words().untitled,
        title => title,
    }
}

/// An article's title, or what stands for one.
pub fn title_of(article: &Article) -> String {
    match article.headline() {
        title if title.is_empty() => setting().words().untitled.to_owned(),
        title => title,
    }
}
