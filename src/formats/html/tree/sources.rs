//! The addresses of pictures and recordings that are in another element: in a `source` inside or beside the
//! element, or in a `noscript` after the element.

use std::ops::ControlFlow;

use super::{Builder, Element, Node};
use crate::formats::html::attributes::Attributes;
use crate::formats::html::tags::Tag;
use crate::formats::html::tokens::{self, Token};

impl Builder<'_> {
    /// Adds the address from a `source` inside a recording to the recording.
    pub(super) fn complete(&mut self, attributes: &Attributes) {
        let last = self.elements.last_mut().and_then(|parent| parent.children.last_mut());
        if let Some(Node::Element(element)) = last
            && let Tag::Recording(_) = element.tag
        {
            element.attributes.complete("src", attributes.get("src"));
        }
    }

    /// Replaces a placeholder by the picture in the `noscript` after it. Programs that load pictures lazily write
    /// such a picture for browsers without scripts.
    pub(super) fn replace_picture(&mut self, fallback: &str) {
        let (mut found, mut has_more) = (None, false);
        tokens::for_each(fallback, &mut |token| {
            match token {
                Token::Start { name, attributes, .. } if name == b"img" => {
                    found.get_or_insert(attributes);
                }
                Token::Text(text) => has_more |= !text.trim().is_empty(),
                _ => {}
            }
            ControlFlow::Continue(None)
        });
        if has_more || found.is_none() {
            self.tell_hidden(b"noscript");
        }
        let last = self.elements.last_mut().and_then(last_picture);
        if let (Some(real), Some(picture)) = (found, last)
            && picture.attributes.is_placeholder()
            && !real.is_placeholder()
        {
            let remark = "expected a picture, found a placeholder; taken from `<noscript>`";
            self.remarks.repaired(remark.to_owned());
            picture.attributes = real;
        }
    }
}

/// The picture at the end of an element, if it ends with one.
fn last_picture(element: &mut Element) -> Option<&mut Element> {
    let is_shown = |node: &&mut Node| match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Boundary => false,
        Node::Element(_) => true,
    };
    let Node::Element(last) = element.children.iter_mut().rev().find(is_shown)? else {
        return None;
    };
    if last.tag == Tag::Picture { Some(last) } else { last_picture(last) }
}
