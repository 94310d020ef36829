//! What stands below the text of an article, and is in the lazy part of the site: pictures, links, files, corrections and
//! topics, and where the article leads to.

use leptos::prelude::*;

use super::views::views;
use crate::edition::article::{Article, Attachment, Update};
use crate::edition::player::{Player, PlayerKind, file};
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::maps::web_map;
use crate::parts::link::{outside_link, route_link, site, site_link};
use crate::parts::lists::related::{related_links, related_list};
use crate::parts::media::gallery::gallery;
use crate::parts::media::player::player;
use crate::parts::names::title_of;
use crate::parts::time::full_time;
use crate::parts::ui::ui;
use crate::reading::listing::neighbours as indices_of_neighbours;
use crate::routing::Route;

/// At most this many topics are shown before a button for the rest.
const MAX_TAGS: usize = 24;

/// A section after the text, under a heading. `None` if it would be empty.
/// At the parts of an article's page that are none of its own text.
const ATTACHED: &str = "data-attached";

fn extra(
    title: String,
    id: &'static str,
    class: &'static str,
    content: Vec<Element>,
    list: Element,
) -> Option<Element> {
    if content.is_empty() {
        return None;
    }
    Some(
        classed("section", class)
            .attribute("aria-labelledby", id)
            .attribute(ATTACHED, "")
            .child(element("h2").attribute("id", id).child(title))
            .child(list.child(content)),
    )
}

/// What belongs to an article.
pub fn attached(loaded: &Loaded, article: &Article) -> Vec<AnyView> {
    let parts = [
        views(loaded, article),
        pictures(article),
        external(article),
        attachments(&article.attachments),
        places(article),
        updates(article),
        tags(&article.tags, article.language.as_deref()),
    ];
    parts.into_iter().flatten().map(Element::view).collect()
}

/// Where an article leads to. The related links of a dataset are missing until its words are read.
pub fn after(loaded: &Loaded, article: &Article) -> Vec<AnyView> {
    ui().words_read.track();
    let tag = article.language.as_deref();
    let related = match loaded.facts() {
        Some(facts) => related_list(&facts.related_links(&loaded.edition), &loaded.edition),
        None => related_links(loaded, article),
    };
    let parts = [neighbours(loaded, article), related];
    parts.into_iter().flatten().map(|part| part.in_words_of_part(tag).view()).collect()
}

fn pictures(article: &Article) -> Option<Element> {
    if article.gallery.is_empty() {
        return None;
    }
    let pictures = vec![gallery(&article.gallery, article.language.as_deref())];
    let title = ui().words().gallery();
    extra(title, "gallery-title", "extra extra--wide", pictures, element("div"))
}

fn external(article: &Article) -> Option<Element> {
    let address = article.external_url.as_ref()?;
    let label = ui().words().external();
    let line = classed("p", "extra").attribute(ATTACHED, "");
    Some(line.child(label).child(ui().words().colon()).child(site_link(address)))
}

fn attachments(attachments: &[Attachment]) -> Option<Element> {
    let items = attachments.iter().map(attachment).collect();
    let title = ui().words().attachments();
    extra(title, "attachments-title", "extra", items, element("ul"))
}

fn attachment(attachment: &Attachment) -> Element {
    let path = attachment.url.as_str().split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().filter(|name| !name.is_empty());
    let name = name.map_or_else(|| site(&attachment.url), str::to_owned);
    let title = attachment.title.clone().unwrap_or(name);
    let link = outside_link(&attachment.url).child(title.as_str());
    let details = classed("span", "credit").child(details(attachment));
    element("li").child(recording(attachment, title)).child(link).child(" ").child(details)
}

/// The player of a file that is a recording, such as an episode of a podcast.
fn recording(attachment: &Attachment, title: String) -> Option<Element> {
    let of_type = || match attachment.media_type.split('/').next() {
        Some("audio") => Some(PlayerKind::Audio),
        Some("video") => Some(PlayerKind::Video),
        _ => None,
    };
    let kind = file(&attachment.url).or_else(of_type).filter(|_| attachment.url.is_web())?;
    let (address, page) = (attachment.url.clone(), attachment.url.clone());
    Some(player(&Player { kind, address, page, title }))
}

