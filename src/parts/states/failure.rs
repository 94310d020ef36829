//! What a visitor sees when the edition cannot be loaded, or is not the one that was asked for.

mod explanation;

pub use explanation::explanation;

use leptos::prelude::*;

use crate::edition::time::moment::Moment;
use crate::loading::{LoadError, ShownCopy};
use crate::parts::element::{Element, classed, element};
use crate::parts::focus;
use crate::parts::ui::ui;
use crate::reading::dates;

/// In place of a page: what went wrong, and a way to try again.
pub fn failure(error: &LoadError, retry: Callback<()>) -> Element {
    let ui = ui();
    let title = element("h1").attribute("tabindex", "-1").child(ui.words().failed());
    classed("section", "message")
        .attribute("role", "alert")
        .child(title)
        .child(element("p").child(explanation(error, &ui.words())))
        .child(element("p").child(button(retry)))
}

/// In place of a page: that its part of the site could not be loaded, and a way to try again.
pub fn part_missing(fetch: Callback<()>) -> Element {
    let words = ui().words();
    let title = element("h1").attribute("tabindex", "-1").child(words.part_missing());
    classed("section", "message")
        .attribute("role", "alert")
        .child(title)
        .child(element("p").child(words.part_missing_text()))
        .child(element("p").child(button(fetch)))
}

/// Above a page: that it comes from a copy, from when, and why.
pub fn copy_line(copy: &ShownCopy, retry: Callback<()>) -> Element {
    let ui = ui();
    let words = ui.words();
    let which = match copy.made_at {
        Some(made) => words.copy_made(&dates::full(&Moment::of_instant(made), &words)),
        None => words.instead(),
    };
    line(element("p").child(which).child(" ").child(explanation(&copy.why, &words)), retry)
}

/// Above a page: that it is not of the dataset that the address asks for, and why.
pub fn refused_line(error: &LoadError, retry: Callback<()>) -> Element {
    line(element("p").child(explanation(error, &ui().words())), retry)
}

fn line(text: Element, retry: Callback<()>) -> Element {
    classed("div", "copy-line").attribute("role", "status").child(text).child(button(retry))
}

/// Above a page: that the dataset has changed since it was loaded.
pub fn news(count: usize, show: Callback<()>) -> Element {
    let ui = ui();
    let text = element("p").child(ui.words().news(count));
    let button = pressed(ui.words().show(), show);
    classed("div", "copy-line").attribute("role", "status").child(text).child(button)
}

/// Below a page: that there is more, and a way to have it; or why it cannot be had.
pub fn more_line(stuck: Option<&LoadError>, busy: RwSignal<bool>, more: Callback<()>) -> Element {
    let ui = ui();
    let why = stuck.map(|error| explanation(error, &ui.words()));
    let why = why.map(|why| element("p").attribute("role", "alert").child(why));
    let shown = move || match busy.get() {
        true => element("p").attribute("role", "status").child(ui.words().loading()),
        false => pressed(ui.words().older_articles(), more),
    };
    classed("div", "more-line").child(why).live_child(Box::new(shown))
}

fn button(retry: Callback<()>) -> Element {
    pressed(ui().words().retry(), retry)
}

fn pressed(label: String, act: Callback<()>) -> Element {
    let ui = ui();
    element("button")
        .attribute("type", "button")
        .on_click(move |_| {
            // The button goes away with the page that it is on.
            focus::content(ui);
            act.run(());
        })
        .child(label)
}
