//! Links of a text to other articles of the edition, by the articles' own addresses.

use std::collections::BTreeMap;

use crate::edition::address::Address;
use crate::edition::article::Article;
use crate::edition::body::{Block, Description, Inline};

/// The articles of an edition by the pages that they come from.
pub(super) struct OwnPages {
    /// The indices of `slugs`, by [`Address::page_key`].
    pages: BTreeMap<String, usize>,
    slugs: Vec<String>,
}

impl OwnPages {
    /// The pages of articles whose slugs are settled. The first article of a page counts.
    pub(super) fn of(articles: &[Article]) -> Self {
        let mut pages = BTreeMap::new();
        for (index, article) in articles.iter().enumerate() {
            let id = Some(&article.id).filter(|id| id.contains("://"));
            let id = id.and_then(|id| Address::link(id, None).ok());
            for address in [article.url.as_ref(), id.as_ref()].into_iter().flatten() {
                if let Some(page) = address.page_key() {
                    pages.entry(page).or_insert(index);
                }
            }
        }
        Self { pages, slugs: articles.iter().map(|article| article.slug.clone()).collect() }
    }

    /// Finds the links of an article, and of its activities, to articles of the edition.
    pub(super) fn link(&self, article: &mut Article) {
        if self.pages.is_empty() {
            return;
        }
        self.blocks(&mut article.body);
        for activity in &mut article.timeline.activities {
            self.blocks(&mut activity.body);
        }
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(line)
                | Block::Heading { text: line, .. }
                | Block::Code { text: line, .. } => self.line(line),
                Block::List { items, .. } => {
                    items.iter_mut().for_each(|item| self.blocks(&mut item.content));
                }
                Block::Descriptions(parts) => parts.iter_mut().for_each(|part| match part {
                    Description::Term(line) => self.line(line),
                    Description::Text(blocks) => self.blocks(blocks),
                }),
                Block::Quote(content) | Block::Passage(_, content) => self.blocks(content),
                Block::Figure { content, caption: line }
                | Block::Details { summary: line, content } => {
                    self.line(line);
                    self.blocks(content);
                }
                Block::Table(table) => {
                    self.line(&mut table.caption);
                    let cells = table.rows.iter_mut().flatten();
                    cells.for_each(|cell| self.blocks(&mut cell.content));
                }
                Block::Picture(_) | Block::Player(_) | Block::Rule => {}
            }
        }
    }

    fn line(&self, line: &mut [Inline]) {
        for inline in line {
            match inline {
                Inline::Link { address, article, .. } => *article = self.slug(address),
                Inline::Span(_, inner)
                | Inline::Passage(_, inner)
                | Inline::Jump(_, inner)
                | Inline::Abbreviation { text: inner, .. }
                | Inline::Ruby { base: inner, .. } => self.line(inner),
                Inline::Text(_)
                | Inline::Break
                | Inline::Anchor(_)
                | Inline::Picture(_)
                | Inline::Formula(_) => {}
            }
        }
    }

    fn slug(&self, address: &Address) -> Option<String> {
        let index = self.pages.get(&address.page_key()?)?;
        self.slugs.get(*index).cloned()
    }
}
