//! The results of a search: the number, the list, and what helps where nothing is found.

use leptos::prelude::*;

use super::keys::show_more;
use super::route_for;
use super::state::Search;
use super::ways::nothing;
use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::article::{Article, shorten};
use crate::edition::body::plain_text;
use crate::parts::element::{Element, classed, element};
use crate::parts::focus;
use crate::parts::link::route_link;
use crate::parts::names::title_of;
use crate::parts::time::{day, time};
use crate::reading::dates;
use crate::reading::search::filtering::{Facets, newest_first};
use crate::reading::search::{Found, Hit, Library, Piece, marked, passage};
use crate::routing::search_query::Kind;
use crate::routing::{Route, SearchQuery};

/// At most this many characters of a text are shown where no word of it was found.
const MAX_EXCERPT: usize = 200;

/// The results that fit the filters, in the order that the visitor chose.
pub(super) fn chosen(library: Library<'_>, found: &Found, query: &SearchQuery) -> Vec<Hit> {
    let mut hits = found.hits.clone();
    if query.has_filter() {
        hits.retain(|hit| library.facets(hit.number).is_some_and(|facets| fits(&facets, query)));
    }
    if query.newest_first {
        newest_first(&mut hits, |number| library.facets(number));
    }
    hits
}

fn fits(facets: &Facets<'_>, query: &SearchQuery) -> bool {
    let kind = match query.kind {
        Kind::All => true,
        Kind::Articles => !facets.is_event,
        Kind::Events => facets.is_event,
    };
    let section = query.section.as_deref();
    let language = query.language.as_deref();
    let tag = query.tag.as_ref();
    kind && section.is_none_or(|section| facets.section == Some(section))
        && language.is_none_or(|language| facets.language == Some(language))
        && tag.is_none_or(|tag| facets.topics().contains(&tag))
        && query.year.is_none_or(|year| facets.year == Some(year))
}

/// The number of results, and how much of the edition they are from.
pub(super) fn count(search: Search) -> Element {
    let (query, found, progress) = (search.query(), search.found.get(), search.progress.get());
    let words = search.ui.words();
    let line = element("span");
    search.arrived.track();
    // The number is known once the facets are there that the filters compare.
    let is_known = search.with_library(|library, _| library.has_facets()) == Some(true);
    if query.text.trim().is_empty() || query.has_filter() && !is_known {
        return line;
    }
    if search.is_pending.get() && !search.is_broken.get() {
        return line.child(words.loading());
    }
    let shown = search.with_library(|library, edition| {
        (chosen(library, &found, &query).len(), edition.articles.len())
    });
    let Some((shown, all)) = shown.filter(|_| !search.is_broken.get()) else { return line };
    let rest = (!progress.is_complete).then(|| {
        let percent = progress.articles * 100 / all.max(1);
        words.results_so_far(percent)
    });
    let text = match shown {
        0 if progress.is_complete => words.results_none(),
        count if found.is_cut => words.results_most(count),
        count => words.results(count),
    };
    let space = rest.is_some().then_some(" · ");
    line.child(text).child(space).child(rest)
}

/// The list of results, with what the visitor should know of them.
pub(super) fn results(search: Search) -> Element {
    let (query, found, most) = (search.query(), search.found.get(), search.most.get());
    let is_complete = search.progress.get().is_complete;
    let words = search.ui.words();
    search.arrived.track();
    if search.is_broken.get() {
        return broken(search);
    }
    let shown = search.with_library(|library, edition| {
        let hits = chosen(library, &found, &query);
        let is_unknown = query.has_filter() && !library.has_facets() || search.is_pending.get();
        if hits.is_empty() && is_unknown {
            return element("div");
        }
        if hits.is_empty() {
            let is_over = is_complete || query.text.trim().is_empty();
            let ways = is_over.then(|| nothing(search, library, edition, &query));
            return element("div").child(ways);
        }
        let corrected = found.corrected.as_ref().map(|text| {
            let link = route_link(route_for(text)).child(words.results_corrected(text));
            classed("p", "search__note").child(link)
        });
        let left_out = (!found.left_out.is_empty()).then(|| {
            let text = words.results_without(&found.left_out.join(&words.list_comma()));
            classed("p", "search__note").child(text)
        });
        let partial =
            found.is_partial.then(|| classed("p", "search__note").child(words.results_partial()));
        // A space behind a word says that it is whole.
        let corrected_whole = found.corrected.as_ref().map(|text| format!("{text} "));
        let marks = corrected_whole.as_deref().unwrap_or(query.text.trim_start());
        let items = hits
            .iter()
            .take(most)
            .filter_map(|hit| item(search, (library, edition), &found, marks, *hit));
        let items: Vec<Element> = items.collect();
        let all = search.is_dialog().then(|| {
            let link = route_link(query.route()).attribute("data-result", "");
            classed("p", "search__note").child(link.child(words.results_all()))
        });
        let more = (hits.len() > most && !search.is_dialog()).then(|| {
            element("button")
                .attribute("type", "button")
                .on_click(move |_| show_more(search, most))
                .child(words.results_more())
        });
        let list = classed("ol", "search__results").child(items);
        element("div")
            .child(corrected)
            .child(left_out)
            .child(partial)
            .child(list)
            .child(more)
            .child(all)
    });
    shown.unwrap_or_else(|| element("div"))
}

