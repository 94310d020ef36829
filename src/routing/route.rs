//! The pages there are, as typed addresses.

/// A page address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`: the articles, newest first.
    Front,
    /// `/articles/{slug}`, with `?at={activity}` for one step of its timeline.
    Article {
        /// The article's slug.
        slug: String,
        /// The activity to show.
        at: Option<String>,
    },
    /// `/timeline`: every activity of the edition.
    Timeline,
    /// `/about`: the edition and what its loader remarked.
    About,
    /// An address that leads nowhere.
    NotFound(String),
}

impl Route {
    /// The route to an article.
    pub fn article(slug: &str) -> Self {
        Self::Article { slug: slug.to_owned(), at: None }
    }

    /// The route to an activity of an article.
    pub fn activity(slug: &str, activity: &str) -> Self {
        Self::Article { slug: slug.to_owned(), at: Some(activity.to_owned()) }
    }

    /// The path and query, from `/`.
    pub fn path(&self) -> String {
        match self {
            Self::Front => "/".to_owned(),
            Self::Article { slug, at: None } => format!("/articles/{}", encode(slug)),
            Self::Article { slug, at: Some(at) } => {
                format!("/articles/{}?at={}", encode(slug), encode(at))
            }
            Self::Timeline => "/timeline".to_owned(),
            Self::About => "/about".to_owned(),
            Self::NotFound(path) => {
                let parts: Vec<String> = path.split('/').map(encode).collect();
                format!("/{}", parts.join("/"))
            }
        }
    }

    /// Reads a path and query. Never fails: what leads nowhere is [`Route::NotFound`].
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
                Self::Article { slug: (*slug).to_owned(), at: parameter(query, "at") }
            }
            ["timeline"] => Self::Timeline,
            ["about"] => Self::About,
            _ => Self::NotFound(path.split('/').map(decode).collect::<Vec<_>>().join("/")),
        }
    }
}

fn parameter(query: &str, name: &str) -> Option<String> {
    query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name && !value.is_empty()).then(|| decode(value))
    })
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(HEX.get(usize::from(digit)).copied().map_or('0', char::from));
            }
        }
    }
    out
}

/// Decodes percent-encoding; what is not valid stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
