//! An edition that is being read.

use std::rc::Rc;

use super::Origin;
use super::adapters::icalendar::zones::OwnZones;
use super::fields::{Context, Field, Notices};
use super::json::Value;
use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::address::Address;
use crate::edition::article::Article;
use crate::edition::order;
use crate::edition::slug::UsedNames;

/// The part of an edition that was read so far.
pub(super) struct Draft<'a> {
    pub(super) edition: Edition,
    /// What the document says of the site that shows it.
    pub(super) site: Option<Value>,
    /// The zone of local times, and the document's origin.
    pub(super) context: Context<'a>,
    /// The one article of a format whose documents are a single timeline.
    pub(super) article: Article,
    /// The identifiers that are taken: of the timeline's activities, or of the sections that posts name.
    pub(super) taken: UsedNames,
    /// What a service has beside its items, such as their pictures.
    pub(super) beside: Value,
    /// The rules that a calendar brings for its zones.
    pub(super) zones: OwnZones,
    /// The dates of a calendar's series that other events replace.
    pub(super) replaced: UsedNames,
    /// Whether an item is not for everyone, which is noted. `None` until the adapters are loaded.
    pub(super) withheld: Option<Withheld>,
    /// Reads an event that repeats. `None` until the code for calendars is loaded.
    pub(super) repeating: Option<Repeating>,
    /// The dates of the last event that are not read yet.
    pub(super) pending: Option<Box<dyn Pending>>,
    /// Whether there is already a notice about missing identifiers.
    pub(super) missing_ids_noted: bool,
}

/// Whether an item is not for everyone, which is noted.
pub(super) type Withheld = fn(&Field<'_>, Origin<'_>) -> bool;

/// Reads an event of a list that repeats, with its title.
pub(super) type Repeating = fn(&Field<'_>, String, &mut Draft<'_>);

/// An item that is read in several steps, such as an event with many dates.
pub(super) trait Pending {
    /// Reads some more; true when there is more to read.
    fn step(&mut self, draft: &mut Draft<'_>, notices: &Notices) -> bool;
}

impl<'a> Draft<'a> {
    pub(super) fn new(origin: Origin<'a>) -> Self {
        let time_zone = origin.time_zone.map(str::to_owned);
        Self {
            edition: Edition::default(),
            site: None,
            context: Context { origin, time_zone, texts: Rc::default() },
            article: Article::of_events(),
            taken: UsedNames::default(),
            beside: Value::Null,
            zones: OwnZones::default(),
            replaced: UsedNames::default(),
            withheld: None,
            repeating: None,
            pending: None,
            missing_ids_noted: false,
        }
    }

    /// Adds an activity to the one timeline.
    pub(super) fn add(&mut self, activity: Option<Activity>) {
        self.article.timeline.activities.extend(activity);
    }

    /// The edition, with its single timeline if there is one. `named` tells whether the format has a field
    /// for the publication's name. Without such a field, the title is that of the timeline, or the site's name.
    pub(super) fn finish(self, named: bool) -> Edition {
        let Self { mut edition, mut article, context, .. } = self;
        edition.time_zone = context.time_zone;
        if edition.title.is_empty() && !named {
            let site = context.origin.address.and_then(Address::shown_site);
            let title = article.title.clone().or(site);
            edition.title = title.unwrap_or_default();
        }
        let activities = std::mem::take(&mut article.timeline.activities);
        if !activities.is_empty() || article.title.is_some() {
            article.timeline.activities =
                order::by_key(activities, |activity: &Activity| activity.start.order());
            article.title = article.title.or_else(|| Some(edition.title.clone()));
            edition.articles.push(article);
        }
        edition
    }
}
