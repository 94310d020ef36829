//! The columns of a table: what their headings mean, and the object that a row becomes.

use std::ops::ControlFlow;

use super::days::{Order, Orders, standard};
use super::rows::{Rows, beginning};
use super::slides::{self, slide};
use crate::edition::slug::UsedNames;
use crate::formats::adapters::{full_calendar, objects};
use crate::formats::fields::names::{letters, same};
use crate::formats::json::{Number, Object, Value};
use crate::formats::text::plain;

/// The name of a field with the number of a row's cells, if it has more cells than there are headings.
pub(super) const TOO_MANY: &str = "too many cells";
/// The name of a field with the text of a cell that has no heading.
pub(super) const WITHOUT_HEADING: &str = "no heading";

/// At most this many headings are named in a message.
const MAX_NAMED: usize = 10;

/// Columns with a day, those with the time of the day that belongs to it, and the name of both together.
const DAYS: [(&str, &str, &str); 3] = [
    ("date 日期", "time 时间", "start"),
    ("start_date 开始日期", "start_time 开始时间", "start"),
    ("end_date 结束日期", "end_time 结束时间", "end"),
];

/// The names of columns with degrees. Some spreadsheets write a comma in them.
const DEGREES: &str = "latitude lat longitude lng lon 纬度 经度";

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    TimelineJs,
    Events,
    Articles,
}

/// A column of a table.
struct Column {
    heading: String,
    /// Whether the cells are dates.
    is_date: bool,
    /// Whether another column before has the same heading, so that this one is not read.
    is_repeated: bool,
}

/// The columns of a table.
pub(in crate::formats) struct Columns {
    all: Vec<Column>,
    pub(super) kind: Kind,
    /// Which of day and month comes first in the dates, if the dates tell it.
    pub(super) order: Option<Order>,
}

