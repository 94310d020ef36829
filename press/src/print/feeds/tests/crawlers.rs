//! Tests of sitemaps and `robots.txt`. Sitemaps are read with `roxmltree`.

use gazette::edition::Edition;
use gazette::routing::Route;
use roxmltree::{Document, Node};
use serde_json::{Value, json};

use super::{edition_of, paths, site, text_of};
use crate::print::feeds::sitemap::{Limits, within};
use crate::print::feeds::{Page, for_crawlers};
use crate::print::site::Site;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const IMAGE: &str = "http://www.google.com/schemas/sitemap-image/1.1";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";

fn pages(edition: &Edition) -> Vec<Page> {
    let lists = [Route::Front, Route::Tag("C/C++ & 丝".to_owned()), Route::timeline()];
    let lists = lists.into_iter().map(Page::undated);
    lists.chain(edition.articles.iter().map(Page::of_article)).collect()
}

/// The texts of all elements with a name, in order.
fn texts(document: &Document<'_>, namespace: &str, name: &str) -> Vec<String> {
    let is_named = |node: &Node<'_, '_>| node.has_tag_name((namespace, name));
    let nodes = document.descendants().filter(is_named);
    nodes.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

fn article(id: &str, date: &str) -> Value {
    json!({ "id": id, "title": format!("{id} & <more>\u{8}"), "content_text": "Text.", "date_published": date })
}

#[test]
fn a_sitemap_has_all_pages_with_dates_and_pictures() {
    let mut items = vec![
        article("day", "2024-05-03"),
        article("time", "2024-05-02T09:30:00+08:00"),
        article("year", "1936"),
        article("bc", "-500-03-15"),
    ];
    items[0]["image"] = json!("https://example.org/a.jpg?x=1&y=2");
    items[0]["_gazette"] = json!({ "gallery": [
        { "url": "https://example.org/b.jpg" },
        { "url": "https://example.org/a.jpg?x=1&y=2" },
        { "url": "data:image/png;base64,AAAA" },
    ] });
    let edition = edition_of(&Value::Array(items));
    let mut all = pages(&edition);
    all.push(Page::undated(Route::NotFound("lost".to_owned())));
    let files = for_crawlers(&Site { now: 2_000_000_000, ..site(&edition) }, &all);
    assert_eq!(paths(&files), ["sitemap.xml", "robots.txt"]);
    let document = Document::parse(text_of(&files, "sitemap.xml")).unwrap();
    let expected = [
        "https://example.org/news/",
        "https://example.org/news/tags/C~2FC~2B~2B~20~26~20%E4%B8%9D/",
        "https://example.org/news/timeline/",
        "https://example.org/news/articles/day/",
        "https://example.org/news/articles/time/",
        "https://example.org/news/articles/year/",
        "https://example.org/news/articles/bc/",
    ];
    assert_eq!(texts(&document, SITEMAP, "loc"), expected);
    assert_eq!(texts(&document, SITEMAP, "lastmod"), ["2024-05-03", "2024-05-02T09:30:00+08:00"]);
    let pictures = ["https://example.org/a.jpg?x=1&y=2", "https://example.org/b.jpg"];
    assert_eq!(texts(&document, IMAGE, "loc"), pictures);
    assert!(document.root_element().has_tag_name((SITEMAP, "urlset")));
}

#[test]
fn no_more_than_a_thousand_pictures_of_a_page_are_listed() {
    let mut item = article("many", "2024-05-03");
    let pictures =
        (0..1_200).map(|number| json!({ "url": format!("https://example.org/{number}.jpg") }));
    item["_gazette"] = json!({ "gallery": pictures.collect::<Vec<_>>() });
    let edition = edition_of(&json!([item]));
    let files = for_crawlers(&site(&edition), &pages(&edition));
    let document = Document::parse(text_of(&files, "sitemap.xml")).unwrap();
    assert_eq!(texts(&document, IMAGE, "loc").len(), 1_000);
}

#[test]
fn a_full_sitemap_is_continued_in_another() {
    let dates = ["2024-05-01", "2024-05-03", "2024-05-02", "2024-04-01"];
    let items: Vec<Value> = dates.iter().map(|date| article(date, date)).collect();
    let edition = edition_of(&Value::Array(items));
    let (site, pages) = (site(&edition), pages(&edition));
    let by_number = Limits { addresses: 3, bytes: 1_000_000 };
    let files = within(&site, &pages, by_number);
    assert_eq!(paths(&files), ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
    let index = Document::parse(text_of(&files, "sitemap.xml")).unwrap();
    assert!(index.root_element().has_tag_name((SITEMAP, "sitemapindex")));
    let expected = [1, 2, 3].map(|number| format!("https://example.org/news/sitemap-{number}.xml"));
    assert_eq!(texts(&index, SITEMAP, "loc"), expected);
    assert_eq!(texts(&index, SITEMAP, "lastmod"), ["2024-05-03", "2024-04-01"]);
    let counts: Vec<usize> = files[1..].iter().map(|file| addresses(&file.bytes).len()).collect();
    assert_eq!(counts, [3, 3, 1]);

    let largest = files.iter().map(|file| file.bytes.len()).max().unwrap();
    let by_size = Limits { addresses: 50_000, bytes: largest };
    let files = within(&site, &pages, by_size);
    assert!(files.len() > 2);
    assert!(files[1..].iter().all(|file| file.bytes.len() <= largest));
    let found: Vec<String> = files[1..].iter().flat_map(|file| addresses(&file.bytes)).collect();
    let expected: Vec<String> = pages.iter().map(|page| site.url(&page.route).unwrap()).collect();
    assert_eq!(found, expected);
    let exactly_full = Limits { addresses: pages.len(), bytes: 1_000_000 };
    assert_eq!(paths(&within(&site, &pages, exactly_full)), ["sitemap.xml"]);
}

fn addresses(bytes: &[u8]) -> Vec<String> {
    let document = Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
    texts(&document, SITEMAP, "loc")
}

#[test]
fn news_are_the_articles_of_two_days() {
    let mut items = vec![
        article("future", "2024-05-10T00:00:01Z"),
        article("now", "2024-05-10T00:00:00Z"),
        article("day", "2024-05-09"),
        article("edge", "2024-05-08T00:00:00Z"),
        article("old", "2024-05-07T23:59:59Z"),
        article("month", "2024-05"),
    ];
    items[1]["language"] = json!("zh-TW");
    items[2]["language"] = json!("zh_Hans");
    items.push(json!({ "id": "empty", "content_text": "", "date_published": "2024-05-09" }));
    let edition = edition_of(&Value::Array(items));
    let files = for_crawlers(&site(&edition), &pages(&edition));
    assert_eq!(paths(&files), ["sitemap.xml", "sitemap-news.xml", "robots.txt"]);
    let document = Document::parse(text_of(&files, "sitemap-news.xml")).unwrap();
    let expected =
        ["now", "day", "edge"].map(|id| format!("https://example.org/news/articles/{id}/"));
    assert_eq!(texts(&document, SITEMAP, "loc"), expected);
    assert_eq!(
        texts(&document, NEWS, "title"),
        ["now", "day", "edge"].map(|id| format!("{id} & <more>"))
    );
    assert_eq!(texts(&document, NEWS, "name"), ["Harbour & Sea"; 3]);
    assert_eq!(texts(&document, NEWS, "language"), ["zh-tw", "zh-cn", "en"]);
    // Times are on the edition's clock.
    let dates = ["2024-05-10T08:00:00+08:00", "2024-05-09", "2024-05-08T08:00:00+08:00"];
    assert_eq!(texts(&document, NEWS, "publication_date"), dates);

    let later = Site { now: 2_000_000_000, ..site(&edition) };
    let later = for_crawlers(&later, &pages(&edition));
    assert_eq!(text_of(&later, "sitemap.xml"), text_of(&files, "sitemap.xml"));
    let robots = "User-agent: *\nAllow: /\n\nSitemap: https://example.org/news/sitemap.xml\n";
    assert_eq!(text_of(&later, "robots.txt"), robots);
    let with_news = format!("{robots}Sitemap: https://example.org/news/sitemap-news.xml\n");
    assert_eq!(text_of(&files, "robots.txt"), with_news);
}
