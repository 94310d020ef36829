//! The parts in their states, each on a page of its own.

use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::article::Article;
use gazette::loading::failure::Failure;
use gazette::loading::fetch::FetchError;
use gazette::loading::{LoadError, Loaded, ShownCopy, Substitute};
use gazette::parts::body;
use gazette::parts::byline::byline;
use gazette::parts::contents::with_contents;
use gazette::parts::element::{Child, Element, classed, element};
use gazette::parts::lists::activities::article_timeline;
use gazette::parts::lists::related::related_links;
use gazette::parts::lists::stories::{headlines, lead, stories};
use gazette::parts::media::gallery::gallery;
use gazette::routing::Route;
use leptos::prelude::*;

use super::support::root;
use super::{Specimen, fixture, provide};

/// The error of a dataset that could not be loaded.
pub(super) fn error() -> Failure {
    let address = Address::link("https://data.example/feed.json", None).expect("an address");
    Failure::new(LoadError::Fetch(FetchError::Blocked, address))
}

/// An edition that is shown in place of a dataset that could not be loaded, or without it.
pub(super) fn copy(mut loaded: Loaded, which: Substitute) -> Loaded {
    loaded.copy = Some(ShownCopy { why: error(), which });
    loaded
}

pub(super) fn all() -> Vec<Specimen> {
    let edges = fixture("edges");
    let full = fixture("full");
    let article = |loaded: &Loaded, id: &str| loaded.edition.by_id(id).expect(id).clone();
    let lighthouse = article(&full, "lighthouse");
    let mut specimens = vec![
        part("part-stories", || stories(&edges.edition, edges.edition.articles.iter(), None)),
        part("part-headlines", || headlines(edges.edition.articles.iter())),
        part("part-bylines", || bylines(&edges.edition, &full.edition)),
        part("part-timeline", || article_timeline(&lighthouse)),
        part("part-gallery", || gallery(&lighthouse.gallery, Some("en"))),
        part("part-related", || related_links(&full, &lighthouse).expect("links")),
        part("part-lead-without-picture", || lead(&edges.edition, &article(&edges, "long"))),
        part("part-lead-missing-picture", || lead(&edges.edition, &article(&edges, "pictures"))),
    ];
    specimens.extend(texts());
    specimens
}

/// A part alone on a page, under a heading.
fn part(name: &'static str, make: impl FnOnce() -> Element) -> Specimen {
    let html = Owner::new().with(|| {
        provide(Route::activity("lighthouse", "lit"), "en");
        let title = element("h1").child(name);
        let section = element("h2").attribute("class", "hidden").child(name);
        let main = classed("main", "content").child(title).child(section).child(make());
        classed("div", "gazette").child(main).view().to_html()
    });
    Specimen { name, language: "en".to_owned(), html }
}

fn bylines(edges: &Edition, full: &Edition) -> Element {
    let lines: Vec<Element> = edges.articles.iter().chain(&full.articles).map(byline).collect();
    element("div").child(lines)
}

/// The texts of the fixtures, each as the text of an article, with a list of contents where the text is long.
fn texts() -> Vec<Specimen> {
    let names = [
        ("text-chinese", "chinese", "zh-Hans"),
        ("text-links", "links", "en"),
        ("text-loose", "loose", "en"),
        ("text-mail", "mail", "en"),
        ("text-notes", "notes", "en"),
        ("text-weblog", "weblog", "en"),
        ("text-words", "words", "en"),
    ];
    names.into_iter().map(|(name, file, language)| text(name, file, language)).collect()
}

fn text(name: &'static str, file: &str, language: &str) -> Specimen {
    let path = root().join(format!("tests/fixtures/bodies/{file}.html"));
    let html = std::fs::read_to_string(path).expect(file);
    let base = Address::link("https://example.org/feed.json", None).expect("an address");
    let blocks = gazette::formats::read_html(&html, Some(&base)).blocks;
    let article = Article { body: blocks, ..fixture("full").edition.articles[0].clone() };
    let html = Owner::new().with(|| {
        provide(Route::article(&article.slug), language);
        let text = classed("div", "prose").child(body::text(&article));
        let mut content = Vec::new();
        element("h1").child(name).add_to(&mut content);
        with_contents(&article, text).add_to(&mut content);
        let shown = classed("article", "article").child(content);
        let main = classed("main", "content").child(shown);
        classed("div", "gazette").child(main).view().to_html()
    });
    Specimen { name, language: language.to_owned(), html }
}
