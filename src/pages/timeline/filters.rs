//! What a timeline can be narrowed to, each wish in the address; and which to give up where nothing fits.

use leptos::prelude::*;

use super::instrument::Instrument;
use crate::edition::Edition;
use crate::edition::time::moment::Moment;
use crate::parts::element::{Element, classed, element};
use crate::reading::timeline::chronicle::{Chronicle, Clock};
use crate::reading::timeline::selecting::choices;
use crate::routing::TimelineQuery;

/// The filters, the order and the clock.
pub(super) fn filters(instrument: Instrument, edition: &Edition) -> Element {
    let own = instrument.ui.words();
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
        .child(written(instrument, own.filter_text(), "q", false))
        .child(chosen(instrument, own.filter_section(), "section", sections.collect()))
        .child(chosen(instrument, own.filter_tag(), "tag", same(choices.tags)))
        .child(chosen(instrument, own.filter_place(), "place", same(choices.places)))
        .child(written(instrument, own.filter_from(), "from", true))
        .child(written(instrument, own.filter_to(), "to", true));
    let wrong = move || wrong_dates(instrument);
    // In other people's pages it is the page that has narrowed it, and no visitor.
    let asked = instrument.ui.navigator.is_in_url();
    let has_wishes = asked && instrument.view().selection != TimelineQuery::default().selection;
    classed("section", "filters")
        .attribute("aria-label", own.filter())
        .child(
            element("details")
                .maybe("open", has_wishes.then_some(""))
                .child(element("summary").child(own.filter()))
                .child(fields)
                .child(element("div").attribute("role", "status").live_child(Box::new(wrong))),
        )
        .child(classed("div", "filters__given").live_child(Box::new(move || given(instrument))))
        .child(
            classed("div", "filters__line")
                .child(count_line(instrument, all))
                .child(toggle(
                    instrument,
                    |view| &mut view.newest_first,
                    own.newest_first(),
                    own.oldest_first(),
                ))
                .child(toggle(
                    instrument,
                    |view| &mut view.own_clock,
                    own.own_clock(),
                    own.clock_of_places(),
                )),
        )
}

fn wish(instrument: Instrument, name: &'static str, value: String) {
    instrument.look(|view| {
        if let Some(wish) = view.selection.wish(name) {
            *wish = Some(value).filter(|value| !value.trim().is_empty());
        }
    });
}

fn value_of(instrument: Instrument, name: &str) -> String {
    let mut view = instrument.view();
    view.selection.wish(name).and_then(Option::take).unwrap_or_default()
}

/// A field to write in, for a date or for text.
fn written(instrument: Instrument, label: String, name: &'static str, dated: bool) -> Element {
    let hint = dated.then(|| instrument.ui.words().filter_date_hint());
    // Dates are half of one while they are being written.
    let event = if hint.is_some() { "change" } else { "input" };
    let field = element("input")
        .attribute("data-filter", name)
        .attribute("type", if hint.is_some() { "text" } else { "search" })
        .attribute("autocomplete", "off")
        .maybe("title", hint)
        .live("value", Box::new(move || Some(value_of(instrument, name))))
        .on(event, Box::new(move |event| wish(instrument, name, event_target_value(&event))));
    element("label").child(element("span").child(label)).child(field)
}

/// A list to choose from; nothing where there is no choice.
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
        let own = value.clone();
        element("option")
            .attribute("value", value)
            .live(
                "selected",
                Box::new(move || (value_of(instrument, name) == own).then(String::new)),
            )
            .child(format!("{text} ({count})"))
    };
    let all = element("option").attribute("value", "").child(instrument.ui.words().filter_all());
    let list = element("select")
        .on("change", Box::new(move |event| wish(instrument, name, event_target_value(&event))))
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
        let mut view = instrument.view();
        element("span").child(if *of(&mut view) { off.as_str() } else { on.as_str() })
    };
    element("button")
        .attribute("type", "button")
        .on_click(move |_| {
            instrument.look(|view| {
                let is = of(view);
                *is = !*is;
            });
        })
        .live_child(Box::new(label))
}

/// Dates that are none, by name.
fn wrong_dates(instrument: Instrument) -> Element {
    let selection = instrument.view().selection;
    let dates = [selection.from, selection.to].into_iter().flatten();
    let wrong: Vec<String> = dates.filter(|text| Moment::parse(text).is_err()).collect();
    let own = instrument.ui.words();
    let told: Vec<String> = wrong.iter().map(|text| own.filter_date_wrong(text)).collect();
    let text = told.join(" ");
    let hint = (!wrong.is_empty()).then_some(own.filter_date_hint());
    element("p").child(text).child(hint.map(|hint| format!(" {hint}")))
}

/// The wishes that are set, each with a button that gives it up.
fn given(instrument: Instrument) -> Element {
    let TimelineQuery { selection, .. } = instrument.view();
    let own = instrument.ui.words();
    let article = selection.article.as_ref().map(|slug| {
        let title = instrument.with_edition(|edition| {
            edition.by_slug(slug).map(crate::edition::article::Article::headline)
        });
        let title = title.flatten().unwrap_or_else(|| slug.clone());
        element("p").child(own.filter_article(&title))
    });
    let any = selection.named().into_iter().any(|(_, wish)| wish.is_some());
    let clear = any.then(|| {
        element("button")
            .attribute("type", "button")
            .on_click(move |_| {
                instrument.look(|view| view.selection = TimelineQuery::default().selection)
            })
            .child(own.filter_reset())
    });
    element("div").child(article).child(clear)
}

/// That nothing fits; and for each wish what would be there without it.
pub(super) fn nearest(instrument: Instrument) -> Element {
    let view = instrument.view();
    let own = instrument.ui.words();
    let label = |name: &str| match name {
        "section" => own.filter_section(),
        "tag" => own.filter_tag(),
        "place" => own.filter_place(),
        "article" => own.filter_article_label(),
        "from" => own.filter_from(),
        "to" => own.filter_to(),
        _ => own.filter_text(),
    };
    let mut ways = Vec::new();
    for (name, value) in view.selection.named() {
        let Some(value) = value else { continue };
        let mut without = view.selection.clone();
        if let Some(wish) = without.wish(name) {
            *wish = None;
        }
        let count = instrument.with_edition(|edition| {
            Chronicle::new(edition, &without, false, Clock::OfPlaces).steps.len()
        });
        let Some(count) = count.filter(|count| *count > 0) else { continue };
        let text = own.filter_without(&label(name), value, count);
        let button = element("button").attribute("type", "button").on_click(move |_| {
            instrument.look(|view| {
                if let Some(wish) = view.selection.wish(name) {
                    *wish = None;
                }
            });
        });
        ways.push(element("li").child(button.child(text)));
    }
    classed("div", "empty")
        .child(element("p").child(own.filter_none()))
        .child((!ways.is_empty()).then(|| classed("ul", "ways").child(ways)))
}

/// How many activities are shown, of how many.
fn count_line(instrument: Instrument, all: usize) -> Element {
    let shown = move || {
        let shown = instrument.chronicle.with(|chronicle| chronicle.steps.len());
        let words = instrument.ui.words();
        let text = if shown == all { words.activities(all) } else { words.shown(shown, all) };
        element("span").child(text)
    };
    classed("p", "filters__count").attribute("role", "status").live_child(Box::new(shown))
}
