//! The plural category of a whole number, by the rules of a language in their compact form.
//!
//! `one:10=1&100!11;few:10=2..4` means: `one`, if the number modulo 10 is 1 and modulo 100 is not 11; `few`, if the
//! number modulo 10 is 2 to 4; `other`, for all other numbers. `|` stands between alternatives.

/// The category of a number; `other`, if no rule holds.
pub(super) fn category(rules: &str, number: u64) -> &str {
    let rules = rules.split(';').filter_map(|rule| rule.split_once(':'));
    let mut matching = rules.filter(|(_, rule)| {
        rule.split('|').any(|all| all.split('&').all(|relation| holds(relation, number)))
    });
    matching.next().map_or("other", |(category, _)| category)
}

/// Whether a relation such as `100!12..14` holds for a number.
fn holds(relation: &str, number: u64) -> bool {
    let negated = relation.split_once('!');
    let Some((modulus, ranges)) = negated.or_else(|| relation.split_once('=')) else {
        return false;
    };
    let rest = digits(modulus).and_then(|modulus| number.checked_rem(modulus)).unwrap_or(number);
    let is_in = ranges.split(',').any(|range| {
        let (low, high) = range.split_once("..").unwrap_or((range, range));
        digits(low).is_some_and(|low| low <= rest) && digits(high).is_some_and(|high| rest <= high)
    });
    is_in == negated.is_none()
}

/// The number that a text of digits stands for.
fn digits(text: &str) -> Option<u64> {
    text.parse().ok()
}
