//! RSS and Atom as programs write them.

use gazette::edition::body::plain_text;
use gazette::edition::notice::NoticeKind;
use gazette::edition::time::moment::Moment;
use gazette::formats::Document;

use crate::support::read;

fn feed(text: &str) -> Document {
    let mut document = read(text.as_bytes()).expect("a feed");
    document.edition.settle();
    document
}

fn items(inner: &str) -> Document {
    feed(&format!("<rss version=\"2.0\"><channel><title>T</title>{inner}</channel></rss>"))
}

fn kinds(document: &Document) -> Vec<NoticeKind> {
    document.notices.iter().map(|notice| notice.kind).collect()
}

#[test]
fn rss_1_0_has_its_items_beside_the_channel() {
    let document = feed(
        "<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <channel rdf:about=\"https://a.example/feed\"><title>Old</title><link>https://a.example/</link>\
         <items><rdf:Seq><rdf:li resource=\"https://a.example/1\"/></rdf:Seq></items></channel>\
         <item rdf:about=\"https://a.example/1\"><title>One</title><link>https://a.example/1</link>\
         <dc:date>2003-01-02T10:00:00+01:00</dc:date><dc:subject>Sea</dc:subject>\
         <description>Text</description></item></rdf:RDF>",
    );
    let [article] = document.edition.articles.as_slice() else { panic!("one item") };
    assert_eq!(document.edition.title, "Old");
    assert_eq!(
        (article.slug.as_str(), article.tags.as_slice()),
        ("1", ["Sea".to_owned()].as_slice())
    );
    assert_eq!(
        article.published.as_ref().and_then(Moment::to_datetime_attribute).as_deref(),
        Some("2003-01-02T10:00:00+01:00")
    );
    assert_eq!(document.notices, []);
}

#[test]
fn namespaces_count_and_not_their_prefixes() {
    let document = feed(
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" xmlns:m=\"http://search.yahoo.com/mrss/\"><a:title>T</a:title>\
         <a:entry><a:title>One</a:title><a:link href=\"https://a.example/one\"/><a:updated>2024-05-01T10:00:00Z</a:updated>\
         <m:thumbnail url=\"https://a.example/one.jpg\"/><a:content>Words.</a:content></a:entry></a:feed>",
    );
    let [article] = document.edition.articles.as_slice() else { panic!("one entry") };
    assert_eq!((article.slug.as_str(), article.image.is_some()), ("one", true));
    assert_eq!(plain_text(&article.body), "Words.");
    // An element that declares a namespace of its own.
    let document = feed(
        "<rss version=\"2.0\"><channel><title>T</title><link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"next\" \
         href=\"https://a.example/2\"/><link>https://a.example/</link></channel></rss>",
    );
    let address =
        |address: Option<gazette::edition::address::Address>| address.map(|own| own.to_string());
    assert_eq!(address(document.edition.next_page).as_deref(), Some("https://a.example/2"));
    assert_eq!(address(document.edition.home_page).as_deref(), Some("https://a.example/"));
}

#[test]
fn feeds_with_mistakes_are_read_past_them() {
    let document = items(
        "<item><title>A & B &nbsp;&eacute; &mine; 1 < 2</title><link>https://a.example/a?x=1&copy=2</link>\
         <description>one <b>two</b><br> three</description></item>\
         <item><title>Second</title><guid>second</guid><description>Text</description>",
    );
    let titles: Vec<Option<&str>> =
        document.edition.articles.iter().map(|article| article.title.as_deref()).collect();
    assert_eq!(titles.len(), 2, "{titles:?}");
    assert!(
        titles[0].is_some_and(|title| title.starts_with("A & B") && title.contains("é &mine;")),
        "{titles:?}"
    );
    assert_eq!(plain_text(&document.edition.articles[0].body), "one two\nthree");
    let url = document.edition.articles[0].url.as_ref().map(ToString::to_string);
    assert_eq!(url.as_deref(), Some("https://a.example/a?x=1&copy=2"));
    // A file that was cut off says so.
    let document = feed(
        "<rss><channel><title>T</title><item><title>One</title><guid>1</guid><description>Tex",
    );
    assert_eq!(document.edition.articles.len(), 1);
    assert_eq!(kinds(&document), [NoticeKind::Doubted]);
}

#[test]
fn warnings_before_a_feed_and_another_encoding_are_no_obstacle() {
    let warned = "<br />\n<b>Warning</b>: x in feed.php<br />\n<?xml version=\"1.0\"?><rss><channel><title>T</title>\
                  <item><title>One</title><guid>1</guid><description>x</description></item></channel></rss>";
    assert_eq!(feed(warned).edition.articles.len(), 1);
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>F\xEAte</title></channel></rss>";
    assert_eq!(read(latin).expect("a feed").edition.title, "Fête");
}

