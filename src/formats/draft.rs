//! An edition in the making.

use super::Origin;
use super::adapters::icalendar::zones::OwnZones;
use super::fields::Context;
use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::address::Address;
use crate::edition::article::Article;
use crate::edition::order;
use crate::edition::slug::Taken;

/// The edition as far as it is read.
pub(super) struct Draft<'a> {
    pub(super) edition: Edition,
    /// The zone of local times, and where the document came from.
    pub(super) context: Context<'a>,
    /// The article of formats that are one timeline.
    pub(super) article: Article,
    /// The identifiers of the timeline's activities, or of the sections that posts name.
    pub(super) taken: Taken,
    /// The rules that a calendar brings for its zones, and the dates of its series that are replaced.
    pub(super) zones: OwnZones,
    pub(super) replaced: Taken,
    /// Whether a notice was given of missing identifiers.
    pub(super) missing_ids_noted: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn new(origin: Origin<'a>) -> Self {
        let time_zone = origin.time_zone.map(str::to_owned);
        Self {
            edition: Edition::default(),
            context: Context { origin, time_zone },
            article: Article::new("timeline".to_owned(), "the document".to_owned()),
            taken: Taken::default(),
            zones: OwnZones::default(),
            replaced: Taken::default(),
            missing_ids_noted: false,
        }
    }

    /// Adds an activity to the one timeline.
    pub(super) fn add(&mut self, activity: Option<Activity>) {
        self.article.timeline.activities.extend(activity);
    }

    /// The edition, with its one timeline if it has one. Where the format has no word for the
    /// publication's name, the name of its site is taken.
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
