//! Mounts a view in an element of the host page, with a back button above the view.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function};
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::guest::Guest;
use super::report::{report, report_searches};
use super::request::{Kind, Request};
use super::views::embedded_content;
use crate::app::controls::Controls;
use crate::app::frame::{content, frame, screen_reader_texts};
use crate::app::{App, AppProps, lazy};
use crate::loading::Loading;
use crate::loading::dataset::{GuestSettings, Source};
use crate::loading::languages::Languages;
use crate::parts::element::{Element, classed, element};

/// Mounts a view in an element. Returns a function that takes commands, or a text about a mistake in the request.
pub(super) fn mount(root: HtmlElement, request: &str, ask: Function, tell: Function) -> JsValue {
    let request = match Request::parse(request) {
        Ok(request) => request,
        Err(error) => return JsValue::from_str(&error),
    };
    let source = source(&request);
    let languages = Languages {
        chosen: request.language.clone(),
        page: None,
        folder: Some(request.folder.clone()),
    };
    let mounted = Rc::new(RefCell::new(None));
    let slot = Rc::clone(&mounted);
    let handle = mount_to(root.clone(), move || {
        provide_context(request.tools);
        let guest = Guest::new(request, root, tell);
        slot.replace(Some(guest));
        provide_context(guest);
        let ui = guest.ui;
        App(AppProps { source, languages, ui, frame: show, ask: Some(ask), prepared: None })
    });
    let mut handle = Some(handle);
    let command = move |arguments: JsValue| {
        let arguments = Array::from(&arguments);
        let [word, detail] =
            [0, 1].map(|index| arguments.get(index).as_string().unwrap_or_default());
        if word == "leave" {
            mounted.take();
            drop(handle.take());
        } else if let Some(guest) = *mounted.borrow() {
            guest.command(&word, &detail);
        }
    };
    let command: Box<dyn FnMut(JsValue)> = Box::new(command);
    // The closure lives until JavaScript collects its function.
    Closure::wrap(command).into_js_value()
}

fn source(request: &Request) -> Source {
    let own = || document().base_uri().ok().flatten();
    Source::Guest(GuestSettings {
        settings: request.settings.clone(),
        dataset: request.source.clone(),
        base: request.base.clone().or_else(own).unwrap_or_default(),
        asked: request.asked.clone(),
    })
}

/// The view, with the back button above it and the texts for screen readers.
fn show(loading: RwSignal<Loading>, controls: Controls) -> AnyView {
    let Some(guest) = use_context::<Guest>() else { return ().into_any() };
    guest.reload.set_value(Some(controls.retry));
    report(&guest, loading, controls);
    report_searches(&guest);
    release_at_end(&guest, controls);
    let bar = (move || bar(&guest).view()).into_any();
    if guest.request.with_value(|request| request.kind == Kind::Edition) {
        return vec![bar, frame(loading, controls)].into_any();
    }
    let main = move || {
        let route = guest.ui.navigator.page();
        let at_start = guest.is_at_start();
        loading.with(|state| match state {
            Loading::Done(loaded) if at_start => guest
                .request
                .with_value(|request| embedded_content(request, loaded))
                .unwrap_or_else(|| content(state, &route, loading, controls)),
            state => content(state, &route, loading, controls),
        })
    };
    let container =
        classed("div", "content").attribute("id", "content").attribute("tabindex", "-1");
    let tag = move || guest.ui.words().tag().to_owned();
    let view = html::div().class("gazette").lang(tag);
    view.child((bar, container.child(main.into_any()).view(), screen_reader_texts(guest.ui)))
        .into_any()
}

/// Releases what the document has of the view, once it is unmounted.
fn release_at_end(guest: &Guest, controls: Controls) {
    let root = StoredValue::new_local(guest.ui.root());
    on_cleanup(move || {
        if let (Some(part), Some(root)) =
            (lazy::loaded(controls.lazy), root.try_get_value().flatten())
        {
            part.release(&root);
        }
    });
}

/// The back button. Empty while the visitor is on the page that the view was opened with.
fn bar(guest: &Guest) -> Element {
    let guest = *guest;
    if guest.is_at_start() {
        return classed("div", "back");
    }
    let label = guest.ui.words().back();
    let arrow = if guest.ui.right_to_left.get() { "→ " } else { "← " };
    let button = element("button")
        .attribute("type", "button")
        .on_click(move |_| guest.back())
        .child(element("span").attribute("aria-hidden", "true").child(arrow))
        .child(label);
    classed("div", "back").child(button)
}
