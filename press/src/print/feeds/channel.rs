//! What a feed and its items say, before it is written in a format.

use gazette::edition::address::Address;
use gazette::edition::article::Article;
use gazette::routing::Route;

use super::dates::{self, NO_DATE};
use super::lists::{List, Sections};
use super::{Content, address_beside};
use crate::print::site::Site;

/// A feed.
pub(super) struct Channel<'a> {
    /// The site.
    pub(super) site: &'a Site<'a>,
    /// The sections of the edition.
    pub(super) sections: &'a Sections<'a>,
    /// The route of the list's page.
    pub(super) route: &'a Route,
    /// The title.
    pub(super) title: &'a str,
    /// The absolute address of the list's page.
    pub(super) page: String,
    /// The language of the edition.
    pub(super) language: Option<String>,
    /// The newest date of the items in RFC 3339.
    pub(super) updated: String,
    /// The items, newest first.
    pub(super) items: Vec<Item<'a>>,
}

/// An item of a feed: an article.
pub(super) struct Item<'a> {
    /// The article.
    pub(super) article: &'a Article,
    /// An absolute address that stays the same when the article changes.
    pub(super) id: String,
    /// The absolute address of the article's page.
    pub(super) page: String,
    /// When the article was published, in RFC 3339. `None` if it is not known, or RFC 3339 has no notation for it.
    pub(super) published: Option<String>,
    /// When the article was last changed, in RFC 3339. `None` as above.
    pub(super) modified: Option<String>,
    /// The later of the two, or a date that never changes.
    pub(super) updated: String,
    /// The article's language, where it is not that of the edition.
    pub(super) language: Option<String>,
    /// The text in HTML.
    pub(super) content: Option<String>,
}

impl<'a> Channel<'a> {
    /// The feed of a list. `None` if the site's address is not known.
    pub(super) fn of(
        site: &'a Site<'a>,
        sections: &'a Sections<'a>,
        list: &'a List<'a>,
        content: Content<'_>,
    ) -> Option<Self> {
        let language = site.edition.language.as_deref().and_then(language_tag);
        let items = list.articles.iter();
        let newest = list.articles.iter().filter_map(|article| dates::newest(article));
        let newest = newest.max_by_key(|moment| moment.instant());
        Some(Self {
            site,
            sections,
            route: &list.route,
            title: &list.title,
            page: site.url(&list.route)?,
            updated: newest.and_then(dates::rfc3339).unwrap_or_else(|| NO_DATE.to_owned()),
            items: items
                .map(|article| item(site, article, language.as_deref(), content(article)))
                .collect::<Option<_>>()?,
            language,
        })
    }

    /// The absolute address of a file beside the list's page.
    pub(super) fn address_of(&self, name: &str) -> String {
        self.site.file_url(&address_beside(self.route, name)).unwrap_or_default()
    }

    /// The line on the edition's subject, for the feed of the whole edition.
    pub(super) fn description(&self) -> Option<&'a str> {
        self.site.edition.description.as_deref().filter(|_| *self.route == Route::Front)
    }

    /// A square picture that stands for the edition.
    pub(super) fn icon(&self) -> Option<&'a str> {
        on_the_web(self.site.edition.icon.as_ref())
    }
}

impl<'a> Item<'a> {
    /// The address of the lead picture.
    pub(super) fn picture(&self) -> Option<&'a str> {
        on_the_web(self.article.image.as_ref().map(|media| &media.picture.address))
    }
}

fn item<'a>(
    site: &Site<'_>,
    article: &'a Article,
    language: Option<&str>,
    content: Option<String>,
) -> Option<Item<'a>> {
    let page = site.url(&Route::article(&article.slug))?;
    let own = article.language.as_deref().and_then(language_tag);
    let newest = dates::newest(article).and_then(dates::rfc3339);
    Some(Item {
        article,
        id: if is_global(&article.id) { article.id.clone() } else { page.clone() },
        page,
        published: article.published.as_ref().and_then(dates::rfc3339),
        modified: article.modified.as_ref().and_then(dates::rfc3339),
        updated: newest.unwrap_or_else(|| NO_DATE.to_owned()),
        language: own.filter(|own| Some(own.as_str()) != language),
        content,
    })
}

/// Whether an identifier is an absolute address that nobody else uses. `note:7` has the form of an address too, but
/// other sites may have a note 7.
fn is_global(id: &str) -> bool {
    let Some((scheme, rest)) = id.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let rest = match scheme.to_ascii_lowercase().as_str() {
        "urn" | "tag" => rest,
        _ => rest.strip_prefix("//").unwrap_or_default(),
    };
    let is_forbidden = |character: char| {
        character <= ' ' || character.is_control() || "\"<>\\^`{|}".contains(character)
    };
    is_scheme && !rest.is_empty() && !rest.contains(is_forbidden)
}

/// An address that programs can fetch. Small pictures may be in the dataset itself, and have none.
pub(super) fn on_the_web(address: Option<&Address>) -> Option<&str> {
    address.filter(|address| address.is_web()).map(Address::as_str)
}

/// A language as a well-formed tag (RFC 5646). `None` for other texts, which validators of feeds refuse.
pub(super) fn language_tag(language: &str) -> Option<String> {
    let tag = language.replace('_', "-");
    let mut parts = tag.split('-');
    let is_language = |part: &str| {
        (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_tag = parts.next().is_some_and(is_language) && parts.all(is_part);
    is_tag.then_some(tag)
}
