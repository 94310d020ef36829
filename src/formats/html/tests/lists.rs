//! How lists are numbered.

use super::*;

#[test]
fn numbers_are_those_of_the_source() {
    for (html, expected) in [
        ("<ol reversed><li>a<li>b</ol>", "ol-(li(p(a)) li(p(b)))"),
        ("<ol reversed=reversed start=9><li>a</ol>", "ol9-(li(p(a)))"),
        ("<ol start=0><li>a</ol>", "ol0(li(p(a)))"),
        ("<ol start=-2><li>a</ol>", "ol-2(li(p(a)))"),
        ("<ol start=x><li>a</ol>", "ol(li(p(a)))"),
        ("<ol start=99999999999><li>a</ol>", "ol(li(p(a)))"),
        ("<ol><li value=10>a<li>b<li value=20>c</ol>", "ol(li(10=p(a)) li(p(b)) li(20=p(c)))"),
        ("<ol type=a><li>a</ol>", "olLowerLetters(li(p(a)))"),
        ("<ol type=A><li>a</ol>", "olUpperLetters(li(p(a)))"),
        ("<ol type=i start=3><li>a</ol>", "ol3LowerRoman(li(p(a)))"),
        ("<ol type=I><li>a</ol>", "olUpperRoman(li(p(a)))"),
        ("<ol type=disc><li>a</ol>", "ol(li(p(a)))"),
        ("<ol type=1><li>a</ol>", "ol(li(p(a)))"),
        // An empty item is left out, and does not count for the number of the next one.
        ("<ol><li value=4></li><li value=7>a</ol>", "ol(li(7=p(a)))"),
        ("<ul type=a reversed><li value=3>a</ul>", "ul(li(3=p(a)))"),
    ] {
        assert_eq!(shape(html), expected, "{html}");
    }
}
