//! An item of a feed: an article.

use super::dates::date;
use super::enclosures::{attachments, image};
use super::values::{address, atom_blocks, authors, blocks, each_text, line};
use crate::edition::activity::Place;
use crate::edition::address::Address;
use crate::edition::article::{Article, Source};
use crate::edition::notice::NoticeKind;
use crate::edition::slug::UsedNames;
use crate::formats::Origin;
use crate::formats::draft::Draft;
use crate::formats::fields::names::is_withheld;
use crate::formats::fields::{Field, Texts, addresses, excerpts, identity, values as fields};
use crate::formats::html::{self, Page};
use crate::formats::json::Number;

const TEXTS: &str = "content:encoded xhtml:body body";
const SUMMARIES: &str =
    "description summary itunes:summary dc:description media:description itunes:subtitle";
const PUBLISHED: &str =
    "pubDate published issued dc:date dcterms:issued dcterms:created created date";
const CHANGED: &str = "updated modified atom:updated dcterms:modified";

/// At most this many words of a text stand in for an identifier.
const MAX_FIRST_WORDS: usize = 8;

/// Reads an item. `is_atom` says whether the feed is Atom.
pub(super) fn read(item: &Field<'_>, is_atom: bool, draft: &mut Draft<'_>) {
    if is_withheld(item, draft.context.origin) || is_blocked(item, draft.context.origin) {
        return;
    }
    let origin = draft.context.origin;
    let of_feed = match &*draft.context.texts {
        Texts::Named(base) => Some(base.clone()),
        _ => None,
    };
    let base = addresses::link(
        item,
        "xml:base",
        Origin { address: of_feed.as_ref().or(origin.address), ..origin },
    )
    .or(of_feed);
    let origin = Origin { address: base.as_ref().or(origin.address), ..origin };
    let url = link(item, origin);
    let title = title(item, is_atom);
    let published = date(item, PUBLISHED, &draft.context);
    let Some(id) = id(item, url.as_ref(), title.as_deref(), draft) else {
        item.note(
            NoticeKind::Dropped,
            "expected a `guid`, a `link`, a `title` or a text, found none",
        );
        return;
    };
    let mut article = Article::new(id, item.path());
    article.title = title;
    article.published = published;
    article.modified = date(item, CHANGED, &draft.context);
    if article.published.is_none() {
        article.published = article.modified.take();
    }
    article.authors = authors(item, "author dc:creator itunes:author", origin);
    if article.authors.is_empty() {
        article.authors.clone_from(&draft.edition.authors);
    }
    article.tags = tags(item);
    article.language = line(item, "dc:language xml:lang");
    let web = url.as_ref().filter(|url| url.is_web());
    // Feeds are written for readers: relative addresses belong to the page of the item.
    let page =
        Page { base: base.as_ref().or(web).or(origin.address), own: web, markup: origin.markup };
    read_texts(item, is_atom, page, &mut article);
    article.image = image(item, origin);
    article.attachments = attachments(item, origin);
    article.source = source(item, origin);
    article.place = place(item);
    article.url = url;
    draft.edition.articles.push(article);
}

/// Whether an item says that it is a draft (RFC 5023, section 13.1.1).
fn is_blocked(item: &Field<'_>, origin: Origin<'_>) -> bool {
    let draft = item.get("app:control").and_then(|control| control.word_at("app:draft"));
    let is_blocked = draft.is_some_and(|draft| draft.eq_ignore_ascii_case("yes"));
    if is_blocked {
        item.note(NoticeKind::Withheld, "expected an article for everyone, found `app:draft`");
    }
    is_blocked && !origin.preview
}

/// The title of an item. Atom says when a title is plain (RFC 4287, section 3.1.1.1); then it has no markup.
fn title(item: &Field<'_>, is_atom: bool) -> Option<String> {
    let is_plain =
        item.get("title").is_some_and(|title| title.word_at("type").as_deref() == Some("text"));
    if is_atom && is_plain {
        return super::values::first_text(item, "title", |text| {
            let text = text.raw_text()?;
            let words: Vec<&str> = text.split_whitespace().collect();
            Some(words.join(" ")).filter(|title| !title.is_empty())
        });
    }
    line(item, "title itunes:title media:title dc:title")
}

/// The address of the item's page.
fn link(item: &Field<'_>, origin: Origin<'_>) -> Option<Address> {
    let mut found = address(item, "link", origin);
    for name in ["link", "atom:link"] {
        item.any_at(name, |link| {
            let relation = link.word_at("rel");
            // A relation may be written as an address (RFC 4287, section 4.2.7.2).
            let relation = relation.as_deref().map(|name| name.rsplit('/').next().unwrap_or(name));
            if found.is_none() && matches!(relation, None | Some("alternate")) {
                found = addresses::link(&link, "href", origin);
            }
        });
    }
    // The text of a page may be only at that page (RFC 4287, section 4.1.3.2).
    let elsewhere = || {
        let content = item.get("content")?;
        let is_page = content.word_at("type").is_some_and(|kind| kind.contains("html"));
        addresses::link(&content, "src", origin).filter(|_| is_page)
    };
    found.or_else(|| permanent(item)).or_else(elsewhere)
}

