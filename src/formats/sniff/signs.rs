//! By what a document's format is recognised, as messages say it.

use super::detect::Format;
use super::kinds::ContainerKind;
use crate::formats::adapters::services::Service;

impl Format {
    /// The signs by which documents of this format are recognised, for people.
    pub fn signs(self) -> &'static str {
        match self {
            Self::JsonFeed => "`version` of jsonfeed.org, or `items` with the fields of a feed",
            Self::TimelineJs => "`start_date` as an object, or with `text`",
            Self::WordPress => "`title.rendered`, `content.rendered` or `date_gmt`",
            Self::ActivityStreams => "`@context`, or the type of a collection",
            Self::FullCalendar => "a title with a start",
            Self::Objects => "a title or a name, with a text, a date, a link or an identifier",
            Self::InContainer(ContainerKind::Calendar) => "`BEGIN:VCALENDAR`",
            Self::InContainer(ContainerKind::Feed) => "`<rss>`, `<rdf>`, `<feed>` or `<entry>`",
            Self::InContainer(ContainerKind::Table) => "headings that are known",
            Self::Service(service) => of_service(service),
        }
    }
}

fn of_service(service: Service) -> &'static str {
    match service {
        Service::Airtable => "`records` with `fields` and `createdTime`",
        Service::Drupal => "`data` with `attributes` and `type`",
        Service::Strapi => "`data` with `attributes` or `documentId`",
        Service::Contentful => "`items` with `sys` and `fields`",
        Service::GoogleCalendar => "`items` with `start.dateTime` or `start.date`",
        Service::GoogleSheet => "`values` as rows, and `range`",
        Service::Mastodon => "`account`, `visibility` and `content`",
        Service::SchemaOrg => "`@type`",
    }
}
