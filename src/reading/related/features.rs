//! What articles can have in common besides words: places and authors.

use crate::edition::article::Article;

/// Whether an article is by an author.
pub(super) fn is_by(article: &Article, name: &str) -> bool {
    article.authors.iter().any(|author| author.name == name)
}

/// At most this many topics of an article are compared. Raised, articles with long lists of topics take more time.
pub(super) const MAX_TAGS: usize = 40;
/// At most this many places, and this many authors, of an article are compared. Raised, long timelines take more time.
pub(super) const MAX_NAMES: usize = 12;

/// The places of an article and of its activities. The article's own place has weight 1, the others 0.5.
pub(super) fn places(article: &Article) -> Vec<(&str, f64)> {
    let mut places: Vec<(&str, f64)> = Vec::new();
    let steps = article.timeline.activities.iter().filter_map(|activity| activity.place.as_ref());
    let own = article.place.iter().map(|place| (place.name.as_str(), 1.0));
    for (name, weight) in own.chain(steps.map(|place| (place.name.as_str(), 0.5))) {
        if places.len() < MAX_NAMES && !places.iter().any(|(known, _)| *known == name) {
            places.push((name, weight));
        }
    }
    places
}

/// The weight of a place. 0 if it is not among the places.
pub(super) fn weight_of(places: &[(&str, f64)], name: &str) -> f64 {
    places.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, weight)| *weight)
}
