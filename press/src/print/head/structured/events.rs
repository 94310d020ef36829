//! The timeline of an article as an event with events in it.
//!
//! An event of schema.org may last for years, so that a timeline is one however far its activities lie apart. Its dates
//! are those of the first and the last activity. Without a notation for one of them, that date is left out.

use gazette::edition::activity::Activity;
use gazette::edition::article::Article;
use gazette::edition::time::moment::Moment;
use gazette::routing::Route;
use serde_json::Value;

use super::MAX_SUB_EVENTS;
use super::node::Node;
use super::publication::{fragment, place};
use crate::print::head::facts::Facts;
use crate::print::head::moments::iso_8601;
use crate::print::site::Site;

/// The timeline of an article. `None` if no activity can be written.
pub(super) fn event(site: &Site<'_>, article: &Article, facts: &Facts) -> Option<Node> {
    let activities = &article.timeline.activities;
    let events = activities.iter().filter_map(|activity| sub_event(site, article, activity));
    let events: Vec<Value> = events.take(MAX_SUB_EVENTS).map(Value::from).collect();
    if events.is_empty() {
        return None;
    }
    let start = activities.iter().map(|activity| &activity.start).min_by_key(|start| start.order());
    let end = activities.iter().map(end_of).max_by_key(|end| end.end_exclusive());
    let end = end.filter(|end| Some(*end) != start);
    Some(
        Node::new("Event")
            .with("@id", fragment(facts.url.as_deref(), "event"))
            .with("url", facts.url.clone())
            .with("name", Some(article.timeline.title.clone().unwrap_or(facts.name.clone())))
            .with("startDate", start.and_then(iso_8601))
            .with("endDate", end.and_then(iso_8601))
            .with("location", article.place.as_ref().map(place))
            .with("subEvent", Some(events)),
    )
}

fn end_of(activity: &Activity) -> &Moment {
    activity.end.as_ref().unwrap_or(&activity.start)
}

/// An activity. `None` without a title, and for moments that have no notation.
fn sub_event(site: &Site<'_>, article: &Article, activity: &Activity) -> Option<Node> {
    let start = iso_8601(&activity.start)?;
    let end = activity.end.as_ref().map(|end| iso_8601(end).ok_or(())).transpose().ok()?;
    let event = Node::new("Event")
        .with("name", Some(activity.title.clone()))
        .with("url", site.url(&Route::activity(&article.slug, &activity.id)))
        .with("startDate", Some(start))
        .with("endDate", end)
        .with("location", activity.place.as_ref().map(place));
    (!activity.title.is_empty()).then_some(event)
}
