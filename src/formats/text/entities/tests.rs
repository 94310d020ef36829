//! The names, held against `html5gum`'s.

use super::*;

/// What the library that knows every name makes of a text.
fn theirs(text: &str) -> String {
    let mut out = Vec::new();
    for token in html5gum::Tokenizer::new(text) {
        if let Ok(html5gum::Token::String(more)) = token {
            out.extend_from_slice(&more);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The names of a list, each with what follows it.
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
fn every_name_means_what_the_standard_says() {
    let mut count = 0;
    for first in b'A'..=b'z' {
        for (list, semicolon) in [(ended(first), ";"), (unended(first), ";"), (unended(first), "")]
        {
            for (rest, character) in names(list) {
                let text = format!("&{}{rest}{semicolon}", char::from(first));
                assert_eq!(decode(&text, Place::Text), character.to_string(), "{text}");
                assert_eq!(theirs(&text), character.to_string(), "{text}");
                count += 1;
            }
        }
    }
    assert_eq!(count, 704 + 106, "names with a semicolon, and those that may do without");
}

#[test]
fn no_unknown_name_is_taken_for_the_beginning_of_a_known_one() {
    for name in ["parallel", "ltimes", "gtrsim", "timesb", "notni", "divideontimes", "angle"] {
        let text = format!("&{name};");
        let decoded = decode(&text, Place::Text);
        assert!(decoded == theirs(&text) || decoded == text, "{text} is {decoded}");
    }
}

#[test]
fn a_name_that_is_not_known_stays_as_it_is_written() {
    assert_eq!(
        decode("&nsubseteq; &x &; & &#; &amp;lt;", Place::Text),
        "&nsubseteq; &x &; & &#; &lt;"
    );
}

#[test]
fn in_an_attribute_a_query_stays_a_query() {
    assert_eq!(decode("?a=1&copy=2&reg", Place::Attribute), "?a=1&copy=2®");
}
