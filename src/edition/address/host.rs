//! Host names as visitors see them. A name that could be taken for another is shown in the ASCII form that it
//! has in the network (RFC 3492); any other name is shown as it is written.

/// A host as it is shown.
pub(super) fn shown(host: &str) -> String {
    let host: String = host.chars().map(to_lowercase_letter).collect();
    // Browsers read each of these as a dot (Unicode Technical Standard 46).
    let labels = || host.split(['.', '\u{3002}', '\u{FF0E}', '\u{FF61}']);
    let top = labels().next_back().and_then(|label| label.chars().next()).and_then(script);
    if labels().all(|label| is_plain(label, top)) {
        return host;
    }
    let mut ascii = String::new();
    for (index, label) in labels().enumerate() {
        if index > 0 {
            ascii.push('.');
        }
        match label.is_ascii() {
            true => ascii.push_str(label),
            false => ascii.extend(["xn--", &punycode(label)]),
        }
    }
    ascii
}

/// The lower case of a letter, for the alphabets that are common in host names. The standard library's tables have
/// all alphabets, and would add 13 KB to the module.
pub(crate) fn to_lowercase_letter(letter: char) -> char {
    let code = u32::from(letter);
    let code = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => code + 0x20,
        'Ѐ'..='Џ' => code + 0x50,
        // In these blocks, each capital is followed by its small letter.
        'Ā'..='ĵ' | 'Ŋ'..='ŷ' => code | 1,
        'Ĺ'..='ň' | 'Ź'..='ž' => (code + 1) & !1,
        _ => code,
    };
    char::from_u32(code).unwrap_or(letter)
}

/// Whether a label cannot be taken for another. A label in ASCII cannot. Any other label has to be in one script:
/// Latin, Han, or the script of the top-level domain, because letters of other scripts can look like Latin letters.
fn is_plain(label: &str, top: Option<u32>) -> bool {
    let letters = || label.chars().filter(|letter| !letter.is_ascii_digit() && *letter != '-');
    let first = letters().next().and_then(script);
    let one_script = first.is_some() && letters().all(|letter| script(letter) == first);
    label.is_ascii() || (one_script && (first <= Some(HAN) || first == top))
}

const LATIN: u32 = 0;
/// Chinese, Japanese and Korean, which mix their scripts in one text.
const HAN: u32 = 1;

/// The script of a letter, if the script is common in host names. `None` for the dotless i, and for letters
/// of phonetic scripts and old books, which look like other letters.
fn script(letter: char) -> Option<u32> {
    Some(match letter {
        '\u{131}' | '\u{138}' | '\u{140}' | '\u{149}' => return None,
        'a'..='z' | '\u{DF}'..='\u{F6}' | '\u{F8}'..='\u{17E}' => LATIN,
        '\u{3005}'
        | '\u{3041}'..='\u{30FE}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{20000}'..='\u{3FFFF}' => HAN,
        '\u{3AC}'..='\u{3CE}' => 2,
        '\u{430}'..='\u{45F}' => 3,
        '\u{561}'..='\u{586}' => 4,
        '\u{5D0}'..='\u{5EA}' => 5,
        '\u{620}'..='\u{6D3}' => 6,
        // The scripts of India, Thai and Lao have a block of 128 characters each.
        '\u{900}'..='\u{EFF}' => u32::from(letter) >> 7,
        '\u{10D0}'..='\u{10FA}' => 7,
        _ => return None,
    })
}

/// The label in letters, digits and hyphens (RFC 3492, section 6.3).
fn punycode(label: &str) -> String {
    let input: Vec<u32> = label.chars().map(u32::from).collect();
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = out.len();
    if basic > 0 {
        out.push('-');
    }
    let (mut next, mut delta, mut bias, mut handled) = (128, 0_u32, 72, basic);
    while let Some(min) = input.iter().copied().filter(|code| *code >= next).min() {
        let count = u32::try_from(handled).unwrap_or(u32::MAX);
        delta = delta.wrapping_add((min - next).wrapping_mul(count.wrapping_add(1)));
        next = min;
        for code in &input {
            if *code < next {
                delta = delta.wrapping_add(1);
            } else if *code == next {
                push_number(delta, bias, &mut out);
                handled += 1;
                let count = u32::try_from(handled).unwrap_or(u32::MAX);
                bias = adapted(delta, count, handled == basic + 1);
                delta = 0;
            }
        }
        delta = delta.wrapping_add(1);
        next += 1;
    }
    out
}

/// Writes a number as digits of variable length (RFC 3492, section 6.3).
fn push_number(mut rest: u32, bias: u32, out: &mut String) {
    let digit = |value: u32| {
        let letter = if value < 26 { u32::from('a') + value } else { u32::from('0') + value - 26 };
        char::from_u32(letter).unwrap_or_default()
    };
    let mut position = 36_u32;
    loop {
        let threshold = position.saturating_sub(bias).clamp(1, 26);
        if rest < threshold {
            return out.push(digit(rest));
        }
        out.push(digit(threshold + (rest - threshold) % (36 - threshold)));
        rest = (rest - threshold) / (36 - threshold);
        position += 36;
    }
}

/// The bias for the next number (RFC 3492, section 6.1).
fn adapted(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unambiguous_names_are_shown_as_written() {
        for host in [
            "example.org",
            "xn--mnchen-3ya.example",
            "münchen.example",
            "żółw.example",
            "江村.example",
            "ニュース.example",
            "뉴스2024.example",
            "почта.рф",
            "ไทย.ไทย",
            "[2001:db8::1]",
        ] {
            assert_eq!(shown(host), host);
        }
        assert_eq!(shown("Example.ORG"), "example.org");
    }

    #[test]
    fn ambiguous_names_are_shown_in_ascii() {
        for host in [
            // Cyrillic letters among Latin letters, and in place of Latin letters.
            "pаypal.example",
            "аррӏе.example",
            "раураӏ.com",
            "ѕсоре.com",
            // Greek and Armenian letters.
            "gοοgle.example",
            "οκ.com",
            "օո.com",
            // Latin letters that look like other Latin letters.
            "ɡoogle.example",
            "paypaı.example",
            // A syllable that looks like a slash, and scripts that differ from the top-level domain's.
            "example.comノlogin.evil.example",
            "пример.com",
            "почта.рф.example",
        ] {
            let ascii = url::Url::parse(&format!("https://{host}/")).expect(host);
            assert_eq!(Some(shown(host).as_str()), ascii.host_str(), "{host}");
            assert!(shown(host).is_ascii(), "{host}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_ascii_form_matches_the_url_library(label in "[a-zа-яα-ω江村今昔ा-ी0-9]{1,20}") {
            let theirs = url::Url::parse(&format!("https://{label}.example/"));
            proptest::prop_assume!(theirs.is_ok() && !label.is_ascii() && !label.contains('ς'));
            let theirs = theirs.expect("valid");
            let ours = format!("xn--{}.example", punycode(&label));
            proptest::prop_assert_eq!(Some(ours.as_str()), theirs.host_str());
        }
    }
}
