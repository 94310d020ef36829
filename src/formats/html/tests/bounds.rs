//! Bounds of depth and number, and random tags.

use super::*;
use crate::edition::body::math::{Formula, Token};
use crate::formats::text::passage::MAX_NODES;

/// The number of levels of a body.
fn depth(blocks: &[Block]) -> usize {
    let inner = |block: &Block| match block {
        Block::Quote(inner) | Block::Passage(_, inner) => depth(inner),
        Block::List { items, .. } => {
            items.iter().map(|item| depth(&item.content)).max().unwrap_or(0)
        }
        Block::Paragraph(line) => inline_depth(line),
        _ => 0,
    };
    1 + blocks.iter().map(inner).max().unwrap_or(0)
}

fn inline_depth(line: &[Inline]) -> usize {
    let inner = |inline: &Inline| match inline {
        Inline::Span(_, inner)
        | Inline::Passage(_, inner)
        | Inline::Link { text: inner, .. }
        | Inline::Jump(_, inner) => inline_depth(inner),
        Inline::Formula(formula) => formula_depth(formula),
        _ => 0,
    };
    1 + line.iter().map(inner).max().unwrap_or(0)
}

/// The largest number of elements that are open at once.
fn formula_depth(formula: &Formula) -> usize {
    let (mut depth, mut max) = (0_usize, 0);
    for token in formula.tokens() {
        match token {
            Token::Start(_) => depth += 1,
            Token::End => depth -= 1,
            _ => {}
        }
        max = max.max(depth);
    }
    assert_eq!(depth, 0, "every element ends");
    max
}

#[test]
fn deep_nesting_is_cut_and_no_text_is_lost() {
    for (open, close) in [
        ("<blockquote>", "</blockquote>"),
        ("<ul><li>", "</ul>"),
        ("<b>", "</b>"),
        ("<div dir=rtl><p dir=ltr>", "</div>"),
        ("<span dir=rtl><bdi dir=ltr>", "</bdi></span>"),
        ("<math><mrow>", "</mrow></math>"),
        ("<math><msqrt/><mrow>", "</mrow>"),
    ] {
        let html = format!("{}x{}y", open.repeat(40_000), close.repeat(40_000));
        let read = blocks(&html);
        assert_eq!(plain_text(&read).replace('\n', ""), "xy", "{open}");
        assert!(depth(&read) <= MAX_DEPTH + 2, "{open}: {}", depth(&read));
    }
}

#[test]
fn a_body_has_a_bounded_number_of_nodes() {
    for piece in ["<p>x", "<hr>", "<img src=https://example.org/a>"] {
        assert!(read(&piece.repeat(2 * MAX_NODES), None).blocks.len() <= MAX_NODES, "{piece}");
    }
    let read = read(&"<p>x".repeat(MAX_NODES), None);
    assert!(read.remarks.iter().any(|remark| remark.contains("20000")), "{:?}", read.remarks);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(html in "[ -~<>&;/=\"'\\n]{0,400}") {
        let _ = read(&html, None);
    }

    #[test]
    fn random_tags_never_make_the_reader_panic_or_lose_text(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "<p>", "</p>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>",
                "<li>", "</ul>", "<a href=x>", "</a>", "<div>", "</div>", "<h2>", "</h2>", "<br>",
                "<figure>", "<figcaption>", "</figure>", "<details>", "<summary>", "</details>",
                "<dl>", "<dt>", "<dd>", "</dl>", "<pre>", "</pre>", "<ruby>", "<rt>", "</ruby>", "w ",
            ]),
            0..60,
        )
    ) {
        let html = parts.concat();
        let text = plain_text(&read(&html, None).blocks);
        proptest::prop_assert_eq!(text.matches('w').count(), html.matches("w ").count(), "{}", html);
    }
}
