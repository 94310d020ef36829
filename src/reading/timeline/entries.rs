//! Activities with their articles, in order of time.

use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::{Edition, order};

/// An activity with its article.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The article.
    pub article: &'a Article,
    /// The activity.
    pub activity: &'a Activity,
}

/// Every activity of the edition, oldest first.
///
/// Activities are ordered by instant. At the same instant, the less exactly known comes first. Other
/// activities keep the edition's order.
pub fn entries(edition: &Edition) -> Vec<Entry<'_>> {
    let entries: Vec<Entry<'_>> = edition
        .articles
        .iter()
        .flat_map(|article| {
            article.timeline.activities.iter().map(move |activity| Entry { article, activity })
        })
        .collect();
    order::by_key(entries, |entry| entry.activity.start.order())
}
