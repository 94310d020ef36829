//! The languages that the interface speaks.

/// A language of the interface. An edition may be in any; the interface speaks the nearest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese in simplified characters.
    Chinese,
}

impl Language {
    /// The language for an RFC 5646 tag; English for all that the interface does not speak.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Self::Chinese } else { Self::English }
    }

    /// Whether the interface speaks the language of a tag.
    pub fn speaks(tag: &str) -> bool {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        ["en", "zh"].iter().any(|known| primary.eq_ignore_ascii_case(known))
    }

    /// Whether a tag is of this language.
    pub fn is_of(self, tag: &str) -> bool {
        Self::speaks(tag) && Self::from_tag(tag) == self
    }

    /// Its tag, for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hans",
        }
    }
}

/// Whether text in a language runs from right to left (by its primary subtag, or its script).
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
    fn tags_find_their_language() {
        assert_eq!(Language::from_tag("zh-CN"), Language::Chinese);
        assert_eq!(Language::from_tag("ZH"), Language::Chinese);
        assert_eq!(Language::from_tag("en-GB"), Language::English);
        assert_eq!(Language::from_tag("fr"), Language::English);
        assert_eq!(Language::from_tag(""), Language::English);
    }

    #[test]
    fn direction_follows_script_then_language() {
        assert!(is_right_to_left("ar"));
        assert!(is_right_to_left("az-Arab"));
        assert!(!is_right_to_left("ur-Latn"));
        assert!(!is_right_to_left("en"));
    }
}
