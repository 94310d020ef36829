//! Reads the value of a key: the text on the right of `=`.

use fluent_syntax::ast::{
    CallArguments, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode;

use crate::message::{Piece, Plural, Value};

/// The supported part of Fluent, for messages.
const SUPPORTED: &str = "text, `{ $placeholder }`, `{ \"text\" }` and one choice by a number";

/// Reads a text.
///
/// Text around a choice becomes part of each of its variants.
pub(super) fn value(pattern: &Pattern<&str>) -> Result<Value, String> {
    let mut before = Vec::new();
    let mut chosen: Option<Plural> = None;
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                if chosen.is_some() {
                    return Err("expected one choice, found a second".to_owned());
                }
                let mut plural = plural(selector, variants)?;
                for (_, pieces) in &mut plural.variants {
                    pieces.splice(..0, before.iter().cloned());
                }
                chosen = Some(plural);
            }
            element => {
                let piece = piece(element)?;
                match &mut chosen {
                    Some(plural) => {
                        plural
                            .variants
                            .iter_mut()
                            .for_each(|(_, pieces)| pieces.push(piece.clone()));
                    }
                    None => before.push(piece),
                }
            }
        }
    }
    let mut value = chosen.map_or(Value::One(before), Value::Plural);
    match &mut value {
        Value::One(pieces) => tidy(pieces)?,
        Value::Plural(plural) => {
            for (name, pieces) in &mut plural.variants {
                tidy(pieces).map_err(|message| format!("[{name}]: {message}"))?;
            }
        }
    }
    Ok(value)
}

fn piece(element: &PatternElement<&str>) -> Result<Piece, String> {
    match element {
        PatternElement::TextElement { value } => Ok(Piece::Text((*value).to_owned())),
        PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
            InlineExpression::VariableReference { id } => Ok(Piece::Variable(id.name.to_owned())),
            InlineExpression::StringLiteral { value } => {
                let mut text = String::new();
                unescape_unicode(&mut text, value)
                    .map_err(|_| format!("expected escapes such as `\\u00A0`, found `{value}`"))?;
                Ok(Piece::Text(text))
            }
            _ => Err(format!("expected {SUPPORTED}, found another kind of placeholder")),
        },
        PatternElement::Placeable { .. } => {
            Err(format!("expected {SUPPORTED}, found a choice in it"))
        }
    }
}

fn plural(selector: &InlineExpression<&str>, from: &[Variant<&str>]) -> Result<Plural, String> {
    let (by, is_ordinal) = match selector {
        InlineExpression::VariableReference { id } => (id.name, false),
        InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
            (ordinal(arguments)?, true)
        }
        _ => return Err("expected a choice by `$placeholder`, found another".to_owned()),
    };
    let mut variants = Vec::new();
    for variant in from {
        let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) =
            variant.key;
        if variants.iter().any(|(known, _)| known == name) {
            return Err(format!("expected each variant once, found two for [{name}]"));
        }
        if variant.default != (name == "other") {
            return Err(format!("expected `*[other]` as the default, found [{name}]"));
        }
        let pieces: Result<Vec<Piece>, String> = variant.value.elements.iter().map(piece).collect();
        variants.push((name.to_owned(), pieces?));
    }
    variants.sort_by_key(|(name, _)| name == "other");
    Ok(Plural { by: by.to_owned(), is_ordinal, variants })
}

/// The placeholder in `NUMBER($number, type: "ordinal")`.
fn ordinal<'a>(arguments: &CallArguments<&'a str>) -> Result<&'a str, String> {
    let named = arguments.named.first().map(|argument| (argument.name.name, &argument.value));
    match (arguments.positional.as_slice(), named) {
        (
            [InlineExpression::VariableReference { id }],
            Some(("type", InlineExpression::StringLiteral { value: "ordinal" })),
        ) => Ok(id.name),
        _ => {
            Err("expected `NUMBER($placeholder, type: \"ordinal\")`, found another function"
                .to_owned())
        }
    }
}

/// Joins neighbouring pieces of text, and refuses line breaks, control characters and empty texts.
fn tidy(pieces: &mut Vec<Piece>) -> Result<(), String> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces.drain(..) {
        match (joined.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => joined.push(piece),
        }
    }
    *pieces = joined;
    let texts = || {
        pieces.iter().filter_map(|piece| match piece {
            Piece::Text(text) => Some(text.as_str()),
            Piece::Variable(_) => None,
        })
    };
    if texts().any(|text| text.contains('\n')) {
        return Err("expected the text on one line, found more".to_owned());
    }
    if texts().any(|text| text.chars().any(char::is_control)) {
        return Err("expected no control characters, found one".to_owned());
    }
    if pieces.is_empty()
        || (pieces.len() == 1 && texts().all(str::is_empty) && texts().count() == 1)
    {
        return Err("expected a text, found an empty one".to_owned());
    }
    Ok(())
}
