//! Links into the text itself: to notes, and back to the marks of notes.

use super::*;

#[test]
fn links_lead_to_notes_and_back() {
    assert_eq!(
        shape(
            "<p>a<sup id=r1><a href='#n%3A1'>1</a></sup></p><ol><li id=n:1><p>note \
             <a href=#r1>↩</a></p></ol>"
        ),
        "p(aSuperscript(here1jump2(1))) ol(li(p(here2note jump1(↩))))"
    );
    // Word processors write notes in this way.
    assert_eq!(
        shape(
            "<p>a<a name=_r href=#_n>[1]</a></p><div><p><a name=_n href=#_r>[1]</a> note</p></div>"
        ),
        "p(ahere1jump2([1])) p(here2jump1([1]) note)"
    );
    assert_eq!(shape("<p><a href=#x>up</a><h2 id=x>T</h2>"), "p(jump1(up)) h2(here1T)");
    assert_eq!(shape("<a href=#%e6%b1%9f>a</a><p id=江>b"), "p(jump1(a)) p(here1b)");
    assert_eq!(shape("<a href=#%e6%b1%9f>a</a><p id=%e6%b1%9f>b"), "p(jump1(a)) p(here1b)");
}

#[test]
fn anchors_of_blocks_are_in_the_first_line() {
    let link = "<p><a href=#x>up</a></p>";
    for (html, expected) in [
        ("<blockquote id=x><p>q</blockquote><p>after", "quote(p(here1q)) p(after)"),
        ("<ol id=x><li>a<li>b</ol><p>after", "ol(li(p(here1a)) li(p(b))) p(after)"),
        ("<table id=x><tr><td>c</table><p>after", "table0([p(here1c)]) p(after)"),
        ("<table><tr id=x><td>c<td id=y>d</table>", "table0([p(here1c),p(d)])"),
        ("<table><caption>t</caption><tr><td>c<td id=x>d</table>", "table0([p(c),p(here1d)])"),
        (
            "<figure id=x><img src=/a.png><figcaption>c</figcaption></figure><p>after",
            "figure(img(https://example.org/a.png) | here1c) p(after)",
        ),
        ("<details><summary id=x>s</summary>t</details>", "details(here1s | p(t))"),
        ("<ul><li>a<li id=x></ul><p>after", "ul(li(p(a))) p(here1after)"),
        ("<h2><a name=x></a></h2><p>after", "p(here1after)"),
        ("<p>last<p id=x></p>", "p(lasthere1)"),
        ("<pre><b id=x>c</b></pre>", "code[](here1c)"),
        ("<div id=x><p>Note</p></div>", "p(here1Note)"),
        ("<p>a <span id=x>b</span></p>", "p(a here1b)"),
        ("<p><a id=other name=x>b</a></p>", "p(here1b)"),
    ] {
        let whole = shape(&format!("{link}{html}"));
        assert_eq!(whole, format!("p(jump1(up)) {expected}"), "{html}");
    }
}

#[test]
fn anchors_without_links_and_links_without_anchors_are_removed() {
    assert_eq!(shape("<p id=x>a<a href=#y>b</a><a href=#>c</a>"), "p(abc)");
    assert_eq!(shape("<p id=x>a<p id=x>b<p><a href=#x>c</a>"), "p(here1a) p(b) p(jump1(c))");
    assert_eq!(
        read("<a href=#y>b</a>", None).remarks,
        ["expected a link to a place in the text, found `#y`, which is none"]
    );
    assert_eq!(
        plain_text(&blocks("<p>word<a href=#n>1</a> more</p><p id=n>Note")),
        "word more\nNote"
    );
}
