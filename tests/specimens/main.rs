//! Writes the specimens: every part and page in every state, from fixtures, in both themes, as plain
//! pages to look at and to test. `cargo xtask specimens` runs it.
//!
//! The parts are those of the site, rendered natively. Visitors get nothing of this program.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a specimen that cannot be made is a mistake to be mended"
)]

#[path = "../native/support.rs"]
mod support;

mod parts;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use gazette::app::{controls::Controls, frame::frame};
use gazette::edition::body::direction::is_right_to_left;
use gazette::loading::{Loaded, Loading, Substitute};
use gazette::parts::ui::UiContext;
use gazette::routing::Route;
use gazette::words::Words;
use leptos::prelude::*;

/// One page of the collection.
struct Specimen {
    name: &'static str,
    language: String,
    html: String,
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder to write into");
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).expect("a folder");
    let specimens: Vec<Specimen> = pages().into_iter().chain(parts::all()).collect();
    for theme in ["light", "dark"] {
        for specimen in &specimens {
            let path = folder.join(format!("{}-{theme}.html", specimen.name));
            fs::write(path, document(specimen, theme)).expect("written");
        }
    }
    fs::write(folder.join("index.html"), index(&specimens)).expect("written");
    fs::write(folder.join("picture.svg"), PICTURE).expect("written");
    let names: Vec<&str> = specimens.iter().map(|specimen| specimen.name).collect();
    let names = serde_json::to_string(&names).expect("names");
    fs::write(folder.join("names.json"), names).expect("written");
}

/// Whole pages in the states that the fixtures lead to.
fn pages() -> Vec<Specimen> {
    let of_fixture = |name, file: &str, route| page(name, fixture(file), route);
    let article = Route::article;
    vec![
        of_fixture("page-front", "full", Route::Front),
        of_fixture("page-front-of-edges", "edges", Route::Front),
        of_fixture("page-front-of-one", "one", Route::Front),
        of_fixture("page-front-of-none", "empty", Route::Front),
        of_fixture("page-front-chinese", "chinese", Route::Front),
        of_fixture("page-front-arabic", "arabic", Route::Front),
        of_fixture("page-article", "full", Route::activity("lighthouse", "lit")),
        of_fixture("page-article-long-title", "edges", article("long")),
        of_fixture("page-article-without-text", "edges", article("nothing")),
        of_fixture("page-article-500-tags", "edges", article("tags")),
        of_fixture("page-article-40-columns", "edges", article("table")),
        of_fixture("page-article-missing-pictures", "edges", article("pictures")),
        of_fixture("page-article-chinese", "edges", article("zh")),
        of_fixture("page-article-arabic", "edges", article("ar")),
        of_fixture("page-article-untitled", "edges", article("untitled")),
        of_fixture("page-timeline", "full", Route::timeline()),
        of_fixture("page-timeline-of-none", "empty", Route::timeline()),
        of_fixture("page-section", "full", Route::Section("works".into())),
        of_fixture("page-archive", "full", Route::Archive { year: None, month: None }),
        of_fixture("page-author", "authors", Route::Author("Ada".into())),
        of_fixture("page-about", "full", Route::About),
        of_fixture("page-editor", "broken", Route::Editor),
        of_fixture("page-not-found", "full", Route::NotFound("nowhere".into())),
        state("page-loading", Loading::Loading, Route::Front),
        state("page-failed", Loading::Failed(parts::error()), Route::Front),
        page("page-of-the-copy", parts::copy(fixture("full"), Substitute::OfSite), Route::Front),
        page("page-incomplete", parts::copy(fixture("full"), Substitute::Others), Route::Front),
    ]
}

fn fixture(name: &str) -> Loaded {
    support::load(&format!("tests/fixtures/feeds/{name}.json"))
}

fn page(name: &'static str, loaded: Loaded, route: Route) -> Specimen {
    state(name, Loading::Done(Box::new(loaded)), route)
}

fn state(name: &'static str, loading: Loading, route: Route) -> Specimen {
    let own = match &loading {
        Loading::Done(loaded) => loaded.edition.language.clone(),
        _ => None,
    };
    let language = own.unwrap_or_else(|| "en".to_owned());
    let html = Owner::new().with(|| {
        provide(route, &language);
        let loading = RwSignal::new(loading);
        frame(loading, Controls::default()).to_html()
    });
    Specimen { name, language, html }
}

/// Gives the parts that are rendered next their context.
fn provide(route: Route, language: &str) {
    let ui = UiContext::fixed(route, Words::of(language));
    ui.right_to_left.set(is_right_to_left(language));
    provide_context(ui);
}

/// A picture that replaces those of the fixtures, whose addresses lead to no server.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\" width=\"1600\" height=\"900\"><rect width=\"16\" height=\"9\" fill=\"#7f9a97\"/><circle cx=\"11\" cy=\"3\" r=\"1\" fill=\"#c65a3e\"/><path d=\"M0 6h16v3H0z\" fill=\"#5d584e\"/></svg>";

/// The page with `picture.svg` in place of the fixtures' pictures. Missing pictures are missing from the folder of the
/// specimens too.
fn with_local_pictures(html: &str) -> String {
    let html = html.replace("https://example.org/img/", "https://harbour.example/data/img/");
    let mut pieces = html.split("https://harbour.example/data/img/");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find('"').unwrap_or(0);
        out.push_str("picture.svg");
        out.push_str(&piece[end..]);
    }
    out.replace("https://harbour.example/data/img-missing/", "missing/")
}

fn document(specimen: &Specimen, theme: &str) -> String {
    let Specimen { name, language, html } = specimen;
    let html = with_local_pictures(html);
    let direction = if is_right_to_left(language) { "rtl" } else { "ltr" };
    let mut head = String::new();
    for file in support::sheets() {
        writeln!(head, "<link rel=\"stylesheet\" href=\"style/{file}\">").expect("written");
    }
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\" data-theme=\"{theme}\">\n<head>\n\
         <meta charset=\"utf-8\">\n<title>{name}, {theme}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"icon\" href=\"data:,\">\n{head}</head>\n<body>\n{html}\n</body>\n</html>\n"
    )
}

/// All specimens on one page, each in a frame of its own, so that none can affect another.
fn index(specimens: &[Specimen]) -> String {
    let mut body = String::new();
    for Specimen { name, .. } in specimens {
        write!(body, "<h2 id=\"{name}\">{name}</h2>\n<div>").expect("written");
        for theme in ["light", "dark"] {
            let file = format!("{name}-{theme}.html");
            write!(
                body,
                "<figure><iframe src=\"{file}\" title=\"{name}, {theme}\" loading=\"lazy\"></iframe>\
                 <figcaption><a href=\"{file}\">{theme}</a></figcaption></figure>"
            )
            .expect("written");
        }
        body.push_str("</div>\n");
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Specimens</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"specimens.css\">\n</head>\n\
         <body>\n<h1>Specimens</h1>\n<p>Every part and page in every state, from fixtures. Frames can be \
         drawn larger and smaller at their corner.</p>\n{body}</body>\n</html>\n"
    )
}
