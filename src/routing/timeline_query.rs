//! The query of a timeline's address: the selection, the order, the clock, the view, and the activity to go to.

use super::route::{Route, Tool};
use crate::edition::activity::View;
use crate::edition::address::percent::{decode, encode};
use crate::edition::selection::Selection;

/// The query of a timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TimelineQuery {
    /// The filters.
    pub selection: Selection,
    /// Whether the latest comes first.
    pub newest_first: bool,
    /// Whether times are on the visitor's clock, and not on the clocks of the places.
    pub own_clock: bool,
    /// How the activities are shown.
    pub view: View,
    /// The activity to go to: the slug of its article, and its id.
    pub at: Option<(String, String)>,
}

impl TimelineQuery {
    /// Whether two queries have the same activities in the same order on the same clock.
    pub fn has_same_steps(&self, other: &Self) -> bool {
        self.selection == other.selection
            && self.newest_first == other.newest_first
            && self.own_clock == other.own_clock
    }

    /// The query of an address, with its `?`. Empty for the default.
    pub fn query(&self) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.extend([name, "=", value]);
        };
        for (name, value) in self.selection.named() {
            if let Some(value) = value.as_deref().filter(|value| !value.is_empty()) {
                add(name, &encode(value));
            }
        }
        if self.newest_first {
            add("order", "newest");
        }
        if self.own_clock {
            add("clock", "own");
        }
        if self.view != View::List {
            add("view", self.view.name());
        }
        if let Some((slug, id)) = &self.at {
            add("at", &[&encode(slug), "/", &encode(id)].concat());
        }
        query
    }

    /// The route of the timeline with this query.
    pub fn route(&self) -> Route {
        Route::Tool(Tool::Timeline, self.query())
    }

    /// The query of a timeline's route. The default for other routes.
    pub fn of(route: &Route) -> Self {
        match route {
            Route::Tool(Tool::Timeline, query) => {
                Self::from_query(query.strip_prefix('?').unwrap_or(query))
            }
            _ => Self::default(),
        }
    }

    /// Reads a query, without its `?`. Unknown names are ignored.
    pub fn from_query(query: &str) -> Self {
        let mut parsed = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match (name, value) {
                ("order", value) => parsed.newest_first = value == "newest",
                ("clock", value) => parsed.own_clock = value == "own",
                ("view", value) => parsed.view = View::of_name(value).unwrap_or_default(),
                ("at", value) => {
                    let parts = value.split_once('/');
                    parsed.at = parts.map(|(slug, id)| (decode(slug), decode(id)));
                }
                (name, value) if !value.is_empty() => {
                    if let Some(field) = parsed.selection.filter_mut(name) {
                        *field = Some(decode(value));
                    }
                }
                _ => {}
            }
        }
        parsed
    }
}
