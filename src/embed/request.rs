//! The request of a portal: which view of which dataset to show, and where its links lead. `public/embed.js` writes the
//! request from the element's attributes.

use crate::edition::activity::View;
use crate::edition::time::moment::Moment;
use crate::formats::bounds::Bounds;
use crate::formats::json::{self, Object, Value};
use crate::pages::Tools;
use crate::routing::search_query::Kind as SearchKind;
use crate::routing::{Route, SearchQuery, TimelineQuery};

/// The kind of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One article.
    Article,
    /// Activities in order of time.
    Timeline,
    /// The related links of an article.
    Related,
    /// Articles, the newest first.
    List,
    /// A search, with its results.
    Search,
    /// The whole edition, with a masthead.
    Edition,
}

/// A request for a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    /// The kind of the view.
    pub kind: Kind,
    /// The tools around a timeline.
    pub tools: Tools,
    /// The address of the dataset.
    pub source: String,
    /// The route that the view starts at.
    pub route: Route,
    /// At most this many articles are in a list.
    pub limit: usize,
    /// The prefix of the links.
    pub links: String,
    /// Whether the browser follows links, and not the view itself.
    pub leads_away: bool,
    /// The language of the interface, if it is not the dataset's.
    pub language: Option<String>,
    /// The settings of the site, if the view is in a frame of a site or if no dataset is named.
    pub settings: Option<String>,
    /// The folder of that site, if the host page belongs to another site.
    pub base: Option<String>,
    /// The folder of the module.
    pub folder: String,
    /// The dataset that the address of the frame asks for (`?src=`).
    pub asked: Option<String>,
}

/// At most this many articles are in a list whose request has no `limit`.
const DEFAULT_LIMIT: usize = 10;

impl Request {
    /// Reads a request.
    ///
    /// # Errors
    /// A text, when the request is not JSON, names no known view, lacks an attribute of the view, or has a wrong value.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let read =
            json::read(text, Bounds::DEFAULT.nesting).map_err(|_| "expected JSON".to_owned())?;
        let fields = read.value.as_object().ok_or("expected an object")?;
        let value = |name| text_of(fields, name);
        let article = value("article").filter(|article| !article.is_empty());
        let required = || article.clone().ok_or("expected the attribute `article`, found none");
        let section = value("section").map(Route::Section);
        let (kind, route) = match value("view").unwrap_or_default().as_str() {
            "" | "edition" => (Kind::Edition, Route::Front),
            "article" => (Kind::Article, article_at(&required()?, value("at"))),
            "related" => (Kind::Related, Route::article(&required()?)),
            "list" => {
                let topic = value("tag").map(Route::Tag);
                (Kind::List, section.or(topic).unwrap_or(Route::Front))
            }
            view @ ("timeline" | "story" | "plan" | "map") => {
                let mut query = TimelineQuery::from_query(&value("query").unwrap_or_default());
                query.view = View::of_name(view).unwrap_or_default();
                is_a_time("from", query.selection.from.as_deref())?;
                is_a_time("to", query.selection.to.as_deref())?;
                (Kind::Timeline, query.route())
            }
            "search" => (Kind::Search, search(&value)?),
            other => {
                let known = "`article`, `timeline`, `story`, `plan`, `map`, `related`, `list`, \
                             `search` or `edition`";
                return Err(format!("`view`: expected {known}, found `{other}`"));
            }
        };
        if let Some(order) =
            value("order").filter(|order| !["", "oldest", "newest"].contains(&order.as_str()))
        {
            return Err(format!("`order`: expected `oldest` or `newest`, found `{order}`"));
        }
        let tools = match value("controls").unwrap_or_default().as_str() {
            "" if !TimelineQuery::of(&route).view.is_list() => Tools::Few,
            "" | "all" => Tools::All,
            "few" => Tools::Few,
            "none" => Tools::None,
            other => {
                return Err(format!(
                    "`controls`: expected `none`, `few` or `all`, found `{other}`"
                ));
            }
        };
        let limit = match value("limit").filter(|limit| !limit.is_empty()) {
            Some(limit) => limit.parse().ok().filter(|number| *number > 0).ok_or_else(|| {
                format!("`limit`: expected a whole number from 1, found `{limit}`")
            })?,
            None => DEFAULT_LIMIT,
        };
        Ok(Self {
            kind,
            tools,
            source: value("src").unwrap_or_default(),
            route,
            limit,
            links: value("links").unwrap_or_default(),
            leads_away: value("away").is_some(),
            language: value("language"),
            settings: value("settings"),
            base: value("base"),
            folder: value("folder").unwrap_or_default(),
            asked: value("asked").filter(|asked| !asked.is_empty()),
        })
    }
}

