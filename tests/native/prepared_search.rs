//! Search in a prepared edition: what is loaded for a query, and that it is answered as by the index of the whole edition.

use std::collections::BTreeMap;

use gazette::edition::Edition;
use gazette::reading::prepared::shortening::with_activities;
use gazette::reading::prepared::{Extract, MAX_ACTIVITIES};
use gazette::reading::search::{
    Found, Index, IndexPiece, Library, PreparedIndex, Query, find, rank, write,
};
use proptest::prelude::*;

use crate::support::load;

/// At most this many results are shown at first.
const SHOWN: usize = 10;

/// The files of a prepared edition, by the names of their pages.
struct Host {
    edition: Edition,
    files: BTreeMap<String, Vec<u8>>,
}

/// An index that is loaded as queries need it.
struct Visitor<'a> {
    host: &'a Host,
    index: PreparedIndex,
    /// The names that were loaded.
    loaded: Vec<String>,
}

impl Host {
    fn new(edition: Edition) -> Self {
        let mut files = BTreeMap::new();
        let mut put = |name: &str, bytes: Vec<u8>| match files.insert(name.to_owned(), bytes) {
            Some(_) => Err(name.to_owned()),
            None => Ok(()),
        };
        write(&edition, "", &mut put).expect("every name once");
        let head = files.get(IndexPiece::HEAD).expect("a head").clone();
        let index = PreparedIndex::new(&head).expect("a head");
        for (number, article) in edition.articles.iter().enumerate() {
            let articles = vec![with_activities(article, MAX_ACTIVITIES)];
            let page = Edition { articles, ..Edition::default() };
            let page = Extract { edition: page, ..Extract::default() };
            let name = index.name(IndexPiece::Article(number, 0));
            assert_eq!(files.insert(name, page.to_bytes("")), None);
        }
        Self { edition, files }
    }

    fn bundled() -> Self {
        Self::new(load("public/data/edition.json").edition)
    }

    fn visitor(&self) -> Visitor<'_> {
        let head = self.files.get(IndexPiece::HEAD).expect("a head");
        let index = PreparedIndex::new(head).expect("a head");
        Visitor { host: self, index, loaded: Vec::new() }
    }
}

impl Visitor<'_> {
    fn load(&mut self, pieces: Vec<IndexPiece>) {
        for piece in pieces {
            let name = self.index.name(piece);
            let bytes = self.host.files.get(&name).unwrap_or_else(|| panic!("{name} is missing"));
            self.index.add(piece, bytes, "").unwrap_or_else(|| panic!("{name} is damaged"));
            assert!(!self.loaded.contains(&name), "{name} was loaded twice");
            self.loaded.push(name);
        }
    }

    fn ask(&mut self, text: &str) -> Found {
        let query = Query::parse(text);
        for round in 0.. {
            let missing = self.index.missing(&query);
            if missing.is_empty() {
                break;
            }
            assert!(round < 8, "{text} needs {missing:?}");
            self.load(missing);
        }
        let ranked = rank(&self.index, &query);
        let shown = if query.has_phrase() { 40 } else { SHOWN };
        let missing =
            self.index.missing_articles(ranked.hits().get(..shown).unwrap_or(ranked.hits()));
        self.load(missing);
        ranked.finish(&query, &|number| self.index.texts(number))
    }

    /// The titles of the results that are shown.
    fn titles(&self, found: &Found) -> Vec<String> {
        titles(Library::Prepared(&self.index), found)
    }
}

fn titles(library: Library<'_>, found: &Found) -> Vec<String> {
    let title = |number| {
        let (article, activity) = library.entry(number).expect("a document that is loaded");
        activity.map_or_else(|| article.headline(), |own| own.title.clone())
    };
    found.hits.iter().take(SHOWN).map(|hit| title(hit.number)).collect()
}

#[test]
fn every_word_finds_the_same_documents_in_pieces_as_in_the_whole() {
    let host = Host::bundled();
    let whole = Index::new(&host.edition);
    let mut visitor = host.visitor();
    for text in [
        "silk",
        "fei xiaotong",
        "费孝通",
        "丝",
        "gra",
        "江村 -费孝通",
        "1936",
        "\"grand canal\"",
        "cocoons",
    ] {
        let expected = find(&whole, &host.edition, &Query::parse(text));
        let found = visitor.ask(text);
        let library = Library::Whole(&host.edition, Some(&whole));
        assert_eq!(found.hits.len(), expected.hits.len(), "{text}");
        assert_eq!(found.is_partial, expected.is_partial, "{text}");
        let (mut ours, mut theirs) = (visitor.titles(&found), titles(library, &expected));
        assert_eq!(ours.first(), theirs.first(), "{text}");
        ours.sort();
        theirs.sort();
        if expected.hits.len() <= SHOWN {
            assert_eq!(ours, theirs, "{text}");
        }
    }
}

