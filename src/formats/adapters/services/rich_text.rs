//! Rich text in JSON as HTML, which is read as any other text: that of Contentful, and the blocks of Strapi.

use super::values::{at, each, text_at};
use crate::formats::json::Value;

/// At most this many nodes are nested; deeper ones are left out.
const MAX_DEPTH: usize = 30;

/// A text for HTML, in content and in attributes.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A document of Contentful as HTML. `asset` finds the picture that a node shows. `None` for a value that is none.
/// <https://github.com/contentful/rich-text>
pub(super) fn contentful(value: &Value, asset: &dyn Fn(&Value) -> Option<Value>) -> Option<String> {
    (text_at(value, "nodeType").as_deref() == Some("document")).then(|| {
        let mut html = String::new();
        children(value, "content", &mut html, 0, &|node, html, depth| {
            node_of_contentful(node, html, depth, asset);
        });
        html
    })
}

/// Blocks of Strapi as HTML. `None` for a value that is no list of blocks.
/// <https://docs.strapi.io/cms/features/content-type-builder#rich-text-blocks>
pub(super) fn strapi(value: &Value) -> Option<String> {
    let blocks = value.as_array().filter(|blocks| !blocks.is_empty())?;
    let is_block =
        |block: &Value| text_at(block, "type").is_some() && at(block, "children").is_some();
    blocks.iter().all(is_block).then(|| {
        let mut html = String::new();
        blocks.iter().for_each(|block| node_of_strapi(block, &mut html, 0));
        html
    })
}

type Node<'n> = &'n dyn Fn(&Value, &mut String, usize);

fn children(node: &Value, name: &str, html: &mut String, depth: usize, each_node: Node<'_>) {
    if depth < MAX_DEPTH {
        for child in at(node, name).map(each).unwrap_or_default() {
            each_node(child, html, depth + 1);
        }
    }
}

/// Writes an element around what `inside` writes. An element without a name is nothing around it.
fn element(html: &mut String, name: &str, attributes: &str, inside: impl FnOnce(&mut String)) {
    if name.is_empty() {
        return inside(html);
    }
    html.push_str(&["<", name, attributes, ">"].concat());
    inside(html);
    html.push_str(&["</", name, ">"].concat());
}

fn node_of_contentful(
    node: &Value,
    html: &mut String,
    depth: usize,
    asset: &dyn Fn(&Value) -> Option<Value>,
) {
    let kind = text_at(node, "nodeType").unwrap_or_default();
    let mut attributes = String::new();
    let name = match kind.as_str() {
        "text" => {
            let marks = at(node, "marks").map(each).unwrap_or_default();
            let marks = marks.iter().filter_map(|mark| text_at(mark, "type"));
            let names: Vec<&str> = marks.filter_map(|mark| mark_of(&mark)).collect();
            return marked(&text_at(node, "value").unwrap_or_default(), &names, html);
        }
        "embedded-asset-block" => {
            let picture = at(node, "data.target").and_then(asset);
            let part = |name| {
                picture.as_ref().and_then(|picture| text_at(picture, name)).unwrap_or_default()
            };
            let tag =
                ["<img src=\"", &escaped(&part("url")), "\" alt=\"", &escaped(&part("alt")), "\">"];
            return html.push_str(&tag.concat());
        }
        "hr" => return html.push_str("<hr>"),
        "hyperlink" => {
            attributes =
                [" href=\"", &escaped(&text_at(node, "data.uri").unwrap_or_default()), "\""]
                    .concat();
            "a"
        }
        "paragraph" => "p",
        "heading-1" | "heading-2" => "h2",
        "heading-3" => "h3",
        "heading-4" => "h4",
        "heading-5" | "heading-6" => "h5",
        "unordered-list" => "ul",
        "ordered-list" => "ol",
        "list-item" => "li",
        "blockquote" => "blockquote",
        "table" => "table",
        "table-row" => "tr",
        "table-cell" => "td",
        "table-header-cell" => "th",
        _ => "",
    };
    element(html, name, &attributes, |html| {
        children(node, "content", html, depth, &|node, html, depth| {
            node_of_contentful(node, html, depth, asset);
        });
    });
}

fn node_of_strapi(node: &Value, html: &mut String, depth: usize) {
    let mut attributes = String::new();
    let name = match text_at(node, "type").unwrap_or_default().as_str() {
        "text" => {
            let is = |name: &&str| matches!(at(node, name), Some(Value::Bool(true)));
            let names =
                ["bold", "italic", "underline", "strikethrough", "code"].into_iter().filter(is);
            let names: Vec<&str> = names.filter_map(mark_of).collect();
            return marked(&text_at(node, "text").unwrap_or_default(), &names, html);
        }
        "image" => {
            let part = |name| escaped(&text_at(node, name).unwrap_or_default());
            let tag = [
                "<img src=\"",
                &part("image.url"),
                "\" alt=\"",
                &part("image.alternativeText"),
                "\">",
            ];
            return html.push_str(&tag.concat());
        }
        "link" => {
            attributes =
                [" href=\"", &escaped(&text_at(node, "url").unwrap_or_default()), "\""].concat();
            "a"
        }
        "paragraph" => "p",
        "heading" if text_at(node, "level").is_some_and(|level| level.as_str() > "2") => "h3",
        "heading" => "h2",
        "list" if text_at(node, "format").as_deref() == Some("ordered") => "ol",
        "list" => "ul",
        "list-item" => "li",
        "quote" => "blockquote",
        "code" => "pre",
        _ => "",
    };
    element(html, name, &attributes, |html| {
        children(node, "children", html, depth, &node_of_strapi);
    });
}

/// The element of a mark.
fn mark_of(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "bold" => "strong",
        "italic" => "em",
        "code" => "code",
        "underline" => "u",
        "strikethrough" => "s",
        "superscript" => "sup",
        "subscript" => "sub",
        _ => return None,
    })
}

fn marked(text: &str, names: &[&str], html: &mut String) {
    match names.split_first() {
        Some((name, rest)) => element(html, name, "", |html| marked(text, rest, html)),
        None => html.push_str(&escaped(text).replace('\n', "<br>")),
    }
}
