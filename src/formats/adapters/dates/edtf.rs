//! Dates of EDTF, levels 0 and 1 (ISO 8601-2:2019, annex A; <https://www.loc.gov/standards/datetime/>), that are more or
//! less than one day, month or year: intervals, unspecified digits, seasons, and long years.
//!
//! Seasons are read as their year, because they are at other times in the south than in the north.

/// The same date as one that `Moment` reads, or as two with a slash between them where it has a beginning and an end.
/// `None` for what is no such date.
pub(super) fn edtf(text: &str) -> Option<String> {
    let (first, last) = match text.split_once('/') {
        // It is not over, or nobody knows when it was.
        Some((first, "" | "..")) => (single(first)?.0, None),
        Some((first, last)) => {
            let (last, end) = single(last)?;
            (single(first)?.0, Some(end.unwrap_or(last)))
        }
        None => unspecified(text).or_else(|| season(text)).or_else(|| long(text))?,
    };
    Some(match last {
        Some(last) => format!("{first}/{last}"),
        None => first,
    })
}

/// Whether a date is a stretch of time without a beginning: `../1985`. It has no place on a timeline.
pub(super) fn has_no_beginning(text: &str) -> bool {
    let rest = text.strip_prefix("..").unwrap_or(text);
    rest.strip_prefix('/').is_some_and(|end| single(end).is_some())
}

/// The beginning of a date that stands alone, and its end if the two are different years.
fn single(text: &str) -> Option<(String, Option<String>)> {
    let (exact, mark) = match text.strip_suffix(['~', '?', '%']) {
        Some(exact) => (exact, "~"),
        None => (text, ""),
    };
    let plain = is_plain(exact).then(|| (exact.to_owned(), None));
    let (first, last) =
        plain.or_else(|| unspecified(exact)).or_else(|| season(exact)).or_else(|| long(exact))?;
    Some((first + mark, last.map(|last| last + mark)))
}

/// Whether a text is a year, month or day as EDTF writes it. The years have four digits.
fn is_plain(text: &str) -> bool {
    let mut parts = text.strip_prefix('-').unwrap_or(text).split('-');
    let has_digits =
        |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(|year| has_digits(year, 4))
        && parts.by_ref().take(2).all(|part| has_digits(part, 2))
        && parts.next().is_none()
}

/// `201X`, `20XX`, `2004-XX`, `1985-04-XX`, `1985-XX-XX`.
fn unspecified(text: &str) -> Option<(String, Option<String>)> {
    let known = text.trim_end_matches(['X', '-']);
    if known.len() == text.len() || !is_template(text) {
        return None;
    }
    if known.len() >= 4 {
        return is_plain(known).then(|| (known.to_owned(), None));
    }
    let year = text.get(..4)?;
    // A century at most: `2XXX` says next to nothing.
    let is_known = known.len() >= 2 && known.bytes().all(|byte| byte.is_ascii_digit());
    is_known.then(|| (year.replace('X', "0"), Some(year.replace('X', "9"))))
}

/// Whether a text has the form of a year, month or day, of digits and `X`.
fn is_template(text: &str) -> bool {
    is_plain(&text.replace('X', "0"))
}

/// `2001-21`, spring, to `2001-24`, winter: the year alone.
fn season(text: &str) -> Option<(String, Option<String>)> {
    let (year, season) = text.rsplit_once('-')?;
    let is_season = matches!(season, "21" | "22" | "23" | "24");
    (is_season && is_plain(year)).then(|| (year.to_owned(), None))
}

/// `Y170000002` and `Y-170000002`. EDTF counts years before 1 from 0 down, and a dataset counts years BC.
fn long(text: &str) -> Option<(String, Option<String>)> {
    let year: i64 = text.strip_prefix('Y')?.parse().ok()?;
    let written = match year {
        1.. => format!("+{year}"),
        _ => format!("-{}", 1_i64.checked_sub(year)?),
    };
    Some((written, None))
}