impl Columns {
    pub(in crate::formats) fn new(mut headings: Vec<String>) -> Self {
        clean(&mut headings);
        let kind = kind(&headings).unwrap_or(Kind::Articles);
        let mut seen = UsedNames::default();
        let column = |heading: String| {
            let name: String = letters(&heading).collect();
            let is_repeated = !name.is_empty() && !seen.claim(&name);
            Column { is_date: is_date(kind, &heading), is_repeated, heading }
        };
        Self { all: headings.into_iter().map(column).collect(), kind, order: None }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether most headings are in Chinese.
    pub(super) fn are_chinese(&self) -> bool {
        let is_chinese = |column: &&Column| {
            column.heading.contains(|letter| matches!(letter, '\u{4E00}'..='\u{9FFF}'))
        };
        self.all.iter().filter(is_chinese).count() * 2 > self.all.len()
    }

    /// The headings that are not known, for a message. `None` if all are known.
    pub(super) fn unknown(&self) -> Option<String> {
        let is_known = |heading: &str| match self.kind {
            Kind::TimelineJs => slides::knows(heading),
            Kind::Events => {
                full_calendar::knows(heading)
                    || DAYS.iter().any(|(days, times, _)| {
                        is_one_of(days, heading) || is_one_of(times, heading)
                    })
                    || same("all_day_event", heading)
            }
            Kind::Articles => objects::knows(heading),
        };
        self.named(|column| !column.heading.is_empty() && !is_known(&column.heading))
    }

    /// The headings that another column has too, for a message. `None` if there are none.
    pub(super) fn repeated(&self) -> Option<String> {
        self.named(|column| column.is_repeated)
    }

    /// The headings of some columns, for a message. `None` if there are none.
    fn named(&self, is_one: impl Fn(&Column) -> bool) -> Option<String> {
        let columns = self.all.iter().filter(|column| is_one(column));
        let mut names: Vec<String> =
            columns.map(|column| format!("`{}`", column.heading)).collect();
        let more = names.len().saturating_sub(MAX_NAMED);
        names.truncate(MAX_NAMED);
        if more > 0 {
            names.push(format!("and {more} more"));
        }
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// Looks at the dates of a row for the order of day and month.
    pub(super) fn look_at_dates(&self, cells: &[String], orders: &mut Orders) -> ControlFlow<()> {
        let mut dates = self.all.iter().zip(cells).filter(|(column, _)| column.is_date);
        dates.try_for_each(|(_, cell)| orders.look(cell))
    }

    /// The object of a row.
    pub(in crate::formats) fn object(&self, cells: Vec<String>) -> Value {
        let (mut own, mut remarks, mut count) = (Vec::new(), Vec::new(), 0);
        for (index, cell) in cells.into_iter().enumerate() {
            if cell.trim().is_empty() {
                continue;
            }
            count = index + 1;
            match self.all.get(index) {
                Some(column) if column.heading.is_empty() => {
                    remarks.push((WITHOUT_HEADING.to_owned(), Value::String(cell)));
                }
                Some(column) if !column.is_repeated => {
                    let cell = if column.is_date { standard(cell, self.order) } else { cell };
                    own.push((column.heading.clone(), cell));
                }
                _ => {}
            }
        }
        if count > self.all.len() {
            remarks.push((TOO_MANY.to_owned(), Value::String(count.to_string())));
        }
        let mut fields = match self.kind {
            Kind::TimelineJs => slide(own),
            Kind::Events => event(own),
            Kind::Articles => {
                own.into_iter().map(|(name, cell)| (name, Value::String(cell))).collect()
            }
        };
        fields.extend(remarks);
        Value::Object(Object::new(fields).0)
    }
}

/// Makes headings as they are compared: without line breaks and characters that nobody sees.
fn clean(headings: &mut [String]) {
    for heading in headings {
        *heading = plain::line(heading.trim_matches(['\u{200B}', '\u{FEFF}']));
    }
}

/// Whether the cells under a heading are dates.
fn is_date(kind: Kind, heading: &str) -> bool {
    let is_day = || DAYS.iter().any(|(days, ..)| is_one_of(days, heading));
    match kind {
        Kind::TimelineJs => false,
        Kind::Events => full_calendar::is_time(heading) || is_day(),
        Kind::Articles => objects::is_time(heading),
    }
}

fn is_one_of(names: &str, heading: &str) -> bool {
    names.split(' ').any(|name| same(name, heading))
}

/// What a table with these headings is. `None` if they are of no kind that is read.
fn kind(headings: &[String]) -> Option<Kind> {
    let has = |name: &str| headings.iter().any(|heading| same(name, heading));
    let sample = headings.iter().map(|heading| (heading.clone(), Value::String("x".to_owned())));
    let sample = Object::new(sample.collect()).0;
    match () {
        () if has("year") && (has("headline") || has("text")) => Some(Kind::TimelineJs),
        () if full_calendar::fits(&sample) || is_programme(headings) => Some(Kind::Events),
        () if objects::fits(&sample) => Some(Kind::Articles),
        () => None,
    }
}

/// Whether headings are those of a programme: a title, a date, and the time of the day or the place.
fn is_programme(headings: &[String]) -> bool {
    let has = |names: &str| headings.iter().any(|heading| is_one_of(names, heading));
    has("title event name subject 标题 名称 活动")
        && has("date 日期")
        && has("time location venue place 时间 地点 地址")
}

/// The character that separates the cells, if a text is a table that is read: the one with which the headings are known.
pub(in crate::formats) fn separator(text: &str) -> Option<char> {
    let (start, named) = beginning(text);
    let fits = |separator: &char| {
        let mut headings = Rows::new(text, *separator).cells(text, start);
        clean(&mut headings);
        headings.len() > 1 && kind(&headings).is_some()
    };
    named.into_iter().chain(['\t', ';', ',', '|']).find(fits)
}

/// The fields of an event. Day and time of day become one field.
fn event(mut cells: Vec<(String, String)>) -> Vec<(String, Value)> {
    for (days, times, name) in DAYS {
        let find = |names: &str| cells.iter().position(|(heading, _)| is_one_of(names, heading));
        if let (Some(day), Some(time)) = (find(days), find(times))
            && let Some(time) = cells.get(time).map(|(_, time)| time.trim().to_owned())
            && let Some((heading, cell)) = cells.get_mut(day)
        {
            name.clone_into(heading);
            // Italians write 19.30, and the French 19h30.
            let time =
                match time.len() <= 5 && time.starts_with(|first: char| first.is_ascii_digit()) {
                    true => time.replace(['.', 'h'], ":"),
                    false => time,
                };
            *cell = standard(format!("{} {time}", cell.trim()), None);
            cells.retain(|(heading, _)| !is_one_of(times, heading));
        }
    }
    let has_start = cells.iter().any(|(heading, _)| full_calendar::is_time(heading));
    if let Some((heading, _)) =
        cells.iter_mut().find(|(heading, _)| !has_start && is_one_of("date 日期", heading))
    {
        "start".clone_into(heading);
    }
    let field = |(heading, cell): (String, String)| match heading {
        heading if is_one_of(DEGREES, &heading) => {
            let number = Number::parse(cell.trim().replace(',', ".").as_str());
            (heading, number.map_or(Value::String(cell), Value::Number))
        }
        heading if same("all_day_event", &heading) => ("allDay".to_owned(), Value::String(cell)),
        heading => (heading, Value::String(cell)),
    };
    cells.into_iter().map(field).collect()
}
