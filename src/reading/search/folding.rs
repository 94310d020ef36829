//! Folding: spellings that a visitor does not tell apart become one.
//!
//! Case, accents, width, composition, the carriers of hamza, hiragana and katakana, ß and ss. What the letters with accents
//! are composed of is Unicode's decomposition (Unicode Standard Annex 15). A test compares the table with all of it for
//! Latin, Greek and Cyrillic.

/// Letters, each with the letters that have accents on it.
#[allow(clippy::unicode_not_nfc, reason = "some letters of Greek are in Unicode twice")]
const ACCENTED: &str = "\
    aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ \
    hĥȟḣḥḧḩḫẖ iìíîïĩīĭįİǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľḷḹḻḽ mḿṁṃ nñńņňǹṅṇṉṋ \
    oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ rŕŗřȑȓṙṛṝṟ sśŝşšſșṡṣṥṧṩẛ tţťțṫṭṯṱẗ \
    uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ æǣǽ øǿ ʒǯ \
    αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ ιίΐϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ \
    οόὀὁὂὃὄὅὸό ρῤῥ υύϋΰὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ гѓ еѐё иѝ кќ уў ії";
/// The katakana that are half as wide, from U+FF66 on, in their usual width.
const HALF_WIDTH: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// A text in folded spelling, for texts that are compared as a whole.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| push_folded(character, &mut out));
    out
}

/// Adds the folded spelling of a character, which is empty for marks that are not told apart.
pub(super) fn push_folded(character: char, out: &mut String) {
    match character {
        '\0'..='\x7f' => out.push(character.to_ascii_lowercase()),
        '！'..='～' => push_folded(moved(character, -0xfee0), out),
        'ｦ'..='ﾝ' => {
            let at = usize::try_from(u32::from(character) - 0xff66).unwrap_or_default();
            push_folded(HALF_WIDTH.chars().nth(at).unwrap_or(character), out);
        }
        // The sign of a voiced sound stands apart in half width, and is one with its letter otherwise.
        'ﾞ' | '\u{3099}' => voice(out, 1),
        'ﾟ' | '\u{309a}' => voice(out, 2),
        // Katakana as hiragana.
        'ァ'..='ヶ' => out.push(moved(character, -0x60)),
        _ if is_mark(character) => {}
        _ => character.to_lowercase().for_each(|lower| push_base(lower, out)),
    }
}

/// Adds a letter in lower case without its accents.
fn push_base(letter: char, out: &mut String) {
    match letter {
        'ß' => out.push_str("ss"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ﬀ' => out.push_str("ff"),
        'ﬁ' => out.push_str("fi"),
        'ﬂ' => out.push_str("fl"),
        'ﬃ' => out.push_str("ffi"),
        'ﬄ' => out.push_str("ffl"),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ħ' => out.push('h'),
        'ı' => out.push('i'),
        'ς' => out.push('σ'),
        'آ' | 'أ' | 'إ' | 'ٱ' => out.push('ا'),
        'ؤ' => out.push('و'),
        'ى' | 'ی' | 'ئ' => out.push('ي'),
        'ة' => out.push('ه'),
        'ک' => out.push('ك'),
        _ if is_mark(letter) => {}
        _ => match base(letter) {
            'æ' => out.push_str("ae"),
            'ø' => out.push('o'),
            base => out.push(base),
        },
    }
}

/// The letter under the accents of a letter in lower case.
fn base(letter: char) -> char {
    let may_have = matches!(letter, '\u{c0}'..='\u{24f}' | '\u{386}'..='\u{3ce}' | '\u{450}'..='\u{45f}' | '\u{1e00}'..='\u{1fff}');
    let group = ACCENTED.split(' ').filter(|_| may_have).find(|group| group.contains(letter));
    group.and_then(|group| group.chars().next()).unwrap_or(letter)
}

fn moved(character: char, by: i32) -> char {
    u32::from(character).checked_add_signed(by).and_then(char::from_u32).unwrap_or(character)
}

/// Makes the last letter, in hiragana, voiced (1) or half voiced (2).
fn voice(out: &mut String, by: i32) {
    if let Some(last) = out.pop() {
        out.push(if last == 'う' { 'ゔ' } else { moved(last, by) });
    }
}

/// Whether a character only changes the one before it, in a way that is not told apart: accents, Hebrew points, Arabic
/// vowels and tatweel, the signs of width and direction.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{ad}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::folded;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn the_table_has_every_letter_with_accents() {
        let letters =
            ('\u{c0}'..='\u{24f}').chain('\u{386}'..='\u{3ce}').chain('\u{400}'..='\u{45f}');
        for letter in letters.chain('\u{1e00}'..='\u{1fff}').filter(|letter| letter.is_alphabetic())
        {
            let parts: String = std::iter::once(letter).nfd().collect();
            // Й is a letter of its own in Russian.
            if !"йЙ".contains(letter) {
                assert_eq!(folded(&letter.to_string()), folded(&parts), "{letter}");
            }
        }
    }

    #[test]
    fn spellings_that_are_not_told_apart_are_one() {
        let same = [
            ("Café", "cafe\u{301}"),
            ("STRASSE", "Straße"),
            ("ＡＢＣ１２", "abc12"),
            ("Ёлка", "елка"),
            ("İzmir", "izmir"),
            ("ISPARTA", "ısparta"),
            ("أحمد", "احمد"),
            ("مُحَمَّد", "محمد"),
            ("مدرسة", "مدرسه"),
            ("カタカナ", "かたかな"),
            ("ｶﾞｲﾄﾞ", "ガイド"),
            ("Ødegård", "odegard"),
            ("ﬁnd", "find"),
            ("ΟΔΟΣ", "οδος"),
            ("x\u{ad}y", "xy"),
        ];
        for (one, other) in same {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("が"), folded("か"));
        assert_ne!(folded("й"), folded("и"));
    }
}
