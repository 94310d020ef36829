//! Character references: `&eacute;`, `&#233;`, `&#xE9;`.
//!
//! The rules are HTML's (section 13.2.5.72 on), with 704 of the standard's 2,125 names. There are three
//! groups of names: the names of HTML 4; the names of HTML 5 for letters, punctuation, currency and
//! letter-like signs; and the names that begin with an old name that needs no semicolon. The other names are
//! mathematical signs. References with these names stay as they are written, because the names would weigh
//! 7 KB in the module. Names that few texts have are in `names`, which is loaded where a document has one.

pub(in crate::formats) mod names;

/// The kind of text that a reference is in. In an attribute's value, `&copy=1` is a part of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum TextKind {
    Content,
    Attribute,
}

/// At most this many bytes of a name are read. The longest name of the standard is shorter.
const MAX_NAME: usize = 32;

/// The text with its character references decoded.
pub(in crate::formats) fn decode(text: &str, kind: TextKind) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let (decoded, length) = self::reference(reference.as_bytes(), kind).unwrap_or(('&', 1));
        out.push(decoded);
        rest = reference.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The character of the reference at the start of a text, and the length of the reference in bytes.
fn reference(text: &[u8], kind: TextKind) -> Option<(char, usize)> {
    match text.get(1)? {
        b'#' => number(text),
        byte if byte.is_ascii_alphanumeric() => name(text, kind),
        _ => None,
    }
}

fn number(text: &[u8]) -> Option<(char, usize)> {
    let (start, base) = match text.get(2)? {
        b'x' | b'X' => (3, 16),
        _ => (2, 10),
    };
    let digits = text.get(start..)?.iter().map_while(|byte| char::from(*byte).to_digit(base));
    let (mut code, mut length) = (0_u32, start);
    for digit in digits {
        code = code.saturating_mul(base).saturating_add(digit);
        length += 1;
    }
    if length == start {
        return None;
    }
    Some((character(code), length + usize::from(text.get(length) == Some(&b';'))))
}

/// The character of a number. Numbers from 0x80 to 0x9F are read as Windows-1252. Zero, surrogates and
/// numbers beyond Unicode give U+FFFD.
fn character(code: u32) -> char {
    const WINDOWS: [u16; 32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
        0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
    ];
    let index = code.checked_sub(0x80).and_then(|index| usize::try_from(index).ok());
    let code = index.and_then(|index| WINDOWS.get(index)).map_or(code, |code| u32::from(*code));
    char::from_u32(code).filter(|character| *character != '\0').unwrap_or('\u{FFFD}')
}

fn name(text: &[u8], kind: TextKind) -> Option<(char, usize)> {
    let name = text.get(1..)?;
    let end = name.iter().take(MAX_NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let first = *name.first()?;
    if name.get(end) == Some(&b';') {
        // Another name, such as `notin`, may begin with one that needs no semicolon. An unknown name stays as it is
        // written, because it may be one that only the standard's list has; browsers would read `&nota;` as `¬a;`.
        let whole = find(without_semicolon(first), name.get(1..end)?);
        return Some((whole.or_else(|| find(COMMON, name.get(..end)?))?, end + 2));
    }
    // Some old names need no semicolon. The longest of these names that fits counts.
    (2..=end.min(6)).rev().find_map(|length| {
        let found = find(without_semicolon(first), name.get(1..length)?)?;
        let goes_on =
            name.get(length).is_some_and(|next| *next == b'=' || next.is_ascii_alphanumeric());
        (kind == TextKind::Content || !goes_on).then_some((found, length + 1))
    })
}

/// Finds a name in a list; the first letter of `name` is left out. Each name in the list is followed by its
/// character, which is never an ASCII letter or digit.
fn find(list: &str, name: &[u8]) -> Option<char> {
    let mut rest = list;
    loop {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
        let (entry, after) = rest.split_at(end);
        let mut characters = after.chars();
        let character = characters.next();
        if entry.as_bytes() == name {
            return character;
        }
        rest = characters.as_str();
    }
}

/// The names that need no semicolon, by first letter. Each name is without that letter, and is followed by its
/// character.
fn without_semicolon(first: u8) -> &'static str {
    match first {
        b'A' => "EligÆMP&acuteÁcircÂgraveÀringÅtildeÃumlÄ",
        b'C' => "OPY©cedilÇ",
        b'E' => "THÐacuteÉcircÊgraveÈumlË",
        b'G' => "T>",
        b'I' => "acuteÍcircÎgraveÌumlÏ",
        b'L' => "T<",
        b'N' => "tildeÑ",
        b'O' => "acuteÓcircÔgraveÒslashØtildeÕumlÖ",
        b'Q' => "UOT\"",
        b'R' => "EG®",
        b'T' => "HORNÞ",
        b'U' => "acuteÚcircÛgraveÙumlÜ",
        b'Y' => "acuteÝ",
        b'a' => "acuteácircâcute´eligægraveàmp&ringåtildeãumlä",
        b'b' => "rvbar¦",
        b'c' => "cedilçedil¸ent¢opy©urren¤",
        b'd' => "eg°ivide÷",
        b'e' => "acuteécircêgraveèthðumlë",
        b'f' => "rac12½rac14¼rac34¾",
        b'g' => "t>",
        b'i' => "acuteícircîexcl¡graveìquest¿umlï",
        b'l' => "aquo«t<",
        b'm' => "acr¯icroµiddot·",
        b'n' => "bsp\u{a0}ot¬tildeñ",
        b'o' => "acuteócircôgraveòrdfªrdmºslashøtildeõumlö",
        b'p' => "ara¶lusmn±ound£",
        b'q' => "uot\"",
        b'r' => "aquo»eg®",
        b's' => "ect§hy\u{ad}up1¹up2²up3³zligß",
        b't' => "hornþimes×",
        b'u' => "acuteúcircûgraveùml¨umlü",
        b'y' => "acuteýen¥umlÿ",
        _ => "",
    }
}

/// The names that need a semicolon and that many texts have, each followed by its character.
const COMMON: &str = "apos'hellip…ndash–mdash—lsquo‘rsquo’ldquo“rdquo”sbquo‚bdquo„lsaquo‹rsaquo›bull•euro€trade™\
    rarr→larr←ensp\u{2002}emsp\u{2003}thinsp\u{2009}zwj\u{200d}zwnj\u{200c}lrm\u{200e}rlm\u{200f}";

/// Whether a document has a name that is not decoded here. [`names::decoded`] writes such references as numbers.
pub(in crate::formats) fn has_rare_names(text: &str) -> bool {
    references(text).any(|(_, name)| !is_known(name))
}

/// The named references of a document with their semicolons: the positions of the names in bytes, and the names. JSON may
/// write the `&` as `\u0026`.
fn references(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ands = text.match_indices('&').map(|(at, and)| at + and.len());
    let escapes = text.match_indices("\\u0026").map(|(at, and)| at + and.len());
    ands.chain(escapes).filter_map(|at| {
        let rest = text.get(at..)?;
        let name = rest.bytes().take(MAX_NAME).take_while(u8::is_ascii_alphanumeric).count();
        let is_name = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        let ends = rest.get(name..)?.starts_with(';');
        rest.get(..name).filter(|_| is_name && ends).map(|name| (at, name))
    })
}

fn is_known(name: &str) -> bool {
    let (first, rest) = name.as_bytes().split_first().unwrap_or((&0, &[]));
    find(without_semicolon(*first), rest).or_else(|| find(COMMON, name.as_bytes())).is_some()
}

#[cfg(test)]
mod tests;
