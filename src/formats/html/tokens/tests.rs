//! The tokens of texts, compared with `html5gum`'s.

use std::ops::ControlFlow;

use html5gum::{State, Tokenizer};
use proptest::prelude::*;

use super::*;
use crate::formats::html::attributes::READ;

/// The tokens of `html5gum` as our types, with the attributes that are read.
fn html5gum_tokens(html: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut tokenizer = Tokenizer::new(html);
    while let Some(Ok(token)) = tokenizer.next() {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match token {
            html5gum::Token::StartTag(tag) => {
                let mut attributes = Attributes::default();
                for known in READ.split(' ') {
                    if let Some(value) = tag.attributes.get(known.as_bytes()) {
                        attributes.0.push((known, text(value)));
                    }
                }
                attributes.0.sort();
                let state = match tag.name.as_slice() {
                    b"textarea" | b"title" => Some(State::RcData),
                    b"script" => Some(State::ScriptData),
                    b"plaintext" => Some(State::PlainText),
                    b"style" | b"xmp" => Some(State::RawText),
                    _ => None,
                };
                if let Some(state) = state {
                    tokenizer.set_state(state);
                }
                tokens.push(Token::Start {
                    name: tag.name.to_vec(),
                    attributes,
                    self_closing: tag.self_closing,
                });
            }
            html5gum::Token::EndTag(tag) => {
                tokens.push(Token::End { name: tag.name.to_vec() });
            }
            html5gum::Token::String(more) => match tokens.last_mut() {
                Some(Token::Text(before)) => before.push_str(&text(&more)),
                _ => tokens.push(Token::Text(text(&more))),
            },
            _ => {}
        }
    }
    tokens
}

fn our_tokens(html: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    // Rare references are decoded in the document, before its texts are read.
    let html = &crate::formats::text::entities::names::decoded(html);
    for_each(html, &mut |mut token| {
        let raw = match &mut token {
            Token::Start { name, attributes, .. } => {
                attributes.0.sort();
                match name.as_slice() {
                    b"textarea" | b"title" => Some(Raw::Escapable),
                    b"script" => Some(Raw::Script),
                    b"plaintext" => Some(Raw::Everything),
                    b"style" | b"xmp" => Some(Raw::Text),
                    _ => None,
                }
            }
            _ => None,
        };
        match (tokens.last_mut(), &token) {
            (Some(Token::Text(before)), Token::Text(more)) => before.push_str(more),
            _ => tokens.push(token),
        }
        ControlFlow::Continue(raw)
    });
    tokens
}

#[test]
fn tokens_of_difficult_markup_equal_html5gums() {
    for html in [
        "a<b>c</b>d",
        "<a href = x title='y\nz' HREF=second alt=\"&amp;&copy=1&copy;\">",
        "<br/><br / ><img src=a/>x</p/ class=x>",
        "<!-->a<!--->b<!----!>c<!-- - -- > --!>d<!-- -->e<!doctype html>f<?x?>g</ >h</>i<",
        "<a<b>x<1>y</",
        "<a b='c",
        "x<!-- unclosed",
        "&lt;&amp&not&notin;&#x41;&#65&#0;&#128;&#xD800;&#99999999999;&#;&#x;&unknown;&",
        "&AMP&Aacute;&frac12&half;&nbsp;&hellip;&apos;&shy;&Ccaron;&euro;&rarr;&alpha;&acy;",
        "<title>a<b>&amp;</title >c<textarea></textareaX></TEXTAREA>d",
        "<style>a</styl></style\n>b<xmp>&amp;<b></xmp>c",
        "<script>a<!--<script>b</script>c--></script>d<script><!--></script>e",
        "<script><!-- <script </script> --> </script>f<script><!--<scripty></script>g",
        "<script>a--><!--<script>-></script></script>h",
        "<plaintext>a<b></plaintext>",
        "a\r\nb\rc<pre>\r\n\r</pre>\0<a\0b c\0=d\0>",
        "<a =x==y>z<p title>q<p title=>r<p title= >s",
    ] {
        assert_eq!(our_tokens(html), html5gum_tokens(html), "{html}");
    }
}

/// Whether a text has a reference with a name that only the standard's list has.
fn has_an_omitted_name(html: &str) -> bool {
    html.match_indices('&').any(|(at, _)| {
        let rest = &html[at + 1..];
        let end = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let reference = format!("&{};", &rest[..end]);
        let written = [Token::Text(reference.clone())];
        rest[end..].starts_with(';')
            && our_tokens(&reference) == written
            && html5gum_tokens(&reference) != written
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn tokens_of_random_markup_equal_html5gums(
        html in "(<(/|!|!--|\\?)?|--!?>|>|/>|[ \n\r=\"'/]|&(#x?)?|;|script|style|title|xmp|b|href|id|amp|not|copy|[a-z0-9-]|é|\0){0,40}"
    ) {
        prop_assume!(!has_an_omitted_name(&html));
        prop_assert_eq!(our_tokens(&html), html5gum_tokens(&html));
    }
}
