//! The addresses of the pages, as types.

use crate::edition::address::percent::{decode, encode};

/// A page address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`: the articles, newest first.
    Front,
    /// `/articles/{slug}`.
    Article {
        /// The article's slug.
        slug: String,
        /// The spot on the article's page.
        spot: Option<Spot>,
    },
    /// `/timeline` or `/search`, with the query of its address, from `?` on. [`super::TimelineQuery`] and
    /// [`super::SearchQuery`] read and write it. It stays a text here, because the first part of the site needs no more.
    Tool(Tool, String),
    /// `/sections/{id}`: the articles of a section.
    Section(String),
    /// `/tags/{tag}`: the articles about a topic.
    Tag(String),
    /// `/authors/{name}`: the articles by an author.
    Author(String),
    /// `/archive`, `/archive/{year}` and `/archive/{year}/{month}`: the articles by date.
    Archive {
        /// The year, counted astronomically.
        year: Option<i64>,
        /// The month of that year.
        month: Option<u8>,
    },
    /// `?page={number}` of a section, a topic, an author, the archive or the timeline: a further page of the list.
    ListPage {
        /// The route of the list.
        list: Box<Route>,
        /// The number of the page, from 2.
        page: usize,
    },
    /// `/about`: the publication.
    About,
    /// `/about/editor`: the notices of the dataset's reader, for the people who run the site.
    Editor,
    /// An address that leads nowhere.
    NotFound(String),
}

/// A page that a visitor works with, so that its address has a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tool {
    /// The activities of the edition.
    Timeline,
    /// The search.
    Search,
}

/// How a spot is made of its name.
type MakeSpot = fn(String) -> Spot;

/// The spots by the parameters of their addresses. Of several, the first counts.
const SPOTS: [(&str, MakeSpot); 3] =
    [("at", Spot::Activity), ("part", Spot::Part), ("q", Spot::Words)];

impl Tool {
    fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Search => "search",
        }
    }
}

/// A spot on an article's page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Spot {
    /// `?at={activity}`: an activity of the article's timeline, by id.
    Activity(String),
    /// `?part={name}`: a part of the article's text, or a note.
    Part(String),
    /// `?q={words}`: the words that a visitor searched for. They are marked on the page.
    Words(String),
}

impl Spot {
    /// The `id` of the spot's element on the page. Every byte of a character that HTML does not allow in an `id` becomes
    /// `~` with two hexadecimal digits.
    pub fn element_id(&self) -> String {
        let (prefix, name) = match self {
            Self::Activity(id) => ("at-", id),
            Self::Part(name) => ("part-", name),
            // Found words have no element of their own.
            Self::Words(words) => ("", words),
        };
        let mut id = prefix.to_owned();
        for character in name.chars() {
            match character {
                '~' => id.push_str("~7E"),
                other if is_allowed(other) => id.push(other),
                other => id.push_str(&encode(other.encode_utf8(&mut [0; 4])).replace('%', "~")),
            }
        }
        id
    }

    /// The spot whose element has an `id`.
    pub fn of_element(id: &str) -> Option<Self> {
        let name = |name: &str| decode(&name.replace('%', "%25").replace('~', "%"));
        let activity = id.strip_prefix("at-").map(|id| Self::Activity(name(id)));
        activity.or_else(|| id.strip_prefix("part-").map(|part| Self::Part(name(part))))
    }
}

/// Whether a character may be in an `id` of HTML: no space, no control, and none of those that Unicode keeps free of
/// meaning (<https://html.spec.whatwg.org/#the-id-attribute>, <https://infra.spec.whatwg.org/#noncharacter>).
fn is_allowed(character: char) -> bool {
    let is_free =
        matches!(character, '\u{fdd0}'..='\u{fdef}') || u32::from(character) & 0xfffe == 0xfffe;
    !character.is_whitespace() && !character.is_control() && !is_free
}

impl Route {
    /// The route to an article.
    pub fn article(slug: &str) -> Self {
        Self::Article { slug: slug.to_owned(), spot: None }
    }

    /// The route to an activity of an article.
    pub fn activity(slug: &str, activity: &str) -> Self {
        Self::Article { slug: slug.to_owned(), spot: Some(Spot::Activity(activity.to_owned())) }
    }

    /// The route to a part of an article's text.
    pub fn part(slug: &str, name: &str) -> Self {
        Self::Article { slug: slug.to_owned(), spot: Some(Spot::Part(name.to_owned())) }
    }

    /// The route to an article in which words are marked.
    pub fn words(slug: &str, words: &str) -> Self {
        Self::Article { slug: slug.to_owned(), spot: Some(Spot::Words(words.to_owned())) }
    }

    /// The route to the whole timeline.
    pub fn timeline() -> Self {
        Self::Tool(Tool::Timeline, String::new())
    }

    /// The route to the search.
    pub fn search() -> Self {
        Self::Tool(Tool::Search, String::new())
    }

    /// The route to an article's timeline on the timeline page, and to one of its activities.
    pub fn timeline_of(slug: &str, activity: Option<&str>) -> Self {
        let slug = encode(slug);
        Self::Tool(
            Tool::Timeline,
            match activity {
                Some(id) => format!("?article={slug}&at={slug}/{}", encode(id)),
                None => format!("?article={slug}"),
            },
        )
    }

