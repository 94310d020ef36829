//! How a timeline is looked at, as part of its address: what it is narrowed to, in which order and on
//! which clock it runs, and which activity is meant.

use crate::edition::address::percent::{decode, encode};
use crate::edition::selection::Selection;

/// How a timeline is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TimelineQuery {
    /// What it is narrowed to.
    pub selection: Selection,
    /// Whether the latest comes first.
    pub newest_first: bool,
    /// Whether times are on the visitor's own clock, and not on those of the places.
    pub own_clock: bool,
    /// The activity that is meant: the slug of its article, and its id.
    pub at: Option<(String, String)>,
}

impl TimelineQuery {
    /// The query of an address, with its `?`; empty for the whole timeline as it is.
    pub fn query(&self) -> String {
        let mut pairs: Vec<String> = Vec::new();
        for (name, wish) in self.selection.named() {
            if let Some(wish) = wish.as_deref().filter(|wish| !wish.is_empty()) {
                pairs.push(format!("{name}={}", encode(wish)));
            }
        }
        if self.newest_first {
            pairs.push("order=newest".to_owned());
        }
        if self.own_clock {
            pairs.push("clock=own".to_owned());
        }
        if let Some((slug, id)) = &self.at {
            pairs.push(format!("at={}/{}", encode(slug), encode(id)));
        }
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// Reads a query, without its `?`. What is not known is passed over.
    pub fn from_query(query: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match (name, value) {
                ("order", value) => view.newest_first = value == "newest",
                ("clock", value) => view.own_clock = value == "own",
                ("at", value) => {
                    let parts = value.split_once('/');
                    view.at = parts.map(|(slug, id)| (decode(slug), decode(id)));
                }
                (name, value) if !value.is_empty() => {
                    if let Some(wish) = view.selection.wish(name) {
                        *wish = Some(decode(value));
                    }
                }
                _ => {}
            }
        }
        view
    }
}