/// The kind, size and length of a file, as far as they are known: `CSV, 567 B`, `MP3, 12:04, 11.2 MB`.
fn details(attachment: &Attachment) -> String {
    let path = attachment.url.as_str().split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let extension = file.rsplit_once('.').map(|(_, kind)| kind).filter(|kind| kind.len() <= 4);
    let kind = match (extension, attachment.media_type.rsplit_once('/')) {
        (Some(kind), _) => kind.to_ascii_uppercase(),
        (None, Some((_, kind))) => kind.trim_start_matches("x-").to_ascii_uppercase(),
        (None, None) => attachment.media_type.clone(),
    };
    let length = attachment.seconds.map(|seconds| match seconds / 3600 {
        0 => format!("{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    });
    let parts = [Some(kind), length, attachment.bytes.map(size)];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(&ui().words().list_comma())
}

/// A size in decimal units, rounded down: `840 kB`, `2.4 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// The places of the article and of its activities, each once, with links to a map.
fn places(article: &Article) -> Option<Element> {
    let activities = article.timeline.activities.iter();
    let all = article.place.iter().chain(activities.filter_map(|each| each.place.as_ref()));
    let (mut names, mut items): (Vec<&str>, Vec<Element>) = Default::default();
    for place in all {
        if let Some(position) = place.position
            && !names.contains(&place.name.as_str())
        {
            names.push(&place.name);
            let link = web_map(position).in_language(article.language.as_deref());
            items.push(element("li").child(link.child(place.name.as_str())));
        }
    }
    extra(ui().words().places(), "places-title", "extra", items, element("ul"))
}

fn updates(article: &Article) -> Option<Element> {
    let item = |update: &Update| {
        let colon = update.date.as_ref().map(|_| ui().words().colon());
        element("li").child(update.date.as_ref().map(full_time)).child(colon).child(
            element("span").in_language(article.language.as_deref()).child(update.text.as_str()),
        )
    };
    let items = article.updates.iter().map(item).collect();
    extra(ui().words().updates(), "updates-title", "extra", items, element("ul"))
}

fn tags(tags: &[String], language: Option<&str>) -> Option<Element> {
    let item = |tag: &String| {
        let link = route_link(Route::Tag(tag.clone())).attribute("class", "tag");
        element("li").child(link.in_language(language).child(tag.as_str()))
    };
    let (shown, rest) = tags.split_at(tags.len().min(MAX_TAGS));
    let items = shown.iter().map(item).collect();
    let list = || classed("ul", "tags__list");
    let section = extra(ui().words().tags(), "tags-title", "tags", items, list())?;
    let more = (!rest.is_empty()).then(|| {
        let summary = ui().words().more_tags(rest.len());
        let items: Vec<Element> = rest.iter().map(item).collect();
        element("details").child(element("summary").child(summary)).child(list().child(items))
    });
    Some(section.child(more))
}

/// The articles before and after in the same language, in order of time.
fn neighbours(loaded: &Loaded, article: &Article) -> Option<Element> {
    let words = ui().words();
    let edition = &loaded.edition;
    let (newer, older) = match loaded.facts() {
        Some(facts) => (facts.newer, facts.older),
        None => indices_of_neighbours(edition, article),
    };
    let at = |index: Option<usize>| edition.articles.get(index?);
    let (newer, older) = (at(newer), at(older));
    let link = |other: &Article, label: String| {
        let title = element("span").in_language(other.language.as_deref()).child(title_of(other));
        let link = route_link(Route::article(&other.slug)).child(title);
        element("li").child(classed("p", "meta").child(label)).child(element("p").child(link))
    };
    let links = classed("ul", "neighbours__list")
        .child(older.map(|other| link(other, words.older())))
        .child(newer.map(|other| link(other, words.newer())));
    (older.is_some() || newer.is_some()).then(|| {
        classed("nav", "neighbours").attribute("aria-label", words.neighbours()).child(links)
    })
}
