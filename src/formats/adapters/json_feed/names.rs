//! The names of the fields of a feed with its extension. Each list has spaces between the names.

use crate::formats::fields::values::{AUTHOR, MEDIA, PLACE};

pub(super) const FEED: &str = "$schema version title home_page_url feed_url description user_comment next_url icon favicon \
    authors author language expired hubs items";
pub(super) const FEED_EXTENSION: &str = "lead site sections time_zone base about";
pub(super) const SECTION: &str = "id title";
pub(super) const ITEM: &str = "id url external_url title content_html content_text summary image banner_image \
    date_published date_modified authors author tags language attachments draft status expired";
pub(super) const ITEM_EXTENSION: &str = "section place source image timeline related gallery aliases updates time_zone draft status expired";
pub(super) const UPDATE: &str = "date text";
pub(super) const IMAGE: &str = "alt caption credit width height";
pub(super) const SOURCE: &str = "name url";
pub(super) const RELATED: &str = "id url title date";
pub(super) const ATTACHMENT: &str = "url mime_type title size_in_bytes duration_in_seconds";
pub(super) const TIMELINE: &str = "title view time_zone activities";
pub(super) const ACTIVITY: &str = "id start end duration title summary content_html place tags media url time_zone \
    display_date approximate";

/// The names of the fields that hold an object, each with the names of the object's own fields. The feed itself has no name.
pub(in crate::formats) const NAMES: [(&str, &str); 14] = [
    ("", FEED),
    (
        "_gazette",
        "lead site sections base about section place source image timeline related gallery aliases updates time_zone draft status \
         expired",
    ),
    ("sections", SECTION),
    ("items", ITEM),
    ("updates", UPDATE),
    ("image", IMAGE),
    ("source", SOURCE),
    ("related", RELATED),
    ("attachments", ATTACHMENT),
    ("timeline", TIMELINE),
    ("activities", ACTIVITY),
    ("place", PLACE),
    ("media gallery", MEDIA),
    ("authors author", AUTHOR),
];
