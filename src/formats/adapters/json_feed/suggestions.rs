//! Finds the known field of a feed whose name is like an unknown one.
//!
//! Only the page for the editor and `press` ask, so that a visit needs none of this.

use super::names::NAMES;
use crate::edition::notice::Notice;
use crate::edition::notice::spelling::distance;
use crate::formats::fields::names::same;

/// At most this many typing errors are between a name and the one that was meant.
const MAX_ERRORS: usize = 2;

/// The names that other programs have for fields of a feed, each group with the feed's own name.
const OTHER_NAMES: &str = "picture thumbnail featured_image cover=image|date published=date_published|\
    updated=date_modified|body content=content_html|text=content_text|link=url|categories keywords=tags|excerpt=summary";

/// The name that was meant, for a notice about a field that is not known.
pub fn meant(notice: &Notice) -> Option<&'static str> {
    let name = notice.message.strip_prefix("expected a known field, found `")?.strip_suffix('`')?;
    let object = notice.path.strip_suffix(name)?.trim_end_matches('.');
    let object = object.rsplit('.').next().unwrap_or_default();
    let object = object.split('[').next().unwrap_or_default();
    let known = NAMES.iter().find(|(known, _)| known.split(' ').any(|known| known == object));
    nearest(name, known?.1)
}

fn nearest<'k>(name: &str, known: &'k str) -> Option<&'k str> {
    let is_one = |others: &str| others.split(' ').any(|other| same(other, name));
    let mut groups = OTHER_NAMES.split('|').filter_map(|group| group.split_once('='));
    let other = groups.find(|(others, _)| is_one(others)).map(|(_, own)| own);
    let is_other = |own: &&str| Some(*own) == other || same(own, name);
    known.split(' ').find(is_other).or_else(|| {
        let letters = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
        let name = letters(name);
        let max = MAX_ERRORS.min(name.len() / 3);
        let near = |own: &&'k str| Some((distance(&letters(own), &name, max)?, *own));
        known.split(' ').filter_map(|own| near(&own)).min().map(|(_, own)| own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::notice::NoticeKind;

    #[test]
    fn names_that_are_nearly_known_have_a_suggestion() {
        for (path, expected) in [
            ("items[3].titel", Some("title")),
            ("items[3].Title", Some("title")),
            ("items[0].datePublished", Some("date_published")),
            ("items[0].date_publshed", Some("date_published")),
            ("items[0].date", Some("date_published")),
            ("items[0].contentHTML", Some("content_html")),
            ("items[0].tag", Some("tags")),
            ("items[0].thumbnail", Some("image")),
            ("items[0].uri", Some("url")),
            ("items[0]._gazette.galery", Some("gallery")),
            ("_gazette.timezone", Some("time_zone")),
            ("items[0]._gazette.timeline.activities[2].begin", None),
            ("items[0]._gazette.timeline.activities[2].Start", Some("start")),
            ("items[0]._gazette.timeline.activities[2].place.lattitude", Some("latitude")),
            ("items[0].attachments[0].mimetype", Some("mime_type")),
            ("home_page", None),
            ("homepage_url", Some("home_page_url")),
            ("items[0].ix", None),
            ("items[0].reading_time", None),
        ] {
            let name = path.rsplit('.').next().unwrap_or_default();
            let notice = Notice {
                path: path.to_owned(),
                kind: NoticeKind::Doubted,
                message: format!("expected a known field, found `{name}`"),
            };
            assert_eq!(meant(&notice), expected, "{path}");
        }
        let other = Notice {
            path: "items[0].title".to_owned(),
            kind: NoticeKind::Dropped,
            message: "expected a text, found `1`".to_owned(),
        };
        assert_eq!(meant(&other), None);
    }
}