/// A result. `words` is what the article that it leads to marks.
fn item(
    search: Search,
    (library, edition): (Library<'_>, &Edition),
    found: &Found,
    words: &str,
    hit: Hit,
) -> Option<Element> {
    let (article, activity) = library.entry(hit.number)?;
    let tag = article.language.as_deref();
    let (route, title) = match activity {
        None => (Route::words(&article.slug, words), title_of(article)),
        Some(own) => (Route::activity(&article.slug, &own.id), own.title.clone()),
    };
    let link = route_link(route).attribute("data-result", "");
    let link = link.child(in_pieces(marked(&title, &found.matcher)));
    let title = classed("h2", "search__title").in_language(tag).child(link);
    let text =
        classed("p", "search__text").in_language(tag).child(excerpt(found, article, activity));
    Some(element("li").child(facts(search, edition, article, activity)).child(title).child(text))
}

/// The line above a title: article or event, its date, and its section or article.
fn facts(
    search: Search,
    edition: &Edition,
    article: &Article,
    activity: Option<&Activity>,
) -> Element {
    let words = search.ui.words();
    let part = || classed("span", "meta__part");
    let kind = match activity {
        None => words.kind_article(),
        Some(_) => words.kind_event(),
    };
    let date = match activity {
        None => article.published.as_ref().map(day),
        Some(own) => {
            let text = dates::span(&own.start, own.end.as_ref(), &words);
            Some(time(&own.start, own.display.clone().unwrap_or(text)))
        }
    };
    let place = match activity {
        None => article.section.as_deref().map(|id| {
            part()
                .in_language(edition.language.as_deref())
                .child(edition.section_title(id).unwrap_or(id))
        }),
        Some(_) => Some(part().in_language(article.language.as_deref()).child(title_of(article))),
    };
    classed("p", "meta")
        .child(part().child(kind))
        .child(date.map(|date| part().child(date)))
        .child(place)
}

/// The passage of the text or of the summary that has the words, or else the beginning.
fn excerpt(found: &Found, article: &Article, activity: Option<&Activity>) -> Vec<Element> {
    let texts = match activity {
        None => [article.summary.clone().unwrap_or_default(), plain_text(&article.body)],
        Some(own) => [plain_text(&own.body), String::new()],
    };
    let passages = texts.iter().filter_map(|text| passage(text, &found.matcher));
    let marks = |pieces: &Vec<Piece<'_>>| pieces.iter().filter(|piece| piece.is_marked).count();
    // Of as many, the summary.
    let best = passages.rev().max_by_key(marks);
    best.map_or_else(
        || {
            let [summary, text] = &texts;
            let text = if summary.is_empty() { text } else { summary };
            vec![element("span").child(shorten(text, MAX_EXCERPT))]
        },
        in_pieces,
    )
}

fn in_pieces(pieces: Vec<Piece<'_>>) -> Vec<Element> {
    let piece =
        |piece: Piece<'_>| element(if piece.is_marked { "mark" } else { "span" }).child(piece.text);
    pieces.into_iter().map(piece).collect()
}

/// The message that something could not be loaded, and a button to try again.
fn broken(search: Search) -> Element {
    let words = search.ui.words();
    let retry = element("button")
        .attribute("type", "button")
        .on_click(move |_| {
            search.again.update(|count| *count += 1);
            // The button is gone.
            if let Some(field) = search.ui.find("[data-search]") {
                focus::quietly(&field);
            }
        })
        .child(words.retry());
    element("div")
        .child(element("p").attribute("role", "alert").child(words.part_missing_text()))
        .child(retry)
}
