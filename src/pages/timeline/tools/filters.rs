//! The filters of the timeline, each of which is in the address, and suggestions when nothing matches.

use leptos::prelude::*;

use crate::edition::Edition;
use crate::edition::selection::Selection;
use crate::edition::time::moment::Moment;
use crate::pages::timeline::instrument::Instrument;
use crate::parts::element::{Element, classed, element};
use crate::reading::timeline::chronicle::{Chronicle, Clock};
use crate::reading::timeline::selecting::choices;
use crate::routing::TimelineQuery;

/// The filters, the order and the clock.
pub(in crate::pages::timeline) fn filters(instrument: Instrument, edition: &Edition) -> Element {
    let words = instrument.ui.words();
    let choices = choices(edition);
    let sections = choices.sections.into_iter().map(|(id, count)| {
        let title = edition.section_title(&id).unwrap_or(&id).to_owned();
        (id, title, count)
    });
    let same = |list: Vec<(String, usize)>| -> Vec<(String, String, usize)> {
        list.into_iter().map(|(name, count)| (name.clone(), name, count)).collect()
    };
    let all = edition.articles.iter().map(|article| article.timeline.activities.len()).sum();
    let fields = classed("div", "filters__fields")
        .child(written(instrument, words.filter_text(), "q", false))
        .child(chosen(instrument, words.filter_section(), "section", sections.collect()))
        .child(chosen(instrument, words.filter_tag(), "tag", same(choices.tags)))
        .child(chosen(instrument, words.filter_place(), "place", same(choices.places)))
        .child(written(instrument, words.filter_from(), "from", true))
        .child(written(instrument, words.filter_to(), "to", true));
    let wrong = move || wrong_dates(instrument);
    // In an embedded view, the host page has set the filters and not the visitor.
    let in_url = instrument.ui.navigator.is_in_url();
    // The article is no field of the form: the page names it.
    let fields_of = |selection: Selection| Selection { article: None, ..selection };
    let has_filters = in_url && fields_of(instrument.query().selection) != Selection::default();
    classed("section", "filters")
        .attribute("aria-label", words.filter())
        .child(
            element("details")
                .maybe("open", has_filters.then_some(""))
                .child(element("summary").child(words.filter()))
                .child(fields)
                .child(element("div").attribute("role", "status").live_child(wrong)),
        )
        .child(classed("div", "filters__given").live_child(move || active_filters(instrument)))
        .child(
            classed("div", "filters__line")
                .child(count_line(instrument, all))
                .child(toggle(
                    instrument,
                    |query| &mut query.newest_first,
                    words.newest_first(),
                    words.oldest_first(),
                ))
                .child(toggle(
                    instrument,
                    |query| &mut query.own_clock,
                    words.own_clock(),
                    words.clock_of_places(),
                )),
        )
}

fn set_filter(instrument: Instrument, name: &'static str, value: String) {
    instrument.change_query(|query| {
        if let Some(filter) = query.selection.filter_mut(name) {
            *filter = Some(value).filter(|value| !value.trim().is_empty());
        }
    });
}

fn value_of(instrument: Instrument, name: &str) -> String {
    let mut query = instrument.query();
    query.selection.filter_mut(name).and_then(Option::take).unwrap_or_default()
}

/// A text field, for a date or for words.
fn written(instrument: Instrument, label: String, name: &'static str, dated: bool) -> Element {
    let hint = dated.then(|| instrument.ui.words().filter_date_hint());
    // A date is incomplete while the visitor types it.
    let event = if hint.is_some() { "change" } else { "input" };
    let field = element("input")
        .attribute("data-filter", name)
        .attribute("type", if hint.is_some() { "text" } else { "search" })
        .attribute("autocomplete", "off")
        .maybe("title", hint)
        .live("value", move || Some(value_of(instrument, name)))
        .on(event, move |event| set_filter(instrument, name, event_target_value(&event)));
    element("label").child(element("span").child(label)).child(field)
}

