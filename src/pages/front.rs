//! The front page: the articles, newest first.

use crate::edition::Edition;
use crate::edition::article::{Article, shorten};
use crate::edition::body::plain_text;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::picture::{Fetch, picture};
use crate::parts::related::{meta, title_of};
use crate::parts::setting::setting;
use crate::parts::time::day;
use crate::parts::words;
use crate::routing::Route;

/// A summary longer than this is cut on lists.
const LONGEST_SUMMARY: usize = 220;

/// The front page.
pub fn front(edition: &Edition) -> Element {
    let words = setting().words();
    let description = edition.description.as_deref();
    let nameplate = classed("header", "nameplate")
        .child(element("h1").attribute("tabindex", "-1").child(edition.title.as_str()))
        .child(description.map(|text| classed("p", "nameplate__description").child(text)));
    let content = if edition.articles.is_empty() {
        classed("p", "empty").child(words.no_articles)
    } else {
        let stories = edition.articles.iter().enumerate();
        let stories: Vec<Element> =
            stories.map(|(index, article)| story(edition, article, index == 0)).collect();
        let title = classed("h2", "hidden").attribute("id", "latest-title").child(words.latest);
        element("section")
            .attribute("aria-labelledby", "latest-title")
            .child(title)
            .child(classed("ol", "stories").child(stories))
    };
    classed("div", "front").child(nameplate).child(content)
}

fn story(edition: &Edition, article: &Article, lead: bool) -> Element {
    let fetch = if lead { Fetch::AtOnce } else { Fetch::Lazily };
    let image = article
        .image
        .as_ref()
        .map(|media| classed("div", "story__picture").child(picture(&media.picture, fetch)));
    let count = article.timeline.activities.len();
    let steps = (count > 0).then(|| meta(&words::activities(count, setting().language())));
    let published = article.published.as_ref();
    let facts = classed("p", "meta")
        .child(published.map(|date| classed("span", "meta__part").child(day(date))))
        .child(article.place.as_ref().map(|place| meta(&place.name)))
        .child(steps);
    let link = route_link(Route::article(&article.slug)).child(title_of(article));
    let text = classed("div", "story__text")
        .child(kicker(edition, article))
        .child(classed("h3", "story__title").child(link))
        .child(summary(article).map(|text| classed("p", "story__summary").child(text)))
        .child(facts);
    classed("li", if lead { "story story--lead" } else { "story" })
        .maybe("lang", article.language.as_deref())
        .child(element("article").child(image).child(text))
}

/// The section of an article, above its title.
pub fn kicker(edition: &Edition, article: &Article) -> Option<Element> {
    let id = article.section.as_deref()?;
    Some(classed("p", "kicker").child(edition.section_title(id).unwrap_or(id)))
}

/// The standfirst, or the beginning of the text where the title does not already say it.
fn summary(article: &Article) -> Option<String> {
    let text = match &article.summary {
        Some(summary) => summary.clone(),
        None if article.title.is_some() => plain_text(&article.body).replace('\n', " "),
        None => return None,
    };
    Some(shorten(&text, LONGEST_SUMMARY)).filter(|text| !text.is_empty())
}
