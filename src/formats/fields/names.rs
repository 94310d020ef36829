//! Names of fields as people and programs write them: `date_published`, `datePublished`, `Date Published`.
//!
//! Lists of names are texts with spaces between the names, which weigh less in the module than arrays.

use super::field::Field;
use crate::edition::notice::NoticeKind;
use crate::formats::Origin;
use crate::formats::json::{Object, Value};

/// Whether two names are the same without regard to case, underscores, hyphens and spaces.
pub(in crate::formats) fn same(one: &str, other: &str) -> bool {
    one == other || letters(one).eq(letters(other))
}

/// The characters of a name that tell it from other names.
pub(in crate::formats) fn letters(name: &str) -> impl Iterator<Item = char> {
    let is_letter = |letter: &char| !matches!(letter, '_' | '-' | ' ');
    name.chars().filter(is_letter).map(|letter| letter.to_ascii_lowercase())
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
    let is_date = |own: &&str| item.get(own).is_some_and(|value| truth(value.value).is_none());
    let named = |name: &str| item.names().find(|own| same(own, name) && item.is_filled(own));
    names.split(' ').filter_map(named).find(is_date)
}

/// What a value says that is true or false, as programs, spreadsheets and people write it. `None` if it says something else.
fn truth(value: &Value) -> Option<bool> {
    let text = match value {
        Value::Bool(value) => return Some(*value),
        Value::Number(number) => number.as_str(),
        Value::String(text) => text.trim(),
        _ => return None,
    };
    let is_one_of = |words: &str| words.split(' ').any(|word| text.eq_ignore_ascii_case(word));
    match () {
        () if is_one_of("true yes y 1 x 是") => Some(true),
        () if is_one_of("false no n 0 否") => Some(false),
        () => None,
    }
}

/// Whether an item or its extension has a field that may say that it is not for everyone.
pub(in crate::formats) fn may_be_withheld(item: &Field<'_>) -> bool {
    let says = |object: &Object| has(object, "draft status expired private published");
    let object = item.value.as_object();
    let extension = object.and_then(|object| object.get("_gazette")?.as_object());
    object.is_some_and(says) || extension.is_some_and(says)
}

/// Why an item is not for everyone, as a message says it: the item or its extension says that it is a draft or private.
fn withheld(item: &Value) -> Option<String> {
    let object = item.as_object()?;
    if let Some(why) = object.get("_gazette").and_then(withheld) {
        return Some(why);
    }
    let named = |name: &str| {
        object
            .fields()
            .find(|(own, value)| same(own, name) && !value.is_blank())
            .map(|(_, value)| value)
    };
    let status = named("status").and_then(|value| match value {
        Value::String(text) if WITHHELD.split(' ').any(|word| same(word, text)) => {
            Some(text.as_str())
        }
        _ => None,
    });
    let flags = ["draft", "private", "expired"];
    let is = |name: &str, wanted| named(name).and_then(truth) == Some(wanted);
    let flag = || flags.into_iter().find(|name| is(name, true));
    let is_unpublished = || is("published", false);
    let found = status.or_else(flag).or_else(|| is_unpublished().then_some("published: false"))?;
    Some(["expected an article for everyone, found `", found, "`"].concat())
}

/// Whether an item is not for everyone, and no preview was asked for. Such an item gets a notice.
pub(in crate::formats) fn is_withheld(item: &Field<'_>, origin: Origin<'_>) -> bool {
    let why = withheld(item.value);
    why.iter().for_each(|why| item.note(NoticeKind::Withheld, why.as_str()));
    why.is_some() && !origin.preview
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
