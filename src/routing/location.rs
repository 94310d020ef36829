//! How a route is written into a URL: as a path, behind `#`, or not at all.

use super::printed;
use super::route::Route;

/// The part of a URL that the route is written into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// In the path, below a folder. For hosts that answer every path, and for printed pages.
    Path {
        /// The folder of the site, with a slash at both ends.
        base: String,
    },
    /// Behind `#`, which works on any host, at any path, without rewriting.
    Hash,
    /// In the path, as printed pages have it.
    Printed {
        /// The way to the root of the site. On printed pages it is relative (`../../`, or empty in the root), in a
        /// browser it is the root's path (`/news/`).
        root: String,
    },
    /// In no part: for views in other people's pages, whose URL is not ours.
    Memory {
        /// The prefix of links, so that a link leads to the site in another tab.
        links: String,
    },
}

impl Location {
    /// A location in the path, below a folder.
    pub fn below(base: &str) -> Self {
        let folder = base.trim_matches('/');
        let base = if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") };
        Self::Path { base }
    }

    /// The `href` of a link to a route.
    pub fn href(&self, route: &Route) -> String {
        let path = route.path();
        match self {
            Self::Path { base } => format!("{}{path}", base.trim_end_matches('/')),
            Self::Printed { root } => match printed::address(route) {
                // An empty address would lead to the page itself, with its query.
                address if root.is_empty() && address.is_empty() => "./".to_owned(),
                address => format!("{root}{address}"),
            },
            Self::Hash => format!("#{path}"),
            Self::Memory { links } => format!("{links}{path}"),
        }
    }

    /// Reads a URL's path, query (with `?`) and fragment (with `#`).
    ///
    /// `None` if the URL has no route: the fragment is an anchor in the page, or the path is outside the site's folder.
    pub fn read(&self, path: &str, query: &str, fragment: &str) -> Option<Route> {
        match self {
            Self::Path { base } => {
                let inside = match path.strip_prefix(base.as_str()) {
                    Some(rest) => rest,
                    // The folder itself, without its last slash.
                    None if format!("{path}/") == *base => "",
                    None => return None,
                };
                Some(Route::from_path(&format!("/{inside}{query}")))
            }
            // Addresses behind `#` that were shared before the site was printed.
            Self::Printed { .. } if fragment.starts_with("#/") => {
                Some(Route::from_path(fragment.trim_start_matches('#')))
            }
            Self::Printed { root } => path
                .strip_prefix(root.as_str())
                .map(|inside| printed::read(inside, query, fragment)),
            Self::Hash => match fragment.strip_prefix('#').unwrap_or(fragment) {
                "" => Some(Route::Front),
                inside if inside.starts_with('/') => Some(Route::from_path(inside)),
                _ => None,
            },
            Self::Memory { .. } => Some(Route::from_path(&format!("{path}{query}"))),
        }
    }
}
