//! Files of activities that the visitor saves: a calendar, a table, or TimelineJS's format.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use crate::edition::Edition;
use crate::pages::timeline::instrument::Instrument;
use crate::parts::names::name_of;
use crate::reading::export;
use crate::reading::timeline::entries::Entry;

/// Saves the activities of a group as a calendar.
pub(in crate::pages::timeline) fn group(instrument: Instrument, index: usize) {
    let steps = instrument
        .chronicle
        .with_untracked(|chronicle| chronicle.groups.get(index).map(|group| group.steps.clone()));
    if let Some(steps) = steps {
        save_calendar(instrument, Some(steps));
    }
}

/// Saves one activity as a calendar.
pub(in crate::pages::timeline) fn step(instrument: Instrument, step: usize) {
    save_calendar(instrument, Some(step..step + 1));
}

/// Saves every activity as a calendar.
pub(in crate::pages::timeline) fn calendar(instrument: Instrument) {
    save_calendar(instrument, None);
}

fn save_calendar(instrument: Instrument, steps: Option<std::ops::Range<usize>>) {
    with_entries(instrument, |edition, mut entries| {
        if let Some(steps) = steps {
            entries.truncate(steps.end);
            entries.drain(..steps.start.min(entries.len()));
        }
        let ui = instrument.ui;
        let site = ui.host.with_value(Clone::clone);
        let site = if site.is_empty() { "gazette".to_owned() } else { site };
        let (text, left_out) = export::calendar(&entries, &name_of(edition), &site, ui.now);
        if left_out > 0 {
            instrument.saving_message.set(ui.words().left_out(left_out));
        }
        save("timeline.ics", "text/calendar", &text);
    });
}

/// Saves every activity as a table.
pub(in crate::pages::timeline) fn table(instrument: Instrument) {
    // The byte order mark tells spreadsheets that the table is in UTF-8.
    with_entries(instrument, |_, entries| {
        save("timeline.csv", "text/csv", &format!("\u{feff}{}", export::table(&entries)));
    });
}

/// Saves every activity in TimelineJS's format.
pub(in crate::pages::timeline) fn timeline_js(instrument: Instrument) {
    with_entries(instrument, |edition, entries| {
        save(
            "timeline.json",
            "application/json",
            &export::timeline_js(&entries, &name_of(edition), &instrument.ui.words()),
        );
    });
}

fn with_entries(instrument: Instrument, act: impl FnOnce(&Edition, Vec<Entry<'_>>)) {
    instrument.with_edition(|edition| {
        instrument.chronicle.with_untracked(|chronicle| act(edition, chronicle.entries(edition)));
    });
}

/// Lets the browser download a file. A browser that lacks one of the interfaces downloads nothing.
fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let link =
        document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = link {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    // The browser has started to read the file by then.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(10),
    );
}
