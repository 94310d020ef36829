//! How long an article takes to read.

use crate::edition::article::Article;
use crate::edition::body::plain_text;

/// Words a minute for silent reading of non-fiction in English: Brysbaert, "How many words do we
/// read per minute?", Journal of Memory and Language 109 (2019).
const WORDS: usize = 238;
/// Characters a minute for scripts without spaces: Trauzettel-Klosinski and Dietz, "Standardized
/// Assessment of Reading Performance", IOVS 53 (2012), give 255 for Chinese.
const CHARACTERS: usize = 255;

/// Whole minutes, at least one for any text and none for no text.
pub fn minutes(article: &Article) -> usize {
    let text = plain_text(&article.body);
    let characters = text.chars().filter(|character| is_ideograph(*character)).count();
    let words = text.split(|c: char| c.is_whitespace() || is_ideograph(c));
    let words =
        words.filter(|word| word.chars().any(|c| c.is_ascii_alphanumeric() || c > '\u{BF}'));
    let thousandths = words.count() * 1000 / WORDS + characters * 1000 / CHARACTERS;
    thousandths.div_ceil(1000)
}

/// The blocks of Han, kana and Thai: text that is written without spaces.
pub(super) fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{E00}'..='\u{E7F}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
        || ('\u{20000}'..='\u{3FFFF}').contains(&character)
}
