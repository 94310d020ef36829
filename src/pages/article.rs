//! The article page: everything that belongs to one article. What stands below the text is in the lazy part.

mod below;
mod views;

pub use below::{after, attached};

use leptos::prelude::*;

use super::{Below, Shown};
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::parts::body;
use crate::parts::byline::byline;
use crate::parts::contents::with_contents;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::{outside_link, route_link};
use crate::parts::lists::activities::article_timeline;
use crate::parts::lists::stories::is_long;
use crate::parts::media::gallery::{GALLERY, lead};
use crate::parts::names::title_of;
use crate::parts::ui::ui;
use crate::routing::Route;

/// The page of an article, with its related links. Empty if the edition has no such article.
pub(super) fn article(shown: Shown<'_>) -> Vec<AnyView> {
    let edition = &shown.loaded.edition;
    let Route::Article { slug, .. } = shown.route else { return Vec::new() };
    let Some(article) = edition.by_slug(slug) else { return Vec::new() };
    let (attached, after) = shown.below.map(|Below { attached, after }| (attached, after)).unzip();
    let mut page = vec![content(article, edition).child(attached).view()];
    page.extend(after);
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
        .child(breadcrumb(edition, article))
        .child(title.child(name))
        .child(standfirst.map(|text| classed("p", "standfirst").in_language(tag).child(text)))
        .child(byline(article));
    let has_steps = !article.timeline.activities.is_empty();
    // The pictures of an article are one gallery.
    classed("article", "article")
        .attribute(GALLERY, "")
        .in_words_of_part(tag)
        .child(header)
        .child(article.image.as_ref().map(|media| lead(media).in_language(tag)))
        .child(text(article))
        .child(has_steps.then(|| article_timeline(article)))
}

/// The links to the pages above the article: the front page, and the section.
fn breadcrumb(edition: &Edition, article: &Article) -> Option<Element> {
    let id = article.section.as_deref()?;
    let words = ui().words();
    let section = route_link(Route::Section(id.to_owned()));
    let section = section.in_language(edition.language.as_deref());
    let front = element("li").child(route_link(Route::Front).child(words.front()));
    let section = element("li").child(section.child(edition.section_title(id).unwrap_or(id)));
    Some(
        classed("nav", "kicker")
            .attribute("aria-label", words.breadcrumb())
            .child(classed("ol", "kicker__path").child(front).child(section)),
    )
}

fn text(article: &Article) -> Option<Element> {
    if !article.body.is_empty() {
        let text = classed("div", "prose").in_language(article.language.as_deref());
        return Some(with_contents(article, text.child(body::text(article))));
    }
    if article.locked {
        let page = article.url.as_ref().map(|url| {
            let link = outside_link(url).child(url.site().unwrap_or_default());
            element("span").child(" ").child(link)
        });
        let locked = classed("p", "empty").child(ui().words().locked());
        return Some(locked.child(page));
    }
    let has_more = !article.timeline.activities.is_empty()
        || article.summary.is_some()
        || article.image.is_some();
    (!has_more).then(|| classed("p", "empty").child(ui().words().no_text()))
}
