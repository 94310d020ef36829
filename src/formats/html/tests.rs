mod addresses;
mod bounds;
mod code;
mod formulas;
mod lists;
mod notes;
mod pictures;
mod shapes;
mod tables;
mod voices;

use super::*;
use crate::edition::address::Address;
use crate::edition::body::{Block, Blocks, Inline, plain_text};
use shapes::{all, line_shape, shape};

fn read(html: &str, base: Option<&Address>) -> Passage {
    crate::formats::read_html(html, base)
}

fn base() -> Address {
    Address::link("https://example.org/news/feed.json", None).expect("a base")
}

fn blocks(html: &str) -> Blocks {
    read(html, Some(&base())).blocks
}

#[test]
fn paragraphs_end_without_end_tags_and_loose_text_becomes_paragraphs() {
    assert_eq!(shape("<p>one<p>two"), "p(one) p(two)");
    assert_eq!(shape("loose <p>one</p> text"), "p(loose) p(one) p(text)");
    assert_eq!(shape("<div>a<div>b</div>c</div>"), "p(a) p(b) p(c)");
    assert_eq!(shape("<p> </p><p>\u{a0}</p>"), "p(\u{a0})");
    assert_eq!(shape("a<ul></ul>b<pre></pre>c<blockquote></blockquote>d"), "p(a) p(b) p(c) p(d)");
}

#[test]
fn white_space_is_shown_as_a_browser_shows_it() {
    assert_eq!(shape("<p>  a \n\t b <b> c </b> d </p>"), "p(a b Strong(c )d)");
    assert_eq!(shape("<p>a<br> b<br></p>"), "p(a/b)");
    assert_eq!(shape("Tea<strong><br>Silk</strong>"), "p(TeaStrong(/Silk))");
    assert_eq!(shape("Tea<b><br></b>Silk"), "p(TeaStrong(/)Silk)");
    assert_eq!(shape("<b><br></b>Silk"), "p(Silk)");
}

#[test]
fn inline_elements_around_blocks_are_moved_into_the_blocks() {
    assert_eq!(
        shape("<a href=/x><h2>Title</h2><p>text <b>bold</b></p></a>"),
        "h2(a[https://example.org/x](Title)) p(a[https://example.org/x](text Strong(bold)))"
    );
    assert_eq!(
        shape("a <i>b <div>c</div> d</i> e"),
        "p(a Emphasis(b)) p(Emphasis(c)) p(Emphasis(d) e)"
    );
}

#[test]
fn lists_nest_and_items_end_without_end_tags() {
    assert_eq!(shape("<ul><li>a<li>b<ul><li>c</ul></ul>"), "ul(li(p(a)) li(p(b) ul(li(p(c)))))");
    assert_eq!(shape("<ol start=3><li>a</ol>"), "ol3(li(p(a)))");
    assert_eq!(shape("<ul><li>a</li><ul><li>b</li></ul></ul>"), "ul(li(p(a) ul(li(p(b)))))");
}

#[test]
fn headings_do_not_skip_levels() {
    assert_eq!(
        shape("<h1>a</h1><h4>b</h4><h2>c</h2><h3>d</h3><h1>e</h1>"),
        "h2(a) h3(b) h3(c) h4(d) h2(e)"
    );
}

#[test]
fn figures_details_code_and_ruby_have_types_of_their_own() {
    assert_eq!(
        shape("<figure><img src=a.jpg><figcaption>A <b>b</b></figcaption></figure>"),
        "figure(img(https://example.org/news/a.jpg) | A Strong(b))"
    );
    assert_eq!(shape("<details><summary>s</summary>x</details>"), "details(s | p(x))");
    assert_eq!(
        shape("<pre><code class='x language-rust'>\nfn a() {\n  b\n}</code></pre>"),
        "code[rust](fn a() {\n  b\n})"
    );
    assert_eq!(shape("<ruby>江村<rp>(<rt>Jiāngcūn<rp>)</ruby>"), "p(ruby(江村|Jiāngcūn))");
    assert_eq!(shape("<abbr title='a &amp; b'>ab</abbr>"), "p(abbr[a & b](ab))");
}

#[test]
fn preformatted_text_keeps_its_links_and_pictures() {
    assert_eq!(
        shape("<pre>\n a <a href=/x>link\n</a>\n<img src=/b.png alt=b> c\n</pre>"),
        "code[]( a a[https://example.org/x](link\n)\nimg[https://example.org/b.png] c)"
    );
    assert_eq!(
        shape("<a href=/x><pre>a  <b>b</b></pre></a>"),
        "code[](a[https://example.org/x](a  b))"
    );
    assert_eq!(
        shape("<pre><a href=#s>1</a>  One\n<a name=s>1.</a>  One</pre>"),
        "code[](jump1(1)  One\nhere11.  One)"
    );
    assert_eq!(shape("<pre>a<p>b</p>c<br>d<hr>e</pre>"), "code[](a\nb\nc\nd\ne)");
    assert_eq!(shape("<pre>  <img src=/b.png></pre>"), "code[](  img[https://example.org/b.png])");
    let read = read("<pre><a href='javascript:x'>a</a><video src=/b.mp4></video></pre>", None);
    assert_eq!(read.remarks.len(), 2, "{:?}", read.remarks);
}

