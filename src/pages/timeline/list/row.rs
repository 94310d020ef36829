//! The elements of a chunk: the headings of the groups that begin with it, the gap before them, and the activities.

use leptos::prelude::*;

use super::row_menu::menu;
use crate::edition::Edition;
use crate::edition::time::moment::{Moment, Precision};
use crate::loading::zones::{visitors_offset, visitors_zone};
use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::tools::saving;
use crate::pages::timeline::views::when;
use crate::parts::body::blocks;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::lists::activities::place;
use crate::parts::media::gallery::{GALLERY, gallery};
use crate::parts::names::title_of;
use crate::parts::time::{time, zone};
use crate::parts::ui::ui;
use crate::reading::dates;
use crate::reading::dates::stretches::{gap as gap_in_words, stretch as in_words};
use crate::reading::timeline::chronicle::{
    Chronicle, Chunk, Clock, Gap, Group, Step, Stretch, Unit, gap,
};
use crate::reading::timeline::entries::Entry;
use crate::routing::Route;

/// The element of the heading of a group of this level. HTML has no headings below `h6`.
fn heading_at(level: usize) -> &'static str {
    ["h2", "h3", "h4", "h5"].get(level).copied().unwrap_or("h6")
}

/// A chunk of the list: activities of one group, under the headings of the groups that begin with them.
pub(super) fn chunk(instrument: Instrument, index: usize) -> Element {
    let section = instrument.with_edition(|edition| {
        instrument.chronicle.with_untracked(|chronicle| {
            let chunk = *chronicle.chunks.get(index)?;
            let group = chronicle.groups.get(chunk.group)?;
            let names_articles = instrument.query().selection.article.is_none();
            let mut items = Vec::new();
            for step in chunk.from..chunk.to {
                if let Some(entry) = chronicle.entry(edition, step) {
                    if instrument.list.next.with_value(|next| *next == Some(step)) {
                        items.push(now_line(instrument, &entry));
                    }
                    items.push(row(instrument, &entry, group, (step, names_articles)));
                }
            }
            let (first, end) = chunk.begins;
            let headings = (first..end).filter_map(|group| heading(instrument, chronicle, group));
            let headings: Vec<Element> = headings.collect();
            let headings = (!headings.is_empty())
                .then(|| classed("div", "chronicle__headings").child(headings));
            let section = classed("section", "chronicle__group")
                .child(gap_before(instrument, edition, chronicle, chunk))
                .child(headings);
            Some(section.child(classed("ol", "activities").child(items)))
        })
    });
    section.flatten().unwrap_or_else(|| element("section"))
}

/// The headings of the groups that begin before a chunk and go on in it.
pub(super) fn around(instrument: Instrument, chronicle: &Chronicle, index: usize) -> Vec<Element> {
    let Some(chunk) = chronicle.chunks.get(index) else { return Vec::new() };
    let goes_on =
        |group: &&Group| group.steps.start < chunk.from && group.steps.contains(&chunk.from);
    let words = instrument.ui.words();
    let heading = |group: &Group| {
        let heading = element(heading_at(group.level));
        heading.child(in_words(group.stretch, &words))
    };
    chronicle.groups.iter().filter(goes_on).map(heading).collect()
}

fn heading(instrument: Instrument, chronicle: &Chronicle, index: usize) -> Option<Element> {
    let Group { stretch, level, steps, .. } = chronicle.groups.get(index)?;
    let name = in_words(*stretch, &instrument.ui.words());
    let text = match stretch.unit {
        Unit::Century | Unit::Decade => classed("span", "moment").child(name.as_str()),
        _ => time(&stretch.moment(), name.clone()),
    };
    // Whether any activity of the group can be written in a calendar.
    let mut own = chronicle.steps.get(steps.clone()).unwrap_or_default().iter();
    let has_days = own.any(|step| step.precision >= Precision::Day && stretch.date.year > 0);
    let save = (stretch.unit >= Unit::Month && has_days).then(|| {
        let act = Box::new(move || saving::group(instrument, index));
        save(&instrument.ui.words().calendar_of(), &name, act)
    });
    let heading = element(heading_at(*level)).child(text);
    let class = if *level == 0 { "chronicle__unit" } else { "chronicle__unit chronicle__unit--in" };
    Some(classed("div", class).child(heading).child(save))
}

/// The button that saves an activity or a group as a calendar.
fn save(label: &str, name: &str, act: Box<dyn Fn()>) -> Element {
    classed("button", "chronicle__save")
        .attribute("type", "button")
        .attribute("aria-label", format!("{label}{}{name}", ui().words().colon()))
        .on_click(move |_| act())
        .child(".ics")
}

