//! Words, stems and rarity.

use super::*;

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, &mut |word| words.push(word.to_owned()));
    words
}

#[test]
fn words_are_found_in_scripts_with_and_without_spaces() {
    assert_eq!(words("The silk, and the COCOONS of 1936!"), ["silk", "COCOONS"]);
    assert_eq!(words("震泽的蚕丝"), ["震泽", "蚕丝"]);
    assert_eq!(words("naïve façade’s"), ["naïve", "façade"]);
    assert_eq!(words("1936年，费孝通（Fei）"), ["费孝", "孝通", "Fei"]);
    assert_eq!(words("누에고치 가"), ["누에고치"]);
}

#[test]
fn plurals_and_singulars_are_one_word() {
    assert_eq!(stem("cocoons"), stem("cocoon"));
    assert_eq!(stem("glass"), "glass");
    assert_eq!(stem("status"), "status");
}

#[test]
fn rare_words_count_more() {
    assert!(rarity(1, 20) > rarity(2, 20));
    assert!(rarity(20, 20) > 0.0);
    assert!(rarity(20, 20) < 0.05);
}
