//! Plural categories as Unicode's CLDR describes them (Unicode Technical Standard 35, part 3, "Language Plural
//! Rules"), narrowed to whole numbers and made compact for the module's interpreter (`src/words/plurals.rs`).
//!
//! `few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14` becomes `few:10=2..4&100!12..14`.

/// The categories that can have a rule. Numbers that follow no rule are `other`.
pub(crate) const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// The rules of a language for one kind of number.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Rules {
    rules: Vec<(String, String)>,
}

impl Rules {
    /// Adds the rule of a category, as CLDR writes it. A rule that no whole number follows is left out.
    ///
    /// # Errors
    /// If the text is not a plural rule.
    pub fn add(&mut self, category: &str, rule: &str) -> Result<(), String> {
        let rule = rule.split('@').next().unwrap_or_default();
        let mut all = Vec::new();
        for condition in rule.split(" or ") {
            all.extend(conjunction(condition)?);
        }
        if !all.is_empty() {
            self.rules.push((category.to_owned(), all.join("|")));
        }
        Ok(())
    }

    /// The plural categories of whole numbers. `other` is the last.
    pub fn categories(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|(category, _)| category.as_str()).chain(["other"])
    }

    /// The rules as the module reads them.
    #[must_use]
    pub fn compact(&self) -> String {
        let rules: Vec<String> =
            self.rules.iter().map(|(category, rule)| format!("{category}:{rule}")).collect();
        rules.join(";")
    }
}

/// Parses relations that are joined by `and`. `None` if no whole number meets all of them.
fn conjunction(condition: &str) -> Result<Option<String>, String> {
    let mut relations = Vec::new();
    for text in condition.split(" and ") {
        match relation(text.trim())? {
            Relation::Always => {}
            Relation::Never => return Ok(None),
            Relation::Of(relation) => relations.push(relation),
        }
    }
    if relations.is_empty() {
        return Err(format!(
            "expected a plural rule that some numbers do not follow, found `{condition}`"
        ));
    }
    Ok(Some(relations.join("&")))
}

enum Relation {
    Always,
    Never,
    Of(String),
}

fn relation(text: &str) -> Result<Relation, String> {
    let wrong = || format!("expected a plural rule such as `i % 10 = 2..4`, found `{text}`");
    let (left, equal, right) = match (text.split_once("!="), text.split_once('=')) {
        (Some((left, right)), _) => (left, '!', right),
        (None, Some((left, right))) => (left, '=', right),
        (None, None) => return Err(wrong()),
    };
    let (operand, modulus) = match left.split_once('%') {
        Some((operand, modulus)) => (operand.trim(), modulus.trim()),
        None => (left.trim(), ""),
    };
    let number = |text: &str| text.trim().parse::<usize>().map_err(|_| wrong());
    if !modulus.is_empty() && number(modulus)? == 0 {
        return Err(wrong());
    }
    let (mut ranges, mut has_zero) = (Vec::new(), false);
    for range in right.split(',') {
        let (low, high) = range.split_once("..").unwrap_or((range, range));
        let (low, high) = (number(low)?, number(high)?);
        has_zero |= low == 0;
        ranges.push(if low == high { low.to_string() } else { format!("{low}..{high}") });
    }
    match operand {
        "n" | "i" => Ok(Relation::Of(format!("{modulus}{equal}{}", ranges.join(",")))),
        // The operands for decimals and exponents, which are 0 for every whole number.
        "v" | "w" | "f" | "t" | "c" | "e" if has_zero == (equal == '=') => Ok(Relation::Always),
        "v" | "w" | "f" | "t" | "c" | "e" => Ok(Relation::Never),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compact(rules: &[(&str, &str)]) -> String {
        let mut made = Rules::default();
        for (category, rule) in rules {
            made.add(category, rule).expect(rule);
        }
        made.compact()
    }

    #[test]
    fn rules_are_narrowed_to_whole_numbers() {
        assert_eq!(compact(&[("one", "i = 1 and v = 0 @integer 1")]), "one:=1");
        assert_eq!(
            compact(&[(
                "few",
                "v = 0 and i % 10 = 2..4 and i % 100 != 12..14 @integer 2~4, 22~24"
            )]),
            "few:10=2..4&100!12..14"
        );
        let french =
            "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5 @integer 1000000, 1c6";
        assert_eq!(compact(&[("one", "i = 0,1"), ("many", french)]), "one:=0,1;many:!0&1000000=0");
        // Czech has a category that only numbers with decimals have.
        assert_eq!(compact(&[("many", "v != 0 @decimal 0.0~1.5")]), "");
        assert_eq!(compact(&[("one", "n % 10 = 1 or n = 5")]), "one:10=1|=5");
    }

    #[test]
    fn invalid_rules_are_errors() {
        for wrong in ["", "i", "i = x", "x = 1", "i % 0 = 1", "i is 1", "v = 0"] {
            assert!(Rules::default().add("one", wrong).is_err(), "{wrong}");
        }
    }
}