/// The address in the identifier of an item: RSS 2.0 says whether it is one, RSS 1.0 has it in the item's tag.
fn permanent(item: &Field<'_>) -> Option<Address> {
    let is_link =
        |guid: Field<'_>| guid.word_at("isPermaLink").is_none_or(|is_link| is_link != "false");
    let guid = line(item, "guid").filter(|_| item.get("guid").is_some_and(is_link));
    let text = guid.or_else(|| line(item, "rdf:about"))?;
    let address = Address::link(&text, None).ok();
    address.filter(Address::is_web)
}

/// The identifier of an item. The address of its page makes a better address than a number does. Podcasts may have one page
/// for all items, so that only the first item takes a page's address. An item without any is known by its title and date, or
/// by its first words.
fn id(
    item: &Field<'_>,
    url: Option<&Address>,
    title: Option<&str>,
    draft: &mut Draft<'_>,
) -> Option<String> {
    let page = url.filter(|url| url.is_web()).map(Address::as_str);
    let page = page.filter(|page| draft.taken.claim(page)).map(str::to_owned);
    if let Some(id) = page.or_else(|| line(item, "guid id rdf:about dc:identifier")) {
        return Some(id);
    }
    let date = line(item, PUBLISHED);
    let words = first_words(item);
    let name = title.or(words.as_deref());
    let id = match url {
        None => identity::substitute(item, name, date.as_deref())?,
        Some(_) => [name, date.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" "),
    };
    let is_free = draft.taken.claim(&id);
    Some(if is_free { id } else { [id, words.unwrap_or_default()].join(" ") })
}

/// The beginning of the item's text.
fn first_words(item: &Field<'_>) -> Option<String> {
    let text = line(item, TEXTS).or_else(|| line(item, SUMMARIES))?;
    Some(text.split(' ').take(MAX_FIRST_WORDS).collect::<Vec<_>>().join(" "))
}

/// Reads the text and the summary. Where there is only a description, it is the text.
fn read_texts(item: &Field<'_>, is_atom: bool, page: Page<'_>, article: &mut Article) {
    let mut text = super::values::first_text(item, TEXTS, |field| blocks(field, page));
    for name in ["content", "atom:content"] {
        item.any_at(name, |content| text = text.take().or_else(|| atom_blocks(&content, page)));
    }
    let summary = super::values::first_text(item, SUMMARIES, |field| {
        Some(html::line(&field.raw_text()?)).filter(|line| !line.is_empty())
    });
    match text {
        Some(text) => {
            article.summary = summary.and_then(|summary| excerpts::own_words(&summary, &text));
            article.body = text;
        }
        None if is_atom => {
            item.any_at("summary", |summary| {
                if article.body.is_empty() {
                    article.body = atom_blocks(&summary, page).unwrap_or_default();
                }
            });
        }
        None => {
            let read = super::values::first_text(item, SUMMARIES, |field| blocks(field, page));
            article.body = read.unwrap_or_default();
        }
    }
    // Feeds of recordings have their text in the group of the files.
    item.any_at("media:group", |group| {
        if article.body.is_empty() {
            let read =
                super::values::first_text(&group, "media:description", |field| blocks(field, page));
            article.body = read.unwrap_or_default();
        }
    });
}

fn tags(item: &Field<'_>) -> Vec<String> {
    let (mut tags, mut seen) = (Vec::new(), UsedNames::default());
    let mut add = |tag: Option<String>| {
        if let Some(tag) = tag.filter(|tag| seen.claim(tag)) {
            tags.push(tag);
        }
    };
    item.any_at("category", |category| {
        add(category.line_at("label").or_else(|| category.line_at("term")));
    });
    for name in ["category", "dc:subject"] {
        each_text(item, name, |text| add(text.line()));
    }
    for name in ["media:keywords", "itunes:keywords"] {
        each_text(item, name, |text| {
            let words = text.word().unwrap_or_default();
            words
                .split(',')
                .for_each(|word| add(Some(word.trim().to_owned()).filter(|word| !word.is_empty())));
        });
    }
    tags
}

/// The publication that had the item first: RSS's `source`, or the feed that an entry of Atom comes from.
fn source(item: &Field<'_>, origin: Origin<'_>) -> Option<Source> {
    let source = item.get("source")?;
    let name = line(item, "source").or_else(|| line(&source, "title"))?;
    Some(Source {
        name,
        url: addresses::link(&source, "url", origin).or_else(|| link(&source, origin)),
    })
}

/// The place of an item, with its position in degrees.
fn place(item: &Field<'_>) -> Option<Place> {
    let degrees = |text: &str| Number::parse(text).map(|number| number.as_f64());
    let point = line(item, "georss:point").map(|point| point.replace(',', " "));
    let pair = point.as_deref().and_then(|point| {
        let mut numbers = point.split_whitespace().map(degrees);
        Some((numbers.next()??, numbers.next()??))
    });
    let named = |name| line(item, name).and_then(|text| degrees(&text));
    let pair = pair.or_else(|| named("geo:lat").zip(named("geo:long")))?;
    let Some(name) = line(item, "georss:featurename georss:featureName dc:coverage") else {
        item.note(
            NoticeKind::Dropped,
            "expected a `georss:featurename` with the position, found none",
        );
        return None;
    };
    Some(Place { name, position: fields::within_bounds(item, Some(pair)) })
}
