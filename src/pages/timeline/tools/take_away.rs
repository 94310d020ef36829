//! The buttons that save the timeline as a file, print it, or put it on one page.

use leptos::prelude::*;

use super::saving;
use crate::edition::activity::View;
use crate::pages::timeline::instrument::{Instrument, unless_empty};
use crate::parts::element::{Element, classed, element};

/// The buttons.
pub(in crate::pages::timeline) fn take_away(instrument: Instrument) -> Element {
    let words = instrument.ui.words();
    let button = move |label: String, act: fn(Instrument)| {
        element("button")
            .attribute("type", "button")
            .on_click(move |_| act(instrument))
            .child(label)
    };
    let unroll = move || {
        let words = instrument.ui.words();
        if instrument.view.get() != View::List {
            return element("span");
        }
        // The button must not follow the chunks: one that is made anew between press and release is not clicked.
        if !instrument.list.is_whole() {
            let act = |instrument: Instrument| instrument.list.unroll(instrument, || {});
            return button(words.on_one_page(), act);
        }
        match instrument.list.progress(instrument) {
            100 => element("span"),
            done => element("span").attribute("role", "status").child(format!("{done} %")),
        }
    };
    let message = element("p")
        .attribute("role", "status")
        .live_child(move || element("span").child(instrument.saving_message.get()));
    classed("section", "take-away")
        .attribute("aria-label", words.take_away())
        .live("hidden", unless_empty(instrument))
        .child(button(words.take_away_calendar(), saving::calendar))
        .child(button(words.take_away_table(), saving::table))
        .child(button(words.take_away_timeline_js(), saving::timeline_js))
        .child(button(words.print(), print))
        .child(message)
        .child(element("span").live_child(unroll))
}

fn print(instrument: Instrument) {
    // The browser prints before the page can follow its own event.
    instrument.is_printing.set(true);
    instrument.list.unroll(instrument, || {
        let _ = window().print();
    });
}
