//! Languages and directions that the source names.

use super::*;

#[test]
fn languages_and_directions_are_kept() {
    for (html, expected) in [
        ("<p dir=rtl>a</p>", "←(p(a))"),
        ("<p lang=he>a</p>", "he(p(a))"),
        ("<p dir=RTL lang='ar-EG '>a</p><p dir=rtl lang=ar-EG>b</p>", "ar-EG←(p(a) p(b))"),
        ("<p dir=rtl>a</p><p>b</p><p dir=rtl>c</p>", "←(p(a)) p(b) ←(p(c))"),
        ("<blockquote dir=rtl lang=he><p>a</p></blockquote>", "he←(quote(p(a)))"),
        ("<div dir=rtl><p>a</p>b</div>c", "←(p(a) p(b)) p(c)"),
        ("<div dir=auto>a</div>", "↔(p(a))"),
        ("<h2 dir=rtl>a</h2>", "←(h2(a))"),
        ("<ul dir=rtl><li>a<li dir=ltr>b</ul>", "←(ul(li(p(a)) li(→(p(b)))))"),
        ("<table><tr><td dir=rtl>a<td>b</table>", "table0([←(p(a)),p(b)])"),
        ("<pre dir=ltr>a</pre>", "→(code[](a))"),
        ("<p>a <span dir=rtl>b</span> c</p>", "p(a ←(b) c)"),
        ("<p>a <i lang=la>b</i></p>", "p(a la(Emphasis(b)))"),
        ("<p>a <bdi>b</bdi> <bdo dir=rtl>c</bdo></p>", "p(a b ←(c))"),
        ("<p>a <a lang=de href=/x>b</a></p>", "p(a de(a[https://example.org/x](b)))"),
        ("<p>a <span lang=de>b <span>c</span> d</span> e</p>", "p(a de(b c d) e)"),
        // What is named once is not named again inside.
        ("<div dir=rtl><p dir=rtl>a <span dir=rtl>b</span></p></div>", "←(p(a b))"),
        ("<div lang=he dir=rtl><p dir=rtl>a</p><p dir=ltr>b</p></div>", "he←(p(a) →(p(b)))"),
        ("<span dir=rtl>a<p>b</p></span>", "←(p(a) p(b))"),
    ] {
        assert_eq!(shape(html), expected, "{html}");
    }
}

#[test]
fn other_values_are_no_languages_or_directions() {
    for html in [
        "<p dir=up>a</p>",
        "<p dir>a</p>",
        "<p lang=''>a</p>",
        "<p lang='en us'>a</p>",
        "<p lang='\"><script>'>a</p>",
        "<p lang=x>a</p>",
        "<p lang=thislanguagehasnoname>a</p>",
        "<p dir=rtl></p><p>a</p>",
    ] {
        assert_eq!(shape(html), "p(a)", "{html}");
    }
}
