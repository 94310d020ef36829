//! Where the next page of a service's answer is. Each service says it in its own way.

use super::Service;
use super::values::{at, text_at};
use crate::edition::address::Address;
use crate::formats::adapters::objects::next_page::with;
use crate::formats::json::Value;

/// The address of the next page of an answer, whose own address is `here`.
pub(super) fn next(service: Service, head: &Value, here: Option<&Address>) -> Option<Address> {
    let number = |path: &str| text_at(head, path)?.parse::<u64>().ok();
    match service {
        Service::Drupal => {
            let written =
                text_at(head, "links.next.href").or_else(|| text_at(head, "links.next"))?;
            Address::link(&written, here).ok()
        }
        Service::Strapi => {
            if let (Some(start), Some(limit), Some(total)) = (
                number("meta.pagination.start"),
                number("meta.pagination.limit"),
                number("meta.pagination.total"),
            ) {
                let next = start.checked_add(limit.max(1))?;
                return (next < total)
                    .then(|| with(here, "pagination[start]", &next.to_string()))
                    .flatten();
            }
            let (page, pages) =
                (number("meta.pagination.page")?, number("meta.pagination.pageCount")?);
            (page < pages)
                .then(|| with(here, "pagination[page]", &(page + 1).to_string()))
                .flatten()
        }
        Service::Contentful => {
            let (skip, limit, total) =
                (number("skip").unwrap_or(0), number("limit")?, number("total")?);
            let next = skip.checked_add(limit.max(1))?;
            (next < total).then(|| with(here, "skip", &next.to_string())).flatten()
        }
        Service::GoogleCalendar => with(here, "pageToken", &text_at(head, "nextPageToken")?),
        Service::Airtable => with(here, "offset", &text_at(head, "offset")?),
        Service::GoogleSheet | Service::Mastodon | Service::SchemaOrg => {
            at(head, "next").and_then(|next| Address::link(&super::values::text(next)?, here).ok())
        }
    }
}
