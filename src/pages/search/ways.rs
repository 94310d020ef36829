//! Ways on from a search without results: words that are spelt like its words, a search without filters, and topics.

use super::route_for;
use super::state::Search;
use crate::edition::Edition;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::reading::search::filtering::{MAX_TOPICS, count};
use crate::reading::search::{Library, Query};
use crate::routing::{Route, SearchQuery};

/// The most frequent topics, each with the number of its articles.
fn topics_of(library: Library<'_>) -> Vec<(String, usize)> {
    let mut topics = match library {
        Library::Whole(edition, _) => {
            let tags = edition.articles.iter().flat_map(|article| &article.tags);
            count(tags.cloned())
        }
        Library::Prepared(index) => index.topics().to_vec(),
    };
    topics.truncate(MAX_TOPICS);
    topics
}

/// Words that exist and are spelt like those of the query. `None` if there are none.
fn near(
    search: Search,
    library: Library<'_>,
    edition: &Edition,
    query: &SearchQuery,
) -> Option<Element> {
    let offered = library.suggestions(&Query::parse(&query.text));
    let words = search.ui.words();
    let line = classed("p", "search__note").child(words.results_near() + &words.colon());
    let with_link = |line: Element, (at, text): (usize, &String)| {
        let link = route_link(route_for(text)).in_language(edition.language.as_deref());
        let comma = (at > 0).then(|| words.list_comma());
        line.child(comma).child(link.child(text.as_str()))
    };
    (!offered.is_empty()).then(|| offered.iter().enumerate().fold(line, with_link))
}

/// Ways on from a search without results: words that are spelt like its words, a search without filters, and the topics.
pub(super) fn nothing(
    search: Search,
    library: Library<'_>,
    edition: &Edition,
    query: &SearchQuery,
) -> Element {
    let words = search.ui.words();
    let near = near(search, library, edition, query);
    let topics = topics_of(library);
    let wider = query.has_filter().then(|| {
        element("button")
            .attribute("type", "button")
            .on_click(move |_| {
                search.change(|query| *query = SearchQuery::for_text(&query.text));
            })
            .child(words.filter_reset())
    });
    let link = |(topic, count): (String, usize)| {
        let link = route_link(Route::Tag(topic.clone())).child(topic);
        element("li")
            .child(link.in_language(edition.language.as_deref()))
            .child(format!(" ({count})"))
    };
    let links: Vec<Element> = topics.into_iter().map(link).collect();
    let topics = (!links.is_empty()).then(|| {
        element("nav")
            .attribute("aria-label", words.search_topics())
            .child(classed("h2", "search__topics").child(words.search_topics()))
            .child(classed("ul", "search__ways").child(links))
    });
    element("div").child(near).child(wider).child(topics)
}