/// A list to choose from. `None` if there is no choice.
fn chosen(
    instrument: Instrument,
    label: String,
    name: &'static str,
    options: Vec<(String, String, usize)>,
) -> Option<Element> {
    let value = value_of(instrument, name);
    if options.len() < 2 && value.is_empty() {
        return None;
    }
    let option = |(value, text, count): (String, String, usize)| {
        let own_value = value.clone();
        element("option")
            .attribute("value", value)
            .live("selected", move || (value_of(instrument, name) == own_value).then(String::new))
            .child(format!("{text} ({count})"))
    };
    let all = element("option").attribute("value", "").child(instrument.ui.words().filter_all());
    let list = element("select")
        .on("change", move |event| set_filter(instrument, name, event_target_value(&event)))
        .child(all)
        .child(options.into_iter().map(option).collect::<Vec<_>>());
    Some(element("label").child(element("span").child(label)).child(list))
}

fn toggle(
    instrument: Instrument,
    of: fn(&mut TimelineQuery) -> &mut bool,
    on: String,
    off: String,
) -> Element {
    let label = move || {
        let mut query = instrument.query();
        element("span").child(if *of(&mut query) { off.as_str() } else { on.as_str() })
    };
    element("button")
        .attribute("type", "button")
        .on_click(move |_| {
            instrument.change_query(|query| {
                let is = of(query);
                *is = !*is;
            });
        })
        .live_child(label)
}

/// A message on each date that cannot be read.
fn wrong_dates(instrument: Instrument) -> Element {
    let selection = instrument.query().selection;
    let dates = [selection.from, selection.to].into_iter().flatten();
    let wrong: Vec<String> = dates.filter(|text| Moment::parse(text).is_err()).collect();
    let words = instrument.ui.words();
    let messages: Vec<String> = wrong.iter().map(|text| words.filter_date_wrong(text)).collect();
    let text = messages.join(" ");
    let hint = (!wrong.is_empty()).then_some(words.filter_date_hint());
    element("p").child(text).child(hint.map(|hint| format!(" {hint}")))
}

/// The article that the timeline is narrowed to, and a button that removes all filters.
fn active_filters(instrument: Instrument) -> Element {
    let TimelineQuery { selection, .. } = instrument.query();
    let words = instrument.ui.words();
    let article = selection.article.as_ref().map(|slug| {
        let title = instrument.with_edition(|edition| {
            edition.by_slug(slug).map(crate::edition::article::Article::headline)
        });
        let title = title.flatten().unwrap_or_else(|| slug.clone());
        element("p").child(words.filter_article(&title))
    });
    let any = selection.named().into_iter().any(|(_, filter)| filter.is_some());
    let clear = any.then(|| {
        element("button")
            .attribute("type", "button")
            .on_click(move |_| {
                instrument
                    .change_query(|query| query.selection = TimelineQuery::default().selection);
            })
            .child(words.filter_reset())
    });
    element("div").child(article).child(clear)
}

/// The message that nothing matches all filters. A button for each filter removes it, and says how many activities
/// there are then.
pub(in crate::pages::timeline) fn no_match(instrument: Instrument) -> Element {
    let query = instrument.query();
    let words = instrument.ui.words();
    let mut buttons = Vec::new();
    for (name, value) in query.selection.named() {
        let Some(value) = value else { continue };
        let mut without = query.selection.clone();
        if let Some(filter) = without.filter_mut(name) {
            *filter = None;
        }
        let count = instrument.with_edition(|edition| {
            Chronicle::new(edition, &without, false, Clock::OfPlaces).steps.len()
        });
        let Some(count) = count.filter(|count| *count > 0) else { continue };
        let text = words.filter_without(value, count);
        let button = element("button").attribute("type", "button").on_click(move |_| {
            instrument.change_query(|query| {
                if let Some(filter) = query.selection.filter_mut(name) {
                    *filter = None;
                }
            });
        });
        buttons.push(element("li").child(button.child(text)));
    }
    classed("div", "empty")
        .child(element("p").child(words.filter_none()))
        .child((!buttons.is_empty()).then(|| classed("ul", "ways").child(buttons)))
}

/// The line with the number of activities that are shown, and of all.
fn count_line(instrument: Instrument, all: usize) -> Element {
    let shown = move || {
        let shown = instrument.chronicle.with(|chronicle| chronicle.steps.len());
        let words = instrument.ui.words();
        let text = if shown == all { words.activities(all) } else { words.shown(shown, all) };
        element("span").child(text)
    };
    classed("p", "filters__count").attribute("role", "status").live_child(shown)
}
