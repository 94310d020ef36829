//! Formulas in MathML.

use super::*;
use crate::edition::body::math::{Formula, Token};

/// A formula in a short notation: `math{text}(mi(x))`.
pub(super) fn shape_of(formula: &Formula) -> String {
    let (mut out, mut is_open) = (String::new(), false);
    for token in formula.tokens() {
        if is_open && !matches!(token, Token::Attribute(..)) {
            out.push('(');
            is_open = false;
        }
        match token {
            Token::Start(name) => {
                out.push_str(name);
                is_open = true;
            }
            Token::Attribute(name, value) => out.extend(["[", name, "=", value, "]"]),
            Token::Text(text) => out.push_str(text),
            Token::End => out.push(')'),
        }
    }
    let text = format!("{{{}}}(", formula.text);
    out.replacen('(', &text, 1)
}

#[test]
fn formulas_are_kept_with_their_text() {
    for (html, expected) in [
        (
            "<p>so <math><msup><mi>x</mi><mn>2</mn></msup></math>.</p>",
            "p(so math{x2}(msup(mi(x)mn(2))).)",
        ),
        (
            "<math display=block><mfrac linethickness=0><mi>a</mi><mi>b</mi></mfrac></math>",
            "p(math[display=block]{ab}(mfrac[linethickness=0](mi(a)mi(b))))",
        ),
        (
            "<math><semantics><mrow><mi>x</mi><mspace width='1em'/><mi>y</mi></mrow>\
             <annotation encoding='application/x-tex'>x\\quad y</annotation>\
             <annotation-xml encoding='MathML-Content'><ci>x</ci></annotation-xml></semantics></math>",
            "p(math{x\\quad y}(mrow(mi(x)mspace[width=1em]()mi(y))))",
        ),
        (
            "<math alttext='the root of 2'><msqrt><mn>2</mn></msqrt></math>",
            "p(math[alttext=the root of 2]{the root of 2}(msqrt(mn(2))))",
        ),
        // Texts in HTML inside a formula are shown without their look.
        ("<math><mtext>if <b>so</b></mtext></math>", "p(math{if so}(mtext(if so)))"),
    ] {
        assert_eq!(shape(html), expected, "{html}");
    }
}

#[test]
fn what_could_lead_elsewhere_or_act_is_left_out() {
    for html in [
        "<math href='javascript:alert(1)'><mi>x</mi></math>",
        "<math xlink:href='https://evil.example/'><mi>x</mi></math>",
        "<math><mi href='https://evil.example/' onclick='alert(1)' style='x' class=y id=z>x</mi></math>",
        "<math><maction actiontype='statusline#https://evil.example'><mi>x</mi></maction></math>",
        "<math><mi>x</mi><annotation-xml encoding='text/html'><img src=https://evil.example/></annotation-xml></math>",
        "<math><mi>x</mi><annotation encoding='text/html'><script>alert(1)</script></annotation></math>",
        "<math><mglyph src=https://evil.example/></mglyph><mi>x</mi></math>",
        "<math><mi>x</mi><script>alert(1)</script></math>",
        "<math><mi>x</mi><svg><a href=https://evil.example/>y</a></svg></math>",
    ] {
        assert_eq!(shape(html), "p(math{x}(mi(x)))", "{html}");
    }
}

#[test]
fn blocks_and_pictures_end_a_formula() {
    for (html, expected) in [
        ("<math><mi>x<p>text</p>", "p(math{x}(mi(x))) p(text)"),
        ("<math><mi>x</mi></mrow></math> y", "p(math{x}(mi(x)) y)"),
        ("<mi>x</mi>", "p(x)"),
        ("<math><mrow><mi>x</math> y", "p(math{x}(mrow(mi(x))) y)"),
    ] {
        assert_eq!(shape(html), expected, "{html}");
    }
}

#[test]
fn a_formula_that_a_program_writes_twice_is_shown_once() {
    let katex = "<span class=katex><span class=katex-mathml><math><semantics><mi>x</mi><annotation \
        encoding='application/x-tex'>x</annotation></semantics></math></span><span class=katex-html \
        aria-hidden=true><span class=base><span class=mord>x</span></span></span></span> y";
    assert_eq!(shape(katex), "p(math{x}(mi(x)) y)");
}

#[test]
fn a_text_of_a_formula_is_searched_and_shown_in_excerpts() {
    let html = "<p>With <math><mi>E</mi><mo>=</mo><mi>m</mi></math></p>";
    assert_eq!(plain_text(&blocks(html)), "With E=m");
}
