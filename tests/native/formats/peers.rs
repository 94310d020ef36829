//! What other readers of feeds read and this one once lost: inputs made after the faults that a comparison with them found.

use gazette::edition::address::Address;
use gazette::edition::body::plain_text;
use gazette::edition::notice::NoticeKind;
use gazette::formats::Document;

use crate::support::read;

fn rss(inner: &str) -> Document {
    let text = format!(
        "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <channel><title>T</title>{inner}</channel></rss>"
    );
    settled(&text)
}

fn atom(inner: &str) -> Document {
    settled(&format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry><id>urn:1</id>\
         <updated>2020-01-01T00:00:00Z</updated>{inner}</entry></feed>"
    ))
}

fn settled(text: &str) -> Document {
    let mut document = read(text.as_bytes()).expect("a feed");
    document.edition.settle();
    document
}

#[test]
fn media_without_a_type_are_known_by_their_names() {
    let document = rss("<item><title>A</title><link>https://a.example/1</link>\
         <media:content width=\"140\" url=\"https://a.example/s.jpg?w=140\"/>\
         <media:content width=\"460\" url=\"https://a.example/l.JPG?w=460\"/>\
         <media:content url=\"https://a.example/1.mp4\"/>\
         <media:content medium=\"document\" type=\"application/pdf\" url=\"https://a.example/plan\"/></item>");
    let [article] = document.edition.articles.as_slice() else { panic!("one item") };
    let picture = article.image.as_ref().expect("a picture");
    assert_eq!(picture.picture.address.as_str(), "https://a.example/l.JPG?w=460");
    let files: Vec<&str> = article.attachments.iter().map(|file| file.url.as_str()).collect();
    assert_eq!(files, ["https://a.example/1.mp4"]);
    let document = rss(
        "<item><title>A</title><media:content medium=\"document\" url=\"https://a.example/plan\"/></item>",
    );
    assert_eq!(document.edition.articles[0].attachments.len(), 1);
}

/// RSS 0.92 and 2.0 ask for a title or a description, and for nothing else.
#[test]
fn items_with_only_a_text_are_read() {
    let document = rss(
        "<item><description>Only words, and &lt;b&gt;more&lt;/b&gt; of them.</description></item>\
         <item><description>Other words.</description><pubDate>Sat, 07 Sep 2002 00:00:01 GMT</pubDate></item>\
         <item><description>Third words.</description><pubDate>Sat, 07 Sep 2002 00:00:01 GMT</pubDate></item>\
         <item><title>Same</title><description>One.</description></item>\
         <item><title>Same</title><description>Two.</description></item>\
         <item><title></title></item>",
    );
    let mut texts: Vec<String> =
        document.edition.articles.iter().map(|article| plain_text(&article.body)).collect();
    texts.sort();
    assert_eq!(
        texts,
        ["One.", "Only words, and more of them.", "Other words.", "Third words.", "Two."]
    );
    let dropped = document.notices.iter().filter(|told| told.kind == NoticeKind::Dropped);
    assert_eq!(dropped.count(), 1);
}

#[test]
fn a_page_of_several_items_is_no_missing_address() {
    let item = |title: &str| {
        format!("<item><title>{title}</title><link>https://a.example/1</link></item>")
    };
    let document = rss(&[item("A"), item("B")].concat());
    assert_eq!(document.edition.articles.len(), 2);
    assert_eq!(document.notices, []);
}

#[test]
fn the_description_of_dublin_core_is_read() {
    let document = rss("<item><title>A</title><dc:description>Words.</dc:description></item>");
    assert_eq!(plain_text(&document.edition.articles[0].body), "Words.");
}

#[test]
fn an_entry_alone_is_a_feed_of_one() {
    let document = settled(
        "<?xml version=\"1.0\"?><entry xmlns=\"http://www.w3.org/2005/Atom\"><title>A</title><id>urn:1</id>\
         <updated>2020-01-01T00:00:00Z</updated><content>Words.</content></entry>",
    );
    let [article] = document.edition.articles.as_slice() else { panic!("one entry") };
    assert_eq!(
        (article.title.as_deref(), plain_text(&article.body)),
        (Some("A"), "Words.".to_owned())
    );
    let dictionary =
        "<?xml version=\"1.0\"?><dictionary><entry><title>A</title></entry></dictionary>";
    assert!(read(dictionary.as_bytes()).is_err());
}

/// RFC 4287, section 3.1.1.1: text is no markup.
#[test]
fn plain_texts_of_atom_have_no_markup() {
    let document = atom(
        "<title type=\"text\">Use the &lt;br&gt; tag, AT&amp;amp;T</title>\
         <content type=\"text\">Use the &lt;b&gt; and &lt;p&gt; tags</content>",
    );
    let article = &document.edition.articles[0];
    assert_eq!(article.title.as_deref(), Some("Use the <br> tag, AT&amp;T"));
    assert_eq!(plain_text(&article.body), "Use the <b> and <p> tags");
    // Feeds that name no type often write HTML.
    let document = atom("<title>A</title><content>&lt;p&gt;Words&lt;/p&gt;</content>");
    assert_eq!(plain_text(&document.edition.articles[0].body), "Words");
}

#[test]
fn content_that_is_no_text_is_told_and_content_elsewhere_is_linked() {
    for content in [
        "<content type=\"image/png\">aGVsbG8=</content>",
        "<content mode=\"base64\">PHA+VzwvcD4=</content>",
    ] {
        let document = atom(&format!("<title>A</title>{content}"));
        assert!(document.edition.articles[0].body.is_empty(), "{content}");
        let told = document.notices.iter().any(|told| told.message.starts_with("expected a text"));
        assert!(told, "{content}");
    }
    let document = atom(
        "<title>A</title><summary>Words.</summary><content type=\"application/pdf\" src=\"https://a.example/a.pdf\"/>",
    );
    let article = &document.edition.articles[0];
    assert_eq!(article.attachments[0].url.as_str(), "https://a.example/a.pdf");
    assert_eq!(plain_text(&article.body), "Words.");
    let document =
        atom("<title>A</title><content type=\"text/html\" src=\"https://a.example/page\"/>");
    let article = &document.edition.articles[0];
    assert_eq!(article.url.as_ref().map(Address::as_str), Some("https://a.example/page"));
    assert!(article.attachments.is_empty());
}

#[test]
fn addresses_in_identifiers_and_relations_are_read() {
    let document = atom(
        "<title>A</title><link rel=\"http://www.iana.org/assignments/relation/alternate\" href=\"https://a.example/a\"/>",
    );
    let url =
        |document: &Document| document.edition.articles[0].url.as_ref().map(ToString::to_string);
    assert_eq!(url(&document).as_deref(), Some("https://a.example/a"));
    let document =
        rss("<item><title>A</title><guid isPermaLink=\"true\">HTTPS://a.example/b</guid></item>");
    assert!(url(&document).is_some_and(|url| url.eq_ignore_ascii_case("https://a.example/b")));
    let document = settled(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">\
         <channel><title>T</title></channel><item rdf:about=\"https://a.example/c\"><title>A</title></item></rdf:RDF>",
    );
    assert_eq!(url(&document).as_deref(), Some("https://a.example/c"));
}
