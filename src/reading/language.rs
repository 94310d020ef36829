//! The direction of a language's script, by the language's tag.

/// Whether text in a language runs from right to left, by the tag's script, or else by its primary subtag.
pub fn is_right_to_left(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']).map(str::to_ascii_lowercase);
    let primary = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4);
    match script.as_deref() {
        Some(script) => ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"].contains(&script),
        None => ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"]
            .contains(&primary.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_script_then_language() {
        assert!(is_right_to_left("ar"));
        assert!(is_right_to_left("az-Arab"));
        assert!(!is_right_to_left("ur-Latn"));
        assert!(!is_right_to_left("en"));
    }
}
