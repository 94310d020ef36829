//! The articles of an edition by the features that they have: words, topics, places, authors, sections.

use std::collections::HashMap;

use super::features::places;
use super::memory::Memory;
use crate::edition::Edition;
use crate::reading::likeness::Index;
use crate::reading::likeness::postings::WordPostings;

/// The indices of the articles of an edition by the features that they have.
#[derive(Debug)]
pub struct Postings {
    pub(super) words: WordPostings,
    pub(super) tags: HashMap<String, Vec<u32>>,
    /// Each article with the weight of the place in it.
    pub(super) places: HashMap<String, Vec<(u32, f32)>>,
    pub(super) authors: HashMap<String, Vec<u32>>,
    pub(super) sections: HashMap<String, usize>,
    /// What the searches in these lists remember.
    pub(super) memory: Memory,
}

impl Postings {
    /// The lists of an edition with its words.
    pub fn new(edition: &Edition, words: &Index) -> Self {
        let (mut tags, mut places_of) = (HashMap::new(), HashMap::<String, Vec<(u32, f32)>>::new());
        let (mut authors, mut sections) = (HashMap::new(), HashMap::<String, usize>::new());
        for (index, article) in edition.articles.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            article.tags.iter().for_each(|tag| add(&mut tags, tag, index));
            for (name, weight) in places(article) {
                // The weights are 0.5 and 1.
                #[allow(clippy::cast_possible_truncation)]
                places_of.entry(name.to_owned()).or_default().push((index, weight as f32));
            }
            article.authors.iter().for_each(|author| add(&mut authors, &author.name, index));
            if let Some(section) = &article.section {
                *sections.entry(section.clone()).or_default() += 1;
            }
        }
        let (words, memory) = (WordPostings::new(words), Memory::default());
        Self { words, tags, places: places_of, authors, sections, memory }
    }

    pub(super) fn count_of_tag(&self, tag: &str) -> usize {
        self.tags.get(tag).map_or(0, Vec::len)
    }

    pub(super) fn count_of_place(&self, name: &str) -> usize {
        self.places.get(name).map_or(0, Vec::len)
    }

    pub(super) fn count_of_author(&self, name: &str) -> usize {
        self.authors.get(name).map_or(0, Vec::len)
    }

    pub(super) fn count_of_section(&self, id: &str) -> usize {
        self.sections.get(id).copied().unwrap_or_default()
    }
}

/// Adds an article to the list of a name, once.
fn add(lists: &mut HashMap<String, Vec<u32>>, name: &str, index: u32) {
    let list = match lists.get_mut(name) {
        Some(list) => list,
        None => lists.entry(name.to_owned()).or_default(),
    };
    if list.last() != Some(&index) {
        list.push(index);
    }
}
