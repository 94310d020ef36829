//! The plan: the hours of a day down the page, its places across it. On a narrow page it is a list in order of time.
//!
//! `reading::timeline::plan` decides what is where. The styles position each activity by the numbers that this file sets.

use std::time::Duration;

use leptos::prelude::*;

use super::when;
use crate::edition::Edition;
use crate::edition::time::calendar::DAY;
use crate::edition::time::moment::Moment;
use crate::loading::browser;
use crate::pages::timeline::instrument::Instrument;
use crate::parts::element::{Element, classed, element, whenever};
use crate::parts::link::route_link;
use crate::parts::lists::activities::place;
use crate::parts::time::zone;
use crate::reading::dates;
use crate::reading::timeline::chronicle::Chronicle;
use crate::reading::timeline::plan::{Block, Day, plan as planned};
use crate::routing::Route;
use crate::words::Words;

/// This number of lanes has room beside each other wherever the plan is not a list.
const MAX_IN_SIGHT: usize = 4;
/// An hour has at least this height, and at most that one, in units of the page.
const HOUR_HEIGHTS: (f64, f64) = (4.0, 26.0);
/// The shortest activity of a day has this height, in units of the page, as far as the bounds of an hour allow.
const SHORTEST_HEIGHT: f64 = 3.4;

/// The plan, or a message that there is none.
pub(in crate::pages::timeline) fn plan(instrument: Instrument) -> Element {
    classed("div", "plan").live_child(move || {
        instrument.chronicle.track();
        untrack(|| days(instrument))
    })
}

fn days(instrument: Instrument) -> Element {
    let shown = instrument.with_edition(|edition| {
        instrument.chronicle.with_untracked(|chronicle| {
            let plan = planned(edition, chronicle)?;
            let days = plan.days.iter().map(|each| day(instrument, edition, chronicle, each));
            Some(element("div").child(days.collect::<Vec<_>>()))
        })
    });
    shown.flatten().unwrap_or_else(|| {
        let none = element("p").child(instrument.ui.words().plan_none());
        classed("div", "empty").child(none)
    })
}

fn day(instrument: Instrument, edition: &Edition, chronicle: &Chronicle, day: &Day) -> Element {
    let words = instrument.ui.words();
    let first = first_moment(instrument, edition, chronicle, day);
    let clock = first.as_ref().and_then(|first| zone(first, None));
    let heading = element("h2").child(date_of(day, &words));
    let heading = classed("div", "plan__day").child(heading).child(clock);
    let whole: Vec<Element> = day
        .whole_day
        .iter()
        .filter_map(|step| item(instrument, edition, chronicle, (*step, day.offset)))
        .collect();
    let whole = (!whole.is_empty()).then(|| {
        let label = element("h3").child(words.plan_whole_day());
        classed("div", "plan__whole").child(label).child(element("ul").child(whole))
    });
    let section = classed("section", "plan__section").child(heading).child(whole);
    if day.blocks.is_empty() {
        return section;
    }
    section.child(grid(instrument, edition, chronicle, day))
}

/// The hours of a day, with the activities on them. It scrolls sideways if there are many places.
fn grid(instrument: Instrument, edition: &Edition, chronicle: &Chronicle, day: &Day) -> Element {
    let words = instrument.ui.words();
    let lanes: Vec<usize> = day.columns.iter().map(|column| column.lanes).collect();
    let before = |column: usize| lanes.iter().take(column).sum::<usize>();
    let all: usize = lanes.iter().sum();
    let columns = day.columns.iter().enumerate().map(|(index, column)| {
        let name = column.place.clone().unwrap_or_else(|| words.plan_no_place());
        classed("li", "plan__place")
            .styled("--lane", number(before(index)))
            .styled("--lanes", number(column.lanes))
            .child(element("span").child(name))
    });
    let names = classed("ul", "plan__places").attribute("aria-hidden", "true");
    let clock = first_moment(instrument, edition, chronicle, day)
        .map(|first| when::clock_of(instrument, &first));
    let hours = day.round_hours().into_iter().map(|hour| {
        let offset = clock.as_ref().map_or(day.offset, |clock| clock(hour));
        let time = dates::time(&Moment::of_instant(hour).on_clock(offset, ""));
        let folds = day.folds.iter().any(|(from, _)| *from == hour).then_some("");
        let hour = classed("li", "plan__hour").styled("--from", decimal(day.down(hour)));
        hour.maybe("data-fold", folds).child(time)
    });
    let hours = classed("ul", "plan__hours")
        .attribute("aria-hidden", "true")
        .child(hours.collect::<Vec<_>>());
    let blocks = day.blocks.iter().filter_map(|block| {
        let shown = item(instrument, edition, chronicle, (block.step, day.offset))?;
        let shown = if block.has_end { shown } else { shown.attribute("data-open-end", "") };
        Some(positioned(shown, day, block, before(block.column) + block.lane))
    });
    let blocks = classed("ol", "plan__blocks").child(blocks.collect::<Vec<_>>());
    let label = words.plan_of(&date_of(day, &words));
    let scrolls = all > MAX_IN_SIGHT;
    classed("div", "plan__scroller")
        .maybe("tabindex", scrolls.then_some("0"))
        .maybe("role", scrolls.then_some("group"))
        .maybe("aria-label", scrolls.then_some(label))
        .child(
            classed("div", "plan__grid")
                .styled("--all", number(all))
                .styled("--hours", decimal(day.down(day.hours.1)))
                .styled("--hour", hour_height(day))
                .child(names.child(columns.collect::<Vec<_>>()))
                .child(hours)
                .child(now_line(instrument, day))
                .child(blocks),
        )
}

