//! The filters and the order of the results. They are made anew for another text, and not when one of them is chosen, so
//! that the chosen one keeps the focus.

use leptos::prelude::*;

use super::prepared::want_filters;
use super::state::Search;
use crate::parts::element::{Element, classed, element};
use crate::reading::dates;
use crate::reading::search::filtering::{Facets, count};
use crate::routing::SearchQuery;
use crate::routing::search_query::Kind;

/// At most this many choices are offered, besides the chosen one.
const MAX_CHOICES: usize = 200;

/// A choice: its value, its text, and the number of results that have it.
type Choice = (String, String, Option<usize>);

/// The filters. Empty if nothing is found.
pub(super) fn filters(search: Search) -> Element {
    let found = search.filtered.get();
    let has_facets = search.with_library(|library, _| library.has_facets()) == Some(true);
    if !has_facets && !found.hits.is_empty() {
        let button = element("button")
            .attribute("type", "button")
            .on_click(move |_| want_filters(search))
            .child(search.ui.words().filter());
        return classed("div", "search__filters").attribute("data-filters", "").child(button);
    }
    let fields = search.with_library(|library, edition| {
        let all: Vec<Facets<'_>> =
            found.hits.iter().filter_map(|hit| library.facets(hit.number)).collect();
        let words = search.ui.words();
        let events = all.iter().filter(|facets| facets.is_event).count();
        let kinds = [
            (Kind::Articles, words.kind_articles(), all.len() - events),
            (Kind::Events, words.kind_events(), events),
        ];
        let kinds = kinds.map(|(kind, text, count)| (kind.name().to_owned(), text, Some(count)));
        let sections = count(all.iter().filter_map(|facets| facets.section.map(str::to_owned)));
        let sections = sections.into_iter().map(|(id, count)| {
            let title = edition.section_title(&id).unwrap_or(&id).to_owned();
            (id, title, Some(count))
        });
        let topics = count(all.iter().flat_map(|facets| facets.topics().into_iter().cloned()));
        let topics = topics.into_iter().map(|(tag, count)| (tag.clone(), tag, Some(count)));
        let languages = count(all.iter().filter_map(|facets| facets.language.map(str::to_owned)));
        let languages = languages.into_iter().map(|(tag, count)| {
            let name = name_of_language(&tag);
            (tag, name, Some(count))
        });
        let mut years = count(all.iter().filter_map(|facets| facets.year));
        years.sort_by_key(|(year, _)| std::cmp::Reverse(*year));
        let years = years
            .into_iter()
            .map(|(year, count)| (year.to_string(), dates::year(year, &words), Some(count)));
        let orders = vec![("newest".to_owned(), words.newest_first(), None)];
        classed("div", "filters__fields")
            .child(chosen(search, words.search_kind(), words.filter_all(), kinds.into(), KIND))
            .child(chosen(
                search,
                words.filter_section(),
                words.filter_all(),
                sections.collect(),
                SECTION,
            ))
            .child(chosen(search, words.filter_tag(), words.filter_all(), topics.collect(), TOPIC))
            .child(chosen(
                search,
                words.search_language(),
                words.filter_all(),
                languages.collect(),
                LANGUAGE,
            ))
            .child(chosen(search, words.search_year(), words.filter_all(), years.collect(), YEAR))
            .child(chosen(search, words.search_order(), words.order_best(), orders, ORDER))
    });
    let has_any = search.query_untracked().has_filter();
    let fields = fields.filter(|_| !found.hits.is_empty() || has_any);
    classed("div", "search__filters").attribute("data-filters", "").child(fields)
}

/// The name of a language in that language, as the browser knows it, or else its tag.
fn name_of_language(tag: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    if let Some(name) = own_name(tag) {
        return name;
    }
    tag.to_owned()
}

#[cfg(target_arch = "wasm32")]
fn own_name(tag: &str) -> Option<String> {
    use js_sys::{Array, Function, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    let intl = Reflect::get(&window(), &"Intl".into()).ok()?;
    let names = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into::<Function>().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into()).ok()?;
    let locales = Array::of1(&JsValue::from_str(tag));
    // Throws for a tag that is not well-formed.
    let names = Reflect::construct(&names, &Array::of2(&locales, &options)).ok()?;
    let of = Reflect::get(&names, &"of".into()).ok()?.dyn_into::<Function>().ok()?;
    of.call1(&names, &JsValue::from_str(tag)).ok()?.as_string()
}

/// How a list reads the query and writes it.
#[derive(Clone, Copy)]
struct Field {
    read: fn(&SearchQuery) -> String,
    write: fn(&mut SearchQuery, String),
}

const KIND: Field = Field {
    read: |query| query.kind.name().to_owned(),
    write: |query, value| {
        let kinds = [Kind::Articles, Kind::Events];
        query.kind = kinds.into_iter().find(|kind| kind.name() == value).unwrap_or_default();
    },
};
const SECTION: Field = Field {
    read: |query| query.section.clone().unwrap_or_default(),
    write: |query, value| query.section = Some(value).filter(|value| !value.is_empty()),
};
const TOPIC: Field = Field {
    read: |query| query.tag.clone().unwrap_or_default(),
    write: |query, value| query.tag = Some(value).filter(|value| !value.is_empty()),
};
const LANGUAGE: Field = Field {
    read: |query| query.language.clone().unwrap_or_default(),
    write: |query, value| query.language = Some(value).filter(|value| !value.is_empty()),
};
const YEAR: Field = Field {
    read: |query| query.year.map(|year| year.to_string()).unwrap_or_default(),
    write: |query, value| query.year = value.parse().ok(),
};
const ORDER: Field = Field {
    read: |query| if query.newest_first { "newest" } else { "" }.to_owned(),
    write: |query, value| query.newest_first = value == "newest",
};

/// A list to choose from. `None` if there is no choice.
fn chosen(
    search: Search,
    label: String,
    first: String,
    mut choices: Vec<Choice>,
    field: Field,
) -> Option<Element> {
    let value = untrack(|| (field.read)(&search.query()));
    // A value of the address that no result has is a choice, too: the visitor must see it to take it back.
    let is_known = choices.iter().any(|(own, _, _)| *own == value);
    if !value.is_empty() && !is_known {
        choices.push((value.clone(), value.clone(), Some(0)));
    }
    let mut place = 0;
    choices.retain(|(own, _, count)| {
        place += 1;
        *own == value || *count != Some(0) && place <= MAX_CHOICES
    });
    let is_filter = choices.iter().any(|(_, _, count)| count.is_some());
    if value.is_empty() && choices.len() < 2 && is_filter || choices.is_empty() {
        return None;
    }
    let option = |(value, text, count): Choice| {
        let own = value.clone();
        element("option")
            .attribute("value", value)
            .live("selected", move || ((field.read)(&search.query()) == own).then(String::new))
            .child(count.map_or_else(|| text.clone(), |count| format!("{text} ({count})")))
    };
    let first = (String::new(), first, None);
    let options: Vec<Element> = [first].into_iter().chain(choices).map(option).collect();
    let list = element("select")
        .on("change", move |event| {
            let value = event_target_value(&event);
            search.change(|query| (field.write)(query, value));
        })
        .child(options);
    Some(element("label").child(element("span").child(label)).child(list))
}
