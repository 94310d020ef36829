//! Addresses that nobody made links of, and links to places on the page of the text.

use super::*;

fn link(address: &str) -> String {
    format!("a[{address}]({address})")
}

#[test]
fn addresses_in_a_text_become_links() {
    let page = link("https://a.example/b");
    for (html, expected) in [
        ("Read https://a.example/b for more", format!("p(Read {page} for more)")),
        ("See https://a.example/b.", format!("p(See {page}.)")),
        ("(https://a.example/b)", format!("p(({page}))")),
        ("“https://a.example/b”, he wrote", format!("p(“{page}”, he wrote)")),
        ("https://a.example/b and https://a.example/b!", format!("p({page} and {page}!)")),
        ("见https://a.example/b。好", format!("p(见{page}。好)")),
        ("<i>https://a.example/b</i>", format!("p(Emphasis({page}))")),
        ("http://a.example/w_(x)", format!("p({})", link("http://a.example/w_(x)"))),
        (
            "https://a.example/?q=1&amp;r=2#x",
            format!("p({})", link("https://a.example/?q=1&r=2#x")),
        ),
        ("https://de.example/wiki/Köln", format!("p({})", link("https://de.example/wiki/Köln"))),
        ("<li>https://a.example/b", format!("p({page})")),
        ("<h2>https://a.example/b</h2>", format!("h2({page})")),
    ] {
        assert_eq!(shape(html), expected, "{html}");
    }
}

#[test]
fn other_texts_stay_as_they_are() {
    for text in [
        "https://",
        "https:// a.example",
        "http://localhost:80/",
        "http://example",
        "xhttps://a.example/",
        "javascript://a.example/%0aalert(1)",
        "ftp://a.example/",
        "view-source:https//a.example",
        "https",
        "https://.../",
    ] {
        assert_eq!(shape(text), format!("p({text})"), "{text}");
    }
    assert_eq!(shape("<code>https://a.example/</code>"), "p(Code(https://a.example/))");
    assert_eq!(shape("<pre>https://a.example/</pre>"), "code[](https://a.example/)");
    assert_eq!(
        shape("<a href=https://b.example/>https://a.example/</a>"),
        "p(a[https://b.example/](https://a.example/))"
    );
}

#[test]
fn the_address_of_a_recording_alone_becomes_its_player() {
    let film = "Frame(https://player.vimeo.com/video/12?dnt=1)";
    for (html, expected) in [
        ("<p>https://vimeo.com/12</p>", film.to_owned()),
        ("<p><a href=https://vimeo.com/12>https://vimeo.com/12</a></p>", film.to_owned()),
        (
            "<figure><div>\nhttps://vimeo.com/12\n</div><figcaption>The launch</figcaption></figure>",
            format!("figure({film} | The launch)"),
        ),
        ("<p>https://a.example/x.mp3</p>", "Audio(https://a.example/x.mp3)".to_owned()),
        (
            "<p><a href=https://vimeo.com/12>The launch</a></p>",
            "p(a[https://vimeo.com/12](The launch))".to_owned(),
        ),
        (
            "<p>Watch https://vimeo.com/12</p>",
            "p(Watch a[https://vimeo.com/12](https://vimeo.com/12))".to_owned(),
        ),
    ] {
        assert_eq!(shape(html), expected, "{html}");
    }
}

#[test]
fn a_text_of_many_addresses_takes_linear_time() {
    let read = |text: String| plain_text(&blocks(&text)).len();
    for piece in [
        "https://a.example/",
        "https://",
        "https://a.example/((((",
        "https://a.example/)))) ",
        "http",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        assert!(read(text) > 300_000, "{piece}");
    }
}

#[test]
fn links_to_the_page_of_the_text_stay_in_the_text() {
    let own = Address::link("https://news.example/2024/notes/", None).expect("an address");
    let page = Page { base: Some(&own), own: Some(&own), markup: None };
    for href in [
        "#fn1",
        "https://news.example/2024/notes/#fn1",
        "http://www.news.example/2024/notes#fn1",
        "/2024/notes/#fn1",
        "?utm_source=feed#fn1",
    ] {
        let html = format!("<p>Lamp<a href='{href}'>1</a></p><p id=fn1>Old</p>");
        let read = read_on(&html, page);
        assert_eq!(all(&read.blocks), "p(Lampjump1(1)) p(here1Old)", "{href}");
        assert_eq!(read.remarks, Vec::<String>::new());
    }
    for (href, target) in [
        ("https://news.example/2024/other/#fn1", "https://news.example/2024/other/#fn1"),
        (
            "https://news.example/2024/notes/?page=2#fn1",
            "https://news.example/2024/notes/?page=2#fn1",
        ),
        ("#other", ""),
    ] {
        let html = format!("<p>Lamp<a href='{href}'>1</a></p><p id=fn1>Old</p>");
        let found = all(&read_on(&html, page).blocks);
        let link = if target.is_empty() { "1".to_owned() } else { format!("a[{target}](1)") };
        assert_eq!(found, format!("p(Lamp{link}) p(Old)"), "{href}");
    }
}
