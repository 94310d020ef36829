//! What a portal wants to see: which view, of what, and where links lead. Written by `public/embed.js`
//! from the element's attributes.

use crate::edition::time::moment::Moment;
use crate::formats::bounds::Bounds;
use crate::formats::json::{self, Object, Value};
use crate::routing::{Route, TimelineQuery};

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One article.
    Article,
    /// Activities in order of time.
    Timeline,
    /// What an article leads on to.
    Related,
    /// Articles, the newest first.
    List,
    /// Everything, with a masthead.
    Edition,
}

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    /// What is shown.
    pub kind: Kind,
    /// The dataset.
    pub source: String,
    /// Where it begins.
    pub route: Route,
    /// How many articles a list has, at most.
    pub most: usize,
    /// What links begin with.
    pub links: String,
    /// Whether they lead there, and not to another view in the same place.
    pub leads_away: bool,
    /// The language of the interface, where it is not the dataset's.
    pub language: Option<String>,
    /// The settings of a site: in whose own frame this is, or that is shown where nobody names a dataset.
    pub settings: Option<String>,
    /// The folder of that site, where the page around this is another's.
    pub base: Option<String>,
    /// The folder of the module.
    pub folder: String,
    /// The dataset that its address asks for.
    pub asked: Option<String>,
}

/// As many articles are listed where nothing is said.
const LISTED: usize = 10;

impl Request {
    /// Reads a request.
    ///
    /// # Errors
    /// In words, where it names no view, or not what that view is of.
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
            "timeline" => {
                let view = TimelineQuery::from_query(&value("query").unwrap_or_default());
                is_a_time("from", view.selection.from.as_deref())?;
                is_a_time("to", view.selection.to.as_deref())?;
                (Kind::Timeline, Route::Timeline(Box::new(view)))
            }
            other => {
                let known = "`article`, `timeline`, `related`, `list` or `edition`";
                return Err(format!("`view`: expected {known}, found `{other}`"));
            }
        };
        if let Some(order) =
            value("order").filter(|order| !["", "oldest", "newest"].contains(&order.as_str()))
        {
            return Err(format!("`order`: expected `oldest` or `newest`, found `{order}`"));
        }
        let most = match value("limit").filter(|limit| !limit.is_empty()) {
            Some(limit) => limit.parse().ok().filter(|most| *most > 0).ok_or_else(|| {
                format!("`limit`: expected a whole number from 1, found `{limit}`")
            })?,
            None => LISTED,
        };
        Ok(Self {
            kind,
            source: value("src").unwrap_or_default(),
            route,
            most,
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
    fn nothing_said_is_the_whole_edition() {
        let request = Request::parse("{}").expect("a request");
        assert_eq!(
            (request.kind, request.route, request.most),
            (Kind::Edition, Route::Front, LISTED)
        );
        assert!(!request.leads_away);
    }

    #[test]
    fn each_view_begins_where_it_should() {
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
    fn what_may_be_left_empty_is_no_mistake() {
        let request =
            Request::parse(r#"{"view":"list","limit":"","order":""}"#).expect("a request");
        assert_eq!(request.most, LISTED);
        for query in ["", "from=1938", "from=-2700&to=1936-07", "to=1936-07-02"] {
            let request = format!(r#"{{"view":"timeline","query":"{query}","order":"oldest"}}"#);
            assert!(Request::parse(&request).is_ok(), "{query}");
        }
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let error = |text: &str| Request::parse(text).expect_err("no request");
        assert_eq!(error(r#"{"view":"article"}"#), "expected the attribute `article`, found none");
        assert_eq!(
            error(r#"{"view":"related","article":""}"#),
            "expected the attribute `article`, found none"
        );
        assert!(error(r#"{"view":"film"}"#).ends_with("found `film`"));
        for wrong in ["x", "0", "-1", "1.5", "10 articles"] {
            let told = error(&format!(r#"{{"view":"list","limit":"{wrong}"}}"#));
            assert_eq!(told, format!("`limit`: expected a whole number from 1, found `{wrong}`"));
        }
        assert!(error(r#"{"view":"timeline","order":"latest"}"#).ends_with("found `latest`"));
        for (query, told) in
            [("from=soon", "`from`: "), ("to=2020-13", "`to`: "), ("from=1.5", "`from`: ")]
        {
            let told_of = error(&format!(r#"{{"view":"timeline","query":"{query}"}}"#));
            assert!(told_of.starts_with(told), "{told_of}");
        }
        assert_eq!(error("[]"), "expected an object");
    }
}
