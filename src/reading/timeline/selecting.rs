//! Which activities fit a selection, and what they can be narrowed to.

use std::collections::HashMap;

use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::body::plain_text;
use crate::edition::selection::Selection;
use crate::edition::time::moment::Moment;
use crate::edition::time::zone::NoZones;
use crate::edition::{Edition, order};

/// A selection, made ready to be asked many times.
pub(super) struct Filter<'s> {
    selection: &'s Selection,
    from: Option<i64>,
    to: Option<i64>,
    words: Vec<String>,
}

impl<'s> Filter<'s> {
    pub(super) fn new(selection: &'s Selection) -> Self {
        let moment = |text: &Option<String>| {
            Some(Moment::parse(text.as_deref()?).ok()?.place(None, &NoZones).0)
        };
        let text = selection.text.as_deref().unwrap_or_default().to_lowercase();
        Self {
            selection,
            from: moment(&selection.from).map(|from| from.instant()),
            to: moment(&selection.to).map(|to| to.past()),
            words: text.split_whitespace().map(str::to_owned).collect(),
        }
    }

    pub(super) fn wants_article(&self, article: &Article) -> bool {
        let is = |wish: &Option<String>, own: Option<&str>| {
            wish.as_deref().is_none_or(|wish| Some(wish) == own)
        };
        is(&self.selection.section, article.section.as_deref())
            && is(&self.selection.article, Some(&article.slug))
    }

    pub(super) fn wants(&self, article: &Article, activity: &Activity) -> bool {
        let Selection { tag, place, .. } = self.selection;
        let tagged = tag
            .as_ref()
            .is_none_or(|tag| activity.tags.contains(tag) || article.tags.contains(tag));
        let placed =
            place.as_deref().is_none_or(|place| place_of(article, activity) == Some(place));
        // What is known by the day alone begins when that day does where it is, and not at a clock's
        // midnight: the wish's day is the same day everywhere.
        let shift = i64::from(activity.start.offset);
        let last = activity.end.as_ref().unwrap_or(&activity.start);
        let over = last.past() + i64::from(last.offset);
        let start = activity.start.instant() + shift;
        let timely = self.from.is_none_or(|from| over > from || start >= from)
            && self.to.is_none_or(|to| start < to);
        tagged && placed && timely && self.says(activity)
    }

    fn says(&self, activity: &Activity) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut text = activity.title.to_lowercase();
        let place = activity.place.as_ref().map(|place| place.name.to_lowercase());
        let tags = activity.tags.iter().map(|tag| tag.to_lowercase());
        let body = (!activity.body.is_empty()).then(|| plain_text(&activity.body).to_lowercase());
        for more in place.into_iter().chain(tags).chain(body) {
            text.push('\n');
            text.push_str(&more);
        }
        self.words.iter().all(|word| text.contains(word))
    }
}

/// Where an activity was: its own place, or its article's.
pub fn place_of<'a>(article: &'a Article, activity: &'a Activity) -> Option<&'a str> {
    let place = activity.place.as_ref().or(article.place.as_ref());
    place.map(|place| place.name.as_str())
}

/// What activities can be narrowed to, with how many each would leave, the most first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Sections, by id.
    pub sections: Vec<(String, usize)>,
    /// Keywords.
    pub tags: Vec<(String, usize)>,
    /// Places.
    pub places: Vec<(String, usize)>,
}

/// As many choices of one kind are offered.
const OFFERED: usize = 100;

/// What the activities of an edition can be narrowed to.
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
    Choices { sections: most(sections), tags: most(tags), places: most(places) }
}

/// How often each name came, in the order in which they came first.
type Count = (HashMap<String, usize>, Vec<(String, usize)>);

fn count((places, list): &mut Count, name: &str) {
    if let Some((_, times)) = places.get(name).and_then(|place| list.get_mut(*place)) {
        *times += 1;
        return;
    }
    places.insert(name.to_owned(), list.len());
    list.push((name.to_owned(), 1));
}

fn most((_, list): Count) -> Vec<(String, usize)> {
    let mut list = order::by_key(list, |(_, times)| (-i64::try_from(*times).unwrap_or(0), 0));
    list.truncate(OFFERED);
    list
}