/// A judged query of `tests/fixtures/search/judged.json`.
#[derive(serde::Deserialize)]
struct Judged {
    corpus: String,
    query: String,
    best: Vec<String>,
}

#[test]
fn judged_queries_begin_with_one_of_the_best_documents() {
    let host = Host::bundled();
    let text = std::fs::read_to_string("tests/fixtures/search/judged.json").expect("the file");
    let judged: Vec<Judged> = serde_json::from_str(&text).expect("judged queries");
    let mut wrong = Vec::new();
    for Judged { query, best, .. } in judged.iter().filter(|judged| judged.corpus == "bundled") {
        let mut visitor = host.visitor();
        let found = visitor.ask(query);
        let name = found.hits.first().map(|hit| {
            let (article, activity) = visitor.index.entry(hit.number).expect("a document");
            let id = activity.map(|own| format!("#{}", own.id));
            article.slug.clone() + &id.unwrap_or_default()
        });
        if !name.as_ref().map_or(best.is_empty(), |name| best.contains(name)) {
            wrong.push(format!("{query}: expected one of {best:?}, found {name:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_typing_error_is_forgiven_behind_the_first_letter() {
    let host = Host::bundled();
    let mut visitor = host.visitor();
    assert_eq!(visitor.ask("fei xiaotogn").corrected.as_deref(), Some("fei xiaotong"));
    assert!(visitor.ask("xqzy").hits.is_empty());
    // A guess beside a word that does not occur answers nothing.
    assert!(visitor.ask("submarine cable").hits.is_empty());
}

#[test]
fn filters_compare_what_the_edition_has() {
    let host = Host::bundled();
    let whole = Index::new(&host.edition);
    let mut visitor = host.visitor();
    let found = visitor.ask("silk");
    assert!(visitor.index.facets(found.hits[0].number).is_none());
    visitor.load(vec![IndexPiece::Facets]);
    let facets = |library: Library<'_>, found: &Found| {
        let row = |number| {
            let facets = library.facets(number).expect("properties");
            let topics = facets.topics().into_iter().cloned().collect::<Vec<_>>();
            let (section, language) =
                (facets.section.map(str::to_owned), facets.language.map(str::to_owned));
            (facets.is_event, section, language, topics, facets.year)
        };
        let mut rows: Vec<_> = found.hits.iter().map(|hit| row(hit.number)).collect();
        rows.sort();
        rows
    };
    let expected = find(&whole, &host.edition, &Query::parse("silk"));
    let library = Library::Whole(&host.edition, Some(&whole));
    assert!(expected.hits.len() > SHOWN);
    assert_eq!(facets(Library::Prepared(&visitor.index), &found), facets(library, &expected));
    assert!(visitor.index.topics().iter().any(|(topic, count)| topic == "silk" && *count > 1));
}

/// An edition of articles with these texts.
fn edition_of(items: &[String]) -> Edition {
    let text = format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{}] }}"#,
        items.join(",")
    );
    let mut edition = crate::support::read(text.as_bytes()).expect("a feed").edition;
    edition.settle();
    edition
}

#[test]
fn activities_behind_the_first_hundred_are_found_and_shown() {
    let activity = |number: usize| {
        format!(
            r#"{{ "id": "a{number}", "start": "{}", "title": "Lantern number{number}" }}"#,
            1000 + number
        )
    };
    let activities: Vec<String> = (0..250).map(activity).collect();
    let host = Host::new(edition_of(&[format!(
        r#"{{ "id": "1", "title": "Lamps", "_gazette": {{ "timeline": {{ "activities": [{}] }} }} }}"#,
        activities.join(",")
    )]));
    let mut visitor = host.visitor();
    let found = visitor.ask("number237");
    assert_eq!(visitor.titles(&found), ["Lantern number237"]);
    assert!(
        visitor.loaded.iter().any(|name| name.ends_with("/articles/0/2")),
        "{:?}",
        visitor.loaded
    );
    let (article, activity) = visitor.index.entry(found.hits[0].number).expect("an activity");
    assert_eq!((article.slug.as_str(), activity.map(|own| own.id.as_str())), ("1", Some("a237")));
}

