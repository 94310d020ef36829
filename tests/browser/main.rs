//! The tests that need a browser: mounting and unmounting, history, time-zone rules.
//!
//! `wasm-bindgen-test-runner` runs them in a headless Chromium.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::sync::Arc;

use gazette::app::{App, AppProps};
use gazette::edition::time::zone::ZoneRules;
use gazette::loading::dataset::{GuestSettings, PageSettings, Source};
use gazette::loading::languages::Languages;
use gazette::loading::zones::BrowserZones;

use gazette::app::frame::frame;
use gazette::parts::ui::UiContext;
use gazette::reading::dates;
use gazette::routing::navigator::{Arrival, Navigator};
use gazette::routing::{Location, Route};
use gazette::words::Words;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, JSON};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

const FEED: &str = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
    { "id": "a", "title": "First", "content_html": "<p>One <b>bold</b> word.</p>" } ] }"#;

/// The context of a reader in an element, on the front page.
fn context(root: &HtmlElement) -> UiContext {
    let own = UiContext::fixed(Route::Front, Words::default());
    own.root.set_value(Some(root.clone()));
    own
}

/// A reader of [`FEED`], which its host page hands over.
fn reader(ui: UiContext) -> AnyView {
    let feed = JSON::stringify(&FEED.into()).expect("a text");
    let body = format!("return Promise.resolve(new Response({feed}))");
    let settings = GuestSettings {
        dataset: "https://news.example/feed.json".to_owned(),
        base: "https://news.example/".to_owned(),
        ..GuestSettings::default()
    };
    App(AppProps {
        source: Source::Guest(settings),
        languages: Languages::default(),
        ui,
        frame,
        ask: Some(Function::new_with_args("address, signal", &body)),
        prepared: None,
    })
    .into_any()
}

/// Waits for an element.
async fn appears(container: &HtmlElement, query: &str) -> HtmlElement {
    for _ in 0..200 {
        if let Some(found) = container.query_selector(query).expect("a query") {
            return found.unchecked_into();
        }
        TimeoutFuture::new(10).await;
    }
    panic!("expected `{query}`, found none");
}

fn container() -> HtmlElement {
    let section = document().create_element("section").expect("an element");
    document().body().expect("a body").append_child(&section).expect("appended");
    section.unchecked_into()
}

#[wasm_bindgen_test]
fn the_browser_has_the_rules_of_time_zones() {
    let zones = BrowserZones::default();
    assert_eq!(zones.offset_at("Asia/Shanghai", 1_669_080_600), Some(28_800));
    assert_eq!(zones.offset_at("Europe/Lisbon", 1_720_000_000), Some(3_600));
    assert_eq!(zones.offset_at("Europe/Lisbon", 1_700_000_000), Some(0));
    assert_eq!(zones.offset_at("America/St_Johns", 1_700_000_000), Some(-12_600));
    assert_eq!(zones.offset_at("UTC", 0), Some(0));
    // Local mean time, which was used before time zones, differs by seconds too.
    assert_eq!(zones.offset_at("Asia/Shanghai", -3_000_000_000), Some(29_143));
    assert_eq!(zones.offset_at("Mars/Olympus_Mons", 0), None);
    assert_eq!(zones.offset_at("", 0), None);
    // This time is beyond the range of a `Date`.
    assert_eq!(zones.offset_at("Asia/Shanghai", i64::MIN / 4), Some(29_143));
}

#[wasm_bindgen_test]
async fn a_reader_shows_a_page_follows_a_link_and_leaves_no_elements_behind() {
    let container = container();
    let ui = StoredValue::new(None::<UiContext>);
    let root = container.clone();
    let handle = mount_to(container.clone(), move || {
        let own = context(&root);
        ui.set_value(Some(own));
        reader(own)
    });
    let find = |query: &str| container.query_selector(query).expect("a query");
    let link = appears(&container, ".story a").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/articles/a"));
    link.click();
    tick().await;
    let text = find(".prose p").expect("the article's text");
    assert_eq!(text.text_content().as_deref(), Some("One bold word."));
    assert!(find(".prose p strong").is_some());
    let ui = ui.get_value().expect("a context");
    assert_eq!(ui.navigator.route_untracked(), Route::article("a"));
    drop(handle);
    tick().await;
    assert_eq!(container.child_element_count(), 0, "nothing is left in the page");
    container.remove();
}

#[wasm_bindgen_test]
async fn an_unmounted_reader_keeps_nothing_alive() {
    let container = container();
    let probe = Arc::new(());
    let kept = Arc::downgrade(&probe);
    let folder = document().base_uri().expect("a base").expect("a base");
    let page = PageSettings { folder, ..PageSettings::default() };
    let handle = mount_to(container.clone(), move || {
        provide_context(probe);
        let navigator = Navigator::in_browser(Location::Hash);
        let ui = UiContext::new(navigator, Words::default(), String::new(), 0);
        App(AppProps {
            source: Source::Page(page),
            languages: Languages::default(),
            ui,
            frame,
            ask: None,
            prepared: None,
        })
    });
    tick().await;
    assert!(kept.upgrade().is_some());
    // The reader is unmounted while its request is still under way.
    drop(handle);
    tick().await;
    assert!(kept.upgrade().is_none(), "the reader's owner is gone, with all that it owned");
    assert_eq!(container.child_element_count(), 0);
    container.remove();
}

#[wasm_bindgen_test]
async fn two_readers_on_one_page_share_nothing() {
    let containers = [container(), container()];
    let handles: Vec<_> = containers
        .iter()
        .map(|container| {
            let root = container.clone();
            mount_to(container.clone(), move || reader(context(&root)))
        })
        .collect();
    appears(&containers[1], ".story a").await;
    appears(&containers[0], ".story a").await.click();
    tick().await;
    assert!(containers[0].query_selector(".article").expect("a query").is_some());
    assert!(containers[1].query_selector(".article").expect("a query").is_none());
    drop(handles);
    containers.iter().for_each(|container| container.remove());
}

#[wasm_bindgen_test]
async fn navigation_writes_the_address_and_going_back_reads_it() {
    let before = window().location().hash().unwrap_or_default();
    let owner = Owner::new();
    let navigator = owner.with(|| Navigator::in_browser(Location::Hash));
    navigator.go(Route::timeline());
    assert_eq!(window().location().hash().as_deref(), Ok("#/timeline"));
    navigator.go(Route::activity("a b", "c"));
    assert_eq!(window().location().hash().as_deref(), Ok("#/articles/a%20b?at=c"));
    window().history().expect("a history").back().expect("a step back");
    for _ in 0..50 {
        if owner.with(|| navigator.route()) == Route::timeline() {
            break;
        }
        gloo_timers::future::TimeoutFuture::new(20).await;
    }
    let (route, arrival) = owner.with(|| navigator.visit());
    assert_eq!(route, Route::timeline());
    assert!(matches!(arrival, Arrival::Returned(_)), "{arrival:?}");
    owner.cleanup();
    let _ = window().location().set_hash(&before);
}

/// `usize` has 32 bits in a browser, and years are larger.
#[wasm_bindgen_test]
fn years_of_the_cosmos_are_written_whole() {
    let words = Words::default();
    assert_eq!(dates::year(-13_799_999_999, &words), "13800000000 BC");
    assert_eq!(dates::year(13_800_000_000, &words), "13800000000");
}
