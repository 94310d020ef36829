//! The query of a search's address: what is looked for, and the filters.

use super::route::{Route, Tool};
use crate::edition::address::percent::{decode, encode};

/// The query of a search.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SearchQuery {
    /// What the visitor typed.
    pub text: String,
    /// Whether articles or activities are looked for.
    pub kind: Kind,
    /// A section, by its id.
    pub section: Option<String>,
    /// A topic of articles or activities.
    pub tag: Option<String>,
    /// A language of articles, by its tag.
    pub language: Option<String>,
    /// A year, counted astronomically: of an article's publication, or of an activity.
    pub year: Option<i64>,
    /// Whether the newest come first, and not the best.
    pub newest_first: bool,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Articles and activities.
    #[default]
    All,
    /// Articles alone.
    Articles,
    /// Activities alone.
    Events,
}

impl Kind {
    /// The name in addresses. Empty for the default.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Articles => "articles",
            Self::Events => "events",
        }
    }
}

impl SearchQuery {
    /// The query of a search for a text.
    pub fn for_text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Whether any filter is chosen.
    pub fn has_filter(&self) -> bool {
        Self { newest_first: false, ..self.clone() } != Self::for_text(&self.text)
    }

    /// The route of the search.
    pub fn route(&self) -> Route {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                query.push(if query.is_empty() { '?' } else { '&' });
                query.extend([name, "=", &encode(value)]);
            }
        };
        add("q", &self.text);
        add("kind", self.kind.name());
        add("section", self.section.as_deref().unwrap_or_default());
        add("tag", self.tag.as_deref().unwrap_or_default());
        add("lang", self.language.as_deref().unwrap_or_default());
        add("year", &self.year.map(|year| year.to_string()).unwrap_or_default());
        add("sort", if self.newest_first { "newest" } else { "" });
        Route::Tool(Tool::Search, query)
    }

    /// The query of a search's route. The default for other routes. Unknown names and values are ignored.
    pub fn of(route: &Route) -> Self {
        let Route::Tool(Tool::Search, query) = route else { return Self::default() };
        let mut parsed = Self::default();
        let pairs = query.strip_prefix('?').unwrap_or(query).split('&');
        for (name, value) in pairs.filter_map(|pair| pair.split_once('=')) {
            // Forms write a space as `+`.
            let value = decode(&value.replace('+', "%20"));
            match name {
                "q" => parsed.text = value,
                "kind" if value == "articles" => parsed.kind = Kind::Articles,
                "kind" if value == "events" => parsed.kind = Kind::Events,
                "section" if !value.is_empty() => parsed.section = Some(value),
                "tag" if !value.is_empty() => parsed.tag = Some(value),
                "lang" if !value.is_empty() => parsed.language = Some(value),
                "year" => parsed.year = value.parse().ok(),
                "sort" => parsed.newest_first = value == "newest",
                _ => {}
            }
        }
        parsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_query_is_read_back(
            text in "\\PC{0,20}", kind in 0_usize..3, year in prop::option::of(-3000_i64..3000), newest_first in any::<bool>(),
            [section, tag, language] in prop::array::uniform3(prop::option::of("\\PC{1,8}")),
        ) {
            let kind = [Kind::All, Kind::Articles, Kind::Events][kind];
            let query = SearchQuery { text, kind, section, tag, language, year, newest_first };
            prop_assert_eq!(SearchQuery::of(&query.route()), query.clone());
            prop_assert_eq!(SearchQuery::of(&Route::from_path(&query.route().path())), query);
        }
    }

    #[test]
    fn queries_of_forms_are_read() {
        let query = SearchQuery::of(&Route::from_path("/search?q=grand+canal%2B&x=1&kind=all"));
        assert_eq!(query, SearchQuery::for_text("grand canal+"));
    }
}
