//! Activities as an ordered list, which screen readers can read, which reflows, and which can be printed.

use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::time::moment::{Moment, Precision};
use crate::parts::body::blocks;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::{outside_link, route_link};
use crate::parts::media::picture::{Fetch, figure};
use crate::parts::time::{time, zone};
use crate::parts::ui::ui;
use crate::reading::dates;
use crate::reading::timeline::entries::Entry;
use crate::routing::{Route, Spot};

/// At most this many activities are shown on an article's page. A longer timeline ends with a link to the timeline
/// page. A printed page has all of them, because links lead to them, and without scripts they can be nowhere else.
const MAX_ACTIVITIES: usize = if cfg!(target_arch = "wasm32") { 100 } else { usize::MAX };

/// The timeline of one article. The activity that the address names is marked.
pub fn article_timeline(article: &Article) -> Element {
    let ui = ui();
    let activities = &article.timeline.activities;
    let same_day = one_day(activities);
    let timed = activities.iter().find(|activity| activity.start.has_time());
    let items: Vec<Element> = activities
        .iter()
        .take(MAX_ACTIVITIES)
        .map(|activity| item(article, activity, same_day.then_some(timed.is_some())))
        .collect();
    let has_more = items.len() < article.count_of_activities();
    let heading = element("h2").attribute("id", "timeline-title");
    let heading = match article.timeline.title.as_deref() {
        Some(title) => heading.in_language(article.language.as_deref()).child(title),
        None => heading.child(ui.words().timeline()),
    };
    let day = timed.or(activities.first()).filter(|_| same_day).map(|first| {
        let last = activities.last().and_then(|last| last.end.as_ref());
        let day = dates::date(&first.start, &ui.words());
        let day = classed("span", "moment").child(day);
        classed("p", "timeline__day").child(day).child(zone(&first.start, last))
    });
    classed("section", "timeline")
        .attribute("aria-labelledby", "timeline-title")
        .child(heading)
        .child(day)
        .child(classed("ol", "activities").child(items))
        .child(has_more.then(|| all_activities_link(article)))
}

/// The link to the whole timeline.
fn all_activities_link(article: &Article) -> Element {
    let link = route_link(Route::timeline_of(&article.slug, None));
    let text = ui().words().all_activities_count(article.count_of_activities());
    classed("p", "beside__all").child(link.child(text))
}

/// Whether all activities are on the same day and all times on the same clock, so that day and clock are shown only
/// once.
fn one_day(activities: &[Activity]) -> bool {
    let starts = || activities.iter().map(|activity| &activity.start);
    let days = |start: &Moment| start.precision >= Precision::Day;
    let mut clocks =
        starts().filter(|start| start.has_time()).map(|start| (start.offset, &start.zone));
    let clock = clocks.next();
    starts().all(days)
        && starts().map(|start| start.date).is_sorted_by(PartialEq::eq)
        && clocks.all(|other| Some(other) == clock)
        && !activities.is_empty()
}

/// An activity of an article's timeline. `same_day` is `None` if the activities are on several days, or else says whether
/// any activity has a time of day.
fn item(article: &Article, activity: &Activity, same_day: Option<bool>) -> Element {
    let words = ui().words();
    let (start, end) = (&activity.start, activity.end.as_ref());
    let when = match (&activity.display, same_day) {
        (Some(display), _) => display.clone(),
        (None, Some(has_hours)) => dates::span_within_day(start, end, has_hours, &words),
        (None, None) => dates::span(start, end, &words),
    };
    let zone = same_day.is_none().then(|| zone(start, end)).flatten();
    let when = (!when.is_empty())
        .then(|| classed("p", "activity__when").child(time(start, when).child(zone)));
    let navigator = ui().navigator;
    let link = route_link(Route::activity(&article.slug, &activity.id));
    let tag = article.language.as_deref();
    let title = classed("h3", "activity__title")
        .attribute("data-title", "")
        .attribute("tabindex", "-1")
        .in_language(tag)
        .child(link.child(activity.title.as_str()));
    let text = (!activity.body.is_empty()).then(|| {
        classed("div", "activity__text").in_language(tag).child(blocks(&activity.body, 3))
    });
    let media = |media| figure(media, Fetch::Lazily).in_language(tag);
    let media: Vec<Element> = activity.media.iter().map(media).collect();
    let page = activity.url.as_ref();
    let spot = Spot::Activity(activity.id.clone());
    classed("li", "activity")
        .attribute("id", spot.element_id())
        .live("aria-current", move || navigator.is_at(&spot).then(|| "true".to_owned()))
        .child(when)
        .child(title)
        .child(place(article, activity))
        .child(text)
        .child(media)
        .child(page.map(|url| {
            classed("p", "activity__page")
                .child(outside_link(url).child(url.site().unwrap_or_default()))
        }))
}

/// An activity with time, title and place only, for a list beside other content.
pub fn brief(entry: &Entry<'_>) -> Element {
    let Entry { article, activity } = entry;
    let (start, end) = (&activity.start, activity.end.as_ref());
    let when = activity.display.clone();
    let when = when.unwrap_or_else(|| dates::span(start, end, &ui().words()));
    let when = time(start, when);
    let link = route_link(Route::activity(&article.slug, &activity.id));
    let title = classed("p", "activity__title").in_language(article.language.as_deref());
    classed("li", "activity")
        .child(classed("p", "activity__when").child(when))
        .child(title.child(link.child(activity.title.as_str())))
        .child(place(article, activity))
}

/// The place of an activity, on a line of its own.
pub fn place(article: &Article, activity: &Activity) -> Option<Element> {
    let place = activity.place.as_ref()?;
    let line = classed("p", "activity__place").in_language(article.language.as_deref());
    Some(line.child(place.name.as_str()))
}
