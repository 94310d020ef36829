//! Lists of articles. Each article has its picture, section, title, summary and facts.

use super::related::meta;
use crate::edition::Edition;
use crate::edition::article::{Article, shorten};
use crate::edition::body::running_text;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::media::picture::{Fetch, fleeting};
use crate::parts::names::title_of;
use crate::parts::time::day;
use crate::parts::ui::ui;
use crate::reading::length;
use crate::routing::Route;

/// A title with more characters than this is shown in a smaller size.
const LONG_TITLE: usize = 110;
/// At most this many characters of a summary are shown in lists.
const MAX_SUMMARY: usize = 220;
/// At most this many characters of the text are shown in a lead story without a picture.
const MAX_EXCERPT: usize = 560;

/// Stories in the order given. Articles of the section `own` do not name it.
pub fn stories<'a>(
    edition: &Edition,
    articles: impl Iterator<Item = &'a Article>,
    own: Option<&str>,
) -> Element {
    let item = |article: &Article| {
        let kicker = kicker(edition, article).filter(|_| article.section.as_deref() != own);
        element("li").child(story(article, kicker, false))
    };
    classed("ol", "stories").child(articles.map(item).collect::<Vec<_>>())
}

/// The lead story of the front page. Without a picture it also shows the beginning of the text.
pub fn lead(edition: &Edition, article: &Article) -> Element {
    let lead = story(article, kicker(edition, article), true);
    if article.image.is_some() || article.summary.is_none() {
        return lead;
    }
    let text = shorten(&running_text(&article.body), MAX_EXCERPT);
    let excerpt = classed("p", "story__excerpt").in_language(article.language.as_deref());
    lead.child((!text.is_empty()).then(|| excerpt.child(text)))
}

/// Articles with title and date only.
pub fn headlines<'a>(articles: impl Iterator<Item = &'a Article>) -> Element {
    let item = |article: &Article| {
        let link = route_link(Route::article(&article.slug)).child(title_of(article));
        let title = classed("p", "headline__title").in_language(article.language.as_deref());
        let date = article.published.as_ref().map(|date| classed("p", "meta").child(day(date)));
        classed("li", "headline").child(title.child(link)).child(date)
    };
    classed("ol", "headlines").child(articles.map(item).collect::<Vec<_>>())
}

fn story(article: &Article, kicker: Option<Element>, leads: bool) -> Element {
    let words = ui().words();
    let (class, heading, fetch) = match leads {
        true => ("story story--lead", "h2", Fetch::AtOnce),
        false => ("story", "h3", Fetch::Lazily),
    };
    let image = article
        .image
        .as_ref()
        .map(|media| fleeting("div", "story__picture", &media.picture, fetch));
    let tag = article.language.as_deref();
    let count = article.count_of_activities();
    let published = article.published.as_ref();
    let minutes = length::minutes(article);
    let facts = classed("p", "meta")
        .child(published.map(|date| classed("span", "meta__part").child(day(date))))
        .child(article.place.as_ref().map(|place| meta(&place.name).in_language(tag)))
        .child((minutes > 0).then(|| meta(&words.minutes(minutes))))
        .child((count > 0).then(|| meta(&words.timeline_of_count(count))));
    let name = title_of(article);
    let long = is_long(&name);
    let title = classed(heading, "story__title");
    let link = route_link(Route::article(&article.slug)).maybe("class", long).child(name);
    let summary =
        summary(article).map(|text| classed("p", "story__summary").in_language(tag).child(text));
    let text = element("div")
        .child(kicker)
        .child(title.in_language(tag).child(link))
        .child(summary)
        .child(facts);
    classed("article", class).child(image).child(text)
}

/// The class of a long title, which is shown in a smaller size.
pub fn is_long(title: &str) -> Option<&'static str> {
    (title.chars().count() > LONG_TITLE).then_some("is-long")
}

/// The section of an article, above its title.
fn kicker(edition: &Edition, article: &Article) -> Option<Element> {
    let id = article.section.as_deref()?;
    let link = route_link(Route::Section(id.to_owned()));
    let link = link.in_language(edition.language.as_deref());
    Some(classed("p", "kicker").child(link.child(edition.section_title(id).unwrap_or(id))))
}

/// The summary of an article, or the beginning of the text. `None` for an article without summary and title, because
/// the beginning of the text is shown as the title.
fn summary(article: &Article) -> Option<String> {
    let text = match &article.summary {
        Some(summary) => summary.clone(),
        None if article.title.is_some() => running_text(&article.body),
        None => return None,
    };
    Some(shorten(&text, MAX_SUMMARY)).filter(|text| !text.is_empty())
}
