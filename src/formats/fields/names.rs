//! Names of fields as people and programs write them: `date_published`, `datePublished`, `Date Published`.
//!
//! Lists of names are texts with spaces between the names, which weigh less in the module than arrays.

use super::field::Field;
use crate::edition::notice::NoticeKind;
use crate::formats::json::Object;

/// Whether two names are the same without regard to case, underscores, hyphens and spaces.
pub(in crate::formats) fn same(one: &str, other: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = char> {
        let mark = |letter: &char| !matches!(letter, '_' | '-' | ' ');
        name.chars().filter(mark).map(|letter| letter.to_ascii_lowercase())
    }
    one == other || letters(one).eq(letters(other))
}

/// Whether an object has a field of one of these names that is not empty.
pub(in crate::formats) fn has(object: &Object, names: &str) -> bool {
    let known = |own: &str| names.split(' ').any(|name| same(own, name));
    object.names().any(|own| known(own) && object.get(own).is_some_and(|value| !value.is_blank()))
}

/// The name of the first of these fields that an object has and that is not empty.
pub(in crate::formats) fn key_of<'a>(item: &Field<'a>, names: &str) -> Option<&'a str> {
    names
        .split(' ')
        .find_map(|name| item.names().find(|own| same(own, name) && item.is_filled(own)))
}

/// Reads the first of these fields that an object has and that is not empty.
pub(in crate::formats) fn first<T>(
    item: &Field<'_>,
    names: &str,
    read: impl FnOnce(Field<'_>) -> Option<T>,
) -> Option<T> {
    read(item.get(key_of(item, names)?)?)
}

/// The names in a text. Spreadsheets have all tags in one text, with commas between them.
pub(in crate::formats) fn separate(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '，', '、']).map(str::trim).filter(|name| !name.is_empty())
}

/// The words that programs have for an article that is not public, or not yet.
const WITHHELD: &str = "draft pending private trash future auto-draft unpublished archived cancelled \
    canceled";

/// The name of the first of these fields that may hold a date. Some programs have `true` or `false` in such a field,
/// as in `published: true`.
pub(in crate::formats) fn key_of_date<'a>(item: &Field<'a>, names: &str) -> Option<&'a str> {
    let is_date = |own: &&str| item.get(own).is_some_and(|value| !value.is_bool());
    let named = |name: &str| item.names().find(|own| same(own, name) && item.is_filled(own));
    names.split(' ').filter_map(named).find(is_date)
}

/// Whether an object says that it is a draft or private. Such an object gets a notice.
pub(in crate::formats) fn is_withheld(item: &Field<'_>) -> bool {
    let status = first(item, "status", |field| field.word());
    let status = status.filter(|status| WITHHELD.split(' ').any(|word| same(word, status)));
    let is_true = |name: &str| key_of(item, name).filter(|key| item.is_true(key));
    let draft = is_true("draft").or_else(|| is_true("private"));
    let unpublished =
        key_of(item, "published").filter(|key| item.is_false(key)).map(|_| "published: false");
    let found = status.or(draft.or(unpublished).map(str::to_owned));
    let Some(found) = found else { return false };
    let message = format!("expected an article for everyone, found `{found}`");
    item.note(NoticeKind::Withheld, message);
    true
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn case_and_separators_do_not_distinguish_names() {
        for name in ["datePublished", "Date Published", "DATE-PUBLISHED", "date_published"] {
            assert!(same(name, "date_published"), "{name}");
        }
        assert!(!same("date", "date_published"));
        assert!(same("标题", "标题"));
    }
}
