//! Dates of articles in the notations of feeds and sitemaps.

use gazette::edition::article::Article;
use gazette::edition::time::calendar::{Date, TimeOfDay, split};
use gazette::edition::time::moment::{Moment, Precision};

/// The date that stands where a format demands one and there is none. It never changes, so that no reader takes the
/// article for a new one. It is old, so that the article comes after those with a date, as on the front page.
pub(super) const NO_DATE: &str = "1970-01-01T00:00:00Z";

/// A moment in the notation of RFC 3339. What is not known of it is the earliest that it can be: a day is its midnight
/// on its own clock. `None` outside of the years 1 to 9999, which the notation does not have.
pub(super) fn rfc3339(moment: &Moment) -> Option<String> {
    // Clocks before the time zones have offsets with seconds. The notation has only minutes.
    let offset = moment.offset / 60 * 60;
    let (Date { year, month, day }, TimeOfDay { hour, minute, second }) = match moment.has_time() {
        true => split(moment.instant() + i64::from(offset)),
        false => (moment.date, TimeOfDay::default()),
    };
    if !(1..=9999).contains(&year) {
        return None;
    }
    let zone = match offset / 60 {
        0 => "Z".to_owned(),
        east @ 1.. => format!("+{:02}:{:02}", east / 60, east % 60),
        west => format!("-{:02}:{:02}", -west / 60, -west % 60),
    };
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}"))
}

/// A moment in the notation of sitemaps: a day, or a time of day. `None` for a moment that is less exactly known, and
/// outside of the years 1 to 9999.
pub(super) fn of_sitemap(moment: &Moment) -> Option<String> {
    match moment.precision {
        Precision::Year | Precision::Month => None,
        Precision::Day => rfc3339(moment)?.get(..10).map(str::to_owned),
        Precision::Minute | Precision::Second => rfc3339(moment),
    }
}

/// When an article was last changed, or published. Of dates that contradict each other, the later. `None` if neither
/// is known, or neither is in the years 1 to 9999.
pub(super) fn newest(article: &Article) -> Option<&Moment> {
    let dates = [&article.published, &article.modified].into_iter().flatten();
    dates
        .filter(|moment| (1..=9999).contains(&moment.date.year))
        .max_by_key(|moment| moment.instant())
}
