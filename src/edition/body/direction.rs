//! The direction of a language's script by the language's tag, and that of a text by its letters.

use crate::edition::slug::is_word;

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

/// The script of a text, if most of its letters run from right to left: a language tag with a script and without a
/// language.
pub fn script_from_right(text: &str) -> Option<&'static str> {
    // These letters begin with such bytes in UTF-8, and hardly any other text has the bytes.
    if !text.bytes().any(|byte| matches!(byte, 0xD6..=0xDF | 0xEF | 0xF0)) {
        return None;
    }
    let (mut hebrew, mut arabic, mut others, mut from_left) = (0_usize, 0_usize, 0_usize, 0_usize);
    for letter in text.chars() {
        match letter {
            '\u{591}'..='\u{5F4}' | '\u{FB1D}'..='\u{FB4F}' => hebrew += 1,
            '\u{620}'..='\u{65F}'
            | '\u{66E}'..='\u{6EF}'
            | '\u{6FA}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}'
            | '\u{8A0}'..='\u{8FF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}' => arabic += 1,
            '\u{700}'..='\u{7FF}' | '\u{1E900}'..='\u{1E943}' => others += 1,
            _ => from_left += usize::from(is_word(letter) && !letter.is_ascii_digit()),
        }
    }
    let tag = match hebrew.max(arabic).max(others) {
        most if most == arabic => "und-Arab",
        most if most == hebrew => "und-Hebr",
        _ => "und-Thaa",
    };
    (hebrew + arabic + others > from_left).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_of_most_letters_counts() {
        assert_eq!(script_from_right("هذه فقرة عربية، مع Linux 6.1"), Some("und-Arab"));
        assert_eq!(script_from_right("המגדלור נדלק שוב, (2024)."), Some("und-Hebr"));
        assert_eq!(script_from_right("ދިވެހި"), Some("und-Thaa"));
        for text in ["", "2024", "He wrote: שלום", "江村今昔", "Ἀθῆναι ﬁne 😀", "§ ١٢"]
        {
            assert_eq!(script_from_right(text), None, "{text}");
        }
    }

    #[test]
    fn direction_follows_script_then_language() {
        assert!(is_right_to_left("ar"));
        assert!(is_right_to_left("az-Arab"));
        assert!(!is_right_to_left("ur-Latn"));
        assert!(!is_right_to_left("en"));
    }
}
