//! Renders whole pages natively with the payloads of the end-to-end attacks, and checks every tag.

use gazette::app::{controls::Controls, frame::frame};
use gazette::edition::body::math;
use gazette::loading::{Loaded, Loading};
use gazette::parts::ui::UiContext;
use gazette::routing::Route;
use gazette::words::Words;
use leptos::prelude::*;
use serde_json::{Value, json};

use crate::support::{read, root};

/// Elements that no page of ours has.
const FORBIDDEN_ELEMENTS: [&str; 17] = [
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "base",
    "meta",
    "form",
    "mglyph",
    "malignmark",
    "maction",
    "annotation-xml",
    "template",
    "noscript",
    "frame",
    "link",
    "foreignobject",
];

/// A feed with every payload in every field that could carry it.
fn feed() -> Value {
    let mut items = Vec::new();
    for kind in ["html", "text", "urls"] {
        let path = root().join(format!("tests/fixtures/attacks/{kind}.json"));
        let payloads: Vec<Value> =
            serde_json::from_str(&std::fs::read_to_string(path).expect(kind)).expect("payloads");
        for payload in payloads {
            let text = payload["payload"].as_str().expect("a payload");
            let index = items.len();
            items.push(json!({
                "id": format!("a{index}"), "title": text, "summary": text, "content_html": text, "url": text,
                "external_url": text, "image": text, "tags": [text], "authors": [{ "name": text, "url": text }],
                "attachments": [{ "url": text, "mime_type": text, "title": text }],
                "_gazette": {
                    "place": { "name": text }, "source": { "name": text, "url": text },
                    "related": [{ "url": text, "title": text }], "updates": [{ "text": text }],
                    "gallery": [{ "url": text, "alt": text, "caption": text, "credit": text }],
                    "timeline": { "title": text, "activities": [{ "id": text, "start": "2024", "title": text,
                        "content_html": text, "place": text, "url": text, "display_date": text, "tags": [text],
                        "media": [{ "url": text, "alt": text, "caption": text }] }] }
                }
            }));
        }
    }
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Attacks", "items": items })
}

fn check(html: &str, page: &Route) {
    for token in html5gum::Tokenizer::new(html) {
        let Ok(html5gum::Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        assert!(!FORBIDDEN_ELEMENTS.contains(&name.as_str()), "<{name}> on {page:?}");
        for (key, value) in &tag.attributes {
            let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
            let forbidden = key.starts_with("on")
                || ["style", "srcdoc", "target", "action", "formaction"].contains(&&*key);
            assert!(!forbidden, "{key} on <{name}> on {page:?}");
            let is_in = |list: &str, name: &str| list.split(' ').any(|known| known == name);
            if name == "math" || is_in(math::ELEMENTS, &name) {
                assert!(is_in(math::ATTRIBUTES, &key), "{key} on <{name}> on {page:?}");
            }
            if key == "href" || key == "src" {
                let safe = ["http:", "https:", "mailto:", "tel:", "#", "data:image/"];
                assert!(
                    safe.iter().any(|scheme| value.starts_with(scheme)),
                    "{key} {value} on {page:?}"
                );
            }
        }
    }
}

#[test]
fn no_attack_gets_through_the_native_rendering() {
    let mut document = read(feed().to_string().as_bytes()).expect("a feed");
    document.edition.settle();
    let count = document.edition.articles.len();
    assert!(count > 150, "{count} articles");
    let slugs: Vec<String> =
        document.edition.articles.iter().map(|article| article.slug.clone()).collect();
    let owner = Owner::new();
    owner.set();
    let loaded = Loaded::new(document.edition, document.notices);
    let loading = RwSignal::new(Loading::Done(Box::new(loaded)));
    let archive = Route::Archive { year: None, month: None };
    let pages = [Route::Front, Route::timeline(), Route::About, Route::Editor, archive];
    for route in pages.into_iter().chain(slugs.iter().map(|slug| Route::article(slug))) {
        let html = Owner::new().with(|| {
            provide_context(UiContext::fixed(route.clone(), Words::default()));
            frame(loading, Controls::default()).to_html()
        });
        check(&without_fillers(&html), &route);
    }
}

/// The page without the attributes of fillers: the native rendering writes their height as `style`.
fn without_fillers(html: &str) -> String {
    let mut out = String::new();
    let mut parts = html.split("<div class=\"chronicle__filler\"");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str("<div");
        out.push_str(&part[part.find('>').unwrap_or(0)..]);
    }
    out
}
