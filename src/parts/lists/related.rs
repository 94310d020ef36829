//! The list of related links, each with its reason.

use crate::edition::Edition;
use crate::edition::article::Article;
use crate::edition::branding::Kind;
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::{outside_link, route_link};
use crate::parts::names::title_of;
use crate::parts::time::day;
use crate::parts::ui::ui;
use crate::reading::related::{Related, Target, related_in};
use crate::routing::Route;

/// The related links of an article, calculated from the words of the edition. `None` if there are none, or if the words
/// are not read yet.
pub fn related_links(loaded: &Loaded, article: &Article) -> Option<Element> {
    related_list(&related_in(&loaded.corpus()?, article), &loaded.edition)
}

/// Related links as a section of the page. `None` if there are none.
pub fn related_list(links: &[Related<'_>], edition: &Edition) -> Option<Element> {
    if links.is_empty() {
        return None;
    }
    let own = edition.branding.text(Kind::RelatedTitle);
    let title = own.unwrap_or_else(|| ui().words().related());
    let title = element("h2").attribute("id", "related-title").child(title);
    let items: Vec<Element> = links.iter().map(item).collect();
    Some(
        classed("section", "related")
            .attribute("aria-labelledby", "related-title")
            .child(title)
            .child(classed("ul", "related__list").child(items)),
    )
}

fn item(link: &Related<'_>) -> Element {
    let reason = link.reason.in_words(&ui().words());
    let (shown, site, date) = match &link.target {
        Target::Article(article) => {
            let title = element("span").in_language(article.language.as_deref());
            let title = title.child(title_of(article));
            let shown = route_link(Route::article(&article.slug)).child(title);
            (shown, None, article.published.as_ref())
        }
        Target::Page { url, title, date } => {
            (outside_link(url).child(*title), url.shown_site(), *date)
        }
    };
    let meta = classed("p", "meta")
        .child(meta(reason.as_str()))
        .child(site.as_deref().map(meta))
        .child(date.map(|date| classed("span", "meta__part").child(day(date))));
    classed("li", "related__item").child(classed("p", "related__title").child(shown)).child(meta)
}

/// A short fact on a line with several facts.
pub fn meta(text: &str) -> Element {
    classed("span", "meta__part").child(text)
}
