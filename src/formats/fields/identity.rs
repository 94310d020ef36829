//! Identifiers of items and activities, and substitutes for missing ones.

use super::field::Field;
use crate::edition::notice::NoticeKind;
use crate::edition::slug::UsedNames;

/// An activity's own identifier, or one made of its position. It is never made of the title, because a shared link
/// must still work after the title was edited. `missing_ids_noted` is set at the first missing identifier, so that
/// formats that do not ask for identifiers get one notice only.
pub(in crate::formats) fn of_activity(
    field: &Field<'_>,
    key: &str,
    position: usize,
    taken: &mut UsedNames,
    missing_ids_noted: &mut bool,
) -> String {
    if let Some(id) = field.word_at(key) {
        if taken.claim(&id) {
            return id;
        }
        field.note(
            NoticeKind::Repaired,
            format!("expected an `{key}` of its own, found `{id}` again; numbered by position"),
        );
    } else if !std::mem::replace(missing_ids_noted, true) {
        let message = format!(
            "expected an `{key}`, found none; numbered by position, so its address changes when \
             activities are added before it"
        );
        field.note(NoticeKind::Repaired, message);
    }
    let mut id = format!("a{position}");
    while !taken.claim(&id) {
        id.push('x');
    }
    id
}

/// A substitute for a missing identifier: the title and the date, as the document writes them.
pub(in crate::formats) fn substitute(
    item: &Field<'_>,
    title: Option<&str>,
    date: Option<&str>,
) -> Option<String> {
    let words: Vec<&str> = [title, date].into_iter().flatten().collect();
    if !words.is_empty() {
        item.note(
            NoticeKind::Repaired,
            "expected an `id` or a `url`, found neither; title and date stand in, so its address changes \
             with them",
        );
    }
    (!words.is_empty()).then(|| words.join(" "))
}
