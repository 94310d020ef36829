//! Search over editions: what is found, in which order, and which words are marked.

use std::collections::HashSet;

use gazette::edition::Edition;
use gazette::reading::search::{
    Document, Found, Index, Library, Matcher, Piece, Query, find, folded, marked, passage,
};
use proptest::prelude::*;

use crate::support::load;

fn bundled() -> (Edition, Index) {
    let edition = load("public/data/edition.json").edition;
    let index = Index::new(&edition);
    (edition, index)
}

fn search(edition: &Edition, index: &Index, text: &str) -> Found {
    find(index, edition, &Query::parse(text))
}

/// The slugs of what was found, with the id of an activity behind `#`.
fn names(edition: &Edition, index: &Index, found: &Found) -> Vec<String> {
    let name = |Document { article, activity }: Document| {
        let article = &edition.articles[article];
        let id = activity.map(|at| format!("#{}", article.timeline.activities[at].id));
        article.slug.clone() + &id.unwrap_or_default()
    };
    found.hits.iter().map(|hit| name(index.document(hit.number).expect("a document"))).collect()
}

/// Queries with the document that must come first, as an editor of the bundled edition would judge. Where an article and its
/// activities are as good, only the article is named.
const FIRST: [(&str, &str); 24] = [
    ("silk", "silk"),
    ("Fei Xiaotong", "fei-xiaotong"),
    ("fei xiaotogn", "fei-xiaotong"),
    ("peasant life in china", "peasant-life"),
    ("\"peasant life\"", "peasant-life"),
    ("grand canal", "grand-canal"),
    ("gardens", "suzhou-gardens"),
    ("garden", "suzhou-gardens"),
    ("GARDENS", "suzhou-gardens"),
    ("minor snow", "minor-snow"),
    ("mino", "minor-snow"),
    ("tiangong kaiwu", "tiangong-kaiwu"),
    ("cocoons", "cocoon"),
    ("Shimonoseki", "foreign-trade#treaty"),
    ("qianshnyang", "silk#qianshanyang"),
    ("kashgar", "minor-snow#kashgar"),
    ("费孝通", "fei-xiaotong-zh"),
    ("丝", "silk-zh"),
    ("园林", "gardens-zh"),
    ("zhenze", "zhenze"),
    ("small towns", "small-towns"),
    ("wujiang", "wujiang"),
    ("ｓｉｌｋ", "silk"),
    ("Fei Dasheng", "fei-dasheng"),
];

