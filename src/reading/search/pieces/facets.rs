//! What filters compare, of every document of a prepared edition.

#[cfg(not(target_arch = "wasm32"))]
use std::collections::HashMap;

use crate::edition::time::calendar::Date;
#[cfg(not(target_arch = "wasm32"))]
use crate::edition::{Edition, activity::Activity, time::moment::Moment};
use crate::reading::prepared::packed::packed;
#[cfg(not(target_arch = "wasm32"))]
use crate::reading::prepared::packed::{Packed, Writer};
use crate::reading::search::filtering::{Facets, Topics};
use crate::reading::search::index::Document;

/// The properties of all documents. Lists of names stand once, and documents have positions in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    sections: Vec<String>,
    languages: Vec<String>,
    topics: Vec<String>,
    articles: Vec<Row>,
}

/// The properties of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Row {
    section: Option<usize>,
    language: Option<usize>,
    /// The day of publication, from 1970-01-01 on. Written as the difference to the article before.
    day: Option<i64>,
    topics: Vec<usize>,
    activities: Vec<Event>,
}

/// The properties of an activity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Event {
    /// The day of its start. Written as the difference to the activity before.
    day: i64,
    topics: Vec<usize>,
}

packed!(struct Columns { sections, languages, topics, articles });
packed!(struct Row { section, language, day, topics, activities });
packed!(struct Event { day, topics });

impl Columns {
    /// Reads the properties. `None` if the bytes are no such properties.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut columns: Self = super::format::read(bytes)?;
        columns.sum(i64::wrapping_add);
        Some(columns)
    }

    /// Turns days into differences, or back.
    fn sum(&mut self, add: fn(i64, i64) -> i64) {
        let is_reading = add(1, 1) == 2;
        let mut article = 0;
        for row in &mut self.articles {
            if let Some(day) = &mut row.day {
                let own = add(*day, article);
                article = if is_reading { own } else { *day };
                *day = own;
            }
            let mut before = article;
            for event in &mut row.activities {
                let own = add(event.day, before);
                before = if is_reading { own } else { event.day };
                event.day = own;
            }
        }
    }

    /// The properties of a document.
    pub(super) fn of(&self, document: Document) -> Option<Facets<'_>> {
        let row = self.articles.get(document.article)?;
        let event = match document.activity {
            Some(at) => Some(row.activities.get(at)?),
            None => None,
        };
        let day = event.map_or(row.day, |event| Some(event.day));
        Some(Facets {
            is_event: event.is_some(),
            section: row.section.and_then(|at| self.sections.get(at)).map(String::as_str),
            language: row.language.and_then(|at| self.languages.get(at)).map(String::as_str),
            topics: Topics::Listed(
                &self.topics,
                [event.map_or(&[][..], |event| &event.topics), &row.topics],
            ),
            year: day.map(|day| Date::from_days_since_1970(day).year),
            moment: day,
        })
    }
}

/// The properties of all documents of an edition, as bytes.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn written(edition: &Edition) -> Vec<u8> {
    let [mut sections, mut languages, mut topics] =
        [Names::default(), Names::default(), Names::default()];
    let mut articles = Vec::new();
    for article in &edition.articles {
        let language = article.language.as_ref().or(edition.language.as_ref());
        let event = |activity: &Activity, topics: &mut Names| Event {
            day: day_of(&activity.start),
            topics: activity.tags.iter().map(|tag| topics.place(tag)).collect(),
        };
        let activities = &article.timeline.activities;
        articles.push(Row {
            section: article.section.as_ref().map(|id| sections.place(id)),
            language: language.map(|tag| languages.place(tag)),
            day: article.published.as_ref().map(day_of),
            topics: article.tags.iter().map(|tag| topics.place(tag)).collect(),
            activities: activities.iter().map(|own| event(own, &mut topics)).collect(),
        });
    }
    let [sections, languages, topics] = [sections, languages, topics].map(|names| names.list);
    let mut columns = Columns { sections, languages, topics, articles };
    columns.sum(i64::wrapping_sub);
    let mut to = Writer::new("");
    columns.pack(&mut to);
    to.into_bytes()
}

#[cfg(not(target_arch = "wasm32"))]
fn day_of(moment: &Moment) -> i64 {
    moment.date.days_since_1970()
}

/// Names, each once, with their positions.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Default)]
struct Names {
    list: Vec<String>,
    places: HashMap<String, usize>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Names {
    /// The position of a name, which is added if it is new.
    fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        self.places.insert(name.to_owned(), self.list.len());
        self.list.push(name.to_owned());
        self.list.len() - 1
    }
}
