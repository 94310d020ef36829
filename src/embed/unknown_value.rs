//! Finds a section, topic, place or article that a portal names in a view and that the edition does not have. Without
//! the error, an empty list would look correct. Filters that a visitor sets are not checked.

use crate::edition::Edition;
use crate::edition::article::Article;
use crate::edition::selection::Selection;
use crate::loading::Loaded;
use crate::reading::timeline::selecting::place_of;
use crate::routing::{Route, SearchQuery, TimelineQuery, Tool};

/// A value in a request that the edition does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnknownValue {
    /// The error code, as in docs/embedding.md.
    pub code: &'static str,
    /// The expected value. Visitors read this text.
    pub expected: &'static str,
    /// The value that the portal gave. It is reported to the host page only and not shown to visitors: in a frame the
    /// value comes from the address, which anybody may have written.
    pub found: String,
}

impl UnknownValue {
    /// The text for the author of the host page.
    pub(super) fn detail(&self) -> String {
        format!("{}, found `{}`", self.expected, self.found)
    }
}

/// The first value in a request that the edition does not have. `None` while pages of the dataset are not loaded,
/// because the value may be on one of them.
pub(super) fn unknown_value(request: &Route, loaded: &Loaded) -> Option<UnknownValue> {
    if loaded.has_more() {
        return None;
    }
    match request {
        Route::Section(id) => section(&loaded.edition, id),
        Route::Tag(tag) => topic(&loaded.edition, tag, |_| false),
        Route::Tool(Tool::Timeline, _) => {
            in_selection(&loaded.edition, &TimelineQuery::of(request).selection)
        }
        Route::Tool(Tool::Search, _) => {
            let SearchQuery { section, tag, .. } = SearchQuery::of(request);
            let selection = Selection { section, tag, ..Selection::default() };
            in_selection(&loaded.edition, &selection)
        }
        // The page of an article itself says when the article does not exist.
        _ => None,
    }
}

fn in_selection(edition: &Edition, selection: &Selection) -> Option<UnknownValue> {
    let Selection { section: id, tag, place, article, .. } = selection;
    let unknown = id.as_deref().and_then(|id| section(edition, id));
    let unknown = unknown.or_else(|| {
        let tag = tag.as_ref()?;
        let in_activities = |article: &Article| {
            article.timeline.activities.iter().any(|one| one.tags.contains(tag))
        };
        topic(edition, tag, in_activities)
    });
    let unknown = unknown.or_else(|| {
        let name = place.as_deref()?;
        let has_place = |article: &Article| {
            article.timeline.activities.iter().any(|one| place_of(article, one) == Some(name))
        };
        unless_any(edition, "`place`: expected a place of the dataset", name, has_place)
    });
    unknown.or_else(|| {
        let name = article.as_deref()?;
        let expected = "`article`: expected an article of the dataset";
        let is_it = |article: &Article| article.slug == name || article.id == name;
        unless_any(edition, expected, name, is_it)
            .map(|unknown| UnknownValue { code: "not-found", ..unknown })
    })
}

fn section(edition: &Edition, id: &str) -> Option<UnknownValue> {
    if edition.section_title(id).is_some() {
        return None;
    }
    let expected = "`section`: expected the id of a section of the dataset";
    unless_any(edition, expected, id, |article| article.section.as_deref() == Some(id))
}

fn topic(edition: &Edition, tag: &str, or: impl Fn(&Article) -> bool) -> Option<UnknownValue> {
    unless_any(edition, "`tag`: expected a topic of the dataset", tag, |article| {
        article.tags.iter().any(|own| own == tag) || or(article)
    })
}

/// Reports a value as unknown, unless one of the articles has it.
fn unless_any(
    edition: &Edition,
    expected: &'static str,
    found: &str,
    has_value: impl Fn(&Article) -> bool,
) -> Option<UnknownValue> {
    let missing = !edition.articles.iter().any(has_value);
    missing.then(|| UnknownValue { code: "settings", expected, found: found.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::time::zone::NoZones;
    use crate::formats::{self, Origin};

    fn loaded(more: &str) -> Loaded {
        let text = format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1",{more}
            "_gazette":{{"sections":[{{"id":"s","title":"S"}},{{"id":"empty","title":"E"}}]}},
            "items":[{{"id":"1","title":"Lamp","content_text":"x","tags":["light"],
              "_gazette":{{"slug":"lamp","section":"s","timeline":{{"activities":[
                {{"id":"a","start":"2024-03-02","title":"Lit","place":"Lamp room","tags":["fire"]}}]}}}}}}]}}"#
        );
        let document =
            formats::read(text.into_bytes(), Origin::new(None, &NoZones)).expect("a dataset");
        let mut edition = document.edition;
        edition.settle();
        Loaded::new(edition, document.notices)
    }

    fn report(request: &Route) -> Option<(&'static str, String)> {
        unknown_value(request, &loaded("")).map(|unknown| (unknown.code, unknown.detail()))
    }

    fn timeline(query: &str) -> Route {
        Route::from_path(&format!("/timeline?{query}"))
    }

    #[test]
    fn known_values_are_not_reported() {
        let list = [Route::Section("s".to_owned()), Route::Section("empty".to_owned())];
        assert!(list.iter().all(|request| report(request).is_none()));
        assert_eq!(report(&Route::Tag("light".to_owned())), None);
        for query in ["", "section=s", "tag=light", "tag=fire", "place=Lamp%20room", "article=1"] {
            assert_eq!(report(&timeline(query)), None, "{query}");
        }
    }

    #[test]
    fn unknown_values_are_reported() {
        let lists = [Route::Section("x".to_owned()), Route::Tag("x".to_owned())];
        // The list of a topic has articles with the topic, and not articles of which only an activity has it.
        for request in lists.into_iter().chain([Route::Tag("fire".to_owned())]) {
            let (code, detail) = report(&request).expect("an unknown value");
            assert_eq!(code, "settings");
            assert!(detail.contains(", found `"), "{detail}");
        }
        for (query, code) in [
            ("section=x", "settings"),
            ("tag=x", "settings"),
            ("place=x", "settings"),
            ("article=x", "not-found"),
        ] {
            assert_eq!(report(&timeline(query)).map(|(code, _)| code), Some(code), "{query}");
        }
    }

    #[test]
    fn nothing_is_reported_while_pages_are_not_loaded() {
        let paged = loaded(r#""next_url":"https://harbour.example/2.json","#);
        assert_eq!(unknown_value(&Route::Section("x".to_owned()), &paged), None);
    }
}
