//! The article page: everything that belongs to one article.

use leptos::prelude::*;

use super::Shown;
use crate::edition::Edition;
use crate::edition::article::{Article, Attachment, Update};
use crate::loading::Loaded;
use crate::parts::body;
use crate::parts::byline::byline;
use crate::parts::contents::with_contents;
use crate::parts::element::{Child, Element, classed, element};
use crate::parts::link::{outside_link, route_link, site, site_link};
use crate::parts::lists::activities::article_timeline;
use crate::parts::lists::stories::{is_long, kicker};
use crate::parts::media::gallery::gallery;
use crate::parts::media::picture;
use crate::parts::names::title_of;
use crate::parts::time::full_time;
use crate::parts::ui::ui;
use crate::routing::Route;

/// At most this many topics are shown before a button for the rest.
const MAX_TAGS: usize = 24;

/// The page of an article, with its related links. Empty if the edition has no such article.
pub(super) fn article(shown: Shown<'_>) -> Vec<AnyView> {
    let edition = &shown.loaded.edition;
    let Route::Article { slug, .. } = shown.route else { return Vec::new() };
    let Some(article) = edition.by_slug(slug) else { return Vec::new() };
    let mut page = Vec::new();
    content(article, edition).add_to(&mut page);
    neighbours(shown.loaded, article).add_to(&mut page);
    shown.related.add_to(&mut page);
    page
}

/// Everything that belongs to the article itself.
fn content(article: &Article, edition: &Edition) -> Element {
    let tag = article.language.as_deref();
    let standfirst = article.summary.as_deref();
    let name = title_of(article);
    let title = element("h1").attribute("tabindex", "-1").in_language(tag);
    let title = title.maybe("class", is_long(&name));
    let header = classed("header", "article__header")
        .child(kicker(edition, article))
        .child(title.child(name))
        .child(standfirst.map(|text| classed("p", "standfirst").in_language(tag).child(text)))
        .child(byline(article));
    let has_steps = !article.timeline.activities.is_empty();
    let lead = article.image.as_ref();
    classed("article", "article")
        .in_direction(tag)
        .child(header)
        .child(lead.map(|media| picture::lead(media).in_language(tag)))
        .child(text(article))
        .child(has_steps.then(|| article_timeline(article)))
        .child(pictures(article))
        .child(external(article))
        .child(attachments(&article.attachments))
        .child(updates(article))
        .child(tags(&article.tags, tag))
}

fn text(article: &Article) -> Option<Element> {
    if !article.body.is_empty() {
        let text = classed("div", "prose").in_language(article.language.as_deref());
        return Some(with_contents(article, text.child(body::text(article))));
    }
    if article.locked {
        let page = article.url.as_ref().map(|url| element("span").child(" ").child(site_link(url)));
        let locked = classed("p", "empty").child(ui().words().locked());
        return Some(locked.child(page));
    }
    let has_more = !article.timeline.activities.is_empty()
        || article.summary.is_some()
        || article.image.is_some();
    (!has_more).then(|| classed("p", "empty").child(ui().words().no_text()))
}

/// A section after the text, under a heading. `None` if it would be empty.
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
            .child(element("h2").attribute("id", id).child(title))
            .child(list.child(content)),
    )
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
    Some(classed("p", "extra").child(label).child(ui().words().colon()).child(site_link(address)))
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
    let link = outside_link(&attachment.url).child(attachment.title.clone().unwrap_or(name));
    let size = attachment.bytes.map(|bytes| format!(", {}", size(bytes)));
    let details = classed("span", "credit").child(attachment.media_type.as_str()).child(size);
    element("li").child(link).child(" ").child(details)
}

/// A size in decimal units, rounded down: `840 kB`, `2.4 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
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

/// The article before and the article after, in order of time.
fn neighbours(loaded: &Loaded, article: &Article) -> Option<Element> {
    let words = ui().words();
    let edition = &loaded.edition;
    let (newer, older) = match loaded.facts() {
        Some(facts) => (facts.newer, facts.older),
        None => {
            let index = edition.index_of(&article.id)?;
            (index.checked_sub(1), Some(index + 1))
        }
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
