//! The numbers of the lines of code are left out.

use super::*;

#[test]
fn numbers_of_lines_are_left_out() {
    for html in [
        // Pygments
        "<table class=highlighttable><tr><td class=linenos><div class=linenodiv><pre><span></span>1\n2</pre></div></td>\
         <td class=code><div><pre>a\nb</pre></div></td></tr></table>",
        "<pre><span class=lineno>1 </span>a\n<span class=lineno>2 </span>b</pre>",
        "<pre><span class=linenos>1</span>a\n<span class=linenos>2</span>b</pre>",
        // Rouge
        "<pre><code><table class=rouge-table><tbody><tr><td class='rouge-gutter gl'><pre class=lineno>1\n2\n</pre></td>\
         <td class=rouge-code><pre>a\nb</pre></td></tr></tbody></table></code></pre>",
        // Chroma
        "<table><tr><td class=lntd><pre><code><span class=lnt>1\n</span><span class=lnt>2\n</span></code></pre></td>\
         <td class=lntd><pre><code>a\nb</code></pre></td></tr></table>",
        "<pre><code><span class=ln>1</span>a\n<span class=ln>2</span>b</code></pre>",
        // Hexo
        "<figure><table><tr><td class=gutter><pre><span class=line>1</span><br><span class=line>2</span></pre></td>\
         <td class=code><pre><span class=line>a</span><br><span class=line>b</span></pre></td></tr></table></figure>",
        // Prism, highlight.js
        "<pre><code>a\nb<span class=line-numbers-rows><span></span><span></span></span></code></pre>",
    ] {
        let found = shape(html).replace("figure(", "").replace(" | )", "");
        assert_eq!(found, "code[](a\nb)", "{html}");
    }
}

#[test]
fn what_is_more_than_numbers_stays() {
    for (html, expected) in [
        ("<p><span class=ln>Ln 2b</span></p>", "p(Ln 2b)"),
        ("<div class=gutter>The gutter</div>", "p(The gutter)"),
        ("<p>in <span>1936</span></p>", "p(in 1936)"),
        ("<table><tr><td>1<td>a</table>", "table0([p(1),p(a)])"),
        ("<table><tr><td class=gutter>1<td>a<td>b</table>", "table0([p(a),p(b)])"),
        ("<pre class=line-numbers>12</pre>", "code[](12)"),
    ] {
        assert_eq!(shape(html), expected, "{html}");
    }
}
