//! The addresses of articles. The manifest remembers them, so that the next print finds addresses that changed.

use std::collections::{HashMap, HashSet};

use gazette::edition::Edition;
use serde::{Deserialize, Serialize};

use super::super::Tree;

/// The addresses of an article, as slugs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Addresses {
    /// The identifier of the article in the dataset.
    pub(crate) id: String,
    /// The slug of the article's page.
    pub(crate) slug: String,
    /// The earlier slugs that the dataset names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) aliases: Vec<String>,
    /// The slugs that the article had in former prints, the latest first. No page has one of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) former: Vec<String>,
}

impl Addresses {
    /// The addresses of all articles, in the edition's order.
    pub(crate) fn of(edition: &Edition) -> Vec<Self> {
        let articles = edition.articles.iter().map(|article| Self {
            id: article.id.clone(),
            slug: article.slug.clone(),
            aliases: article.aliases.clone(),
            former: Vec::new(),
        });
        articles.collect()
    }
}

impl Tree {
    /// Notes the addresses of the print's articles for the next print. Gives them with those of former prints.
    pub(crate) fn remember(&self, mut articles: Vec<Addresses>) -> Vec<Addresses> {
        follow(&mut articles, &self.former.articles);
        self.state().articles.clone_from(&articles);
        articles
    }
}

/// Adds the slugs that articles had before. A slug that a page has now is forgotten.
fn follow(articles: &mut [Addresses], before: &[Addresses]) {
    let taken: HashSet<String> = articles.iter().map(|article| article.slug.clone()).collect();
    let before: HashMap<&str, &Addresses> =
        before.iter().map(|article| (article.id.as_str(), article)).collect();
    for article in articles {
        let known = before.get(article.id.as_str()).copied();
        let last = known.map(|known| &known.slug);
        let slugs = last.into_iter().chain(&article.former);
        let slugs = slugs.chain(known.into_iter().flat_map(|known| &known.former));
        let mut former: Vec<String> = Vec::new();
        for slug in slugs {
            if !taken.contains(slug) && !former.contains(slug) {
                former.push(slug.clone());
            }
        }
        article.former = former;
    }
}

#[cfg(test)]
mod tests {
    use super::{Addresses, follow};

    fn addresses(articles: &[(&str, &str)]) -> Vec<Addresses> {
        let addresses = |(id, slug): &(&str, &str)| Addresses {
            id: (*id).to_owned(),
            slug: (*slug).to_owned(),
            aliases: Vec::new(),
            former: Vec::new(),
        };
        articles.iter().map(addresses).collect()
    }

    /// The former slugs of the first article after prints of these articles.
    fn former(prints: &[&[(&str, &str)]]) -> Vec<String> {
        let mut before = Vec::new();
        for articles in prints {
            let mut articles = addresses(articles);
            follow(&mut articles, &before);
            before = articles;
        }
        before.swap_remove(0).former
    }

    #[test]
    fn slugs_of_former_prints_are_remembered() {
        assert_eq!(former(&[&[("1", "a")]]), [""; 0]);
        assert_eq!(former(&[&[("1", "a")], &[("1", "a")]]), [""; 0]);
        assert_eq!(former(&[&[("1", "a")], &[("1", "b")]]), ["a"]);
        assert_eq!(former(&[&[("1", "a")], &[("1", "b")], &[("1", "b")]]), ["a"]);
        assert_eq!(former(&[&[("1", "a")], &[("1", "b")], &[("1", "c")]]), ["b", "a"]);
        assert_eq!(former(&[&[("1", "a")], &[("1", "b")], &[("1", "a")]]), ["b"]);
    }

    #[test]
    fn a_page_takes_an_address_for_good() {
        let moved: &[(&str, &str)] = &[("1", "b"), ("2", "a")];
        assert_eq!(former(&[&[("1", "a"), ("2", "x")], moved]), [""; 0]);
        assert_eq!(former(&[&[("1", "a")], moved, &[("1", "b"), ("2", "c")]]), [""; 0]);
        assert_eq!(former(&[&[("2", "a")], &[("1", "b"), ("2", "c")]]), [""; 0]);
    }

    #[test]
    fn an_article_that_is_gone_takes_its_former_addresses_along() {
        assert_eq!(former(&[&[("1", "a")], &[("2", "b")], &[("1", "c")]]), [""; 0]);
    }
}
