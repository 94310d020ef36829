//! The map: a drawn way from stop to stop, and beside it the list of the stops with what happened there.
//!
//! `reading::timeline::map` decides what is where. The picture is only for sighted visitors with a pointer: the list says
//! the same to everybody else.

use std::fmt::Write;

use crate::parts::element::hook::listener;
use leptos::prelude::*;
use leptos::svg;

use super::when;
use crate::edition::Edition;
use crate::edition::time::moment::Moment;
use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::overview::shapes::{Attributes, frame, path, rectangle, text};
use crate::parts::element::{Element, classed, element};
use crate::parts::focus;
use crate::parts::link::maps::{map_app, web_map};
use crate::parts::link::route_link;
use crate::parts::time::{time, zone};
use crate::reading::dates;
use crate::reading::timeline::chronicle::Chronicle;
use crate::reading::timeline::map::{
    Layout, Map, Mark, Side, Stop, lay_out, map as mapped, scale_bar,
};
use crate::routing::Route;

/// The widths for which the map is laid out, in pixels: of a phone and of a wide page. The styles show one of the two.
const WIDTHS: [f64; 2] = [288.0, 620.0];

/// The map, or a message that there is none.
pub(in crate::pages::timeline) fn map(instrument: Instrument) -> Element {
    classed("div", "map").live_child(move || {
        // The stop that the address names is marked.
        instrument.chronicle.track();
        instrument.current.track();
        untrack(|| with_stops(instrument))
    })
}

fn with_stops(instrument: Instrument) -> Element {
    let words = instrument.ui.words();
    let shown = instrument.with_edition(|edition| {
        instrument.chronicle.with_untracked(|chronicle| {
            let map = mapped(edition, chronicle)?;
            // The stop that the visitor points at, in the picture or in the list.
            let current = instrument.current.get_untracked();
            let is_current = |stop: &Stop| current.is_some_and(|step| stop.steps.contains(&step));
            let pointed = RwSignal::new(map.stops.iter().position(is_current));
            let pictures = WIDTHS.into_iter().map(|width| {
                let layout = lay_out(&map, width);
                picture(instrument, &map, &layout, pointed)
            });
            let pictures = pictures.collect::<Vec<_>>().into_any();
            let left_out = (map.left_out > 0)
                .then(|| classed("p", "map__left-out").child(words.map_left_out(map.left_out)));
            let day = one_day(instrument, edition, chronicle);
            let offset = day.as_ref().map(|day| day.offset);
            let stops = map.stops.iter().enumerate().map(|(index, each)| {
                stop(instrument, edition, chronicle, (index, each), offset, pointed)
            });
            let drawn = classed("div", "map__drawn").attribute("aria-hidden", "true");
            let list = classed("ol", "map__stops").child(stops.collect::<Vec<_>>());
            let day = day.map(|first| day_line(instrument, &first));
            let list = element("div").child(day).child(list).child(left_out);
            Some(classed("div", "map__spread").child(drawn.child(pictures)).child(list))
        })
    });
    shown
        .flatten()
        .unwrap_or_else(|| classed("div", "empty").child(element("p").child(words.map_none())))
}

/// The start of a timeline, if all its activities are on one day and one clock. The stops then name only their hours.
fn one_day(instrument: Instrument, edition: &Edition, chronicle: &Chronicle) -> Option<Moment> {
    let start = |step| {
        let entry = chronicle.entry(edition, step)?;
        Some(when::on_clock(instrument, entry.activity).0)
    };
    let first = start(0).filter(Moment::has_time)?;
    let is_same = |step| {
        start(step).is_some_and(|other| {
            other.has_time() && (other.date, other.offset) == (first.date, first.offset)
        })
    };
    (1..chronicle.steps.len()).all(is_same).then_some(first)
}

/// The line that names the day of all stops, and its clock.
fn day_line(instrument: Instrument, first: &Moment) -> Element {
    let day = time(first, dates::date(first, &instrument.ui.words()));
    classed("p", "map__day").child(day).child(zone(first, None))
}

/// A stop of the list: its name, what happened there, and where a map of it can be opened. `day` is the
/// offset of the clock of the day, if all stops are on one.
fn stop(
    instrument: Instrument,
    edition: &Edition,
    chronicle: &Chronicle,
    (index, stop): (usize, &Stop),
    day: Option<i32>,
    pointed: RwSignal<Option<usize>>,
) -> Element {
    let words = instrument.ui.words();
    let entries = || stop.steps.iter().filter_map(|step| chronicle.entry(edition, *step));
    let tag = entries().next().and_then(|entry| entry.article.language.as_deref());
    let events = entries().map(|entry| {
        let link = route_link(Route::activity(&entry.article.slug, &entry.activity.id));
        let title = element("span").in_language(entry.article.language.as_deref());
        element("li")
            .child(match day {
                Some(offset) => when::of_day(instrument, entry.activity, offset),
                None => Some(when::in_full(instrument, entry.activity)),
            })
            .child(title.child(link.child(entry.activity.title.as_str())))
    });
    let label = |text: String| format!("{text}{}{}", words.colon(), stop.name);
    let links = [
        (web_map(stop.position), words.map_on_web()),
        (map_app(stop.position), words.map_in_app()),
    ];
    let open =
        links.map(|(link, text)| link.attribute("aria-label", label(text.clone())).child(text));
    let open = classed("p", "map__open").child(Vec::from(open));
    let steps: Vec<String> = stop.steps.iter().map(ToString::to_string).collect();
    let name = element("h2").in_language(tag).child(stop.name.as_str());
    let point = move |_: web_sys::Event| pointed.set(Some(index));
    classed("li", "map__stop")
        .attribute("data-stop", index.to_string())
        .attribute("data-step", steps.join(" "))
        .attribute("tabindex", "-1")
        .live("data-pointed", move || (pointed.get() == Some(index)).then(String::new))
        .on("pointerenter", point)
        .on("focusin", point)
        .child(name)
        .child(element("ul").child(events.collect::<Vec<_>>()))
        .child(open)
}