fn number(number: usize) -> impl Fn() -> String + Send + Sync {
    move || number.to_string()
}

/// A number for the styles.
fn decimal(number: f64) -> impl Fn() -> String + Send + Sync {
    move || format!("{number:.4}")
}

/// The height of an hour, in units of the page.
fn hour_height(day: &Day) -> impl Fn() -> String + Send + Sync + use<> {
    #[allow(clippy::cast_precision_loss, reason = "a few hours")]
    let height = SHORTEST_HEIGHT * 3_600.0 / day.shortest() as f64;
    decimal(height.clamp(HOUR_HEIGHTS.0, HOUR_HEIGHTS.1))
}

fn positioned(item: Element, day: &Day, block: &Block, lane: usize) -> Element {
    let (from, to) = (day.down(block.from), day.down(block.drawn_to()));
    item.styled("--from", decimal(from))
        .styled("--length", decimal(to - from))
        .styled("--lane", number(lane))
}

/// An activity: its time, title and place. `offset` is that of the day's clock.
fn item(
    instrument: Instrument,
    edition: &Edition,
    chronicle: &Chronicle,
    (step, offset): (usize, i32),
) -> Option<Element> {
    let entry = chronicle.entry(edition, step)?;
    let (article, activity) = (entry.article, entry.activity);
    let tag = article.language.as_deref();
    let link = route_link(Route::activity(&article.slug, &activity.id));
    let title = classed("h3", "plan__title").in_language(tag);
    let under_way = when::is_under_way(instrument, activity);
    let is_current = move || match instrument.current.get() == Some(step) {
        true => Some("true".to_owned()),
        false => under_way.then(|| "time".to_owned()),
    };
    Some(
        classed("li", "plan__item")
            .attribute("data-step", step.to_string())
            .live("aria-current", is_current)
            .child(when::of_day(instrument, activity, offset))
            .child(title.child(link.child(activity.title.as_str())))
            .child(place(article, activity)),
    )
}

/// The start of the first activity of a day that has a time of day.
fn first_moment(
    instrument: Instrument,
    edition: &Edition,
    chronicle: &Chronicle,
    day: &Day,
) -> Option<Moment> {
    let entry = chronicle.entry(edition, day.blocks.first()?.step)?;
    Some(when::on_clock(instrument, entry.activity).0)
}

/// The date of a day in words.
fn date_of(day: &Day, words: &Words) -> String {
    let midnight = Moment::of_instant(day.date.days_since_1970() * DAY);
    dates::date(&midnight, words)
}

/// The line at the current time, which moves every minute.
fn now_line(instrument: Instrument, day: &Day) -> Element {
    let day = day.clone();
    let now = RwSignal::new(instrument.ui.now);
    whenever(move || {
        now.set(browser::now());
        let tick = move || {
            now.try_set(browser::now());
        };
        if let Ok(timer) = set_interval_with_handle(tick, Duration::from_mins(1)) {
            on_cleanup(move || timer.clear());
        }
    });
    let hours = day.hours;
    let is_shown = move || (hours.0..=hours.1).contains(&now.get());
    classed("div", "plan__now")
        .attribute("aria-hidden", "true")
        .live("hidden", move || (!is_shown()).then(String::new))
        .styled("--from", move || format!("{:.4}", day.down(now.get())))
}
