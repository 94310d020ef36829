//! The front page: the lead article, the latest articles, the nearest activities, and the sections.

use leptos::prelude::*;

use super::Shown;
use crate::edition::article::Article;
use crate::edition::branding::{BLOCKS, Kind};
use crate::edition::order::sorted_indices;
use crate::edition::{Edition, Section};
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::lists::activities::brief;
use crate::parts::lists::stories::{headlines, lead, stories};
use crate::parts::names::name_or_picture;
use crate::parts::ui::ui;
use crate::reading::timeline::nearest::{Near, near};
use crate::routing::{Route, printed::fingerprint};

/// At most this many articles follow the lead with picture and summary.
const MAX_LATEST: usize = 6;
/// At most this many headlines stand under a section.
const MAX_OF_SECTION: usize = 4;
/// At most this many headlines stand under the articles that are in no section.
const MAX_OF_REST: usize = 12;
/// At most this many activities stand beside the lead.
const MAX_ACTIVITIES: usize = 5;

/// What the page shows at most, for the extract of it.
#[cfg(feature = "print")]
pub mod bounds {
    /// At most this many articles are shown as stories: the lead and the latest. The newest article need not be the lead.
    pub const MAX_STORIES: usize = super::MAX_LATEST + 2;
    /// At most this many articles of a section, or of no section, are shown by title. Sections show fewer.
    pub const MAX_HEADLINES: usize = super::MAX_OF_REST;
    /// At most this many activities are shown.
    pub const MAX_ACTIVITIES: usize = super::MAX_ACTIVITIES;
}

/// The front page.
pub fn front(shown: Shown<'_>) -> Vec<AnyView> {
    vec![page(&shown.loaded.edition).view()]
}

fn page(edition: &Edition) -> Element {
    let words = ui().words();
    let mut page = classed("div", "front").child(nameplate(edition));
    let Some((first, rest)) = in_order(edition) else {
        return page.child(classed("p", "empty").child(words.no_articles()));
    };
    let (latest, older) = rest.split_at(rest.len().min(MAX_LATEST));
    let branding = &edition.branding;
    let own: Vec<&str> = branding.all(Kind::Block).map(|block| block.text.as_str()).collect();
    let blocks = if own.is_empty() { BLOCKS.to_vec() } else { own };
    let has = |block| blocks.contains(&block);
    for block in &blocks {
        let shown = match *block {
            "lead" => {
                let beside = has("events").then(|| beside(edition));
                Some(classed("div", "front__top").child(lead(edition, first)).child(beside))
            }
            "events" if !has("lead") => beside(edition),
            "latest" if !latest.is_empty() => {
                let list = stories(edition, latest.iter().copied(), None);
                let title = branding.text(Kind::LatestTitle).unwrap_or_else(|| words.latest());
                Some(band("latest-title", element("span").child(title)).child(list))
            }
            "sections" => Some(classed("div", "front__bands").child(bands(edition, older))),
            _ => None,
        };
        page = page.child(shown);
    }
    let all = (!older.is_empty()).then(|| {
        let archive = Route::Archive { year: None, month: None };
        classed("p", "front__all").child(route_link(archive).child(words.archive()))
    });
    page.child(all)
}

/// The lead article, and the others, newest first. The lead is the editor's choice, or else the newest article.
fn in_order(edition: &Edition) -> Option<(&Article, Vec<&Article>)> {
    let chosen = edition.lead.as_deref().and_then(|id| edition.by_id(id));
    let first = chosen.or(edition.articles.first())?;
    Some((first, edition.articles.iter().filter(|article| article.id != first.id).collect()))
}

fn nameplate(edition: &Edition) -> Element {
    let description = edition.description.as_deref();
    let name = name_or_picture(edition, [Kind::Nameplate, Kind::NameplateInDark]);
    classed("header", "nameplate")
        .in_language(edition.language.as_deref())
        .child(element("h1").attribute("tabindex", "-1").child(name))
        .child(description.map(|text| classed("p", "nameplate__description").child(text)))
}

fn section_link(edition: &Edition, section: &Section) -> Element {
    route_link(Route::Section(section.id.clone()))
        .in_language(edition.language.as_deref())
        .child(section.title.as_str())
}

/// The next activities, or the last ones if none is upcoming.
fn beside(edition: &Edition) -> Option<Element> {
    let words = ui().words();
    let (title, entries) = match near(edition, ui().now, MAX_ACTIVITIES) {
        Near::Next(entries) => (words.upcoming(), entries),
        Near::Last(entries) => (words.recent(), entries),
    };
    if entries.is_empty() {
        return None;
    }
    let title = edition.branding.text(Kind::EventsTitle).unwrap_or(title);
    let items: Vec<Element> = entries.iter().map(brief).collect();
    let all = route_link(Route::timeline()).child(words.all_activities());
    Some(
        classed("section", "beside")
            .attribute("aria-labelledby", "beside-title")
            .child(element("h2").attribute("id", "beside-title").child(title))
            .child(classed("ol", "activities").child(items))
            .child(classed("p", "beside__all").child(all)),
    )
}

/// A band of the page under a rule, with its name.
fn band(id: impl Into<String>, name: Element) -> Element {
    let id: String = id.into();
    classed("section", "band")
        .attribute("aria-labelledby", id.as_str())
        .child(classed("h2", "band__title").attribute("id", id).child(name))
}

/// The older articles: a band for each section, in the editor's order, then one for articles without a section.
fn bands(edition: &Edition, older: &[&Article]) -> Vec<Element> {
    // A table of hashes would take 1.5 KB more. Articles of sections whose ids have the same fingerprint stand under "More".
    let print_of = |id: &str| fingerprint(id.as_bytes()).cast_signed();
    let order = sorted_indices(&edition.sections, |section| (print_of(&section.id), 0));
    let print_at = |index: &usize| edition.sections.get(*index).map(|one| print_of(&one.id));
    let index_of = |id: &str| {
        let print = Some(print_of(id));
        let found = order.get(order.partition_point(|index| print_at(index) < print))?;
        edition.sections.get(*found).filter(|section| section.id == id).map(|_| *found)
    };
    let mut by_section: Vec<Vec<&Article>> = edition.sections.iter().map(|_| Vec::new()).collect();
    let mut rest = Vec::new();
    for article in older {
        let index = article.section.as_deref().and_then(index_of);
        match index.and_then(|index| by_section.get_mut(index)) {
            Some(list) => list.push(*article),
            None => rest.push(*article),
        }
    }
    let mut bands = Vec::new();
    for (index, (section, list)) in edition.sections.iter().zip(by_section).enumerate() {
        if !list.is_empty() {
            let band = band(format!("section-{index}"), section_link(edition, section));
            bands.push(band.child(headlines(list.into_iter().take(MAX_OF_SECTION))));
        }
    }
    if !rest.is_empty() {
        let more = edition.branding.text(Kind::MoreTitle).unwrap_or_else(|| ui().words().more());
        let band = band("more-title", element("span").child(more));
        bands.push(band.child(headlines(rest.into_iter().take(MAX_OF_REST))));
    }
    bands
}
