//! Preformatted text: its white space is kept, and the numbers that programs write before its lines are left out, so that
//! they are not copied with the text.

use crate::edition::body::{Inline, Inlines};
use crate::formats::html::converter::Converter;
use crate::formats::html::tags::Tag;
use crate::formats::html::tree::{Element, Node};
use crate::formats::text::plain::{self, Runs};

/// The classes of the numbers of lines, as programs that colour code write them: Pygments, Rouge, Chroma, Hexo, Prism,
/// highlight.js, GitHub and Crayon.
pub(in crate::formats::html) const LINE_NUMBERS: &str = "lineno linenos linenodiv lnt ln lntd gutter \
    rouge-gutter hljs-ln-numbers hljs-ln-n line-numbers-rows blob-num crayon-nums line-number";

impl Element {
    /// Whether the element has the numbers of lines, and nothing else.
    pub(in crate::formats::html) fn is_line_numbers(&self) -> bool {
        self.attributes.has_class(LINE_NUMBERS) && are_numbers(&self.children)
    }
}

fn are_numbers(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| match node {
        Node::Text(text) => text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()),
        Node::Element(element) => element.tag != Tag::Picture && are_numbers(&element.children),
        Node::Boundary => true,
    })
}

impl Converter<'_> {
    /// Preformatted text with its white space, links and pictures.
    pub(in crate::formats::html) fn code(&mut self, nodes: Vec<Node>) -> Inlines {
        let mut line = Inlines::new();
        self.push_code(nodes, &mut Runs::default(), &mut line);
        if let Some(Inline::Text(first)) = line.first_mut()
            && first.starts_with('\n')
        {
            first.remove(0);
        }
        while let Some(Inline::Text(last)) = line.last_mut() {
            last.truncate(last.trim_end().len());
            if !last.is_empty() {
                break;
            }
            line.pop();
        }
        line
    }

    fn push_code(&mut self, nodes: Vec<Node>, runs: &mut Runs, line: &mut Inlines) {
        for node in nodes {
            let element = match node {
                Node::Text(text) => {
                    push_text(runs.settle(plain::without_strays(&text)), line);
                    continue;
                }
                Node::Boundary => {
                    separate_lines(line);
                    continue;
                }
                Node::Element(element) if element.is_line_numbers() => continue,
                Node::Element(element) => element,
            };
            let Element { tag, attributes, children, .. } = element;
            line.extend(self.anchors.number(tag, &attributes).map(Inline::Anchor));
            if tag.is_block() {
                separate_lines(line);
            }
            match tag {
                Tag::Break => push_text("\n".to_owned(), line),
                Tag::Picture => line.extend(self.picture(&attributes).map(Inline::Picture)),
                Tag::Link => {
                    let mut inner = Inlines::new();
                    self.push_code(children, runs, &mut inner);
                    self.link(&attributes, inner, line);
                }
                Tag::Frame | Tag::Recording(_) => {
                    self.remarks.add("expected text in `<pre>`, found a recording".to_owned());
                }
                _ => self.push_code(children, runs, line),
            }
            if tag.is_block() {
                separate_lines(line);
            }
        }
        self.remarks.add_runs(runs);
    }
}

fn push_text(text: String, line: &mut Inlines) {
    match line.last_mut() {
        Some(Inline::Text(before)) => before.push_str(&text),
        _ => line.push(Inline::Text(text)),
    }
}

/// Ends the line where a block begins or ends in preformatted text.
fn separate_lines(line: &mut Inlines) {
    let ended = match line.last() {
        None => true,
        Some(Inline::Text(text)) => text.is_empty() || text.ends_with('\n'),
        Some(_) => false,
    };
    if !ended {
        push_text("\n".to_owned(), line);
    }
}

/// The language of a code block, from `class="language-rust"` on the block or on the `<code>` inside.
pub(in crate::formats::html) fn language(class: Option<&str>, children: &[Node]) -> Option<String> {
    let inner = children.iter().find_map(|node| match node {
        Node::Element(element) => element.attributes.get("class"),
        _ => None,
    });
    [class, inner].into_iter().flatten().find_map(|classes| {
        let name = classes.split_ascii_whitespace().find_map(|c| c.strip_prefix("language-"))?;
        let valid = name.chars().all(|c| c.is_ascii_alphanumeric() || "+-#._".contains(c));
        (valid && !name.is_empty()).then(|| name.to_owned())
    })
}
