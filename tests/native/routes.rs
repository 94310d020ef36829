//! Every route that is written to a URL reads back as the same route, in all locations.

use gazette::edition::activity::View;
use gazette::edition::selection::Selection;
use gazette::routing::{Location, Route, Spot, TimelineQuery};
use proptest::prelude::*;

fn locations() -> Vec<Location> {
    vec![
        Location::below("/"),
        Location::below("/a/sub/path/"),
        Location::Hash,
        Location::Memory { links: String::new() },
    ]
}

/// Reads a link from the URL that a browser makes of it.
fn read(location: &Location, href: &str) -> Option<Route> {
    let base = url::Url::parse("https://example.org/somewhere/index.html").expect("a base");
    let url = match location {
        // An embedded view keeps the link as it is and never gives it to a browser.
        Location::Memory { .. } => {
            let (path, query) = href.split_once('?').unwrap_or((href, ""));
            let query = if query.is_empty() { String::new() } else { format!("?{query}") };
            return location.read(path, &query, "");
        }
        _ => base.join(href).expect("a link"),
    };
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let fragment = url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
    location.read(url.path(), &query, &fragment)
}

fn routes() -> impl Strategy<Value = Route> {
    let word = "[^\u{0}]{1,20}";
    prop_oneof![
        Just(Route::Front),
        Just(Route::timeline()),
        timelines(),
        Just(Route::About),
        word.prop_map(Route::Section),
        word.prop_map(Route::Tag),
        Just(Route::Archive { year: None, month: None }),
        (-5000_i64..5000, proptest::option::of(1_u8..=12))
            .prop_map(|(year, month)| Route::Archive { year: Some(year), month }),
        (word, 2_usize..9_999).prop_map(|(tag, page)| Route::Tag(tag).list_page(page)),
        (2_usize..9_999)
            .prop_map(|page| Route::Archive { year: None, month: None }.list_page(page)),
        (word, proptest::option::of(word), 0_usize..3).prop_map(|(slug, name, kind)| {
            let spot = name.map([Spot::Part, Spot::Activity, Spot::Words][kind]);
            Route::Article { slug, spot }
        }),
    ]
}

proptest! {
    #[test]
    fn a_route_reads_back_as_itself(route in routes()) {
        // The URL standard removes such segments, so they cannot name a page.
        if let Route::Article { slug: name, .. } | Route::Section(name) | Route::Tag(name) =
            route.list_and_page().0
        {
            prop_assume!(name != "." && name != "..");
        }
        for location in locations() {
            let href = location.href(&route);
            prop_assert_eq!(read(&location, &href), Some(route.clone()), "{}", href);
        }
    }

    #[test]
    fn a_spot_has_a_valid_id_and_is_found_by_it(
        name in prop_oneof![
            "[^\u{0}]{0,20}",
            "[ ~%\t\n\u{c}\r\u{0}\u{7f}\u{85}\u{a0}\u{3000}\u{fdd0}\u{fffe}\u{1ffff}a2E丝🗼]{0,12}",
        ],
        is_part in any::<bool>(),
    ) {
        let spot = if is_part { Spot::Part(name) } else { Spot::Activity(name) };
        let id = spot.element_id();
        let is_refused = |character: char| {
            let number = u32::from(character);
            character.is_whitespace() || character.is_control() || number % 0x10000 >= 0xfffe
        };
        prop_assert!(!id.contains(is_refused), "{:?}", id);
        prop_assert_eq!(Spot::of_element(&id), Some(spot));
    }

    #[test]
    fn no_address_makes_the_parser_panic(path in ".{0,60}") {
        for location in locations() {
            let _ = location.read(&path, "", &path);
        }
    }
}

#[test]
fn links_look_as_the_documentation_says() {
    let route = Route::activity("visit", "silk hall");
    assert_eq!(Location::below("/").href(&route), "/articles/visit?at=silk%20hall");
    assert_eq!(Location::Hash.href(&Route::part("a", "n.1")), "#/articles/a?part=n.1");
    assert_eq!(Location::below("a/b").href(&Route::timeline()), "/a/b/timeline");
    assert_eq!(Location::Hash.href(&Route::Front), "#/");
}

#[test]
fn anchors_and_foreign_paths_are_not_ours() {
    assert_eq!(Location::Hash.read("/", "", "#main"), None);
    assert_eq!(Location::below("/news/").read("/newspaper/timeline", "", ""), None);
    assert_eq!(Location::below("/news/").read("/news", "", ""), Some(Route::Front));
}

#[test]
fn a_trailing_slash_changes_nothing() {
    assert_eq!(Route::from_path("/timeline/"), Route::timeline());
    assert_eq!(Route::from_path("/articles/visit/"), Route::article("visit"));
    assert_eq!(Route::from_path("/articles/"), Route::NotFound("articles/".to_owned()));
    assert_eq!(Route::from_path("/archive/"), Route::Archive { year: None, month: None });
    assert_eq!(Route::from_path("/archive/2023/13"), Route::NotFound("archive/2023/13".to_owned()));
    assert_eq!(Route::from_path("/archive/x"), Route::NotFound("archive/x".to_owned()));
}

/// Routes to the timeline with any query.
fn timelines() -> impl Strategy<Value = Route> {
    let word = || proptest::option::of("[^\u{0}]{1,12}");
    let selection = (word(), word(), word(), word(), word(), word(), word()).prop_map(
        |(section, tag, place, article, from, to, text)| Selection {
            section,
            tag,
            place,
            article,
            from,
            to,
            text,
        },
    );
    let at = proptest::option::of(("[^\u{0}]{1,9}", "[^\u{0}]{1,9}"));
    let view = proptest::sample::select(View::ALL.to_vec());
    (selection, any::<bool>(), any::<bool>(), view, at).prop_map(
        |(selection, newest_first, own_clock, view, at)| {
            TimelineQuery { selection, newest_first, own_clock, view, at }.route()
        },
    )
}
