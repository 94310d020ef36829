//! The story: one activity at a time, with its picture or recording large. It begins with a title page.
//!
//! The address names the activity that is shown (`?at=`). Buttons, keys and swipes change the address, and the story
//! follows it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

use super::when;
use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::body::Block;
use crate::pages::timeline::instrument::Instrument;
use crate::parts::body::blocks;
use crate::parts::element::{Child, Element, classed, element, whenever};
use crate::parts::focus;
use crate::parts::link::{outside_link, route_link, site};
use crate::parts::lists::activities::place;
use crate::parts::media::gallery::{GALLERY, gallery, lead as large_picture};
use crate::parts::names::{name_of, title_of};
use crate::reading::dates;
use crate::reading::timeline::entries::Entry;
use crate::routing::Route;

/// A finger that moves at least this many pixels along the line turns the story.
const SWIPE: i32 = 40;
/// The level of the heading of what is shown.
const LEVEL: u8 = 2;

/// The story.
pub(in crate::pages::timeline) fn story(instrument: Instrument) -> Element {
    let words = instrument.ui.words();
    let touched = StoredValue::new_local(None::<(i32, i32)>);
    // The overview marks the steps in sight. Of a story, one step is in sight.
    whenever(move || {
        let step = instrument.current.get().unwrap_or_default();
        instrument.list.sight.set((step, step));
    });
    let page = classed("div", "story-view__page")
        .attribute("aria-live", "polite")
        .attribute(GALLERY, "")
        .live_child(move || {
            let current = instrument.current.get();
            instrument.chronicle.track();
            untrack(|| page(instrument, current))
        });
    let position = classed("p", "story-view__position").live_child(move || {
        let count = instrument.chronicle.with(|chronicle| chronicle.steps.len());
        let words = instrument.ui.words();
        element("span").child(match instrument.current.get() {
            Some(step) => words.story_position(step + 1, count),
            None => words.activities(count),
        })
    });
    let turns = classed("div", "story-view__turns")
        .child(turn(instrument, -1))
        .child(position)
        .child(turn(instrument, 1));
    classed("section", "story-view")
        .attribute("data-story", "")
        .attribute("tabindex", "-1")
        .attribute("aria-label", words.view_story())
        .on("pointerdown", move |event| touched.set_value(touch(&event)))
        .on("pointerup", move |event| {
            let from = touched.try_update_value(Option::take).flatten();
            if let (Some(from), Some(to)) = (from, touch(&event)) {
                swiped(instrument, from, to);
            }
        })
        .child(page)
        .child(turns)
}

/// The point of the screen that a finger touches. `None` for a mouse, with which text is selected, and in a viewer or a
/// recording, which use the finger themselves.
fn touch(event: &web_sys::Event) -> Option<(i32, i32)> {
    let pointer = event.dyn_ref::<PointerEvent>()?;
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    if target.closest("dialog, video, audio").ok()?.is_some() {
        return None;
    }
    (pointer.pointer_type() == "touch").then(|| (pointer.client_x(), pointer.client_y()))
}

fn swiped(instrument: Instrument, from: (i32, i32), to: (i32, i32)) {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    if across.abs() < SWIPE || across.abs() < 2 * down.abs() {
        return;
    }
    let forward = (across < 0) != instrument.ui.right_to_left.get_untracked();
    turn_by(instrument, if forward { 1 } else { -1 });
}

/// Turns the story forward or back by a number of activities. Before the first is the title page.
pub(in crate::pages::timeline) fn turn_by(instrument: Instrument, count: isize) {
    let steps = instrument.chronicle.with_untracked(|chronicle| chronicle.steps.len());
    let to = neighbour(instrument.current.get_untracked(), count, steps);
    instrument.turn_to(to);
    request_animation_frame(move || {
        let Some(story) = instrument.ui.find("[data-story]") else { return };
        // An element of the page that is gone may have had the focus.
        if instrument.ui.find(":focus").is_none() {
            focus::quietly(&story);
        }
        // The visitor has read down to the buttons.
        if story.get_bounding_client_rect().top() < 0.0 {
            story.scroll_into_view();
        }
    });
}

/// The step that is `count` from the current one. `None` is the title page.
fn neighbour(current: Option<usize>, count: isize, steps: usize) -> Option<usize> {
    let position = current.map_or(0, |step| step + 1);
    position.saturating_add_signed(count).min(steps).checked_sub(1)
}

/// A button that turns the story. It names what it leads to.
fn turn(instrument: Instrument, by: isize) -> Element {
    let target = move || {
        let current = instrument.current.get();
        let steps = instrument.chronicle.with(|chronicle| chronicle.steps.len());
        let to = neighbour(current, by, steps);
        (to != current).then_some(to)
    };
    let words = instrument.ui.words();
    let (class, label) = match by {
        1 => ("story-view__turn story-view__turn--forward", words.story_next()),
        _ => ("story-view__turn", words.story_previous()),
    };
    let name = move || {
        let name = classed("span", "story-view__name");
        match target() {
            Some(Some(step)) => {
                let titled = |entry: &Entry<'_>| {
                    (entry.article.language.clone(), entry.activity.title.clone())
                };
                let (tag, title) = instrument.with_entry(step, titled).unwrap_or_default();
                name.in_language(tag.as_deref()).child(title)
            }
            Some(None) => name.child(instrument.ui.words().story_title_page()),
            None => name,
        }
    };
    element("button")
        .attribute("type", "button")
        .attribute("class", class)
        .attribute("data-turn", by.to_string())
        .live("aria-disabled", move || target().is_none().then(|| "true".to_owned()))
        .on_click(move |_| {
            if untrack(target).is_some() {
                turn_by(instrument, by);
            }
        })
        .child(classed("span", "story-view__direction").child(label))
        .live_child(name)
}

