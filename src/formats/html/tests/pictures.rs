//! Pictures: where their addresses are, and which of them are none.

use super::*;

const PIXEL: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const SVG: &str = "data:image/svg+xml,%3Csvg%20viewBox=\'0%200%203%202\'%3E%3C/svg%3E";

/// The pictures of a text, which has nothing else, and what was put right.
fn pictures(html: &str) -> (String, Vec<String>) {
    (shape(html).replace("https://example.org/news/", ""), read(html, Some(&base())).repairs)
}

#[test]
fn a_picture_that_a_program_loads_late_is_found_and_told() {
    for name in ["data-src", "data-lazy-src", "data-original", "data-srcset", "data-lazy-srcset"] {
        for before in
            ["", "src=loading.gif", &format!("src=\"{PIXEL}\""), &format!("src=\"{SVG}\"")]
        {
            let (shown, told) = pictures(&format!("<img {before} {name}=\"real.jpg\" alt=x>"));
            assert_eq!(shown, "img(real.jpg)", "{before} {name}");
            assert_eq!(told, [format!("expected an address in `src`, found it in `{name}`")]);
        }
    }
    let (shown, told) = pictures("<img src=real.jpg srcset=\'other.jpg 2x\'>");
    assert_eq!((shown.as_str(), told.len()), ("img(real.jpg)", 0));
    let (shown, told) = pictures("<img srcset=\'d.png 600w, d2.png 1200w\' sizes=100vw>");
    assert_eq!((shown.as_str(), told.len()), ("img(d2.png)", 1));
    // What holds a place and nothing else is no picture.
    for src in [PIXEL, SVG, ""] {
        assert_eq!(shape(&format!("<img src=\"{src}\" data-src=\'\' alt=x>")), "", "{src}");
    }
}

#[test]
fn a_picture_element_offers_what_its_picture_lacks() {
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
fn a_picture_for_those_without_scripts_takes_the_place_that_is_held_for_it() {
    let real = "<noscript><img src=\"real.jpg\" alt=\"y\"></noscript>";
    for held in [
        "<img alt=x>",
        &format!("<p><img src=\"{SVG}\" data-other=real.jpg></p>\n"),
        &format!("<figure><a><img src=\'{PIXEL}\'></a></figure>"),
        "<img class=\'x lazyload\' src=loading.gif>",
    ] {
        let (shown, told) = pictures(&format!("{held}{real}"));
        assert_eq!((shown.as_str(), told.len()), ("img(real.jpg)", 1), "{held}");
    }
    // One that is not held a place for is not for readers.
    assert_eq!(pictures(&format!("<img src=a.jpg>{real}")).0, "img(a.jpg)");
    assert_eq!(pictures(&format!("<p>a</p>{real}")).0, "p(a)");
    assert_eq!(pictures(&format!("<img alt=x>a{real}")).0, "p(a)");
}

#[test]
fn a_picture_that_stands_for_an_emoji_stays_in_its_line() {
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
        // The height is the line\'s, unless the picture\'s own is as small.
        assert!(picture.size.is_none_or(|(width, height)| width.max(height) <= 32), "{img}");
    }
    for img in
        ["<img src=/a.png>", "<img src=/a.png width=33 height=20>", "<img class=memoji src=/a.png>"]
    {
        assert!(matches!(blocks(&format!("<p>{img}</p>"))[0], Block::Picture(_)), "{img}");
    }
    // What stands before one says nothing of it.
    assert!(matches!(
        blocks("<p>Good <img class=emoji src=/a.png></p><p><img src=/b.png></p>")[1],
        Block::Picture(_)
    ));
}
