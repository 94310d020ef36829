//! The fields of an object and the elements of an array, with names and positions, for tools that show where
//! in a text a value is.

use super::{Expected, Parser};

/// A field of an object, or an element of an array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// The field's name; empty for an element.
    pub name: String,
    /// The position of the child's value, in bytes.
    pub at: usize,
}

/// The children of the object or array at a position, in their order. Other values have no children.
///
/// The list ends at a mistake, because the reader does not continue after the mistake either.
pub fn children(text: &str, at: usize) -> Vec<Child> {
    let mut parser = Parser { text, at, levels: 0, repairs: Vec::new() };
    let mut children = Vec::new();
    let end = match parser.peek() {
        Some(b'{') => b'}',
        Some(b'[') => b']',
        _ => return children,
    };
    parser.at += 1;
    while let Ok(Some(child)) = next(&mut parser, end) {
        children.push(child);
        if parser.skip_value().and_then(|()| parser.comma(end)).is_err() {
            break;
        }
    }
    children
}

/// Goes to the value of the next child; `None` at the end.
fn next(parser: &mut Parser<'_>, end: u8) -> Result<Option<Child>, Expected> {
    parser.skip_space();
    let name = match parser.peek() {
        None => return Ok(None),
        Some(byte) if byte == end => return Ok(None),
        Some(b'"') if end == b'}' => parser.name()?,
        Some(_) if end == b'}' => return Err("`}` or a name in quotes"),
        Some(_) => String::new(),
    };
    Ok(Some(Child { name, at: parser.at }))
}

#[cfg(test)]
mod tests {
    use super::children;

    /// The children's names, and the first character of each child's value.
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
    fn a_mistake_ends_the_children() {
        assert_eq!(found(r#"{"a": 1 "b": 2}"#), named(&[("a", "1")]));
        assert_eq!(found(r#"{"a": 1, b: 2}"#), named(&[("a", "1")]));
        assert_eq!(found("[1, [2"), named(&[("", "1"), ("", "[")]));
        assert_eq!(found("[1, }]"), named(&[("", "1"), ("", "}")]));
    }

    #[test]
    fn other_values_have_no_children() {
        for text in ["", "1", "\"[1]\"", "{}", "[ ]", "]"] {
            assert_eq!(found(text), Vec::new(), "{text}");
        }
    }
}
