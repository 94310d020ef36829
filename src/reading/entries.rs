//! Activities with their articles, in order of time.

use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::order;

/// An activity with the article that tells of it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The article.
    pub article: &'a Article,
    /// The activity.
    pub activity: &'a Activity,
}

/// Every activity of the edition, oldest first.
///
/// The order is that of instants; within one, the less exactly known comes first, then the
/// edition's own order.
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