#[test]
fn a_common_word_is_left_out_beside_others_and_alone_finds_where_it_weighs_most() {
    let item = |number: usize| {
        let title = if number == 8_900 { "Harbour harbour" } else { "Notes of the day" };
        format!(
            r#"{{ "id": "{number}", "title": "{title}", "content_text": "The harbour and berth{number}" }}"#
        )
    };
    let items: Vec<String> = (0..9_000).map(item).collect();
    let host = Host::new(edition_of(&items));
    let mut visitor = host.visitor();
    // All articles have the word, and an article that is not among those that are kept is found by its other word.
    for number in [1, 4_500, 8_999] {
        let found = visitor.ask(&format!("harbour berth{number} "));
        assert_eq!(found.hits.len(), 1, "{number}");
        assert!(!found.is_partial && !found.is_cut);
        assert_eq!(found.left_out, ["harbour"]);
    }
    let found = visitor.ask("harbour ");
    assert_eq!(visitor.titles(&found)[0], "Harbour harbour");
    assert_eq!((found.hits.len(), found.is_cut), (8_000, true));
    assert_eq!(found.left_out, Vec::<String>::new());
    // The beginning of a common word, and a common word that must not occur.
    assert!(visitor.ask("harb").is_cut);
    assert_eq!(visitor.ask("berth7 -harbour").left_out, ["-harbour"]);
}

#[test]
fn another_edition_has_an_index_of_another_name() {
    let item = |id: &str, text: &str| {
        format!(r#"{{ "id": "{id}", "title": "T", "content_text": "{text}" }}"#)
    };
    let id = |items: &[String]| {
        let host = Host::new(edition_of(items));
        host.visitor().index.name(IndexPiece::Facets)
    };
    let (one, other) = (item("a", "a lamp"), item("b", "a lamp"));
    let first = id(&[one.clone(), other.clone()]);
    assert_eq!(first, id(&[one.clone(), other.clone()]));
    assert_ne!(first, id(&[other, one.clone()]));
    assert_ne!(first, id(&[one, item("b", "a buoy")]));
}

#[test]
fn a_beginning_loads_few_pieces() {
    let item = |number: usize| {
        format!(
            r#"{{ "id": "{number}", "content_text": "s{number:05} t{number:05} and u{}" }}"#,
            number % 7
        )
    };
    let items: Vec<String> = (0..8_000).map(item).collect();
    let host = Host::new(edition_of(&items));
    let mut visitor = host.visitor();
    // A single letter stands for itself alone.
    assert!(visitor.ask("s").hits.is_empty());
    assert!(!visitor.ask("s0").hits.is_empty());
    let count =
        |loaded: &[String], part: &str| loaded.iter().filter(|name| name.contains(part)).count();
    assert!(count(&visitor.loaded, "/words/") <= 2, "{:?}", visitor.loaded);
    assert!(count(&visitor.loaded, "/postings/") <= 6, "{:?}", visitor.loaded);
    // The word behind the beginnings that are loaded is found once it is typed.
    let found = visitor.ask("s07999");
    assert_eq!(found.hits.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_query_is_answered_with_the_documents_of_the_whole(query in "[a-z费孝通丝 \"-]{0,14}") {
        let host = Host::bundled();
        let whole = Index::new(&host.edition);
        let expected = find(&whole, &host.edition, &Query::parse(&query));
        let found = host.visitor().ask(&query);
        // A single letter stands for itself, and words that are spelt like a word are looked for behind its first letter.
        // Characters that are words of their own may follow the last word in letters.
        let mut words = query.split(|character: char| !character.is_ascii_alphabetic());
        let last = words.rfind(|word| !word.is_empty());
        prop_assume!(last.is_none_or(|last| last.len() != 1));
        if expected.corrected.is_none() && found.corrected.is_none() {
            prop_assert_eq!(found.hits.len(), expected.hits.len());
        }
    }

    #[test]
    fn bytes_that_nobody_wrote_are_refused_or_answer_little(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let host = Host::bundled();
        let _ = PreparedIndex::new(&bytes);
        for piece in [IndexPiece::Words(0), IndexPiece::Postings(1), IndexPiece::Facets, IndexPiece::Article(0, 0)] {
            let mut index = host.visitor().index;
            let _ = index.add(piece, &bytes, "");
            let ranked = rank(&index, &Query::parse("silk"));
            prop_assert!(ranked.hits().iter().all(|hit| hit.score.is_finite()));
        }
    }
}
