//! The page of a built site, cut and filled.

use super::{Content, Shell, sum_of, with_prepared, without_prepared};

const PAGE: &str = "<!doctype html><html lang=en data-theme=dark><meta charset=utf-8>\
    <title>A & b</title><meta content=x name=description><meta name=other content=\"a&amp;b\">\
    <script id=gazette type=application/json>{\"dataset\": \"<a>\"}</script>\
    <link rel=stylesheet href=./style-1.css><link rel=stylesheet href=https://a.example/x.css>\
    <script src=mine.js></script><script>if (1 < 2 && 3) {}</script>\
    <script data-glue=./g.js data-module=./m.wasm src=./boot.js type=module></script>\
    <link crossorigin href=./g.js rel=modulepreload></head>\
    <body class=b><p>Above &amp; <img src=logo.svg><div id=app><div><div>Loading</div></div></div>\
    <footer>Below</footer></body></html>";

fn printed(page: &str) -> String {
    Shell::read(page).expect("a shell").page(&Content {
        language: "zh",
        right_to_left: false,
        root: "../../",
        head: "<title>T</title>",
        data: "<script type=\"application/ld+json\">{}</script>",
        needs_later_styles: false,
        settings: "{\"title\": \"</script>\"}",
        prepared: " data-prepared data-dataset=\"data/edition.json\"",
        is_small: true,
        body: "<main>Text</main>",
    })
}

#[test]
fn the_operators_own_elements_stay() {
    let page = printed(PAGE);
    for part in [
        "<html lang=\"zh\" dir=ltr data-theme=\"dark\">",
        "<title>T</title><script id=gazette",
        "</div><script type=\"application/ld+json\">{}</script><footer>Below</footer></body></html>",
        "<meta content=\"a&amp;b\" name=\"other\">",
        "{\"title\": \"\\u003c/script>\"}</script>",
        "<link href=\"../../style-1.css\" rel=\"stylesheet\">",
        "<link href=\"https://a.example/x.css\" rel=\"stylesheet\">",
        "<script src=\"../../mine.js\"></script><script>if (1 < 2 && 3) {}</script>",
        "src=\"../../printed.js\" data-printed data-small data-prepared data-dataset=\"data/edition.json\" ",
        " data-root=\"../../\" data-glue=\"g.js\" data-module=\"m.wasm\"></script></head>",
        "<body class=\"b\"><p>Above &amp; <img src=\"../../logo.svg\">",
        "<div id=\"app\"><main>Text</main></div><script",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    for part in ["boot.js", "Loading", "A &", "modulepreload", "name=\"description\""] {
        assert!(!page.contains(part), "{part}\n{page}");
    }
    assert_eq!(Shell::read(PAGE).expect("a shell").settings, "{\"dataset\": \"<a>\"}");
}

#[test]
fn other_pages_are_refused() {
    let message = |page: &str| Shell::read(page).err().map(|error| error.to_string());
    let again = message(&printed(PAGE)).expect("refused");
    assert!(again.contains("found a printed page"), "{again}");
    let other = message("<!doctype html><title>a</title><p>b").expect("refused");
    assert!(other.contains("boot.js"), "{other}");
}

/// The script counts UTF-16 units too.
#[test]
fn every_change_of_the_settings_changes_their_number() {
    assert_eq!(sum_of("ab"), 97 * 31 + 98);
    assert_ne!(sum_of("{\"dataset\": \"a.json\"}"), sum_of("{\"dataset\": \"b.json\"}"));
}

#[test]
fn attributes_of_a_former_print_are_replaced() {
    let once = with_prepared(
        PAGE,
        "{}",
        " data-prepared data-theme=\"dark\"",
        "<link data-own-styles rel=stylesheet href=\"own-1.css\">",
    )
    .expect("a shell");
    assert_eq!(without_prepared(&once), PAGE);
    assert_eq!(without_prepared(PAGE), PAGE);
    let again = without_prepared(&once);
    let twice = with_prepared(&again, "a\r\nb", " data-prepared", "").expect("a shell");
    let attributes =
        "<script data-prepared data-theme=\"dark\" data-settings=3938 data-glue=./g.js";
    assert!(once.contains(attributes), "{once}");
    let attributes = "<script data-prepared data-settings=93625 data-glue=./g.js";
    assert!(twice.contains(attributes), "{twice}");
    assert!(with_prepared("<p>", "", "", "").is_err());
}