#[test]
fn titles_are_plain_and_may_name_tags() {
    let document = items(
        "<item><guid>1</guid><title>Use &lt;video&gt; in Vec&lt;String&gt;</title></item>\
         <item><guid>2</guid><title>&lt;b&gt;Bold&lt;/b&gt; words &amp;amp; more</title></item>\
         <item><guid>3</guid><title><![CDATA[A <i>ship</i> &#8217;s log]]></title></item>",
    );
    let titles: Vec<String> =
        document.edition.articles.iter().filter_map(|own| own.title.clone()).collect();
    assert_eq!(titles, ["Use <video> in Vec<String>", "Bold words & more", "A ship ’s log"]);
}

#[test]
fn an_item_with_one_description_has_it_as_its_text_only() {
    let document =
        items("<item><guid>1</guid><title>A</title><description>Short.</description></item>");
    let article = &document.edition.articles[0];
    assert_eq!((plain_text(&article.body).as_str(), &article.summary), ("Short.", &None));
}

#[test]
fn scripts_and_addresses_of_mail_stay_out() {
    let document = items(
        "<item><guid>1</guid><title>A</title><link>javascript:alert(1)</link><author>jo@a.example</author>\
         <description>&lt;script&gt;x()&lt;/script&gt;&lt;p onclick=\"x()\"&gt;Text&lt;/p&gt;\
         &lt;svg onload=x()&gt;&lt;/svg&gt;</description>\
         <enclosure url=\"javascript:alert(1)\" type=\"audio/mpeg\" length=\"1\"/>\
         <enclosure url=\"data:image/svg+xml,x\" type=\"image/svg+xml\" length=\"1\"/></item>",
    );
    let article = &document.edition.articles[0];
    assert_eq!(plain_text(&article.body), "Text");
    assert!(article.url.is_none() && article.authors.is_empty() && article.image.is_none());
    assert!(article.attachments.is_empty());
    assert!(kinds(&document).iter().filter(|kind| **kind == NoticeKind::Dropped).count() >= 3);
}

#[test]
fn a_bomb_of_entities_and_deep_elements_cost_no_more_than_their_length() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
                <rss><channel><title>&b;</title><item><guid>1</guid><title>&b;&b;</title></item></channel></rss>";
    let document = feed(bomb);
    assert_eq!(document.edition.articles[0].title.as_deref(), Some("&b;&b;"));
    let deep = format!(
        "<rss><channel><title>T</title><item><guid>1</guid><title>One</title><x>{}{}</x><description>Text</description>\
         </item></channel></rss>",
        "<y>".repeat(100_000),
        "</y>".repeat(100_000)
    );
    let document = feed(&deep);
    assert_eq!(plain_text(&document.edition.articles[0].body), "Text");
}

#[test]
fn tags_that_never_end_cost_no_more_than_their_length() {
    let text = format!(
        "<rss><channel><title>T</title><item><guid>1</guid><title>One {}",
        "<a".repeat(2_000_000)
    );
    assert_eq!(feed(&text).edition.articles.len(), 1);
}

#[test]
fn html_in_a_description_does_not_swallow_what_follows() {
    let lines = "line<br>".repeat(200);
    let item = |id: u32| {
        format!(
            "<item><guid>{id}</guid><title>Item {id}</title><description>{lines}<p>end</description><pubDate>Mon, 13 May 2024 09:00:00 GMT</pubDate></item>"
        )
    };
    let document = items(&(0..50).map(item).collect::<String>());
    assert_eq!(document.edition.articles.len(), 50);
    for article in &document.edition.articles {
        assert!(article.published.is_some(), "{:?}", article.title);
        assert!(plain_text(&article.body).ends_with("end"));
    }
    // Items that are not closed end where the next one begins.
    let open = (0..2_000).map(|id| format!("<item><guid>{id}</guid><title>Item {id}</title>"));
    assert_eq!(items(&open.collect::<String>()).edition.articles.len(), 2_000);
}

#[test]
fn a_link_of_atom_before_the_items_is_for_itself() {
    let document = items(
        "<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"self\" href=\"https://a.example/feed\"></link>\
         <item><guid>1</guid><title>One</title><description>Text</description></item>",
    );
    assert_eq!(document.edition.articles.len(), 1);
    assert_eq!(plain_text(&document.edition.articles[0].body), "Text");
}

#[test]
fn a_feed_of_recordings_has_the_text_of_its_group() {
    let document = feed(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\"><title>T</title><entry><id>1</id>\
         <title>Film</title><link href=\"https://a.example/watch\"/><updated>2024-05-01T10:00:00Z</updated><media:group>\
         <media:thumbnail url=\"https://a.example/1.jpg\"/><media:description>What it shows.</media:description></media:group></entry></feed>",
    );
    let article = &document.edition.articles[0];
    assert_eq!(
        (plain_text(&article.body).as_str(), article.image.is_some()),
        ("What it shows.", true)
    );
}
