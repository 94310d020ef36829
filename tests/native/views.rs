//! The rendered HTML of each page, compared with reviewed snapshots.

use gazette::app::{controls::Controls, frame::frame};
use gazette::edition::address::Address;
use gazette::edition::body::math;
use gazette::loading::failure::Failure;
use gazette::loading::fetch::FetchError;
use gazette::loading::{LoadError, Loaded, Loading, ShownCopy, Substitute};
use gazette::parts::ui::UiContext;
use gazette::routing::Route;
use gazette::words::Words;
use leptos::prelude::*;

use crate::support::load;

/// The whole reader as HTML, one element a line.
fn render(state: Loading, route: Route) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let language = match &state {
            Loading::Done(loaded) => loaded.edition.language.as_deref().map(Words::of),
            _ => None,
        };
        provide_context(UiContext::fixed(route, language.unwrap_or_default()));
        let loading = RwSignal::new(state);
        frame(loading, Controls::default()).to_html()
    });
    html.replace("<!>", "").replace("><", ">\n<")
}

fn full() -> Loaded {
    load("tests/fixtures/feeds/full.json")
}

fn page(route: Route) -> String {
    render(Loading::Done(Box::new(full())), route)
}

#[test]
fn front_page() {
    insta::assert_snapshot!(page(Route::Front));
}

#[test]
fn article_page() {
    insta::assert_snapshot!(page(Route::activity("lighthouse", "lit")));
}

#[test]
fn article_without_a_title() {
    insta::assert_snapshot!(page(Route::article("dredging")));
}

#[test]
fn timeline_page() {
    insta::assert_snapshot!(page(Route::timeline()));
}

#[test]
fn section_topic_and_archive_pages() {
    insta::assert_snapshot!("section", page(Route::Section("works".into())));
    insta::assert_snapshot!("topic", page(Route::Tag("light".into())));
    insta::assert_snapshot!("archive", page(Route::Archive { year: None, month: None }));
    insta::assert_snapshot!("month", page(Route::Archive { year: Some(2024), month: Some(3) }));
    for nowhere in [
        Route::Section("none".into()),
        Route::Tag("none".into()),
        Route::Archive { year: Some(2024), month: Some(4) },
    ] {
        assert!(page(nowhere.clone()).contains("Page not found"), "{nowhere:?}");
    }
}

#[test]
fn about_page() {
    let broken = load("tests/fixtures/feeds/broken.json");
    insta::assert_snapshot!(render(Loading::Done(Box::new(broken)), Route::About));
}

#[test]
fn editor_page() {
    let broken = load("tests/fixtures/feeds/broken.json");
    insta::assert_snapshot!(render(Loading::Done(Box::new(broken)), Route::Editor));
}

#[test]
fn author_page() {
    let authors = load("tests/fixtures/feeds/authors.json");
    let route = Route::Author("Ada".to_owned());
    insta::assert_snapshot!(render(Loading::Done(Box::new(authors)), route));
}

#[test]
fn an_article_speaks_its_own_language() {
    let edges = load("tests/fixtures/feeds/edges.json");
    let html = render(Loading::Done(Box::new(edges)), Route::article("zh"));
    assert!(html.contains("<article class=\"article\" data-gallery=\"\" lang=\"zh"), "{html}");
    assert!(html.contains("aria-label=\"Main\""), "the rest speaks the edition's");
}

#[test]
fn not_found_page() {
    insta::assert_snapshot!(page(Route::article("nowhere")));
}

#[test]
fn chinese_article_page() {
    let loaded = load("tests/fixtures/feeds/chinese.json");
    insta::assert_snapshot!(render(Loading::Done(Box::new(loaded)), Route::article("丝")));
}

#[test]
fn loading_failed_and_empty_states() {
    insta::assert_snapshot!("loading", render(Loading::Loading, Route::Front));
    let address = Address::link("https://data.example/feed.json", None).expect("an address");
    let error = LoadError::Fetch(FetchError::Blocked, address);
    insta::assert_snapshot!(
        "failed",
        render(Loading::Failed(Failure::new(error.clone())), Route::Front)
    );
    let empty = load("tests/fixtures/feeds/empty.json");
    let done = |loaded| Loading::Done(Box::new(loaded));
    insta::assert_snapshot!(
        "empty",
        render(done(load("tests/fixtures/feeds/empty.json")), Route::Front)
    );
    insta::assert_snapshot!(
        "empty_timeline",
        render(done(load("tests/fixtures/feeds/empty.json")), Route::timeline())
    );
    let mut copy = Loaded::new(empty.edition, empty.notices);
    copy.copy = Some(ShownCopy { why: Failure::new(error), which: Substitute::OfSite });
    insta::assert_snapshot!("copy", render(done(copy), Route::Front));
}

