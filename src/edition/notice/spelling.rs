//! How near two spellings are, for search and for fields with misspelt names.

/// The least number of insertions, deletions, replacements and exchanges of neighbours that make one word of the other
/// (the optimal string alignment distance). `None` if it is more than `max`.
pub fn distance(one: &[char], other: &[char], max: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > max {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, character) in one.iter().enumerate() {
        let mut next = vec![index + 1];
        for (at, found) in other.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let replaced = cell(&row, at) + usize::from(character != found);
            let mut least = replaced.min(cell(&row, at + 1) + 1).min(cell(&next, at) + 1);
            let is_exchanged = at > 0
                && index > 0
                && one.get(index - 1) == Some(found)
                && other.get(at - 1) == Some(character);
            if is_exchanged {
                least = least.min(cell(&before, at - 1) + 1);
            }
            next.push(least);
        }
        if next.iter().min().is_none_or(|least| *least > max) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|distance| *distance <= max)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn typing_errors_are_counted() {
        let between = |one: &str, other: &str, max| {
            let [one, other] = [one, other].map(|word| word.chars().collect::<Vec<_>>());
            distance(&one, &other, max)
        };
        assert_eq!(between("silk", "silk", 1), Some(0));
        assert_eq!(between("slik", "silk", 1), Some(1));
        assert_eq!(between("silkk", "silk", 1), Some(1));
        assert_eq!(between("sulk", "silk", 1), Some(1));
        assert_eq!(between("slk", "silk", 1), Some(1));
        assert_eq!(between("canla", "canal", 1), Some(1));
        assert_eq!(between("sercultuer", "sericulture", 2), Some(2));
        assert_eq!(between("bridge", "silk", 2), None);
    }
}