fn picture(
    instrument: Instrument,
    map: &Map,
    layout: &Layout,
    pointed: RwSignal<Option<usize>>,
) -> AnyView {
    let (width, height) = layout.size;
    let is_narrow = WIDTHS.first() == Some(&width);
    let class = if is_narrow { "map__picture map__picture--narrow" } else { "map__picture" };
    let mut shapes = vec![path("map__way", way(map, layout))];
    for each in &layout.marks {
        shapes.push(mark(instrument, map, each, pointed));
    }
    shapes.extend(north(instrument, width));
    shapes.extend(scale(map, layout));
    let size =
        vec![("class", class.to_owned()), ("viewBox", format!("0 0 {width:.0} {height:.0}"))];
    frame(size, shapes)
}

/// The data of the line from stop to stop.
fn way(map: &Map, layout: &Layout) -> String {
    let mut data = String::new();
    for stop in map.way.iter().filter_map(|index| map.stops.get(*index)) {
        let letter = if data.is_empty() { 'M' } else { 'L' };
        let (x, y) = (stop.at.0 * layout.size.0, stop.at.1 * layout.size.0);
        let _ = write!(data, "{letter}{x:.1} {y:.1}");
    }
    data
}

fn at(x: f64, y: f64) -> Attributes {
    vec![("x", format!("{x:.1}")), ("y", format!("{y:.1}"))]
}

/// A mark with the numbers of its stops and, where there is room, the name. A click leads to the stop in the list.
fn mark(
    instrument: Instrument,
    map: &Map,
    mark: &Mark,
    pointed: RwSignal<Option<usize>>,
) -> AnyView {
    let (x, y) = mark.at;
    let first = mark.stops.first().copied().unwrap_or_default();
    let own = mark.stops.clone();
    let is_pointed = move || pointed.get().is_some_and(|stop| own.contains(&stop)).to_string();
    let label = numbers(&mark.stops);
    let half = mark.half_width() - 1.0;
    let size = [("x", x - half), ("y", y - 12.0), ("width", 2.0 * half), ("height", 24.0)];
    let size = size.into_iter().chain([("rx", 12.0)]);
    let size = size.map(|(name, value)| (name, format!("{value:.1}"))).collect();
    let mut shapes = vec![rectangle("map__dot", size), text("map__number", at(x, y), label)];
    let names: Vec<&str> =
        mark.stops.iter().filter_map(|stop| Some(map.stops.get(*stop)?.name.as_str())).collect();
    shapes.push(svg::title().child(names.join(", ")).into_any());
    if let (Some(side), Some(name)) = (mark.name, names.first()) {
        let (class, (x, y)) = match side {
            Side::Right => ("map__name", (x + 17.0, y)),
            Side::Left => ("map__name map__name--left", (x - 17.0, y)),
            Side::Below => ("map__name map__name--middle", (x, y + 23.0)),
            Side::Above => ("map__name map__name--middle", (x, y - 23.0)),
        };
        shapes.push(text(class, at(x, y), (*name).to_owned()));
    }
    svg::g()
        .class("map__mark")
        .attr("data-pointed", is_pointed)
        .add_any_attr(listener("pointerenter", Box::new(move |_| pointed.set(Some(first)))))
        .add_any_attr(listener("click", Box::new(move |_| show_stop(instrument, first))))
        .child(shapes)
        .into_any()
}

/// The numbers of the stops of a mark: `3`, `3–5`, or `3+` if others lie between.
fn numbers(stops: &[usize]) -> String {
    let first = stops.first().copied().unwrap_or_default() + 1;
    let last = stops.last().copied().unwrap_or_default() + 1;
    match stops.len() {
        1 => first.to_string(),
        count if last - first + 1 == count => format!("{first}–{last}"),
        _ => format!("{first}+"),
    }
}

fn show_stop(instrument: Instrument, index: usize) {
    if let Some(stop) = instrument.ui.find(&format!("[data-stop=\"{index}\"]")) {
        stop.scroll_into_view();
        focus::quietly(&stop);
    }
}

/// An arrow to the north.
fn north(instrument: Instrument, width: f64) -> Vec<AnyView> {
    let x = width - 18.0;
    let arrow = format!("M{x} 8l5 13l-5 -3l-5 3z");
    let label =
        text("map__label map__label--middle", at(x, 34.0), instrument.ui.words().map_north());
    vec![path("map__north", arrow), label]
}

/// The bar of the scale, on maps that have one.
fn scale(map: &Map, layout: &Layout) -> Vec<AnyView> {
    let Some(metres) = map.metres else { return Vec::new() };
    let (bar, share) = scale_bar(metres);
    let (length, y) = (share * layout.size.0, layout.size.1 - 10.0);
    let line = format!("M10 {:.1}v5h{length:.1}v-5", y - 5.0);
    let name = if bar < 1_000 { format!("{bar} m") } else { format!("{} km", bar / 1_000) };
    vec![path("map__scale", line), text("map__label", at(10.0, y - 10.0), name)]
}
