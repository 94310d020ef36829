//! Character references, compared with `html5gum`'s.

use super::names::{decoded, with_semicolon};
use super::*;

/// A text as `html5gum` decodes it. `html5gum` knows all names.
fn html5gum_text(text: &str) -> String {
    let mut out = Vec::new();
    for token in html5gum::Tokenizer::new(text) {
        if let Ok(html5gum::Token::String(more)) = token {
            out.extend_from_slice(&more);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The names of a list, each with its character.
fn entries(list: &str) -> Vec<(String, char)> {
    let mut names = Vec::new();
    let mut name = String::new();
    for character in list.chars() {
        if character.is_ascii_alphanumeric() {
            name.push(character);
        } else {
            names.push((std::mem::take(&mut name), character));
        }
    }
    names
}

/// The text with all its references decoded, as a document's is.
fn whole(text: &str) -> String {
    decode(&decoded(text), TextKind::Content)
}

#[test]
fn common_names_are_decoded_at_once_and_rare_ones_are_noticed() {
    for (name, character) in entries(COMMON) {
        let text = format!("&{name};");
        assert_eq!(decode(&text, TextKind::Content), character.to_string());
        assert_eq!(html5gum_text(&text), character.to_string());
        assert!(!has_rare_names(&text), "{text}");
    }
    for text in
        ["R&D; Q&A", "&amp;alpha;", "&eacute; &eacute &copy;", "&#945;", "&;", "&alpha", "& alpha;"]
    {
        assert!(!has_rare_names(text) || decoded(text) == text, "{text}");
    }
    for (text, number) in [
        ("a &alpha;", "a &#945;"),
        (r"\u0026alpha;", r"\u0026#945;"),
        ("&alpha;&notin;", "&#945;&#8713;"),
    ] {
        assert!(has_rare_names(text), "{text}");
        assert_eq!(decoded(text), number);
    }
}

#[test]
fn every_name_is_decoded_as_the_standard_says() {
    let mut count = 0;
    for first in b'A'..=b'z' {
        for (list, semicolon) in [
            (with_semicolon(first), ";"),
            (without_semicolon(first), ";"),
            (without_semicolon(first), ""),
        ] {
            for (rest, character) in entries(list) {
                let text = format!("&{}{rest}{semicolon}", char::from(first));
                assert_eq!(whole(&text), character.to_string(), "{text}");
                assert_eq!(html5gum_text(&text), character.to_string(), "{text}");
                count += 1;
            }
        }
    }
    assert_eq!(count, 704 + 106, "names with a semicolon, and names without");
}

#[test]
fn an_unknown_name_that_begins_with_a_known_name_is_not_decoded_wrongly() {
    for name in ["parallel", "ltimes", "gtrsim", "timesb", "notni", "divideontimes", "angle"] {
        let text = format!("&{name};");
        for decoded in [whole(&text), decode(&text, TextKind::Content)] {
            assert!(decoded == html5gum_text(&text) || decoded == text, "{text} is {decoded}");
        }
    }
}

#[test]
fn an_unknown_name_stays_as_it_is_written() {
    assert_eq!(
        decode("&nsubseteq; &x &; & &#; &amp;lt;", TextKind::Content),
        "&nsubseteq; &x &; & &#; &lt;"
    );
}

#[test]
fn a_query_in_an_attribute_is_not_decoded() {
    assert_eq!(decode("?a=1&copy=2&reg", TextKind::Attribute), "?a=1&copy=2®");
}