#[test]
fn overlong_runs_of_letters_and_marks_are_cut() {
    let marks = "\u{301}".repeat(100_000);
    let references = "&#x301;".repeat(10_000);
    let pieces = "<b>\u{301}\u{301}</b>".repeat(3_000);
    let word = "x".repeat(900_000);
    let spans = "<i>xxxxxxxxxx</i>".repeat(9_000);
    for long in [&marks, &references, &pieces, &word, &spans] {
        for around in ["p", "h2", "pre", "td", "a", "figcaption"] {
            let html = format!("<table><tr><td></table><{around}>a{long} b</{around}>");
            let read = read(&html, None);
            let text = plain_text(&read.blocks);
            let parts = text.split([' ', '\n', '\u{200B}']);
            let max_length = parts.map(|part| part.chars().count()).max().unwrap_or_default();
            assert!(max_length <= 2_000, "{around}: {max_length}");
            let kept = text.chars().filter(|letter| *letter == '\u{301}').count();
            assert!(kept <= 30, "{around}: {kept}");
            assert_eq!(read.remarks.len() + read.repairs.len(), 1, "{around}: {read:?}");
        }
    }
}

#[test]
fn hidden_elements_are_dropped_with_their_content_and_a_remark() {
    let read = read(
        "a<script>x<p></script><style>y</style><svg><p>b</p></svg><iframe><p>z</iframe>c\
         <form><p>d</p><input value=e><select><option>f</select></form><math><mi>g</math>h",
        Some(&base()),
    );
    assert_eq!(plain_text(&read.blocks), "a\nb\nc\nd\ngh");
    for name in ["<script>", "<style>", "<svg>", "a frame", "<input>", "<select>"] {
        assert!(read.remarks.iter().any(|remark| remark.contains(name)), "{name}");
    }
}

#[test]
fn a_head_ends_where_a_browser_ends_it() {
    let page = "<!doctype html><html><head><title>t</title><style>p{}</style>";
    assert_eq!(shape(&format!("{page}<body><p>Text")), "p(Text)");
    assert_eq!(shape(&format!("{page}<p>Text</p></html>")), "p(Text)");
    assert_eq!(shape(&format!("{page}\nText <b>bold</b>")), "p(Text Strong(bold))");
    assert_eq!(shape(&format!("{page}</head><body>Text")), "p(Text)");
}

#[test]
fn obsolete_elements_are_kept_or_dropped_as_in_a_browser() {
    assert_eq!(shape("<xmp>a <b>\n&amp;</xmp>c"), "code[](a <b>\n&amp;) p(c)");
    assert_eq!(shape("a<plaintext>b <i></plaintext>"), "p(a) code[](b <i></plaintext>)");
    assert_eq!(shape("<applet code=x><param name=y>a <b>b</b></applet>"), "p(a Strong(b))");
    assert_eq!(shape("<frameset><frame src=x>a</frameset>"), "p(a)");
    for name in ["title", "datalist", "noembed", "noframes"] {
        assert_eq!(shape(&format!("a<{name}><p>b</{name}>c")), "p(ac)", "{name}");
    }
}

#[test]
fn frames_and_recordings_become_players() {
    assert_eq!(
        shape("a<iframe src=https://www.youtube.com/embed/x1>no</iframe>b"),
        "p(a) Frame(https://www.youtube-nocookie.com/embed/x1) p(b)"
    );
    assert_eq!(
        shape("<iframe data-src='https://other.example/x' src='data:,'></iframe>"),
        "Page(https://other.example/x)"
    );
    assert_eq!(
        shape("<video poster=p.jpg><source src=a.mp4><source src=b.webm>no</video>c"),
        "Video(https://example.org/news/a.mp4) p(c)"
    );
    assert_eq!(shape("<audio src=/a.mp3></audio>"), "Audio(https://example.org/a.mp3)");
    assert_eq!(shape("<iframe src='javascript:x'></iframe><video></video>"), "");
}

#[test]
fn marks_that_reverse_letters_are_removed() {
    assert_eq!(shape("<a href=/x>exe.\u{202e}gnp</a>"), "p(a[https://example.org/x](exe.gnp))");
}

#[test]
fn an_unknown_element_is_unwrapped() {
    assert_eq!(shape("<p><font color=red>a</font> <x-y>b</x-y></p>"), "p(a b)");
}

#[test]
fn links_and_pictures_with_other_schemes_are_dropped() {
    let read = read(
        "<a href='java\nscript:x'>a</a> <a href=mailto:a@example.org>b</a> <a href='#top'>c</a>\
         <img src='data:image/svg+xml,x'><img src=//cdn.example/p.png width=1 height=1>",
        Some(&base()),
    );
    let link = "a[mailto:a@example.org](b)";
    let [Block::Paragraph(line)] = read.blocks.as_slice() else { panic!("{:?}", read.blocks) };
    assert_eq!(line_shape(line), format!("a {link} c"));
    assert_eq!(read.remarks.len(), 4, "{:?}", read.remarks);
}

#[test]
fn pictures_have_a_size_only_if_both_sides_are_known() {
    let sizes: Vec<_> = blocks("<img src=a width=640 height=480><p><img src=b width=640>x")
        .into_iter()
        .map(|block| match block {
            Block::Picture(picture) => picture.size,
            Block::Paragraph(line) => line.iter().find_map(|inline| match inline {
                Inline::Picture(picture) => picture.size,
                _ => None,
            }),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(sizes, [Some((640, 480)), None]);
}
