//! The cards that messengers show for a link: Open Graph (ogp.me) and X, formerly Twitter.

use gazette::edition::article::Article;
use gazette::edition::time::moment::{Moment, Precision};
use gazette::routing::Route;
use icu_locale::{LanguageIdentifier, LocaleExpander};

use super::Page;
use super::facts::Facts;
use super::markup::Lines;
use super::moments::{iso_8601, modified_after_publication};
use super::names::name_of;
use crate::print::site::Site;

/// Writes the properties of a page.
pub(super) fn write(site: &Site<'_>, page: &Page<'_>, facts: &Facts, lines: &mut Lines) {
    let kind = if page.article.is_some() { "article" } else { "website" };
    lines.property("og:site_name", Some(&site.name));
    lines.property("og:type", Some(kind));
    lines.property("og:title", Some(&facts.name));
    lines.property("og:description", facts.description.as_deref());
    lines.property("og:url", facts.url.as_deref());
    let language = page.article.and_then(|article| article.language.as_deref());
    lines.property("og:locale", locale(language.unwrap_or(page.language)).as_deref());
    if let Some(picture) = &facts.picture {
        lines.property("og:image", Some(&picture.url));
        if let Some((width, height)) = picture.size {
            lines.property("og:image:width", Some(&width.to_string()));
            lines.property("og:image:height", Some(&height.to_string()));
        }
        lines.property("og:image:alt", Some(&picture.alt));
    }
    if let Some(article) = page.article {
        write_article(site, article, lines);
    }
    // X takes the title, the description and the picture from Open Graph.
    let is_large = facts.picture.as_ref().is_some_and(|picture| picture.is_large);
    lines.named("twitter:card", Some(if is_large { "summary_large_image" } else { "summary" }));
    lines.named("twitter:image:alt", facts.picture.as_ref().map(|picture| picture.alt.as_str()));
}

/// Writes the properties of an article.
///
/// `article:author` is left out: its value is the address of a page of the type `profile`, and of an author's page we
/// do not know its type. The names are in `<meta name="author">`.
fn write_article(site: &Site<'_>, article: &Article, lines: &mut Lines) {
    let published = article.published.as_ref().and_then(day_or_time);
    lines.property("article:published_time", published.as_deref());
    let modified = modified_after_publication(article).and_then(day_or_time);
    lines.property("article:modified_time", modified.as_deref());
    let section = article.section.clone().map(Route::Section);
    let section = section.map(|section| name_of(site, &section));
    lines.property("article:section", section.as_deref());
    for tag in &article.tags {
        lines.property("article:tag", Some(tag));
    }
}

/// A moment in the notation of Open Graph, which has no months and years alone.
fn day_or_time(moment: &Moment) -> Option<String> {
    iso_8601(moment).filter(|_| moment.precision >= Precision::Day)
}

/// A language as Open Graph writes it: `zh_CN`. For a language without a region, the region where most of its speakers
/// are, as Unicode's CLDR has it: without this property a page would be in American English.
pub(super) fn locale(tag: &str) -> Option<String> {
    let mut language: LanguageIdentifier = tag.replace('_', "-").parse().ok()?;
    if language.region.is_none() {
        LocaleExpander::new_extended().maximize(&mut language);
    }
    let known = !language.language.is_unknown();
    let region = language.region.filter(|_| known)?;
    Some(format!("{}_{region}", language.language))
}
