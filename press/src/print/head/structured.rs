//! Structured data for search engines: a graph of schema.org's types as JSON-LD. `terms.json` has the types and
//! properties that are written.

mod events;
mod news;
mod node;
mod publication;

use gazette::edition::article::Article;
use gazette::pages::list_of;
use gazette::reading::listing::MAX_ON_PAGE;
use gazette::routing::{Route, Tool};
use serde_json::{Value, json};

use super::Page;
use super::facts::Facts;
use super::markup;
use super::names::{name_of, way_to};
use crate::print::site::Site;
use node::Node;

/// At most this many activities of a timeline are written, the earliest, so that pages stay small.
pub(super) const MAX_SUB_EVENTS: usize = 200;

/// The `<script>` with the structured data of a page. It holds data and runs nothing.
pub(super) fn script(site: &Site<'_>, page: &Page<'_>, facts: &Facts) -> String {
    let graph: Vec<Value> = nodes(site, page, facts).into_iter().map(Value::from).collect();
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    format!("<script type=\"application/ld+json\">{}</script>", markup::json(&data))
}

fn nodes(site: &Site<'_>, page: &Page<'_>, facts: &Facts) -> Vec<Node> {
    if let Some(article) = page.article {
        let event = events::event(site, article, facts);
        let news = news::news(site, page, article, facts, event.is_some());
        return [Some(news), event, Some(breadcrumbs(site, page))].into_iter().flatten().collect();
    }
    if matches!(page.route, Route::Front) {
        return vec![publication::organization(site), publication::web_site_with_search(site)];
    }
    vec![collection(site, page, facts), breadcrumbs(site, page)]
}

/// The page of a list, or the page about the edition.
fn collection(site: &Site<'_>, page: &Page<'_>, facts: &Facts) -> Node {
    let kind = match page.route {
        Route::About | Route::Editor => "AboutPage",
        Route::Tool(Tool::Search, _) => "SearchResultsPage",
        _ => "CollectionPage",
    };
    Node::new(kind)
        .with("@id", facts.url.clone())
        .with("url", facts.url.clone())
        .with("name", Some(facts.name.clone()))
        .with("description", facts.description.clone())
        .with("inLanguage", Some(page.language))
        .with("isPartOf", Some(publication::web_site(site)))
        .with("mainEntity", items(site, page.route))
}

/// The articles on a page of a list. `None` for routes that list none.
fn items(site: &Site<'_>, route: &Route) -> Option<Node> {
    let (list, page) = list_of(route)?;
    let articles = list.articles(site.edition);
    let before = page.saturating_sub(1) * MAX_ON_PAGE;
    let on_page = articles.iter().skip(before).take(MAX_ON_PAGE).enumerate();
    let item = |(index, article): (usize, &&Article)| {
        let route = Route::article(&article.slug);
        Node::new("ListItem")
            .with("position", Some(before + index + 1))
            .with("name", Some(name_of(site, &route)))
            .with("url", site.url(&route))
    };
    let items: Vec<Value> = on_page.map(item).map(Value::from).collect();
    let list = Node::new("ItemList").with("numberOfItems", Some(articles.len()));
    (!items.is_empty()).then(|| list.with("itemListElement", Some(items)))
}

/// The way to a page from the front page.
fn breadcrumbs(site: &Site<'_>, page: &Page<'_>) -> Node {
    let way = way_to(site, page.route);
    let item = |(index, route): (usize, &Route)| {
        Node::new("ListItem")
            .with("position", Some(index + 1))
            .with("name", Some(name_of(site, route)))
            .with("item", site.url(route))
    };
    let items: Vec<Value> = way.iter().enumerate().map(item).map(Value::from).collect();
    Node::new("BreadcrumbList").with("itemListElement", Some(items))
}