    /// The activity that the address of a timeline names: the slug of its article, and its id.
    pub fn activity_of_timeline(&self) -> Option<(String, String)> {
        let Self::Tool(Tool::Timeline, query) = self else { return None };
        let (slug, id) = parameter_as_written(query.strip_prefix('?')?, "at")?.split_once('/')?;
        Some((decode(slug), decode(id)))
    }

    /// A page of a list, by its number from 1.
    #[must_use]
    pub fn list_page(self, page: usize) -> Self {
        if page < 2 { self } else { Self::ListPage { list: Box::new(self), page } }
    }

    /// The route of the list and the number of the page, from 1. Routes without pages are their own list.
    pub fn list_and_page(&self) -> (&Self, usize) {
        match self {
            Self::ListPage { list, page } => (list, *page),
            list => (list, 1),
        }
    }

    /// The page alone, without spot and query.
    #[must_use]
    pub fn page(&self) -> Self {
        match self {
            Self::Article { slug, .. } => Self::article(slug),
            Self::Tool(tool, _) => Self::Tool(*tool, String::new()),
            other => other.clone(),
        }
    }

    /// The path and query, from `/`.
    pub fn path(&self) -> String {
        match self {
            Self::Front => "/".to_owned(),
            Self::Article { slug, spot: None } => format!("/articles/{}", encode(slug)),
            Self::Article { slug, spot: Some(spot) } => {
                let (key, name) = match spot {
                    Spot::Activity(id) => ("at", id),
                    Spot::Part(name) => ("part", name),
                    Spot::Words(words) => ("q", words),
                };
                format!("/articles/{}?{key}={}", encode(slug), encode(name))
            }
            Self::Tool(tool, query) => ["/", tool.name(), query].concat(),
            Self::Section(id) => format!("/sections/{}", encode(id)),
            Self::Tag(tag) => format!("/tags/{}", encode(tag)),
            Self::Author(name) => format!("/authors/{}", encode(name)),
            Self::Archive { year: None, .. } => "/archive".to_owned(),
            Self::Archive { year: Some(year), month: None } => format!("/archive/{year}"),
            Self::Archive { year: Some(year), month: Some(month) } => {
                format!("/archive/{year}/{month:02}")
            }
            Self::ListPage { list, page } => format!("{}?page={page}", list.path()),
            Self::About => "/about".to_owned(),
            Self::Editor => "/about/editor".to_owned(),
            Self::NotFound(path) => {
                path.split('/').fold(String::new(), |all, part| [&all, "/", &encode(part)].concat())
            }
        }
    }

    /// Reads a path and query. An unknown path gives [`Route::NotFound`].
    pub fn from_path(text: &str) -> Self {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let path = path.strip_prefix('/').unwrap_or(path);
        let mut segments: Vec<String> = path.split('/').map(decode).collect();
        // `/timeline/` and `/timeline` are the same page, as they are on most hosts.
        if segments.last().is_some_and(String::is_empty) {
            segments.pop();
        }
        let words: Vec<&str> = segments.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] | ["index.html"] => Self::Front,
            ["articles", slug] if !slug.is_empty() => {
                let spot = SPOTS.iter().find_map(|(name, spot)| parameter(query, name).map(spot));
                Self::Article { slug: (*slug).to_owned(), spot }
            }
            ["timeline"] => {
                Self::Tool(Tool::Timeline, without_page(query)).list_page(number_of_page(query))
            }
            ["search"] => Self::Tool(Tool::Search, without_page(query)),
            ["sections", id] if !id.is_empty() => {
                Self::Section((*id).to_owned()).list_page(number_of_page(query))
            }
            ["tags", tag] if !tag.is_empty() => {
                Self::Tag((*tag).to_owned()).list_page(number_of_page(query))
            }
            ["authors", name] if !name.is_empty() => {
                Self::Author((*name).to_owned()).list_page(number_of_page(query))
            }
            ["archive", rest @ ..] if rest.len() <= 2 => match archive(rest) {
                Some(archive) => archive.list_page(number_of_page(query)),
                None => Self::NotFound(words.join("/")),
            },
            ["about"] => Self::About,
            ["about", "editor"] => Self::Editor,
            _ => Self::NotFound(decode(path)),
        }
    }
}

fn archive(parts: &[&str]) -> Option<Route> {
    let year = parts.first().map(|year| year.parse()).transpose().ok()?;
    let month = parts.get(1).map(|month| month.parse::<i64>()).transpose().ok()?;
    let month = month.map(u8::try_from).transpose().ok()?;
    month.is_none_or(|month| (1..=12).contains(&month)).then_some(Route::Archive { year, month })
}

/// At most this many pages of a list have addresses, so that calculations with the number do not overflow.
const MAX_PAGE: usize = 1_000_000;

fn number_of_page(query: &str) -> usize {
    let page = parameter(query, "page").and_then(|page| page.parse().ok()).unwrap_or(1);
    page.min(MAX_PAGE)
}

/// A query with its `?`, without the number of a page. Empty if nothing else is in it.
fn without_page(query: &str) -> String {
    let mut rest = String::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("page=")) {
        rest.push(if rest.is_empty() { '?' } else { '&' });
        rest.push_str(pair);
    }
    rest
}

fn parameter(query: &str, name: &str) -> Option<String> {
    parameter_as_written(query, name).map(decode)
}

fn parameter_as_written<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name && !value.is_empty()).then_some(value)
    })
}
