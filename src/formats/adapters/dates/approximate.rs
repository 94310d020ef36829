//! The marks of approximate dates.

/// The marks that are written before an approximate date.
const APPROXIMATE: &str = "~ c. ca. approx. c ca circa about approximately 约 約";

/// The date without the mark of an approximate one: `c. 1090`, `~1090`, `1090%` and `1090?` (EDTF, level 1, in
/// ISO 8601-2), 约1090. `None` without such a mark.
pub(super) fn approximate(text: &str) -> Option<&str> {
    let marked = |mark: &str| {
        let (start, rest) = text.split_at_checked(mark.len())?;
        let ends = mark.ends_with(['.', '~', '约', '約']) || rest.starts_with(char::is_whitespace);
        (start.eq_ignore_ascii_case(mark) && ends).then(|| rest.trim_start())
    };
    let before = APPROXIMATE.split(' ').find_map(marked);
    let exact = before.unwrap_or(text).strip_suffix(['~', '%', '?']).map(str::trim_end);
    exact.or(before)
}
