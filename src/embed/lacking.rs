//! Finds the section, topic, place or article that a portal names in a view and that the edition does not have:
//! an empty list would look like a right one. It does not judge the filters that a visitor sets.

use crate::edition::Edition;
use crate::edition::article::Article;
use crate::edition::selection::Selection;
use crate::loading::Loaded;
use crate::reading::timeline::selecting::place_of;
use crate::routing::Route;

/// Something that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lacking {
    /// The code that docs/embedding.md has for it.
    pub code: &'static str,
    /// The sentence that every visitor may read.
    pub expected: &'static str,
    /// The value that the portal gave. Only the portal is told of it: in a frame the value comes from the address,
    /// which anybody may have written.
    pub found: String,
}

impl Lacking {
    /// For the author of the page.
    pub(super) fn detail(&self) -> String {
        format!("{}, found `{}`", self.expected, self.found)
    }
}

/// The first thing that a request names and the edition lacks. While pages of the dataset are not loaded, nothing is
/// lacking: it may be on one of them.
pub(super) fn lacking(request: &Route, loaded: &Loaded) -> Option<Lacking> {
    if loaded.has_more() {
        return None;
    }
    match request {
        Route::Section(id) => section(&loaded.edition, id),
        Route::Tag(tag) => topic(&loaded.edition, tag, |_| false),
        Route::Timeline(view) => of_timeline(&loaded.edition, &view.selection),
        // Whether there is an article, its own page tells.
        _ => None,
    }
}

fn of_timeline(edition: &Edition, selection: &Selection) -> Option<Lacking> {
    let Selection { section: id, tag, place, article, .. } = selection;
    let wrong = id.as_deref().and_then(|id| section(edition, id));
    let wrong = wrong.or_else(|| {
        let tag = tag.as_ref()?;
        let done = |article: &Article| {
            article.timeline.activities.iter().any(|one| one.tags.contains(tag))
        };
        topic(edition, tag, done)
    });
    let wrong = wrong.or_else(|| {
        let name = place.as_deref()?;
        let is_there = |article: &Article| {
            article.timeline.activities.iter().any(|one| place_of(article, one) == Some(name))
        };
        unless(edition, "`place`: expected a place of the dataset", name, is_there)
    });
    wrong.or_else(|| {
        let name = article.as_deref()?;
        let expected = "`article`: expected an article of the dataset";
        let is_it = |article: &Article| article.slug == name || article.id == name;
        unless(edition, expected, name, is_it)
            .map(|lacking| Lacking { code: "not-found", ..lacking })
    })
}

fn section(edition: &Edition, id: &str) -> Option<Lacking> {
    if edition.section_title(id).is_some() {
        return None;
    }
    let expected = "`section`: expected the id of a section of the dataset";
    unless(edition, expected, id, |article| article.section.as_deref() == Some(id))
}

fn topic(edition: &Edition, tag: &str, or: impl Fn(&Article) -> bool) -> Option<Lacking> {
    unless(edition, "`tag`: expected a topic of the dataset", tag, |article| {
        article.tags.iter().any(|own| own == tag) || or(article)
    })
}

/// Reports a value as lacking, unless one of the articles has it.
fn unless(
    edition: &Edition,
    expected: &'static str,
    found: &str,
    is_there: impl Fn(&Article) -> bool,
) -> Option<Lacking> {
    let missing = !edition.articles.iter().any(is_there);
    missing.then(|| Lacking { code: "settings", expected, found: found.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::time::zone::NoZones;
    use crate::formats::{self, Origin};
    use crate::routing::TimelineQuery;

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

    fn told(request: &Route) -> Option<(&'static str, String)> {
        lacking(request, &loaded("")).map(|lacking| (lacking.code, lacking.detail()))
    }

    fn timeline(query: &str) -> Route {
        Route::Timeline(Box::new(TimelineQuery::from_query(query)))
    }

    #[test]
    fn what_is_there_is_not_lacking() {
        let list = [Route::Section("s".to_owned()), Route::Section("empty".to_owned())];
        assert!(list.iter().all(|request| told(request).is_none()));
        assert_eq!(told(&Route::Tag("light".to_owned())), None);
        for query in ["", "section=s", "tag=light", "tag=fire", "place=Lamp%20room", "article=1"] {
            assert_eq!(told(&timeline(query)), None, "{query}");
        }
    }

    #[test]
    fn what_is_not_there_is_named() {
        let lists = [Route::Section("x".to_owned()), Route::Tag("x".to_owned())];
        // An activity's topic alone makes no list of articles.
        for request in lists.into_iter().chain([Route::Tag("fire".to_owned())]) {
            let (code, detail) = told(&request).expect("something lacks");
            assert_eq!(code, "settings");
            assert!(detail.contains(", found `"), "{detail}");
        }
        for (query, code) in [
            ("section=x", "settings"),
            ("tag=x", "settings"),
            ("place=x", "settings"),
            ("article=x", "not-found"),
        ] {
            assert_eq!(told(&timeline(query)).map(|(code, _)| code), Some(code), "{query}");
        }
    }

    #[test]
    fn it_may_be_on_a_page_that_is_not_loaded() {
        let paged = loaded(r#""next_url":"https://harbour.example/2.json","#);
        assert_eq!(lacking(&Route::Section("x".to_owned()), &paged), None);
    }
}
