//! Dates of feeds: RFC 822 in RSS, RFC 3339 in Atom, and what programs write in their place.

use super::values::first_text;
use crate::edition::time::moment::Moment;
use crate::formats::adapters::objects::to_the_minute;
use crate::formats::fields::{Context, Field};

/// The first of these dates that an item has.
pub(super) fn date(item: &Field<'_>, names: &str, context: &Context<'_>) -> Option<Moment> {
    first_text(item, names, |field| {
        let text = field.word()?;
        // RFC 822 is the notation that RSS asks for, and no mistake.
        let standard = match Moment::parse(&text) {
            Ok(_) => None,
            Err(_) => context.origin.dates.and_then(|read| read(&text)),
        };
        let moment = context.moment_of(standard.as_deref().unwrap_or(&text), field)?;
        Some(to_the_minute(moment))
    })
}

/// Seconds of a length such as `3600`, `62:05` or `1:02:05`, as `itunes:duration` has it.
pub(super) fn seconds(text: &str) -> Option<u64> {
    let mut sum = 0_u64;
    for part in text.trim().split(':') {
        let whole = part.split('.').next().unwrap_or_default();
        sum = sum.checked_mul(60)?.checked_add(whole.parse().ok()?)?;
    }
    Some(sum)
}
