//! Writes a feed as Atom (RFC 4287).

use gazette::edition::article::{Attachment, Author};

use super::channel::{Channel, Item, on_the_web};
use super::xml::Xml;
use super::{File, path_beside};

/// The name of the file.
pub(super) const NAME: &str = "feed.xml";

/// The feed as a file.
pub(super) fn feed(channel: &Channel<'_>) -> File {
    let own_address = channel.address_of(NAME);
    let mut xml = Xml::document();
    let mut attributes = vec![
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xmlns:media", "http://search.yahoo.com/mrss/"),
    ];
    attributes.extend(channel.language.as_deref().map(|language| ("xml:lang", language)));
    xml.open("feed", &attributes);
    xml.text("id", &[], &own_address);
    xml.text("title", &[], channel.title);
    if let Some(description) = channel.description() {
        xml.text("subtitle", &[], description);
    }
    xml.text("updated", &[], &channel.updated);
    let own = [("rel", "self"), ("type", "application/atom+xml"), ("href", &own_address)];
    xml.empty("link", &own);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &channel.page)]);
    let authors = &channel.site.edition.authors;
    authors.iter().for_each(|author| push_author(&mut xml, author));
    if authors.is_empty() {
        // Section 4.1.1: a feed has an author where one of its entries has none.
        xml.open("author", &[]);
        xml.text("name", &[], &channel.site.name);
        xml.close("author");
    }
    if let Some(icon) = channel.icon() {
        xml.text("icon", &[], icon);
    }
    xml.text("generator", &[], "Gazette");
    xml.line();
    for item in &channel.items {
        push_entry(&mut xml, channel, item);
    }
    xml.close("feed");
    xml.line();
    File { path: path_beside(channel.route, NAME), bytes: xml.into_bytes() }
}

fn push_entry(xml: &mut Xml, channel: &Channel<'_>, item: &Item<'_>) {
    let article = item.article;
    let language = item.language.as_deref().map(|language| ("xml:lang", language));
    xml.open("entry", language.as_slice());
    xml.text("id", &[], &item.id);
    let title = match article.headline() {
        headline if headline.is_empty() => channel.site.words.untitled(),
        headline => headline,
    };
    xml.text("title", &[], &title);
    push_links(xml, item);
    if let Some(published) = &item.published {
        xml.text("published", &[], published);
    }
    xml.text("updated", &[], &item.updated);
    article.authors.iter().for_each(|author| push_author(xml, author));
    push_categories(xml, channel, item);
    push_picture(xml, item);
    if let Some(summary) = &article.summary {
        xml.text("summary", &[], summary);
    }
    if let Some(content) = &item.content {
        xml.text("content", &[("type", "html")], content);
    }
    xml.close("entry");
    xml.line();
}

fn push_links(xml: &mut Xml, item: &Item<'_>) {
    let article = item.article;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.page)]);
    if let Some(about) = on_the_web(article.external_url.as_ref()) {
        xml.empty("link", &[("rel", "related"), ("href", about)]);
    }
    if let Some(first) = on_the_web(article.url.as_ref()).filter(|first| *first != item.page) {
        xml.empty("link", &[("rel", "via"), ("href", first)]);
    }
    for Attachment { url, media_type, title, bytes, .. } in &article.attachments {
        let Some(url) = on_the_web(Some(url)) else { continue };
        let length = bytes.map(|bytes| bytes.to_string());
        let mut attributes = vec![("rel", "enclosure"), ("href", url)];
        // Section 4.2.7.3: a type has the form of a media type.
        attributes
            .extend(Some(("type", media_type.as_str())).filter(|(_, kind)| kind.contains('/')));
        attributes.extend(length.as_deref().map(|length| ("length", length)));
        attributes.extend(title.as_deref().map(|title| ("title", title)));
        xml.empty("link", &attributes);
    }
}

/// The section and the topics. The scheme of each is the address of the folder with its pages, so that a section and a
/// topic of the same name are two categories.
fn push_categories(xml: &mut Xml, channel: &Channel<'_>, item: &Item<'_>) {
    if let Some(id) = &item.article.section {
        let scheme = channel.site.file_url("sections/").unwrap_or_default();
        let label = channel.sections.get(id.as_str()).map_or(id.as_str(), |(_, title)| *title);
        xml.empty("category", &[("term", id), ("scheme", &scheme), ("label", label)]);
    }
    let scheme = channel.site.file_url("tags/").unwrap_or_default();
    for tag in &item.article.tags {
        xml.empty("category", &[("term", tag), ("scheme", &scheme)]);
    }
}

/// The lead picture as Media RSS has it <https://www.rssboard.org/media-rss>, with its description. Readers show it
/// beside the title. An enclosure, which is a file to download, would need a media type and stand among the attachments.
fn push_picture(xml: &mut Xml, item: &Item<'_>) {
    let (Some(url), Some(media)) = (item.picture(), &item.article.image) else { return };
    let size = media.picture.size.map(|(width, height)| (width.to_string(), height.to_string()));
    let mut attributes = vec![("url", url), ("medium", "image")];
    if let Some((width, height)) = &size {
        attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
    }
    xml.open("media:content", &attributes);
    if !media.picture.alt.is_empty() {
        xml.text("media:description", &[("type", "plain")], &media.picture.alt);
    }
    if let Some(credit) = &media.credit {
        xml.text("media:credit", &[], credit);
    }
    xml.close("media:content");
}

fn push_author(xml: &mut Xml, author: &Author) {
    xml.open("author", &[]);
    xml.text("name", &[], &author.name);
    if let Some(url) = &author.url {
        let mail = url.as_str().strip_prefix("mailto:");
        let mail = mail.map(|mail| mail.split('?').next().unwrap_or_default());
        match mail {
            Some(mail) if mail.contains('@') => xml.text("email", &[], mail),
            Some(_) => {}
            None => xml.text("uri", &[], url.as_str()),
        }
    }
    xml.close("author");
}
