//! The fields of an object and the elements of an array, by name and position, for tools that point into a text.

use super::{Expected, Parser};

/// A field of an object, or an element of an array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// The field's name; empty for an element.
    pub name: String,
    /// Where its value begins, in bytes.
    pub at: usize,
}

/// The children of the object or array at a position, in their order. Another value has none.
///
/// A mistake ends them: the reader does not go beyond it either.
pub fn children(text: &str, at: usize) -> Vec<Child> {
    let mut reader = Parser { text, at, levels: 0, repairs: Vec::new() };
    let mut children = Vec::new();
    let end = match reader.peek() {
        Some(b'{') => b'}',
        Some(b'[') => b']',
        _ => return children,
    };
    reader.at += 1;
    while let Ok(Some(child)) = next(&mut reader, end) {
        children.push(child);
        if reader.skip_value().and_then(|()| reader.comma(end)).is_err() {
            break;
        }
    }
    children
}

/// Goes to the value of the next child; `None` at the end.
fn next(reader: &mut Parser<'_>, end: u8) -> Result<Option<Child>, Expected> {
    reader.skip_space();
    let name = match reader.peek() {
        None => return Ok(None),
        Some(byte) if byte == end => return Ok(None),
        Some(b'"') if end == b'}' => reader.name()?,
        Some(_) if end == b'}' => return Err("`}` or a name in quotes"),
        Some(_) => String::new(),
    };
    Ok(Some(Child { name, at: reader.at }))
}

#[cfg(test)]
mod tests {
    use super::children;

    /// The children's names, and the first letters of their values.
    fn found(text: &str) -> Vec<(String, &str)> {
        let children = children(text, 0).into_iter();
        children.map(|child| (child.name, &text[child.at..=child.at])).collect()
    }

    fn named<'a>(pairs: &[(&str, &'a str)]) -> Vec<(String, &'a str)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
    }

    #[test]
    fn fields_have_names_and_elements_have_none() {
        let object = r#"{ "a" : 1, "b\"}": [2, {"c": 3}], "\u0063": "x,]}" }"#;
        assert_eq!(found(object), named(&[("a", "1"), ("b\"}", "["), ("c", "\"")]));
        assert_eq!(
            found("[1, [2, 3], {}, \"4\",]"),
            named(&[("", "1"), ("", "["), ("", "{"), ("", "\"")])
        );
    }

    #[test]
    fn a_mistake_ends_them() {
        assert_eq!(found(r#"{"a": 1 "b": 2}"#), named(&[("a", "1")]));
        assert_eq!(found(r#"{"a": 1, b: 2}"#), named(&[("a", "1")]));
        assert_eq!(found("[1, [2"), named(&[("", "1"), ("", "[")]));
        assert_eq!(found("[1, }]"), named(&[("", "1"), ("", "}")]));
    }

    #[test]
    fn other_values_have_none() {
        for text in ["", "1", "\"[1]\"", "{}", "[ ]", "]"] {
            assert_eq!(found(text), Vec::new(), "{text}");
        }
    }
}
