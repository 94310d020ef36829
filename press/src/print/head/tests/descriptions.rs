//! Descriptions of every kind of page.

use gazette::edition::article::Article;
use gazette::routing::Route;
use unicode_segmentation::UnicodeSegmentation;

use super::{edition, elements, full_article, moment, paragraph};
use crate::print::head::description::shorten;

fn of_article(article: Article) -> Option<String> {
    let edition = edition(vec![article]);
    let elements = elements(&edition, None, &Route::article("lamp"));
    elements.meta("description").map(str::to_owned)
}

#[test]
fn an_article_is_described_by_its_summary_or_else_by_its_text() {
    assert_eq!(of_article(full_article()).as_deref(), Some("It is lit again."));
    let mut article = Article { summary: None, ..full_article() };
    let text = "The lamp was lit again. Everyone came.";
    assert_eq!(of_article(article.clone()).as_deref(), Some(text));
    article.locked = true;
    assert_eq!(of_article(article.clone()), None);
    article.locked = false;
    article.body = vec![paragraph(&"Everyone came to see it. ".repeat(20))];
    let description = of_article(article.clone()).expect("a text");
    assert!(description.ends_with("to see it. Everyone…"), "{description}");
    assert!((100..=160).contains(&description.chars().count()), "{description}");
    article.body = Vec::new();
    assert_eq!(of_article(article), None);
}

#[test]
fn texts_are_cut_between_words_and_never_inside_of_a_letter() {
    assert_eq!(shorten("one  two\nthree", 20), "one two three");
    assert_eq!(shorten("one two three", 13), "one two three");
    assert_eq!(shorten("one two, three", 12), "one two…");
    assert_eq!(shorten("丝路之绸，起源传播", 6), "丝路之绸…");
    assert_eq!(shorten(&"x".repeat(50), 10), format!("{}…", "x".repeat(9)));
    for letter in ["e\u{301}", "👩‍👩‍👧", "🇫🇷", "नि"] {
        let short = shorten(&letter.repeat(40), 20);
        let letters: Vec<&str> = short.graphemes(true).collect();
        assert_eq!(letters.len(), 20, "{short}");
        assert!(letters[..19].iter().all(|one| *one == letter), "{short}");
    }
    for max in 0..30 {
        let short = shorten("The lamp was lit, and everyone came.", max);
        assert!(short.graphemes(true).count() <= max.max(1), "{short}");
    }
}

#[test]
fn other_pages_are_described_by_what_they_have() {
    let mut old = Article { slug: "fog".to_owned(), ..full_article() };
    (old.title, old.published) = (Some("Fog".to_owned()), Some(moment("2019")));
    old.timeline.activities.clear();
    let edition = edition(vec![full_article(), old]);
    let of = |route: Route| {
        elements(&edition, None, &route).meta("description").map(str::to_owned).unwrap_or_default()
    };
    assert_eq!(of(Route::Front), "News of the harbour.");
    assert_eq!(of(Route::About), "News of the harbour.");
    assert_eq!(of(Route::Section("works".to_owned())), "2 articles: The lamp, Fog");
    assert_eq!(of(Route::Tag("lamps".to_owned())), "2 articles: The lamp, Fog");
    assert_eq!(of(Route::Archive { year: Some(2019), month: None }), "1 article: Fog");
    assert_eq!(of(Route::Archive { year: None, month: None }), "2 articles: 2019–2024");
    assert_eq!(of(Route::timeline()), "All events, in date order: 2 events");
    assert_eq!(of(Route::NotFound("x".to_owned())), "");
}

#[test]
fn a_further_page_of_a_list_is_described_by_its_own_articles() {
    let numbered = |number: usize| Article {
        title: Some(format!("Number {number}")),
        slug: format!("number-{number}"),
        ..full_article()
    };
    let edition = edition((1..=32).map(numbered).collect());
    let route = Route::Section("works".to_owned()).list_page(2);
    let elements = elements(&edition, None, &route);
    assert_eq!(elements.meta("description"), Some("32 articles: Number 31, Number 32"));
    assert_eq!(elements.meta("og:title"), Some("Page 2: Works"));
    let collection = elements.node("CollectionPage");
    let list = &collection["mainEntity"];
    assert_eq!(
        (&list["numberOfItems"], &list["itemListElement"][0]["position"]),
        (&32.into(), &31.into())
    );
    assert_eq!(list["itemListElement"].as_array().map(Vec::len), Some(2));
}
