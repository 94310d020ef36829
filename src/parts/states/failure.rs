//! Messages of the state of loading: errors, copies, refused datasets, news and further pages.

use leptos::prelude::*;

use crate::edition::time::moment::Moment;
use crate::loading::failure::Failure;
use crate::loading::{ShownCopy, Substitute};
use crate::parts::element::{Element, classed, element};
use crate::parts::focus;
use crate::parts::ui::ui;
use crate::reading::dates;

/// In place of a page: the error, with a retry button.
pub fn failure(failure: &Failure, retry: Callback<()>) -> Element {
    let ui = ui();
    let title = element("h1").attribute("tabindex", "-1").child(ui.words().failed());
    classed("section", "message")
        .attribute("role", "alert")
        .child(title)
        .child(element("p").child(failure.in_words(&ui.words())))
        .child(element("p").child(retry_button(retry)))
        .child(details(failure))
}

/// The error in English, folded, for the people who run the site.
fn details(failure: &Failure) -> Option<Element> {
    let text = element("p").attribute("lang", "en").attribute("dir", "ltr");
    let text = text.child(failure.technical()?);
    let summary = element("summary").child(ui().words().technical_details());
    Some(classed("details", "technical").child(summary).child(text))
}

/// In place of a page: the lazy part could not be loaded. With a retry button.
pub fn part_missing(fetch: Callback<()>) -> Element {
    let words = ui().words();
    let title = element("h1").attribute("tabindex", "-1").child(words.part_missing());
    classed("section", "message")
        .attribute("role", "alert")
        .child(title)
        .child(element("p").child(words.part_missing_text()))
        .child(element("p").child(retry_button(fetch)))
}

/// Above a page: the edition is a copy, with its date, or one of its sources is missing. With the reason and a retry button.
pub fn copy_line(copy: &ShownCopy, retry: Callback<()>) -> Element {
    let ui = ui();
    let words = ui.words();
    let which = match copy.which {
        Substitute::Kept(made) => {
            let made = Moment::of_instant(made);
            let zone = dates::zone(&made, &words).unwrap_or_default();
            words.copy_made(&[&dates::full(&made, &words), " ", &zone].concat())
        }
        Substitute::OfSite => words.instead(),
        Substitute::Others => words.incomplete(),
    };
    let text = element("p").child(which).child(" ").child(copy.why.in_words(&words));
    line(text, retry).child(details(&copy.why))
}

/// Above a page: the dataset that the address asks for was refused. With a retry button.
pub fn refused_line(refused: &Failure, retry: Callback<()>) -> Element {
    line(element("p").child(refused.in_words(&ui().words())), retry)
}

fn line(text: Element, retry: Callback<()>) -> Element {
    classed("div", "copy-line").attribute("role", "status").child(text).child(retry_button(retry))
}

/// Above a page: the dataset has changed since it was loaded. With a button that shows the news.
pub fn news(count: usize, show: Callback<()>) -> Element {
    let ui = ui();
    let text = element("p").child(ui.words().news(count));
    let button = action_button(ui.words().show(), show);
    classed("div", "copy-line").attribute("role", "status").child(text).child(button)
}

/// Below a page: a button that loads the next page of the dataset. After a failed attempt, the error is shown, too.
pub fn more_line(
    next_page_error: Option<&Failure>,
    busy: RwSignal<bool>,
    more: Callback<()>,
) -> Element {
    let ui = ui();
    let why = next_page_error.map(|failure| {
        let text = element("p").child(failure.in_words(&ui.words()));
        element("div").attribute("role", "alert").child(text).child(details(failure))
    });
    let shown = move || match busy.get() {
        true => element("p").attribute("role", "status").child(ui.words().loading()),
        false => action_button(ui.words().older_articles(), more),
    };
    classed("div", "more-line").child(why).live_child(shown)
}

fn retry_button(retry: Callback<()>) -> Element {
    action_button(ui().words().retry(), retry)
}

fn action_button(label: String, act: Callback<()>) -> Element {
    let ui = ui();
    element("button")
        .attribute("type", "button")
        .on_click(move |_| {
            // The button is removed together with the page that shows it, so the focus moves first.
            focus::content(ui);
            act.run(());
        })
        .child(label)
}