/// An activity, or the title page.
fn page(instrument: Instrument, current: Option<usize>) -> Element {
    let shown = current.and_then(|step| {
        instrument.with_entry(step, |entry| activity_page(instrument, entry, step))
    });
    let title = || instrument.with_edition(|edition| title_page(instrument, edition));
    shown.or_else(title).unwrap_or_else(|| element("div"))
}

fn activity_page(instrument: Instrument, entry: &Entry<'_>, step: usize) -> Element {
    let Entry { article, activity } = entry;
    let tag = article.language.as_deref();
    let (media, text) = media_and_text(activity, tag);
    let link = route_link(Route::activity(&article.slug, &activity.id));
    let title = classed("h2", "story-view__title").in_language(tag);
    let from = route_link(Route::article(&article.slug)).child(title_of(article));
    let body = classed("div", "activity__text").in_language(tag).child(text);
    let page = activity
        .url
        .as_ref()
        .map(|url| classed("p", "activity__page").child(outside_link(url).child(site(url))));
    let text = classed("div", "story-view__text")
        .child(when::in_full(instrument, activity))
        .child(title.child(link.child(activity.title.as_str())))
        .child(place(article, activity))
        .child(body)
        .child(page)
        .child(classed("p", "activity__article").in_language(tag).child(from));
    spread(media, text).attribute("data-step", step.to_string())
}

/// Media and text beside each other.
fn spread(media: Vec<Element>, text: Element) -> Element {
    let class = if media.is_empty() {
        "story-view__spread story-view__spread--text"
    } else {
        "story-view__spread"
    };
    let media = (!media.is_empty()).then(|| classed("div", "story-view__media").child(media));
    classed("div", class).child(media).child(text)
}

/// The pictures and recordings of an activity, the first of them large, and the rest of its text.
fn media_and_text(activity: &Activity, tag: Option<&str>) -> (Vec<Element>, Vec<Element>) {
    if let Some((first, others)) = activity.media.split_first() {
        let others = (!others.is_empty()).then(|| gallery(others, tag));
        let mut media = vec![large_picture(first).in_language(tag)];
        media.extend(others);
        return (media, blocks(&activity.body, LEVEL));
    }
    let is_medium = |block: &&Block| {
        matches!(block, Block::Player(_) | Block::Picture(_) | Block::Figure { .. })
    };
    match activity.body.iter().find(is_medium) {
        Some(medium) => {
            let is_text = |block: &&Block| !std::ptr::eq(*block, medium);
            let text: Vec<Block> = activity.body.iter().filter(is_text).cloned().collect();
            (blocks(std::slice::from_ref(medium), LEVEL), blocks(&text, LEVEL))
        }
        None => (Vec::new(), blocks(&activity.body, LEVEL)),
    }
}

/// The title page: the title, summary and picture of the article, or the name of the edition, with the dates of the first
/// and the last activity.
fn title_page(instrument: Instrument, edition: &Edition) -> Element {
    let selection = instrument.query().selection;
    let article = selection.article.as_deref().and_then(|slug| edition.by_slug(slug));
    let words = instrument.ui.words();
    let (tag, title, summary) = match article {
        Some(article) => (article.language.as_deref(), title_of(article), article.summary.as_ref()),
        None => (edition.language.as_deref(), name_of(edition), edition.description.as_ref()),
    };
    let extent = instrument.chronicle.with_untracked(|chronicle| {
        let day = |step| {
            let entry = chronicle.entry(edition, step)?;
            Some(when::day_of(&when::on_clock(instrument, entry.activity).0))
        };
        let ends = (day(0)?, day(chronicle.steps.len().checked_sub(1)?)?);
        let (first, last) = if chronicle.newest_first { (ends.1, ends.0) } else { ends };
        Some(dates::span(&first, Some(&last), &words))
    });
    let begin = element("button")
        .attribute("type", "button")
        .attribute("class", "story-view__begin")
        .on_click(move |_| turn_by(instrument, 1))
        .child(words.story_begin());
    let mut text = Vec::new();
    classed("h2", "story-view__title").in_language(tag).child(title).add_to(&mut text);
    classed("p", "activity__when").child(extent).add_to(&mut text);
    summary
        .map(|summary| classed("p", "standfirst").in_language(tag).child(summary.as_str()))
        .add_to(&mut text);
    begin.add_to(&mut text);
    let picture = article.and_then(|article| article.image.as_ref());
    let media = picture.map(|media| large_picture(media).in_language(tag)).into_iter().collect();
    spread(media, classed("div", "story-view__text").child(text))
}

#[cfg(test)]
mod tests {
    use super::neighbour;

    #[test]
    fn the_title_page_is_before_the_first_and_nothing_is_after_the_last() {
        assert_eq!(neighbour(None, 1, 3), Some(0));
        assert_eq!(neighbour(None, -1, 3), None);
        assert_eq!(neighbour(Some(0), -1, 3), None);
        assert_eq!(neighbour(Some(1), 1, 3), Some(2));
        assert_eq!(neighbour(Some(2), 1, 3), Some(2));
        assert_eq!(neighbour(Some(2), isize::MAX, 3), Some(2));
        assert_eq!(neighbour(None, 1, 0), None);
    }
}