/// The line with the time between the first activity of a chunk and the one before it, if groups without activities lie
/// between theirs.
fn gap_before(
    instrument: Instrument,
    edition: &Edition,
    chronicle: &Chronicle,
    chunk: Chunk,
) -> Option<Element> {
    let before = chunk.from.checked_sub(1).filter(|_| chunk.begins.0 < chunk.begins.1)?;
    let newest_first = chronicle.newest_first;
    let (earlier, later) = if newest_first { (chunk.from, before) } else { (before, chunk.from) };
    let group = |step| chronicle.steps.get(step).map(|step: &Step| step.group);
    let start = |step| Some(&chronicle.entry(edition, step)?.activity.start);
    let (first, second) = (start(earlier)?, start(later)?);
    let words = instrument.ui.words();
    let is_about = first.approximate || second.approximate;
    let gap = match gap(group(earlier)?, group(later)?)? {
        // Groups may be longer than a year, so that years are counted from activity to activity.
        Gap::Years(_) => {
            let years = second.date.year - first.date.year;
            Gap::Years(if is_about { rounded(years) } else { years })
        }
        gap => gap,
    };
    let text = gap_in_words(gap, newest_first, &words);
    let text = if is_about { words.circa(&text) } else { text };
    Some(classed("p", "chronicle__gap").child(text))
}

/// A number rounded to its first two digits.
fn rounded(number: i64) -> i64 {
    let mut unit = 1;
    while number / unit >= 100 {
        unit *= 10;
    }
    (number + unit / 2) / unit * unit
}

/// The line with the current time: on the visitor's clock if the query asks for it, or else on the clock of the
/// activity below.
fn now_line(instrument: Instrument, below: &Entry<'_>) -> Element {
    let now = Moment::of_instant(instrument.ui.now);
    let Moment { offset, zone, .. } = &below.activity.start;
    let shown = match instrument.has_own_clock.get_value() {
        true => Clock::One(&visitors_zone(), &visitors_offset).show(&now),
        false => now.on_clock(*offset, zone.as_deref().unwrap_or_default()),
    };
    let text = instrument.ui.words().now_at(&dates::time(&shown));
    classed("li", "chronicle__now").child(time(&shown, text))
}

/// An activity. `names_articles` says whether the timeline has activities of several articles.
fn row(
    instrument: Instrument,
    entry: &Entry<'_>,
    group: &Group,
    (step, names_articles): (usize, bool),
) -> Element {
    let stretch = group.stretch;
    let words = instrument.ui.words();
    let Entry { article, activity } = entry;
    let (start, end) = when::on_clock(instrument, activity);
    let end = end.as_ref();
    let when = match when::own_words(instrument, activity) {
        Some(display) => display,
        // The heading of the group has the date.
        _ if stretch.unit >= Unit::Day => {
            dates::span_within_day(&start, end, group.has_hours, &words)
        }
        _ if !start.approximate
            && end.is_none_or(|end| *end == start)
            && Stretch::of(&start, Clock::OfPlaces) == stretch =>
        {
            String::new()
        }
        _ => dates::span(&start, end, &words),
    };
    let when = (!when.is_empty())
        .then(|| classed("p", "activity__when").child(time(&start, when).child(zone(&start, end))));
    let tag = article.language.as_deref();
    let link = route_link(Route::activity(&article.slug, &activity.id));
    // Where all activities are of one article, the page names it.
    let article_link = names_articles.then(|| {
        let link = route_link(Route::article(&article.slug)).child(title_of(article));
        classed("p", "activity__article").in_language(tag).child(link)
    });
    let below = u8::try_from(group.level + 3).unwrap_or(6).min(6);
    let title = classed(heading_at(group.level + 1), "activity__title")
        .attribute("data-title", "")
        .in_language(tag);
    let under_way = when::is_under_way(instrument, activity);
    let current = move || match instrument.current.get() == Some(step) {
        true => Some("true".to_owned()),
        false => under_way.then(|| "time".to_owned()),
    };
    let text = (!activity.body.is_empty()).then(|| {
        let text = classed("div", "activity__text").in_language(tag);
        let name = classed("span", "hidden").child(words.colon() + &activity.title);
        let summary = element("summary").child(words.more()).child(name);
        element("details").child(summary).child(text.child(blocks(&activity.body, below)))
    });
    let media = (!activity.media.is_empty()).then(|| {
        let pictures = classed("div", "gallery").attribute(GALLERY, "");
        pictures.child(gallery(&activity.media, tag))
    });
    classed("li", "activity")
        .attribute("data-step", step.to_string())
        .live("aria-current", current)
        .child(when)
        .child(title.child(link.child(activity.title.as_str())))
        .child(place(article, activity))
        .child(article_link)
        .child(text)
        .child(media)
        .child(menu(instrument, activity, step))
}
