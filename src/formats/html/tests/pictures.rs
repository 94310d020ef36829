//! Pictures: their addresses, placeholders and emoji.

use super::*;

const PIXEL: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const SVG: &str = "data:image/svg+xml,%3Csvg%20viewBox=\'0%200%203%202\'%3E%3C/svg%3E";

/// The blocks of a text of pictures, and the remarks about repairs.
fn pictures(html: &str) -> (String, Vec<String>) {
    (shape(html).replace("https://example.org/news/", ""), read(html, Some(&base())).repairs)
}

#[test]
fn the_address_of_a_lazily_loaded_picture_is_found_with_a_remark() {
    for name in ["data-src", "data-lazy-src", "data-original", "data-srcset", "data-lazy-srcset"] {
        for before in
            ["", "src=loading.gif", &format!("src=\"{PIXEL}\""), &format!("src=\"{SVG}\"")]
        {
            let (shown, repairs) = pictures(&format!("<img {before} {name}=\"real.jpg\" alt=x>"));
            assert_eq!(shown, "img(real.jpg)", "{before} {name}");
            assert_eq!(repairs, [format!("expected an address in `src`, found it in `{name}`")]);
        }
    }
    let (shown, repairs) = pictures("<img src=real.jpg srcset=\'other.jpg 2x\'>");
    assert_eq!((shown.as_str(), repairs.len()), ("img(real.jpg)", 0));
    let (shown, repairs) = pictures("<img srcset=\'d.png 600w, d2.png 1200w\' sizes=100vw>");
    assert_eq!((shown.as_str(), repairs.len()), ("img(d2.png)", 1));
    // A placeholder without another address is no picture.
    for src in [PIXEL, SVG, ""] {
        assert_eq!(shape(&format!("<img src=\"{src}\" data-src=\'\' alt=x>")), "", "{src}");
    }
}

#[test]
fn a_placeholder_in_a_picture_element_gets_the_address_of_its_source() {
    let offered = "<source data-srcset=e.webp srcset=e.webp><source srcset=f.png>";
    for (img, shown) in [
        (format!("<img src=\'{PIXEL}\'>"), "img(e.webp)"),
        ("<img alt=x>".to_owned(), "img(e.webp)"),
        ("<img src=real.jpg>".to_owned(), "img(real.jpg)"),
        ("<img src=x.gif data-src=real.jpg>".to_owned(), "img(real.jpg)"),
    ] {
        assert_eq!(pictures(&format!("<picture>{offered}{img}</picture>")).0, shown);
    }
    let after = format!("<picture>{offered}</picture><img alt=x>");
    assert_eq!(shape(&after), "");
}

#[test]
fn a_picture_in_noscript_replaces_the_placeholder_before_it() {
    let real = "<noscript><img src=\"real.jpg\" alt=\"y\"></noscript>";
    for placeholder in [
        "<img alt=x>",
        &format!("<p><img src=\"{SVG}\" data-other=real.jpg></p>\n"),
        &format!("<figure><a><img src=\'{PIXEL}\'></a></figure>"),
        "<img class=\'x lazyload\' src=loading.gif>",
    ] {
        let (shown, repairs) = pictures(&format!("{placeholder}{real}"));
        assert_eq!((shown.as_str(), repairs.len()), ("img(real.jpg)", 1), "{placeholder}");
    }
    // Without a placeholder before it, the picture in `noscript` is not shown.
    assert_eq!(pictures(&format!("<img src=a.jpg>{real}")).0, "img(a.jpg)");
    assert_eq!(pictures(&format!("<p>a</p>{real}")).0, "p(a)");
    assert_eq!(pictures(&format!("<img alt=x>a{real}")).0, "p(a)");
}

#[test]
fn a_picture_of_an_emoji_stays_in_its_line() {
    for img in [
        "<img class=wp-smiley src=/a.png>",
        "<img class=\'x emoji\' src=/a.png width=72 height=72>",
        "<img class=emojione src=/a.png>",
        "<img class=custom-emoji src=/a.png>",
        "<img src=https://s.w.org/images/core/emoji/14.0.0/72x72/1f600.png>",
        "<img src=https://cdn.example/twemoji/svg/1f600.svg>",
        "<img src=/smile.gif width=15 height=15>",
        "<img src=/a.png width=32 height=20>",
    ] {
        let read = blocks(&format!("<p>{img}</p><p>after"));
        let [Block::Paragraph(line), Block::Paragraph(_)] = read.as_slice() else {
            panic!("{img}: {read:?}")
        };
        let [Inline::Picture(picture)] = line.as_slice() else { panic!("{img}: {line:?}") };
        // The picture is as high as the line, unless its own size is as small.
        assert!(picture.size.is_none_or(|(width, height)| width.max(height) <= 32), "{img}");
    }
    for img in
        ["<img src=/a.png>", "<img src=/a.png width=33 height=20>", "<img class=memoji src=/a.png>"]
    {
        assert!(matches!(blocks(&format!("<p>{img}</p>"))[0], Block::Picture(_)), "{img}");
    }
    // An emoji before a picture does not make the picture an emoji.
    assert!(matches!(
        blocks("<p>Good <img class=emoji src=/a.png></p><p><img src=/b.png></p>")[1],
        Block::Picture(_)
    ));
}