/// The elements that a body may have on a page. Any other element could carry an attack.
const ELEMENTS: &[&str] = &[
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "figure",
    "figcaption",
    "img",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "pre",
    "code",
    "hr",
    "details",
    "summary",
    "em",
    "strong",
    "mark",
    "sub",
    "sup",
    "s",
    "ins",
    "q",
    "small",
    "cite",
    "kbd",
    "a",
    "br",
    "ruby",
    "rt",
    "abbr",
    "div",
    "span",
    "button",
];
/// The attributes that these elements may have.
const ATTRIBUTES: &[&str] = &[
    "href",
    "rel",
    "src",
    "alt",
    "width",
    "height",
    "loading",
    "decoding",
    "referrerpolicy",
    "colspan",
    "rowspan",
    "scope",
    "start",
    "reversed",
    "value",
    "lang",
    "dir",
    "title",
    "class",
    "tabindex",
    "role",
    "aria-label",
    "aria-describedby",
    "type",
];

/// Whether an element or an attribute is one of formulas.
fn is_of_formula(name: &str, key: Option<&str>) -> bool {
    let is_element = name == "math" || math::ELEMENTS.split(' ').any(|known| known == name);
    is_element && key.is_none_or(|key| math::ATTRIBUTES.split(' ').any(|known| known == key))
}

fn body_html(html: &str) -> String {
    let base = Address::link("https://example.org/feed.json", None).expect("an address");
    let read = gazette::formats::read_html(html, Some(&base));
    Owner::new().with(|| {
        provide_context(UiContext::fixed(Route::Front, Words::default()));
        let blocks = gazette::parts::body::blocks(&read.blocks, 1);
        blocks.into_iter().map(|block| block.view().to_html()).collect()
    })
}

/// Checks every tag and attribute of an HTML text, as the HTML standard tokenizes it.
fn check_allowed(html: &str) {
    for token in html5gum::Tokenizer::new(html) {
        let Ok(html5gum::Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let known = ELEMENTS.contains(&name.as_str()) || is_of_formula(&name, None);
        assert!(known, "<{name}> in {html}");
        for (key, value) in &tag.attributes {
            let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
            let known = ATTRIBUTES.contains(&&*key) || is_of_formula(&name, Some(&key));
            assert!(known, "{key} in {html}");
            if key == "href" || key == "src" {
                let safe = ["http:", "https:", "mailto:", "tel:", "data:image/png"];
                assert!(safe.iter().any(|scheme| value.starts_with(scheme)), "{value} in {html}");
            }
        }
    }
}

#[test]
fn nothing_outside_the_list_reaches_the_page() {
    for html in [
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><p id=x style='a:b' class=y onclick=z>a</svg>",
        "<a href=javascript:alert(1) target=_blank id=a>x</a>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<form action=/x><input name=localName><button formaction=javascript:x>b</button></form>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        "<table><caption><a href=data:text/html,x>c</a></caption><tr><td background=x>d</table>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<abbr title='\"><script>x</script>'>t</abbr>",
        "<pre class='language-x\" onclick=\"y'>code</pre>",
        "<img alt='\"><script>x</script>' src=//cdn.example/a.png width=5 height=5>",
        "<base href=//evil.example/><link rel=stylesheet href=x><meta http-equiv=refresh content=0>",
        "<ruby>a<rt>b<script>x</script></ruby><object data=x><embed src=x><applet code=x></object>",
    ] {
        check_allowed(&body_html(html));
    }
}

proptest::proptest! {
    #[test]
    fn no_random_markup_gets_past_the_list(html in "(<[a-z]{1,8}( [a-z]{1,7}=[\"']?[a-z:/&;#(){}]{0,12}[\"']?)?>|</[a-z]{1,8}>|[a-z <>&;\"']{0,6}){0,30}") {
        check_allowed(&body_html(&html));
    }
}

/// An address that was shared before the article got another one.
#[test]
fn an_article_is_shown_at_an_alias_with_its_own_links() {
    let feed = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        { "id": "new", "title": "New", "content_text": "x", "_gazette": { "aliases": ["old"],
            "timeline": { "activities": [{ "id": "lit", "start": "1936", "title": "Lit" }] } } },
        { "id": "other", "title": "Other", "content_text": "x" }] }"#;
    let page = |route: Route| {
        let mut edition = crate::support::read(feed.as_bytes()).expect("a feed").edition;
        edition.settle();
        render(Loading::Done(Box::new(Loaded::new(edition, Vec::new()))), route)
    };
    let shown = page(Route::activity("old", "lit"));
    assert_eq!(shown, page(Route::activity("new", "lit")));
    assert_eq!(shown.matches("aria-current=\"true\"").count(), 1, "{shown}");
    assert!(shown.contains("href=\"#/articles/new?at=lit\"") && !shown.contains("articles/old"));
    assert!(page(Route::article("older")).contains("Page not found"));
}

