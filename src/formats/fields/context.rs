//! The context of an object: the origin of its document, and the zone of its times.

use std::rc::Rc;

use super::field::Field;
use crate::edition::address::Address;
use crate::edition::notice::NoticeKind;
use crate::edition::time::moment::{Moment, Resolution};
use crate::edition::time::zone::ZoneRules;
use crate::formats::Origin;
use crate::formats::html::Page;

/// The context of an object.
#[derive(Clone)]
pub(in crate::formats) struct Context<'a> {
    pub(in crate::formats) origin: Origin<'a>,
    /// The zone of local times: the `time_zone` of the nearest object around them.
    pub(in crate::formats) time_zone: Option<String>,
    /// The addresses that relative addresses in the texts are completed with.
    pub(in crate::formats) texts: Rc<Texts>,
}

/// The address that relative addresses in the texts of a document are completed with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::formats) enum Texts {
    /// The address of the item, where it has one: feeds are written so for readers.
    #[default]
    Items,
    /// The address of the document.
    Document,
    /// An address that the document names.
    Named(Address),
    /// The texts of one item: the address that relative ones resolve against, and that of the item.
    Item(Option<Address>, Option<Address>),
}

impl Context<'_> {
    /// The context inside an object, with the object's own `time_zone` if it has one.
    pub(in crate::formats) fn within(&self, field: &Field<'_>) -> Self {
        let own = time_zone(field, self.origin.zones);
        let texts = Rc::clone(&self.texts);
        Self { time_zone: own.or_else(|| self.time_zone.clone()), texts, ..*self }
    }

    /// The context inside an item with an address.
    pub(in crate::formats) fn in_item(&self, url: Option<&Address>) -> Self {
        let url = url.filter(|url| url.is_web()).cloned();
        let base = match &*self.texts {
            Texts::Items => url.clone(),
            Texts::Named(base) => Some(base.clone()),
            Texts::Document | Texts::Item(..) => None,
        };
        Self { texts: Rc::new(Texts::Item(base, url)), ..self.clone() }
    }

    /// The page of the texts in this context.
    pub(in crate::formats) fn page(&self) -> Page<'_> {
        match &*self.texts {
            Texts::Item(base, own) => {
                let base = base.as_ref().or(self.origin.address);
                Page { base, own: own.as_ref(), markup: self.origin.markup }
            }
            _ => self.origin.page(),
        }
    }

    /// A moment in a field. A local time is read in the zone of the context.
    pub(in crate::formats) fn moment(&self, field: &Field<'_>, key: &str) -> Option<Moment> {
        let field = field.get(key)?;
        match field.whole_year().or_else(|| field.word()) {
            Some(text) => self.moment_of(&text, &field),
            None => {
                field.dropped("a date");
                None
            }
        }
    }

    /// The end of the stretch of time that a field names: `1964/2008`. `None` if it names a moment.
    pub(in crate::formats) fn end_of_stretch(&self, field: &Field<'_>) -> Option<Moment> {
        let text = field.word().filter(|text| Moment::parse(text).is_err())?;
        let standard = self.origin.dates?(&text)?;
        let (_, end) = standard.split_once('/')?;
        let written = Moment::parse(end).ok()?;
        Some(written.resolve(self.time_zone.as_deref(), self.origin.zones).0)
    }

    /// The moment that a text names, or the first of a stretch of time. Notices get the path of `field`.
    pub(in crate::formats) fn moment_of(&self, text: &str, field: &Field<'_>) -> Option<Moment> {
        let written = match Moment::parse(text) {
            Ok(written) => {
                if let Some(expected) = standard_notation(text) {
                    field.repaired(expected);
                }
                written
            }
            Err(error) => {
                if self.origin.dates.is_none() {
                    field.need_adapters();
                }
                let standard = self.origin.dates.and_then(|read| read(text));
                let read = standard.as_deref().and_then(|text| Moment::parse(first(text)).ok());
                let Some(read) = read else {
                    field.note(NoticeKind::Dropped, format!("{error}, found {}", field.found()));
                    return None;
                };
                let read_as = standard.unwrap_or_default();
                let message = format!("{error}, found {}; read as {read_as}", field.found());
                field.note(NoticeKind::Repaired, message);
                read
            }
        };
        if written.is_placeholder() {
            field.dropped("a date, or nothing where there is none");
            return None;
        }
        let (moment, resolution) = written.resolve(self.time_zone.as_deref(), self.origin.zones);
        let zone = self.time_zone.as_deref().unwrap_or_default();
        match resolution {
            Resolution::Clear => {}
            Resolution::WithoutZone => field.note(
                NoticeKind::Doubted,
                format!(
                    "expected an offset or a `time_zone`, found {}; read as UTC",
                    field.found()
                ),
            ),
            Resolution::UnknownZone => field.note(
                NoticeKind::Doubted,
                format!("expected a known time zone, found `{zone}`; read without it"),
            ),
            Resolution::Twice => field.note(
                NoticeKind::Doubted,
                format!("{} occurs twice in {zone}; the first was taken", field.found()),
            ),
            Resolution::Never => field.note(
                NoticeKind::Repaired,
                format!("{} does not occur in {zone}; moved forward", field.found()),
            ),
        }
        Some(moment)
    }
}

/// The first of two dates with a slash between them, or the only one.
fn first(dates: &str) -> &str {
    dates.split_once('/').map_or(dates, |(first, _)| first)
}

/// The notation that the standard asks for (RFC 3339, section 5.6), where a text has another one that `Moment` reads
/// too.
fn standard_notation(text: &str) -> Option<&'static str> {
    let bytes = text.trim().as_bytes();
    let sign = bytes.len().checked_sub(5).and_then(|at| bytes.get(at));
    if bytes.contains(&b' ') {
        Some("a `T` and no space between date, time and offset")
    } else if bytes.contains(&b':') && matches!(sign, Some(b'+' | b'-')) {
        Some("a colon in the offset from UTC")
    } else {
        None
    }
}

/// The `time_zone` of an object, if the rules know it.
pub(in crate::formats) fn time_zone(field: &Field<'_>, rules: &dyn ZoneRules) -> Option<String> {
    let field = field.get("time_zone")?;
    let name = field.line()?;
    if rules.offset_at(&name, 0).is_some() {
        return Some(name);
    }
    field.dropped("an IANA time zone such as Asia/Shanghai");
    None
}
