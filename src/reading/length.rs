//! How long an article takes to read.

use crate::edition::article::Article;
use crate::edition::body::plain_text;

/// Words per minute for silent reading of non-fiction in English: Brysbaert, "How many words do we
/// read per minute?", Journal of Memory and Language 109 (2019).
const WORDS_PER_MINUTE: usize = 238;
/// Characters per minute for scripts without spaces: Trauzettel-Klosinski and Dietz, "Standardized
/// Assessment of Reading Performance", IOVS 53 (2012), give 255 for Chinese.
const CHARACTERS_PER_MINUTE: usize = 255;

/// The reading time in whole minutes, rounded up. 0 for an empty text.
pub fn minutes(article: &Article) -> usize {
    if let Some(whole) = article.shortened {
        return whole.minutes;
    }
    let text = plain_text(&article.body);
    let characters = text.chars().filter(|character| is_ideograph(*character)).count();
    let words = text.split(|c: char| c.is_whitespace() || is_ideograph(c));
    let words =
        words.filter(|word| word.chars().any(|c| c.is_ascii_alphanumeric() || c > '\u{BF}'));
    let thousandths =
        words.count() * 1000 / WORDS_PER_MINUTE + characters * 1000 / CHARACTERS_PER_MINUTE;
    thousandths.div_ceil(1000)
}

/// Whether a character is of a script without spaces between words: Han, kana or Thai.
pub(super) fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{E00}'..='\u{E7F}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
        || ('\u{20000}'..='\u{3FFFF}').contains(&character)
}