#[test]
fn the_best_document_comes_first() {
    let (edition, index) = bundled();
    let wrong: Vec<String> = FIRST
        .iter()
        .filter_map(|(query, first)| {
            let names = names(&edition, &index, &search(&edition, &index, query));
            let is_first = |name: &String| match first.contains('#') {
                true => name == first,
                false => name.split('#').next() == Some(first),
            };
            (!names.first().is_some_and(is_first)).then(|| {
                format!("{query}: expected {first}, found {:?}", &names[..names.len().min(3)])
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_that_must_not_occur_and_phrases_narrow_a_search() {
    let (edition, index) = bundled();
    let count = |query: &str| search(&edition, &index, query).hits.len();
    assert!(count("silk -cocoon") < count("silk") && count("silk -cocoon") > 0);
    assert!(count("\"canal grand\"") == 0 && count("\"grand canal\"") > 0);
    assert_eq!(count(""), 0);
    assert_eq!(count("xyzzy"), 0);
    assert_eq!(count("-silk"), 0);
    // A word of several pairs is left out as a whole: a text with only some of the pairs stays.
    assert!(count("江村 -费孝通") < count("江村"));
    assert_eq!(count("江村 -费孝思"), count("江村"));
}

#[test]
fn a_word_that_does_not_occur_is_corrected_and_said_so() {
    let (edition, index) = bundled();
    assert_eq!(search(&edition, &index, "fei xiaotogn").corrected.as_deref(), Some("fei xiaotong"));
    assert_eq!(search(&edition, &index, "fei xiaotong").corrected, None);
    // Three letters are too few to guess.
    assert!(search(&edition, &index, "xqz").hits.is_empty());
}

#[test]
fn a_guess_beside_a_word_that_does_not_occur_answers_nothing() {
    let (edition, index) = bundled();
    // "cable" is spelt like "table".
    assert!(!search(&edition, &index, "cable").hits.is_empty());
    let found = search(&edition, &index, "submarine cable");
    assert_eq!((found.hits.len(), found.corrected), (0, None));
}

#[test]
fn where_nothing_is_found_words_that_exist_are_offered() {
    let (edition, index) = bundled();
    let offered =
        |query: &str| Library::Whole(&edition, Some(&index)).suggestions(&Query::parse(query));
    assert!(search(&edition, &index, "slk ").hits.is_empty());
    assert_eq!(offered("slk ").first().map(String::as_str), Some("silk"));
    assert!(offered("submarine cable").contains(&"table".to_owned()));
    for query in ["", "silk", "xq", "费费费", "zzzzzzzzzzzz", "-slk"] {
        assert_eq!(offered(query), Vec::<String>::new(), "{query}");
    }
    for word in offered("slk submarine cable zhenzx wujiangg gardns") {
        assert!(!search(&edition, &index, &word).hits.is_empty(), "{word}");
    }
}

#[test]
fn where_nothing_has_all_words_some_are_enough_and_it_is_said() {
    let (edition, index) = bundled();
    let found = search(&edition, &index, "silk xyzzyx");
    assert!(found.is_partial && !found.hits.is_empty());
    assert!(!search(&edition, &index, "silk cocoon").is_partial);
}

#[test]
fn an_index_answers_before_it_is_complete() {
    let (edition, whole) = bundled();
    let mut index = Index::default();
    let mut before = 0;
    loop {
        let more = index.step(&edition);
        let found = search(&edition, &index, "silk").hits.len();
        assert!(found >= before);
        before = found;
        if !more {
            break;
        }
    }
    assert_eq!(before, search(&edition, &whole, "silk").hits.len());
    assert_eq!(index.articles(), edition.articles.len());
    assert!(!index.step(&edition));
}

/// A text with `[` and `]` around the marked pieces.
fn shown(pieces: &[Piece<'_>]) -> String {
    let piece = |piece: &Piece<'_>| match piece.is_marked {
        true => format!("[{}]", piece.text),
        false => piece.text.to_owned(),
    };
    pieces.iter().map(piece).collect()
}

#[test]
fn found_words_are_marked_as_they_are_written() {
    let (edition, index) = bundled();
    let matcher = |query: &str| search(&edition, &index, query).matcher;
    let silk = matcher("silk");
    assert_eq!(shown(&marked("Silks, SILK and milk", &silk)), "[Silks], [SILK] and milk");
    let name = matcher("费孝通");
    assert_eq!(shown(&marked("关于费孝通的书", &name)), "关于[费孝通]的书");
    assert_eq!(shown(&marked("蚕丝和丝绸", &matcher("丝"))), "蚕[丝]和[丝]绸");
    let text = format!(
        "{} The thread of silk is long. {}",
        "Before it. ".repeat(30),
        "After it. ".repeat(60)
    );
    let cut = shown(&passage(&text, &silk).expect("a passage"));
    assert!(
        cut.starts_with("…The thread of [silk] is long.") || cut.starts_with("…Before it."),
        "{cut}"
    );
    assert!(cut.ends_with('…') && cut.chars().count() < 320, "{cut}");
    assert!(passage("Nothing of it", &silk).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_query_is_answered_and_marks_lose_no_text(query in "\\PC{0,40}", text in "\\PC{0,120}") {
        let (edition, index) = bundled();
        let found = search(&edition, &index, &query);
        let pieces = marked(&text, &found.matcher);
        prop_assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), text);
        let all: HashSet<String> = names(&edition, &index, &found).into_iter().collect();
        prop_assert_eq!(all.len(), found.hits.len());
        prop_assert!(found.hits.iter().all(|hit| hit.score.is_finite() && hit.score > 0.0));
        prop_assert_eq!(folded(&folded(&query)), folded(&query));
    }
}

/// A judged query of `tests/fixtures/search/judged.json`.
#[derive(serde::Deserialize)]
struct Judged {
    corpus: String,
    query: String,
    best: Vec<String>,
    good: Vec<String>,
}

/// The judged queries of the bundled edition: of the best documents, one comes first.
#[test]
fn judged_queries_of_the_bundled_edition_begin_with_one_of_the_best() {
    let (edition, index) = bundled();
    let text = std::fs::read_to_string("tests/fixtures/search/judged.json").expect("the file");
    let judged: Vec<Judged> = serde_json::from_str(&text).expect("judged queries");
    let own: Vec<&Judged> = judged.iter().filter(|judged| judged.corpus == "bundled").collect();
    assert!(own.len() > 30, "{}", own.len());
    let mut wrong = Vec::new();
    for Judged { query, best, good, .. } in own {
        let found = names(&edition, &index, &search(&edition, &index, query));
        let is_right = match found.first() {
            Some(first) => best.contains(first),
            None => best.is_empty(),
        };
        if !is_right {
            let first = found.get(..found.len().min(3));
            wrong.push(format!("{query}: expected one of {best:?}, found {first:?}"));
        }
        let is_known = |name: &String| {
            let (slug, activity) = name.split_once('#').unwrap_or((name, ""));
            let article = edition.by_slug(slug);
            let has = |article: &gazette::edition::article::Article| {
                article.timeline.activities.iter().any(|own| own.id == activity)
            };
            article.is_some_and(|article| activity.is_empty() || has(article))
        };
        assert!(best.iter().chain(good).all(is_known), "{query}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_opened_article_has_phrases_marked_where_their_words_follow_each_other() {
    let marks = |query: &str, text: &str| -> Vec<String> {
        let matcher = Matcher::of(&Query::parse(query));
        let pieces = marked(text, &matcher);
        let found = pieces.into_iter().filter(|piece| piece.is_marked);
        found.map(|piece| piece.text.to_owned()).collect()
    };
    let text = "A canal. The Grand Canal, grand as canals are.";
    assert_eq!(marks("\"grand canal\"", text), ["Grand Canal"]);
    assert_eq!(marks("grand canal ", text), ["canal", "Grand", "Canal", "grand", "canals"]);
    assert_eq!(marks("gra", text), ["Grand", "grand"]);
    assert_eq!(marks("gra ", text), Vec::<String>::new());
    assert_eq!(marks("江村经济", "江村的经济，即江村经济。"), ["江村经济"]);
    assert_eq!(marks("村", "江村和村庄"), ["村", "村"]);
    assert_eq!(marks("-canal grand", text), ["Grand", "grand"]);
}
