//! Makes the sitemap of news for Google: the articles of the last two days
//! <https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>.
//!
//! It is a file of its own, because it depends on the time of printing. Only `robots.txt` names it.

use gazette::edition::article::Article;
use gazette::edition::time::calendar::DAY;
use gazette::edition::time::moment::Precision;
use gazette::routing::Route;

use super::channel::language_tag;
use super::sitemap::NAMESPACE;
use super::xml::Xml;
use super::{File, dates};
use crate::print::site::Site;

/// The name of the file.
pub(super) const NAME: &str = "sitemap-news.xml";

const NEWS_NAMESPACE: &str = "http://www.google.com/schemas/sitemap-news/0.9";

/// At most this many articles are listed, as Google reads no more.
const MAX_ARTICLES: usize = 1_000;
/// Articles that were published this many seconds before the time of printing are listed.
const MAX_AGE: i64 = 2 * DAY;

/// The sitemap of news. `None` without news, because Google warns of a sitemap without addresses, and if the site's
/// address is not known.
pub(super) fn sitemap(site: &Site<'_>) -> Option<File> {
    let mut xml = Xml::document();
    xml.open("urlset", &[("xmlns", NAMESPACE), ("xmlns:news", NEWS_NAMESPACE)]);
    xml.line();
    let news = site.edition.articles.iter().filter(|article| is_new(article, site.now));
    let mut count = 0;
    for article in news.take(MAX_ARTICLES) {
        push(&mut xml, site, article)?;
        count += 1;
    }
    xml.close("urlset");
    xml.line();
    (count > 0).then(|| File { path: NAME.to_owned(), bytes: xml.into_bytes() })
}

/// Whether an article belongs to the news. News have a title and a day.
fn is_new(article: &Article, now: i64) -> bool {
    let published = article.published.as_ref();
    let published = published.filter(|moment| moment.precision >= Precision::Day);
    published.is_some_and(|moment| (now - MAX_AGE..=now).contains(&moment.instant()))
        && !article.headline().is_empty()
}

fn push(xml: &mut Xml, site: &Site<'_>, article: &Article) -> Option<()> {
    xml.open("url", &[]);
    xml.text("loc", &[], &site.url(&Route::article(&article.slug))?);
    xml.open("news:news", &[]);
    xml.open("news:publication", &[]);
    xml.text("news:name", &[], &site.name);
    xml.text("news:language", &[], &language(site, article));
    xml.close("news:publication");
    let date = article.published.as_ref().and_then(dates::of_sitemap);
    xml.text("news:publication_date", &[], &date?);
    xml.text("news:title", &[], &article.headline());
    xml.close("news:news");
    xml.close("url");
    xml.line();
    Some(())
}

/// The language as Google wants it: two or three letters, and for Chinese the script as the name of a country.
fn language(site: &Site<'_>, article: &Article) -> String {
    let mut known = [&article.language, &site.edition.language].into_iter().flatten();
    let tag = known.find_map(|language| language_tag(language));
    let tag = tag.unwrap_or_else(|| site.words.tag().to_owned()).to_ascii_lowercase();
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    if primary != "zh" {
        return primary.to_owned();
    }
    let mut parts = parts.filter(|part| matches!(*part, "hans" | "hant" | "tw" | "hk" | "mo"));
    match parts.next() {
        None | Some("hans") => "zh-cn".to_owned(),
        Some(_) => "zh-tw".to_owned(),
    }
}
