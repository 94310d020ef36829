//! What a visitor sees when the edition cannot be loaded, or is not the one that was asked for.

use leptos::prelude::*;

use super::element::{Element, classed, element};
use super::focus;
use super::setting::setting;
use super::words;
use crate::edition::moment::Moment;
use crate::loading::{LoadError, ShownCopy};
use crate::reading::dates;

/// In place of a page: what went wrong, and a way to try again.
pub fn failure(error: &LoadError, retry: Callback<()>) -> Element {
    let setting = setting();
    let title = element("h1").attribute("tabindex", "-1").child(setting.words().failed);
    classed("section", "message")
        .attribute("role", "alert")
        .child(title)
        .child(element("p").child(words::failure(error, setting.language())))
        .child(element("p").child(button(retry)))
}

/// In place of a page: that its part of the site could not be loaded, and a way to try again.
pub fn part_missing(fetch: Callback<()>) -> Element {
    let words = setting().words();
    let title = element("h1").attribute("tabindex", "-1").child(words.part_missing);
    classed("section", "message")
        .attribute("role", "alert")
        .child(title)
        .child(element("p").child(words.part_missing_text))
        .child(element("p").child(button(fetch)))
}

/// Above a page: that it comes from a copy, from when, and why.
pub fn copy_line(copy: &ShownCopy, retry: Callback<()>) -> Element {
    let setting = setting();
    let (words, language) = (setting.words(), setting.language());
    let which = match copy.made_at {
        Some(made) => words::copy_made(&dates::full(&Moment::of_instant(made), language), language),
        None => words.instead.to_owned(),
    };
    line(element("p").child(which).child(" ").child(words::failure(&copy.why, language)), retry)
}

/// Above a page: that it is not of the dataset that the address asks for, and why.
pub fn refused_line(error: &LoadError, retry: Callback<()>) -> Element {
    line(element("p").child(words::failure(error, setting().language())), retry)
}

fn line(text: Element, retry: Callback<()>) -> Element {
    classed("div", "copy-line").attribute("role", "status").child(text).child(button(retry))
}

/// Above a page: that the dataset has changed since it was loaded.
pub fn news(count: usize, show: Callback<()>) -> Element {
    let setting = setting();
    let text = element("p").child(words::news(count, setting.language()));
    let button = pressed(setting.words().show, show);
    classed("div", "copy-line").attribute("role", "status").child(text).child(button)
}

/// Below a page: that there is more, and a way to have it; or why it cannot be had.
pub fn more_line(stuck: Option<&LoadError>, busy: RwSignal<bool>, more: Callback<()>) -> Element {
    let setting = setting();
    let why = stuck.map(|error| words::failure(error, setting.language()));
    let why = why.map(|why| element("p").attribute("role", "alert").child(why));
    let shown = move || match busy.get() {
        true => element("p").attribute("role", "status").child(setting.words().loading),
        false => pressed(setting.words().older_articles, more),
    };
    classed("div", "more-line").child(why).live_child(Box::new(shown))
}

fn button(retry: Callback<()>) -> Element {
    pressed(setting().words().retry, retry)
}

fn pressed(label: &'static str, act: Callback<()>) -> Element {
    let setting = setting();
    element("button")
        .attribute("type", "button")
        .on_click(move |_| {
            // The button goes away with the page that it is on.
            focus::content(setting);
            act.run(());
        })
        .child(label)
}