#[test]
fn a_day_that_all_activities_share_is_written_once() {
    let page = |whole_day: &str| {
        let feed = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{{ "id": "a", "title": "A",
            "content_text": "x", "_gazette": {{ "time_zone": "Europe/Lisbon", "timeline": {{ "activities": [
                {{ "id": "d", "start": "{whole_day}", "title": "All day" }},
                {{ "id": "m", "start": "2024-06-21T09:00", "title": "Morning" }},
                {{ "id": "e", "start": "2024-06-21T18:00", "title": "Evening" }}] }} }} }}] }}"#
        );
        let document = crate::support::read(feed.as_bytes()).expect("a feed");
        let mut edition = document.edition;
        edition.settle();
        render(Loading::Done(Box::new(Loaded::new(edition, document.notices))), Route::article("a"))
    };
    let shared = page("2024-06-21");
    assert_eq!(shared.matches("21 June 2024").count(), 1, "{shared}");
    assert!(shared.contains("UTC+1, Lisbon"));
    assert_eq!(page("2024-06-20").matches("21 June 2024").count(), 2);
    assert_eq!(page("2024-06").matches("21 June 2024").count(), 2);
}

/// An edition of this many articles under one topic. Those with odd numbers have no date.
fn many(count: usize) -> Loaded {
    let items: Vec<String> = (1..=count)
        .map(|at| {
            let date = if at % 2 == 0 { r#""date_published": "2024-03-02","# } else { "" };
            format!(r#"{{ "id": "a{at}", "title": "Article {at}", {date} "content_text": "x", "tags": ["t"] }}"#)
        })
        .collect();
    let feed = format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{}] }}"#,
        items.join(",")
    );
    let mut edition = crate::support::read(feed.as_bytes()).expect("a feed").edition;
    edition.settle();
    Loaded::new(edition, Vec::new())
}

#[test]
fn long_lists_are_in_pages_with_addresses() {
    let page = |route: &str| render(Loading::Done(Box::new(many(125))), Route::from_path(route));
    let first = page("/tags/t");
    assert_eq!(first.matches("class=\"story\"").count(), 30);
    assert!(first.contains("125 articles"), "all articles are counted");
    assert!(first.contains("Page 1 of 5"));
    assert!(first.contains("href=\"#/tags/t?page=2\"") && !first.contains("rel=\"prev\""));
    let last = page("/tags/t?page=5");
    assert_eq!(last.matches("class=\"story\"").count(), 5);
    assert!(last.contains("href=\"#/tags/t?page=4\"") && !last.contains("rel=\"next\""));
    assert!(page("/tags/t?page=2").contains("href=\"#/tags/t\""), "the first page is the list");
    for beyond in ["/tags/t?page=6", "/tags/none?page=2", "/archive?page=4", "/sections/x?page=2"] {
        assert!(page(beyond).contains("Page not found"), "{beyond}");
    }
    assert!(page("/archive?page=3").contains("Page 3 of 3"), "63 without a date");
    assert_eq!(page("/archive").matches("class=\"headline\"").count(), 30);
    assert!(!page("/archive/2024/3?page=3").contains("rel=\"next\""));
    // A list of thirty articles has no pages.
    assert!(!render(Loading::Done(Box::new(many(30))), Route::Tag("t".into())).contains("Page 1"));
}

#[test]
fn controls_of_the_timeline_are_hidden_without_activities() {
    let none = |route| render(Loading::Done(Box::new(many(3))), route);
    assert!(!none(Route::Front).contains("#/timeline"));
    assert!(!none(Route::NotFound("x".to_owned())).contains("#/timeline"));
    assert!(page(Route::NotFound("x".to_owned())).contains("#/timeline"));
    assert!(none(Route::timeline()).contains("There are no events yet"));
    assert!(page(Route::Front).contains("#/timeline"));
    let nothing = page(Route::from_path("/timeline?q=zzzz"));
    assert!(
        nothing.contains("<section class=\"take-away\" aria-label=\"Download\" hidden"),
        "{nothing}"
    );
    assert!(nothing.contains("<div class=\"overview\" aria-hidden=\"true\" hidden"));
    assert!(!page(Route::timeline()).contains("aria-label=\"Take it away\" hidden"));
}

#[test]
fn a_calendar_is_offered_for_activities_that_have_a_day() {
    let feed = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{ "id": "a", "title": "A",
        "content_text": "x", "_gazette": { "timeline": { "activities": [
            { "id": "old", "start": "-2700", "title": "Long ago" },
            { "id": "month", "start": "1936-07", "title": "Some day" },
            { "id": "day", "start": "1936-07-03", "title": "A day" }] } } }] }"#;
    let mut edition = crate::support::read(feed.as_bytes()).expect("a feed").edition;
    edition.settle();
    let html = render(Loading::Done(Box::new(Loaded::new(edition, Vec::new()))), Route::timeline());
    let labels: Vec<&str> = html.lines().filter(|line| line.contains("chronicle__save")).collect();
    // An activity's own calendar is in its menu, which is made when it is opened.
    assert_eq!(labels.len(), 1, "{labels:#?}");
    assert!(labels[0].contains("July 1936"));
}
