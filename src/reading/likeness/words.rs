//! The words of a text that may name a subject: where a word begins and ends in each script, and which words are
//! left out because they are in every text.

#[cfg(not(target_arch = "wasm32"))]
use std::{collections::HashSet, sync::OnceLock};

use crate::reading::length::is_ideograph;

/// Words have at least this many characters. Raised, short names are missed. Lowered, words that name no subject
/// are compared.
const MIN_WORD_LENGTH: usize = 3;
/// Frequent words that name no subject.
const STOP_WORDS: &str = " the and for are but not you all any can had her was one our out has him his how \
    its may new now old see two way who did get let put say she too use that with have this will your \
    from they know around across along toward great small large years year day days want been good much some time very when come here just like long make many more \
    only over such take than them well were what which their there these those would could should \
    about after again also because before being between both each even every first into last most \
    must never other same since still then through under until upon where while without ";
/// Frequent Chinese characters. A pair with one of these characters names no subject.
const STOP_CHARACTERS: &str =
    "的了是在和与及也都而这那一不有为以之其他她它们个上下中来去到从把被就还又或等";

/// Calls `each` for every word that may name a subject.
pub(super) fn each_word(text: &str, each: &mut dyn FnMut(&str)) {
    for run in text.split(|c: char| !is_letter(c)) {
        let mut rest = run;
        // A run is cut where the script changes: `1936年费孝通` is a year and a name.
        while let Some(first) = rest.chars().next() {
            let written_without_spaces = is_ideograph(first);
            let end = rest.find(|c| is_ideograph(c) != written_without_spaces);
            let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            match written_without_spaces {
                true => each_pair(part, each),
                false if is_content_word(part) => each(part),
                false => {}
            }
        }
    }
}

fn is_content_word(word: &str) -> bool {
    word.chars().count() >= MIN_WORD_LENGTH
        && !word.starts_with(|c: char| c.is_ascii_digit())
        && !is_stop_word(&word.to_ascii_lowercase())
}

/// Whether a word, in lower case, names no subject.
fn is_stop_word(word: &str) -> bool {
    // To search the text takes less code, and a set takes a tenth of the time, which counts where editions are printed.
    #[cfg(not(target_arch = "wasm32"))]
    {
        static SET: OnceLock<HashSet<&str>> = OnceLock::new();
        SET.get_or_init(|| STOP_WORDS.split_whitespace().collect()).contains(word)
    }
    #[cfg(target_arch = "wasm32")]
    STOP_WORDS.contains(&format!(" {word} "))
}

fn each_pair(run: &str, each: &mut dyn FnMut(&str)) {
    let mut pair = String::new();
    for character in run.chars() {
        if STOP_CHARACTERS.contains(character) {
            pair.clear();
            continue;
        }
        pair.push(character);
        if pair.chars().count() == 2 {
            each(&pair);
            pair.remove(0);
        }
    }
}

fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\x7F' => character.is_ascii_alphanumeric(),
        // Latin and the scripts after it in Unicode, without spaces, quotation marks and dashes.
        '\u{C0}'..='\u{1FFF}' => character != '×' && character != '÷',
        '\u{AC00}'..='\u{D7A3}' => true,
        character => is_ideograph(character),
    }
}

/// The word without an English plural's `s`. Names that lose their `s` are rarely confused with other words.
pub(super) fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= MIN_WORD_LENGTH && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => word,
    }
}
