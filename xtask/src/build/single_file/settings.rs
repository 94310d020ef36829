//! Reads the settings out of a page, however its attributes are written.

use html5gum::{State, Token, Tokenizer};

/// The text of `<script type="application/json" id="gazette">`; `None` where a page has no such element.
pub(crate) fn of(page: &str) -> Option<String> {
    let mut tokens = Tokenizer::new(page);
    while let Some(Ok(token)) = tokens.next() {
        let Token::StartTag(tag) = token else { continue };
        if tag.name.as_slice() != b"script" {
            continue;
        }
        // A tokenizer alone does not know that a script's text is no HTML.
        tokens.set_state(State::ScriptData);
        let is = |name: &[u8], value: &[u8]| {
            tag.attributes.get(name).is_some_and(|found| found.as_slice() == value)
        };
        if is(b"id", b"gazette") && is(b"type", b"application/json") {
            return text(tokens);
        }
    }
    None
}

/// The text as far as the next tag.
fn text(tokens: Tokenizer<html5gum::StringReader<'_>>) -> Option<String> {
    let mut text = String::new();
    for token in tokens {
        match token {
            Ok(Token::String(more)) => text.push_str(std::str::from_utf8(&more).ok()?),
            Ok(Token::EndTag(_)) => return Some(text),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::of;

    const JSON: &str = "\n { \"dataset\": \"a.json?x=1&amp;y=<b>\" } ";

    #[test]
    fn attributes_may_be_written_in_any_way() {
        for attributes in [
            "id=gazette type=application/json",
            "type=\"application/json\" id=\"gazette\"",
            "TYPE='application/json'\n  id = 'gazette'",
            "type=application/json data-x=\">\" id=gazette",
        ] {
            let page = format!(
                "<!doctype html><title>a</title><script>if (a<b) \"<script id=gazette>\"</script>\
                 <script {attributes}>{JSON}</script><p>"
            );
            assert_eq!(of(&page).as_deref(), Some(JSON), "{attributes}");
        }
    }

    #[test]
    fn a_page_without_settings_has_none() {
        for page in [
            "",
            "<script id=gazette>{}</script>",
            "<script type=application/json>{}</script>",
            "<!-- <script id=gazette type=application/json>{}</script> -->",
            "<script id=gazette type=application/json>{}",
        ] {
            assert_eq!(of(page), None, "{page}");
        }
    }
}
