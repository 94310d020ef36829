//! The masthead: the name of the edition, and the ways to its pages. On a narrow screen, a button opens the ways.
//!
//! The menu is a popover, so that it opens without scripts, closes with Escape and gives the focus back.

use leptos::prelude::GetValue;

use crate::app::controls::Controls;
use crate::edition::branding::Kind;
use crate::loading::Loading;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::lists::ways::{sections, site_way, timeline, way};
use crate::parts::names::name_or_picture;
use crate::parts::ui::ui;
use crate::routing::{Route, Tool};

/// The `id` of the menu.
const MENU: &str = "menu";

/// The masthead above a page.
pub(super) fn masthead(loading: &Loading, route: &Route, controls: Controls) -> Element {
    let words = ui().words();
    let loaded = match loading {
        Loading::Done(loaded) => Some(loaded),
        _ => None,
    };
    // Until the name is known, a space keeps the height of the line.
    let name = match loaded {
        Some(loaded) => {
            let edition = &loaded.edition;
            let link = route_link(Route::Front).in_language(edition.language.as_deref());
            link.child(name_or_picture(edition, [Kind::Logo, Kind::LogoInDark]))
        }
        None => match controls.name.get_value() {
            Some(name) => route_link(Route::Front).child(name),
            None => element("span").child("\u{a0}"),
        },
    };
    let notice = loaded.and_then(|loaded| {
        let tag = loaded.edition.language.as_deref();
        let notice = loaded.edition.branding.first(Kind::Notice)?;
        Some(classed("p", "site-notice").child(site_way(notice, tag)))
    });
    let class = match route.list_and_page().0 {
        // The name comes from the nameplate to here when the nameplate is out of sight.
        Route::Front if has_nameplate(loading) => "masthead masthead--front",
        // The list and the overview of the timeline stay in reach there.
        Route::Tool(Tool::Timeline, _) => "masthead masthead--fixed",
        _ => "masthead",
    };
    let menu = classed("div", "masthead__menu")
        .attribute("id", MENU)
        .attribute("popover", "")
        .child(menu_button("masthead__close", words.close()))
        .child(classed("ul", "masthead__links").child(links(loading, route)));
    let navigation = element("nav")
        .attribute("aria-label", words.navigation())
        .child(menu_button("masthead__open", words.menu()))
        .child(menu);
    let bar = classed("div", "masthead__bar");
    let name = classed("p", "masthead__name").child(name);
    classed("header", class)
        .attribute("data-masthead", "")
        .child(bar.child(name).child(navigation))
        .child(notice)
}

/// Whether the front page says the name itself. A logo in the masthead is not the name, and a failure has no nameplate.
fn has_nameplate(loading: &Loading) -> bool {
    match loading {
        Loading::Done(loaded) => loaded.edition.branding.first(Kind::Logo).is_none(),
        Loading::Failed(_) => false,
        Loading::Idle | Loading::Loading => true,
    }
}

/// A button that opens or closes the menu.
fn menu_button(class: &'static str, label: String) -> Element {
    let button = classed("button", class).attribute("type", "button");
    button.attribute("popovertarget", MENU).child(label)
}

/// The links to the front page, the sections and the timeline.
fn links(loading: &Loading, route: &Route) -> Vec<Element> {
    let mut links = vec![way(Route::Front, route, &ui().words().front(), None)];
    if let Loading::Done(loaded) = loading {
        links.extend(sections(&loaded.edition, route));
        if loaded.edition.sections.is_empty() {
            let archive = Route::Archive { year: None, month: None };
            links.push(way(archive, route, &ui().words().archive(), None));
        }
        links.extend(timeline(loaded, route));
        let search = Route::search();
        links.push(way(search, route, &ui().words().search(), None));
        let tag = loaded.edition.language.as_deref();
        let own = loaded.edition.branding.all(Kind::Link);
        links.extend(own.map(|link| element("li").child(site_way(link, tag))));
    }
    links
}