/// The route of a search. `value` gives the attributes.
fn search(value: &dyn Fn(&'static str) -> Option<String>) -> Result<Route, String> {
    let value = |name| value(name).filter(|value| !value.is_empty());
    let kind = match value("kind") {
        None => SearchKind::All,
        Some(name) => [SearchKind::Articles, SearchKind::Events]
            .into_iter()
            .find(|kind| kind.name() == name)
            .ok_or_else(|| format!("`kind`: expected `articles` or `events`, found `{name}`"))?,
    };
    let year = value("year").map(|year| {
        year.parse().map_err(|_| format!("`year`: expected a whole number, found `{year}`"))
    });
    let query = SearchQuery {
        text: value("q").unwrap_or_default(),
        kind,
        section: value("section"),
        tag: value("tag"),
        language: None,
        year: year.transpose()?,
        newest_first: value("order").as_deref() == Some("newest"),
    };
    Ok(query.route())
}

fn is_a_time(attribute: &str, text: Option<&str>) -> Result<(), String> {
    match text.filter(|text| Moment::parse(text).is_err()) {
        Some(text) => Err(format!("`{attribute}`: expected a year, month or day, found `{text}`")),
        None => Ok(()),
    }
}

fn article_at(slug: &str, at: Option<String>) -> Route {
    match at.filter(|at| !at.is_empty()) {
        Some(at) => Route::activity(slug, &at),
        None => Route::article(slug),
    }
}

fn text_of(fields: &Object, name: &str) -> Option<String> {
    match fields.get(name)? {
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_request_is_for_the_whole_edition() {
        let request = Request::parse("{}").expect("a request");
        assert_eq!(
            (request.kind, request.route, request.limit),
            (Kind::Edition, Route::Front, DEFAULT_LIMIT)
        );
        assert!(!request.leads_away);
    }

    #[test]
    fn each_view_has_its_first_route() {
        let route = |text| Request::parse(text).expect("a request").route;
        assert_eq!(route(r#"{"view":"article","article":"a"}"#), Route::article("a"));
        assert_eq!(
            route(r#"{"view":"article","article":"a","at":"b"}"#),
            Route::activity("a", "b")
        );
        assert_eq!(route(r#"{"view":"related","article":"a"}"#), Route::article("a"));
        assert_eq!(route(r#"{"view":"list","section":"s"}"#), Route::Section("s".to_owned()));
        assert_eq!(route(r#"{"view":"list","tag":"t"}"#), Route::Tag("t".to_owned()));
        assert_eq!(
            route(r#"{"view":"timeline","query":"tag=t&order=newest"}"#).path(),
            "/timeline?tag=t&order=newest"
        );
    }

    #[test]
    fn a_timeline_has_a_view_and_tools() {
        let of = |text| {
            let request = Request::parse(text).expect("a request");
            (request.route.path(), request.tools)
        };
        let story = "/timeline?tag=t&view=story".to_owned();
        assert_eq!(of(r#"{"view":"story","query":"tag=t"}"#), (story, Tools::Few));
        assert_eq!(of(r#"{"view":"plan","controls":"all"}"#).1, Tools::All);
        assert_eq!(of(r#"{"view":"timeline"}"#).1, Tools::All);
        assert_eq!(of(r#"{"view":"timeline","controls":"none"}"#).1, Tools::None);
        let error = Request::parse(r#"{"view":"map","controls":"some"}"#).expect_err("no request");
        assert_eq!(error, "`controls`: expected `none`, `few` or `all`, found `some`");
    }

    #[test]
    fn attributes_may_be_empty() {
        let request =
            Request::parse(r#"{"view":"list","limit":"","order":""}"#).expect("a request");
        assert_eq!(request.limit, DEFAULT_LIMIT);
        for query in ["", "from=1938", "from=-2700&to=1936-07", "to=1936-07-02"] {
            let request = format!(r#"{{"view":"timeline","query":"{query}","order":"oldest"}}"#);
            assert!(Request::parse(&request).is_ok(), "{query}");
        }
    }

    #[test]
    fn missing_and_wrong_attributes_are_named() {
        let error = |text: &str| Request::parse(text).expect_err("no request");
        assert_eq!(error(r#"{"view":"article"}"#), "expected the attribute `article`, found none");
        assert_eq!(
            error(r#"{"view":"related","article":""}"#),
            "expected the attribute `article`, found none"
        );
        assert!(error(r#"{"view":"film"}"#).ends_with("found `film`"));
        for wrong in ["x", "0", "-1", "1.5", "10 articles"] {
            let message = error(&format!(r#"{{"view":"list","limit":"{wrong}"}}"#));
            assert_eq!(
                message,
                format!("`limit`: expected a whole number from 1, found `{wrong}`")
            );
        }
        assert!(error(r#"{"view":"timeline","order":"latest"}"#).ends_with("found `latest`"));
        for (query, start) in
            [("from=soon", "`from`: "), ("to=2020-13", "`to`: "), ("from=1.5", "`from`: ")]
        {
            let message = error(&format!(r#"{{"view":"timeline","query":"{query}"}}"#));
            assert!(message.starts_with(start), "{message}");
        }
        assert_eq!(error("[]"), "expected an object");
    }
}
