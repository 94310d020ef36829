//! Fields that nobody reads: misspelt ones, and those of other programs.

use super::field::Field;
use super::names::same;
use crate::edition::notice::NoticeKind;
use crate::edition::notice::spelling::distance;

/// At most this many typing errors are between a name and the one that was meant.
const MAX_ERRORS: usize = 2;

/// The names that other programs have for fields of a feed, with the feed's own.
const OTHER_NAMES: [(&str, &str); 14] = [
    ("picture", "image"),
    ("thumbnail", "image"),
    ("featured_image", "image"),
    ("cover", "image"),
    ("date", "date_published"),
    ("published", "date_published"),
    ("updated", "date_modified"),
    ("body", "content_html"),
    ("content", "content_html"),
    ("text", "content_text"),
    ("link", "url"),
    ("categories", "tags"),
    ("keywords", "tags"),
    ("excerpt", "summary"),
];

impl Field<'_> {
    /// Notes the fields of an object whose names are not in the list, which has spaces between the names. A name that
    /// begins with `_` is another program's extension.
    pub(in crate::formats) fn expect_names(&self, known: &str) {
        for name in self.names() {
            let is_known = name.starts_with('_') || known.split(' ').any(|known| known == name);
            let Some(field) = self.get(name).filter(|_| !is_known) else { continue };
            // Where notices are only counted, nobody reads what was meant.
            let meant = if self.has_full_notices() { None } else { meant(name, known) };
            let meant = meant.filter(|meant| !self.is_filled(meant));
            let short: String = name.chars().take(60).collect();
            match meant {
                Some(meant) => field.note(
                    NoticeKind::Dropped,
                    format!("expected a known field, found `{short}`; did you mean `{meant}`?"),
                ),
                None => field.note(
                    NoticeKind::Doubted,
                    format!("expected a known field, found `{short}`; left out"),
                ),
            }
        }
    }
}

/// The known name that was meant by another one.
fn meant<'k>(name: &str, known: &'k str) -> Option<&'k str> {
    let other = OTHER_NAMES.iter().find(|(other, _)| same(other, name)).map(|(_, own)| *own);
    let is_other = |own: &&str| Some(*own) == other || same(own, name);
    known.split(' ').find(is_other).or_else(|| {
        let letters = |text: &str| text.to_ascii_lowercase().chars().collect::<Vec<char>>();
        let name = letters(name);
        let max = MAX_ERRORS.min(name.len() / 3);
        let near = |own: &&'k str| Some((distance(&letters(own), &name, max)?, *own));
        known.split(' ').filter_map(|own| near(&own)).min().map(|(_, own)| own)
    })
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn names_that_are_nearly_known_have_a_suggestion() {
        let known = "id url title content_html date_published tags image";
        for (name, expected) in [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("datePublished", Some("date_published")),
            ("date_publshed", Some("date_published")),
            ("date", Some("date_published")),
            ("contentHTML", Some("content_html")),
            ("tag", Some("tags")),
            ("thumbnail", Some("image")),
            ("uri", Some("url")),
            ("ix", None),
            ("reading_time", None),
            ("category", None),
            ("", None),
        ] {
            assert_eq!(meant(name, known), expected, "{name}");
        }
    }
}
