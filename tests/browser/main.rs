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

use gazette::app::session::Source;
use gazette::app::{App, AppProps};
use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::time::zone::ZoneRules;
use gazette::loading::configuration::Configuration;
use gazette::loading::languages::Languages;
use gazette::loading::plan::Plan;
use gazette::loading::zones::BrowserZones;
use gazette::loading::{Loaded, Loading};

use gazette::app::{controls::Controls, frame::frame};
use gazette::parts::ui::UiContext;
use gazette::reading::dates;
use gazette::routing::navigator::{Arrival, Navigator};
use gazette::routing::{Location, Route};
use gazette::words::Words;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

const FEED: &str = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
    { "id": "a", "title": "First", "content_html": "<p>One <b>bold</b> word.</p>" } ] }"#;

fn loaded() -> Loading {
    let zones = BrowserZones::default();
    let origin = gazette::formats::Origin::new(None, &zones);
    let document = gazette::formats::read(FEED.into(), origin).expect("a feed");
    let mut edition: Edition = document.edition;
    edition.settle();
    Loading::Done(Box::new(Loaded::new(edition, Vec::new())))
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
    let handle = mount_to(container.clone(), move || {
        let own = UiContext::fixed(Route::Front, Words::default());
        ui.set_value(Some(own));
        provide_context(own);
        let loading = RwSignal::new(loaded());
        frame(loading, Controls::default())
    });
    tick().await;
    let find = |query: &str| container.query_selector(query).expect("a query");
    let link = find(".story a").expect("a link to the article");
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/articles/a"));
    link.unchecked_into::<HtmlElement>().click();
    tick().await;
    let text = find(".prose p").expect("the article's text");
    assert_eq!(text.text_content().as_deref(), Some("One bold word."));
    assert!(find(".prose p strong").is_some());
    let ui = ui.get_value().expect("a context");
    assert_eq!(ui.navigator.visit(), (Route::article("a"), Arrival::Followed));
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
    let base = Address::link(&document().base_uri().expect("a base").expect("a base"), None);
    let plan = Plan::new(&Configuration::default(), &base.expect("an address"), None);
    let handle = mount_to(container.clone(), move || {
        provide_context(probe);
        let navigator = Navigator::in_browser(Location::Hash);
        let ui = UiContext::new(navigator, Words::default(), String::new(), 0);
        App(AppProps {
            source: Source::Planned(plan),
            languages: Languages::default(),
            ui,
            frame,
            ask: None,
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
            mount_to(container.clone(), || {
                provide_context(UiContext::fixed(Route::Front, Words::default()));
                let loading = RwSignal::new(loaded());
                frame(loading, Controls::default())
            })
        })
        .collect();
    tick().await;
    let link = containers[0].query_selector(".story a").expect("a query").expect("a link");
    link.unchecked_into::<HtmlElement>().click();
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
