//! Finds the activities that fit a selection, and the choices for filters.

use std::collections::BTreeMap;

use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::body::plain_text;
use crate::edition::selection::Selection;
use crate::edition::time::moment::Moment;
use crate::edition::time::zone::NoZones;
use crate::edition::{Edition, order};
use crate::reading::search::folded;

/// A selection with its dates and words parsed once, to be compared with many activities.
pub(super) struct Filter<'s> {
    selection: &'s Selection,
    from: Option<i64>,
    to: Option<i64>,
    words: Vec<String>,
}

impl<'s> Filter<'s> {
    pub(super) fn new(selection: &'s Selection) -> Self {
        let moment = |text: &Option<String>| {
            Some(Moment::parse(text.as_deref()?).ok()?.resolve(None, &NoZones).0)
        };
        let text = folded(selection.text.as_deref().unwrap_or_default());
        Self {
            selection,
            from: moment(&selection.from).map(|from| from.instant()),
            to: moment(&selection.to).map(|to| to.end_exclusive()),
            words: text.split_whitespace().map(str::to_owned).collect(),
        }
    }

    pub(super) fn matches_article(&self, article: &Article) -> bool {
        let fits = |filter: &Option<String>, own: Option<&str>| {
            filter.as_deref().is_none_or(|filter| Some(filter) == own)
        };
        fits(&self.selection.section, article.section.as_deref())
            && fits(&self.selection.article, Some(&article.slug))
    }

    pub(super) fn matches(&self, article: &Article, activity: &Activity) -> bool {
        let Selection { tag, place, .. } = self.selection;
        let has_tag = tag
            .as_ref()
            .is_none_or(|tag| activity.tags.contains(tag) || article.tags.contains(tag));
        let has_place =
            place.as_deref().is_none_or(|place| place_of(article, activity) == Some(place));
        // The filter's dates are compared on the clock of each activity's place, because the same date is
        // meant in every zone.
        let shift = i64::from(activity.start.offset);
        let last = activity.end.as_ref().unwrap_or(&activity.start);
        let over = last.end_exclusive() + i64::from(last.offset);
        let start = activity.start.instant() + shift;
        let is_in_range = self.from.is_none_or(|from| over > from || start >= from)
            && self.to.is_none_or(|to| start < to);
        has_tag && has_place && is_in_range && self.has_words(activity)
    }

    /// Whether all words of the filter occur in the activity.
    fn has_words(&self, activity: &Activity) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut text = folded(&activity.title);
        let place = activity.place.as_ref().map(|place| folded(&place.name));
        let tags = activity.tags.iter().map(|tag| folded(tag));
        let body = (!activity.body.is_empty()).then(|| folded(&plain_text(&activity.body)));
        for more in place.into_iter().chain(tags).chain(body) {
            text.push('\n');
            text.push_str(&more);
        }
        self.words.iter().all(|word| text.contains(word))
    }
}

/// The name of the activity's place, or of its article's place where the activity has none.
pub fn place_of<'a>(article: &'a Article, activity: &'a Activity) -> Option<&'a str> {
    let place = activity.place.as_ref().or(article.place.as_ref());
    place.map(|place| place.name.as_str())
}

/// The choices for the filters of a timeline, each with its number of activities, most activities first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Sections, by id.
    pub sections: Vec<(String, usize)>,
    /// Keywords.
    pub tags: Vec<(String, usize)>,
    /// Places.
    pub places: Vec<(String, usize)>,
}

/// At most this many choices are offered for one filter.
const MAX_CHOICES: usize = 100;

/// The choices that a filter offers: at most 100 of each kind, the most frequent first. It is no list of
/// everything that an edition has.
pub fn choices(edition: &Edition) -> Choices {
    let (mut sections, mut tags, mut places) =
        (Count::default(), Count::default(), Count::default());
    for article in &edition.articles {
        for activity in &article.timeline.activities {
            article.section.iter().for_each(|section| count(&mut sections, section));
            place_of(article, activity).into_iter().for_each(|place| count(&mut places, place));
            let own = activity.tags.iter().filter(|tag| !article.tags.contains(tag));
            own.chain(&article.tags).for_each(|tag| count(&mut tags, tag));
        }
    }
    Choices {
        sections: most_frequent(sections),
        tags: most_frequent(tags),
        places: most_frequent(places),
    }
}

/// The names with their counts, in the order of first occurrence, and the index of each name in that list.
type Count = (BTreeMap<String, usize>, Vec<(String, usize)>);

fn count((indices, list): &mut Count, name: &str) {
    if let Some((_, times)) = indices.get(name).and_then(|index| list.get_mut(*index)) {
        *times += 1;
        return;
    }
    indices.insert(name.to_owned(), list.len());
    list.push((name.to_owned(), 1));
}

fn most_frequent((_, list): Count) -> Vec<(String, usize)> {
    let mut list = order::by_key(list, |(_, times)| (-i64::try_from(*times).unwrap_or(0), 0));
    list.truncate(MAX_CHOICES);
    list
}
