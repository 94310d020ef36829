//! The stack of open elements. Tags open and close elements, and closed elements are added to the tree.

use super::{Builder, Element, Node, Open};
use crate::edition::body::Voice;
use crate::formats::html::MAX_DEPTH;
use crate::formats::html::attributes::Attributes;
use crate::formats::html::lines::code::LINE_NUMBERS;
use crate::formats::html::tags::Tag;
use crate::formats::text::passage::MAX_NODES;

impl Builder<'_> {
    /// Keeps the `id` of an unwrapped element as an empty link, because links may lead to it.
    pub(super) fn keep_id(&mut self, attributes: Attributes) {
        if attributes.get("id").is_some() && self.count() {
            self.add(Node::Element(Element {
                tag: Tag::Link,
                attributes: attributes.only_id(),
                children: Vec::new(),
                holds_block: false,
            }));
        }
    }

    pub(super) fn open_element(&mut self, tag: Tag, attributes: Attributes) {
        if tag.is_table_part() && self.index_of(Tag::Table).is_none() {
            // The standard also ignores parts of tables outside of tables.
            return;
        }
        self.imply_end_tags(tag);
        let is_bare = match tag {
            Tag::Division | Tag::Run => !has_meaning(&attributes),
            _ => false,
        };
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
        let too_deep = !is_bare && self.elements.len() > MAX_DEPTH;
        if too_deep {
            let rest = "levels of elements, found more; their text is kept";
            self.remarks.cut_off(format!("expected at most {MAX_DEPTH} {rest}"));
        }
        let in_tree = !is_bare && !too_deep && self.count();
        if is_bare {
            if tag == Tag::Division {
                self.boundary();
            }
            self.keep_id(attributes);
        } else if in_tree {
            self.mark_block(tag);
            let element = Element { tag, attributes, children: Vec::new(), holds_block: false };
            self.elements.push(element);
        } else if tag.is_block() {
            self.boundary();
        }
        let previous = self.last.get_mut(tag.kind()).and_then(|last| last.replace(self.open.len()));
        self.open.push(Open { tag, in_tree, previous });
    }

    /// Closes the elements that the start of an element closes (HTML, section 13.2.6.4.7). Blocks and pictures end a
    /// formula.
    fn imply_end_tags(&mut self, tag: Tag) {
        if tag.is_block() || tag == Tag::Picture {
            self.close_above(Tag::Formula, self.scope());
        }
        match tag {
            Tag::Item => self.close_above(tag, self.topmost(&[Tag::BulletList, Tag::NumberedList])),
            Tag::Term | Tag::Description => {
                self.close_above(tag, self.topmost(&[Tag::Descriptions]));
            }
            Tag::HeadRows | Tag::BodyRows | Tag::TableCaption => {
                let table = self.index_of(Tag::Table);
                self.close_above(Tag::TableCaption, table);
                self.close_above(Tag::BodyRows, table);
                self.close_above(Tag::Row, table);
            }
            Tag::Row => {
                let table = self.index_of(Tag::Table);
                self.close_above(Tag::TableCaption, table);
                self.close_above(Tag::Row, table);
            }
            Tag::Cell | Tag::HeadingCell => self.close_above(tag, self.index_of(Tag::Table)),
            Tag::RubyText | Tag::RubyParenthesis => self.close_above(tag, self.index_of(Tag::Ruby)),
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

    /// The index of the topmost open element of a kind.
    pub(super) fn index_of(&self, tag: Tag) -> Option<usize> {
        self.last.get(tag.kind()).copied().flatten()
    }

    fn topmost(&self, tags: &[Tag]) -> Option<usize> {
        tags.iter().filter_map(|tag| self.index_of(*tag)).chain(self.scope()).max()
    }

    /// The index of the innermost open element that limits the effect of tags inside it: a table, a cell or a
    /// caption.
    pub(super) fn scope(&self) -> Option<usize> {
        let tags = [Tag::Table, Tag::Cell, Tag::TableCaption];
        tags.into_iter().filter_map(|tag| self.index_of(tag)).max()
    }

    /// Closes the topmost element of a kind, with all open elements inside, if its index is above `floor`.
    pub(super) fn close_above(&mut self, tag: Tag, floor: Option<usize>) {
        if let Some(index) = self.index_of(tag).filter(|index| Some(*index) > floor) {
            while self.open.len() > index {
                self.pop();
            }
        }
    }

    pub(super) fn pop(&mut self) {
        let Some(Open { tag, in_tree, previous }) = self.open.pop() else { return };
        if let Some(last) = self.last.get_mut(tag.kind()) {
            *last = previous;
        }
        if in_tree {
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
            // Several boundaries in a row have the same effect as one boundary.
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

    /// Counts a node; false when there are too many nodes already.
    pub(super) fn count(&mut self) -> bool {
        self.nodes += 1;
        if self.nodes == MAX_NODES + 1 {
            self.remarks
                .cut_off(format!("expected at most {MAX_NODES} elements and texts, found more"));
        }
        self.nodes <= MAX_NODES
    }
}

/// Whether an element without a meaning of its own has one by its attributes.
fn has_meaning(attributes: &Attributes) -> bool {
    attributes.voice() != Voice::default() || attributes.has_class(LINE_NUMBERS)
}
