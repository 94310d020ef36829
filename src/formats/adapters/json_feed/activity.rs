//! An item's timeline and its activities.

use super::names;
use crate::edition::activity::{Activity, Timeline, View};
use crate::edition::body::{Block, Blocks};
use crate::edition::notice::NoticeKind;
use crate::edition::order;
use crate::edition::player::Player;
use crate::edition::slug::UsedNames;
use crate::edition::time::moment::Moment;
use crate::formats::fields::values::{media_list, place};
use crate::formats::fields::{Context, Field, addresses, body, identity};
use crate::formats::text::paragraphs;

/// A timeline whose activities are being read. They are sorted by time at the end, and activities of one moment
/// keep the editor's order.
pub(in crate::formats) struct Steps<'a> {
    context: Context<'a>,
    title: Option<String>,
    view: View,
    activities: Vec<Activity>,
    taken: UsedNames,
    position: usize,
}

/// The view that a timeline asks for.
fn view(field: &Field<'_>) -> View {
    let Some(written) = field.get("view") else { return View::default() };
    let found = written.word().and_then(|name| View::of_name(&name));
    found.unwrap_or_else(|| {
        written.dropped("`list`, `story`, `plan` or `map`");
        View::default()
    })
}

impl<'a> Steps<'a> {
    /// Reads the fields of the timeline, and the activities in it. A timeline is an object with `activities`, or the
    /// array alone.
    pub(super) fn new(field: &Field<'_>, context: &Context<'a>) -> Self {
        let mut steps = Self {
            context: context.within(field),
            title: field.line_at("title"),
            view: view(field),
            activities: Vec::new(),
            taken: UsedNames::default(),
            position: 0,
        };
        if field.is_object() {
            field.expect_names(names::TIMELINE);
            field.each_at("activities", |activity| steps.add(&activity));
        } else {
            field.each(|activity| steps.add(&activity));
        }
        steps
    }

    /// Reads an activity.
    pub(in crate::formats) fn add(&mut self, field: &Field<'_>) {
        self.position += 1;
        if self.position <= self.context.origin.bounds.items {
            let read = activity(field, &self.context, self.position, &mut self.taken);
            self.activities.extend(read);
        }
    }

    /// The timeline, and the message of a notice if there were too many activities.
    pub(in crate::formats) fn finish(self) -> (Timeline, Option<String>) {
        let (found, max) = (self.position, self.context.origin.bounds.items);
        let message = (found > max).then(|| {
            format!(
                "expected at most {max} activities, found {found}; {} were not read",
                found - max
            )
        });
        let activities =
            order::by_key(self.activities, |activity: &Activity| activity.start.order());
        (Timeline { title: self.title, view: self.view, activities }, message)
    }
}

fn activity(
    field: &Field<'_>,
    context: &Context<'_>,
    position: usize,
    taken: &mut UsedNames,
) -> Option<Activity> {
    field.expect_names(names::ACTIVITY);
    let context = context.within(field);
    let Some(title) = field.line_at("title") else {
        field.dropped("an activity with a `title`");
        return None;
    };
    if field.get("start").is_none() {
        field.note(NoticeKind::Dropped, "expected an activity with a `start`, found none");
        return None;
    }
    let mut start = context.moment(field, "start")?;
    let mut end = end(field, &start, &context);
    if field.is_true("approximate") {
        start.approximate = true;
        end.iter_mut().for_each(|end| end.approximate = true);
    }
    let (mut body, mut media) =
        (content(field, &context), media_list(field, "media", context.origin));
    // Recordings are played, and not shown as pictures.
    media.retain(|medium| {
        let title = medium.caption.clone().unwrap_or_default();
        let address = &medium.picture.address;
        let markup = context.origin.markup.filter(|_| Player::may_be(address));
        if markup.is_none() && Player::may_be(address) {
            field.need_markup();
        }
        let player = markup.and_then(|markup| (markup.player)(address, title));
        let Some(player) = player else { return true };
        body.push(Block::Player(player));
        false
    });
    Some(Activity {
        id: identity::of_activity(field, "id", position, taken, &mut false),
        end,
        display: field.line_at("display_date"),
        title,
        body,
        place: place(field),
        tags: field.lines_at("tags"),
        media,
        url: addresses::link(field, "url", context.origin),
        start,
    })
}

fn end(field: &Field<'_>, start: &Moment, context: &Context<'_>) -> Option<Moment> {
    if let Some(end) = context.moment(field, "end") {
        if end.instant() >= start.instant() || (!end.has_time() && end.date >= start.date) {
            return Some(end);
        }
        if let Some(source) = field.get("end") {
            source.dropped("an end after the start");
        }
        return None;
    }
    let Some(duration) = field.get("duration") else {
        let written = field.get("start")?;
        let end = context.end_of_stretch(&written)?;
        if end.date < start.date {
            written.dropped("an end after the start");
            return None;
        }
        return Some(end);
    };
    let Some(markup) = context.origin.markup else {
        duration.need_markup();
        return None;
    };
    let end =
        duration.raw_text().and_then(|text| (markup.after)(&text, start, context.origin.zones));
    if end.is_none() {
        duration.dropped("an ISO 8601 duration such as PT45M");
    }
    end
}

fn content(field: &Field<'_>, context: &Context<'_>) -> Blocks {
    if let Some(source) = field.get("content_html")
        && let Some(text) = source.raw_text()
    {
        return body::html(&source, &text, context.page());
    }
    let text = field.get("summary").and_then(|summary| Some((summary.decoded()?, summary)));
    text.map(|(text, field)| body::with_notices(&field, paragraphs(&text, context.origin.markup)))
        .unwrap_or_default()
}
