//! The page for the people who run the site: the size of the dataset, and the notices of its reader.

use leptos::prelude::*;

use super::Shown;
use crate::edition::notice::{Alike, grouped};
use crate::formats::meant;
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element};
use crate::parts::ui::ui;

/// The page for the editor.
pub(super) fn editor(shown: Shown<'_>) -> Vec<AnyView> {
    let loaded = shown.loaded;
    let words = ui().words();
    let edition = &loaded.edition;
    let activities = edition.articles.iter().map(|article| article.timeline.activities.len()).sum();
    let articles = words.articles(edition.articles.len());
    let counts = [articles, words.activities(activities)].join(&words.list_comma());
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(words.editor()))
        .child(classed("p", "standfirst").child(counts));
    let text =
        classed("div", "prose").child(element("h2").child(words.notices())).child(notices(loaded));
    vec![classed("div", "about").child(header).child(text).view()]
}

/// The notices by their causes. They are in English, because they are for the person who made the dataset, and name its fields.
fn notices(loaded: &Loaded) -> Element {
    if loaded.notices.is_empty() {
        return element("p").child(ui().words().no_notices());
    }
    let item = |alike: &Alike<'_>| {
        let more = (alike.count > 1).then(|| format!(" ({} times, first there)", alike.count));
        let meant = meant(alike.first).map(|name| format!("; did you mean `{name}`?"));
        element("li").child(alike.first.to_string()).child(meant).child(more)
    };
    let items: Vec<Element> = grouped(&loaded.notices).iter().map(item).collect();
    classed("ul", "notices").attribute("lang", "en").child(items)
}
