//! Character references, compared with `html5gum`'s.

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
fn names(list: &str) -> Vec<(String, char)> {
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

#[test]
fn every_name_is_decoded_as_the_standard_says() {
    let mut count = 0;
    for first in b'A'..=b'z' {
        for (list, semicolon) in [
            (with_semicolon(first), ";"),
            (without_semicolon(first), ";"),
            (without_semicolon(first), ""),
        ] {
            for (rest, character) in names(list) {
                let text = format!("&{}{rest}{semicolon}", char::from(first));
                assert_eq!(decode(&text, TextKind::Content), character.to_string(), "{text}");
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
        let decoded = decode(&text, TextKind::Content);
        assert!(decoded == html5gum_text(&text) || decoded == text, "{text} is {decoded}");
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
