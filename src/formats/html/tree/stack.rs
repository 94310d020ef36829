//! The stack of open elements: they start and end each other, and become the tree.

use super::{Builder, Element, Node, Open};
use crate::formats::html::MAX_DEPTH;
use crate::formats::html::attributes::Attributes;
use crate::formats::html::tags::Tag;
use crate::formats::text::passage::MAX_NODES;

impl Builder<'_> {
    /// Keeps the place of an unwrapped element that links lead to, as an empty link.
    pub(super) fn place_only(&mut self, attributes: Attributes) {
        if attributes.get("id").is_some() && self.count() {
            self.add(Node::Element(Element {
                tag: Tag::Link,
                attributes: attributes.without_address(),
                children: Vec::new(),
                holds_block: false,
            }));
        }
    }

    pub(super) fn open_element(&mut self, tag: Tag, attributes: Attributes) {
        if tag.is_table_part() && self.place(Tag::Table).is_none() {
            // Outside a table the standard ignores them too.
            return;
        }
        self.imply_end_tags(tag);
        if tag.is_void() {
            if !self.count() {
                return;
            }
            self.mark_block(tag);
            self.add(Node::Element(Element {
                tag,
                attributes,
                children: Vec::new(),
                holds_block: false,
            }));
            return;
        }
        let deep = tag != Tag::Division && self.elements.len() > MAX_DEPTH;
        if deep {
            let rest = "levels of elements, found more; their text is kept";
            self.remarks.cut_off(format!("expected at most {MAX_DEPTH} {rest}"));
        }
        let real = tag != Tag::Division && !deep && self.count();
        if tag == Tag::Division {
            self.boundary();
            self.place_only(attributes);
        } else if real {
            self.mark_block(tag);
            let element = Element { tag, attributes, children: Vec::new(), holds_block: false };
            self.elements.push(element);
        } else if tag.is_block() {
            self.boundary();
        }
        let previous = self.last.get_mut(tag.kind()).and_then(|last| last.replace(self.open.len()));
        self.open.push(Open { tag, real, previous });
    }

    /// Closes the elements that the start of another one closes (HTML, section 13.2.6.4.7).
    fn imply_end_tags(&mut self, tag: Tag) {
        match tag {
            Tag::Item => self.close_above(tag, self.topmost(&[Tag::BulletList, Tag::NumberedList])),
            Tag::Term | Tag::Description => {
                self.close_above(tag, self.topmost(&[Tag::Descriptions]));
            }
            Tag::HeadRows | Tag::BodyRows | Tag::TableCaption => {
                let table = self.place(Tag::Table);
                self.close_above(Tag::TableCaption, table);
                self.close_above(Tag::BodyRows, table);
                self.close_above(Tag::Row, table);
            }
            Tag::Row => {
                let table = self.place(Tag::Table);
                self.close_above(Tag::TableCaption, table);
                self.close_above(Tag::Row, table);
            }
            Tag::Cell | Tag::HeadingCell => self.close_above(tag, self.place(Tag::Table)),
            Tag::RubyText | Tag::RubyParenthesis => self.close_above(tag, self.place(Tag::Ruby)),
            Tag::Link => self.close_above(tag, self.scope()),
            Tag::Heading(_)
                if self.open.last().is_some_and(|open| open.tag.kind() == tag.kind()) =>
            {
                self.pop();
            }
            _ => {}
        }
        if tag.ends_paragraph() {
            self.close_above(Tag::Paragraph, self.scope());
        }
    }

    /// The place of the topmost open element of a kind.
    pub(super) fn place(&self, tag: Tag) -> Option<usize> {
        self.last.get(tag.kind()).copied().flatten()
    }

    fn topmost(&self, tags: &[Tag]) -> Option<usize> {
        tags.iter().filter_map(|tag| self.place(*tag)).chain(self.scope()).max()
    }

    /// The place of the innermost element that other elements do not reach out of: a table, its cell or
    /// its caption.
    pub(super) fn scope(&self) -> Option<usize> {
        let tags = [Tag::Table, Tag::Cell, Tag::TableCaption];
        tags.into_iter().filter_map(|tag| self.place(tag)).max()
    }

    /// Closes the topmost element of a kind, with all that is open in it, if it stands above a
    /// place in the stack.
    pub(super) fn close_above(&mut self, tag: Tag, floor: Option<usize>) {
        if let Some(place) = self.place(tag).filter(|place| Some(*place) > floor) {
            while self.open.len() > place {
                self.pop();
            }
        }
    }

    pub(super) fn pop(&mut self) {
        let Some(Open { tag, real, previous }) = self.open.pop() else { return };
        if let Some(last) = self.last.get_mut(tag.kind()) {
            *last = previous;
        }
        if real {
            if let Some(element) = self.elements.pop() {
                let holds_block = element.holds_block;
                self.add(Node::Element(element));
                if let Some(parent) = self.elements.last_mut().filter(|_| holds_block) {
                    parent.holds_block = true;
                }
            }
        } else if tag.is_block() {
            self.boundary();
        }
    }

    fn boundary(&mut self) {
        if let Some(parent) = self.elements.last_mut() {
            parent.holds_block = true;
            // A run of boundaries parts no more than one does.
            if !matches!(parent.children.last(), Some(Node::Boundary)) {
                parent.children.push(Node::Boundary);
            }
        }
    }

    fn mark_block(&mut self, tag: Tag) {
        if let Some(parent) = self.elements.last_mut().filter(|_| tag.is_block()) {
            parent.holds_block = true;
        }
    }

    pub(super) fn add(&mut self, node: Node) {
        if let Some(parent) = self.elements.last_mut() {
            parent.children.push(node);
        }
    }

    /// Counts a node; false when there are too many already.
    pub(super) fn count(&mut self) -> bool {
        self.nodes += 1;
        if self.nodes == MAX_NODES + 1 {
            self.remarks
                .cut_off(format!("expected at most {MAX_NODES} elements and texts, found more"));
        }
        self.nodes <= MAX_NODES
    }
}
