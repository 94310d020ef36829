//! Views that are not pages of the site: related links alone, and a list of articles. The other views show the page
//! of their route.

use leptos::prelude::*;

use super::request::{Kind, Request};
use super::unknown_value::unknown_value;
use crate::edition::article::Article;
use crate::loading::Loaded;
use crate::pages::list_of;
use crate::parts::element::{Child, Element, classed, element};
use crate::parts::lists::related::related_links;
use crate::parts::lists::stories::stories;
use crate::parts::names::name_of;
use crate::parts::ui::ui;
use crate::routing::Route;

/// The content of a view that is not a page of the site, or the error if the request names an unknown value. `None`
/// if the view is a page of the site.
pub(super) fn embedded_content(request: &Request, loaded: &Loaded) -> Option<AnyView> {
    if let Some(unknown) = unknown_value(&request.route, loaded) {
        let error = element("p").attribute("role", "alert").child(unknown.expected);
        return Some(error.view());
    }
    let shown = match (request.kind, &request.route) {
        (Kind::Related, Route::Article { slug, .. }) => {
            let edition = &loaded.edition;
            let article = edition.by_slug(slug).or_else(|| edition.by_id(slug))?;
            ui().words_read.track();
            related_links(loaded, article).unwrap_or_else(|| element("div"))
        }
        (Kind::List, route) => list(loaded, route, request.limit),
        (Kind::Related | Kind::Article | Kind::Timeline | Kind::Search | Kind::Edition, _) => {
            return None;
        }
    };
    let mut views = Vec::new();
    shown.add_to(&mut views);
    Some(views.into_any())
}

/// A list of the articles of a section, of a topic, or of the whole edition, the newest first.
fn list(loaded: &Loaded, route: &Route, limit: usize) -> Element {
    let edition = &loaded.edition;
    let title = match route {
        Route::Section(id) => edition.section_title(id).unwrap_or(id).to_owned(),
        Route::Tag(tag) => tag.clone(),
        _ => name_of(edition),
    };
    let named = list_of(route);
    let listed = |article: &&Article| named.is_none_or(|(list, _)| list.has(article));
    let articles: Vec<&Article> = edition.articles.iter().filter(listed).take(limit).collect();
    let empty =
        articles.is_empty().then(|| classed("p", "empty").child(ui().words().no_articles()));
    let title = element("h2").in_language(edition.language.as_deref()).child(title);
    let header = classed("header", "page-header").child(title);
    let list = (!articles.is_empty()).then(|| stories(edition, articles.into_iter(), None));
    classed("div", "listing").child(header).child(empty).child(list)
}
