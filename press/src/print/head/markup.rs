//! Lines of HTML in which no text can become markup.

use std::fmt::Write;

use serde_json::Value;

/// A text as HTML or XML: in an element, or between double quotes. Characters that XML does not allow are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' => escaped.push(character),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// JSON for a `<script>` or another place in HTML. JSON has these characters only inside of strings, where they may be
/// written as escapes.
pub(super) fn json(value: &Value) -> String {
    let mut escaped = String::new();
    for character in value.to_string().chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                // Writing to a `String` cannot fail.
                let _ = write!(escaped, "\\u{:04x}", u32::from(character));
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// Lines of HTML.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a line of HTML.
    pub(super) fn push(&mut self, html: &str) {
        self.0.push_str(html);
        self.0.push('\n');
    }

    /// Adds an element without content. The names are ours, the values are any text.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let attribute = |(name, value): &(&str, &str)| format!(" {name}=\"{}\"", escape(value));
        let attributes: String = attributes.iter().map(attribute).collect();
        self.push(&format!("<{name}{attributes}>"));
    }

    /// Adds a `<meta name>`, if there is a value.
    pub(super) fn named(&mut self, name: &str, content: Option<&str>) {
        self.meta("name", name, content);
    }

    /// Adds a `<meta property>`, if there is a value.
    pub(super) fn property(&mut self, name: &str, content: Option<&str>) {
        self.meta("property", name, content);
    }

    fn meta(&mut self, kind: &str, name: &str, content: Option<&str>) {
        if let Some(content) = content.filter(|content| !content.trim().is_empty()) {
            self.element("meta", &[(kind, name), ("content", content)]);
        }
    }

    /// Adds a link to the same content in another format.
    pub(super) fn alternate(&mut self, media_type: &str, title: &str, href: &str) {
        self.element(
            "link",
            &[("rel", "alternate"), ("type", media_type), ("title", title), ("href", href)],
        );
    }

    /// The lines.
    pub(super) fn finish(self) -> String {
        self.0
    }
}
