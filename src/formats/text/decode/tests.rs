//! Texts in every encoding, and in pieces.

use proptest::prelude::*;

use super::text_of;
use crate::edition::notice::NoticeKind;

#[test]
fn files_in_other_encodings_are_read() {
    let text = "{\"a\": \"丝\"}";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for bytes in [&little, &big, &marked(&[0xFF, 0xFE], &little), &marked(&[0xFE, 0xFF], &big)] {
        let (read, repair) = text_of(bytes.clone(), None);
        assert_eq!(read, text);
        assert!(repair.is_some_and(|(kind, told)| kind == NoticeKind::Repaired
            && told.starts_with("expected UTF-8, found UTF-16")));
    }
    let (broken, repair) = text_of("丝\u{e9}".bytes().chain([0xFF]).collect(), None);
    assert_eq!(broken, "丝\u{e9}\u{FFFD}");
    assert_eq!(repair.map(|(kind, _)| kind), Some(NoticeKind::Dropped));
}

/// The encodings that old systems of several countries write, and spaces that XML allows (XML 1.0, section 2.8).
#[test]
fn files_in_the_encoding_that_they_name_are_read() {
    for (label, bytes, text) in [
        ("windows-1251", &b"\xCC\xE8\xF0"[..], "Мир"),
        ("koi8-r", b"\xED\xC9\xD2", "Мир"),
        ("Shift_JIS", b"\x93\xFA\x96\x7B", "日本"),
        ("EUC-JP", b"\xC6\xFC\xCB\xDC", "日本"),
        ("GBK", b"\xD6\xD0\xCE\xC4", "中文"),
        ("Big5", b"\xA4\xA4\xA4\xE5", "中文"),
        ("EUC-KR", b"\xC7\xD1", "한"),
        ("ISO-8859-2", b"\xB3\xF3d\xBC", "łódź"),
        ("ISO-8859-15", b"\xA4", "€"),
    ] {
        let told = format!("expected UTF-8, found {label}");
        let expected = Some((NoticeKind::Repaired, told));
        assert_eq!(text_of(bytes.to_vec(), Some(label)), (text.to_owned(), expected.clone()));
        let head = format!("<?xml version='1.0' encoding = '{label}' ?>");
        let file = [head.as_bytes(), bytes].concat();
        assert_eq!(text_of(file, None), (head + text, expected));
    }
    let (_, repair) = text_of(b"caf\xE9".to_vec(), Some("x-unknown"));
    assert_eq!(repair.map(|(kind, _)| kind), Some(NoticeKind::Dropped));
}

/// Spreadsheets of Europe save tables in Windows-1252.
#[test]
fn a_file_that_does_not_look_like_utf_8_is_windows_1252() {
    let told = "expected UTF-8, found Windows-1252, as it seems".to_owned();
    assert_eq!(
        text_of(b"Titel;Caf\xE9 \x80".to_vec(), None),
        ("Titel;Caf\u{e9} \u{20ac}".to_owned(), Some((NoticeKind::Repaired, told)))
    );
}

#[test]
fn latin_1_is_read_where_the_server_says_so_and_it_is_no_utf_8() {
    let latin = |bytes: &[u8]| text_of(bytes.to_vec(), Some("ISO-8859-1"));
    assert_eq!(latin(b"caf\xE9 \x80\x93").0, "caf\u{e9} \u{20ac}\u{201c}");
    assert_eq!(latin("caf\u{e9}".as_bytes()), ("caf\u{e9}".to_owned(), None));
    assert!(text_of(b"caf\xE9".to_vec(), Some("utf-8")).0.ends_with('\u{FFFD}'));
}

#[test]
fn characters_at_the_end_of_a_piece_stay_whole() {
    // Each byte of a character is at the end of a piece once, in each encoding.
    let text = "a\u{e9}\u{4e1d}\u{1d11e}".repeat(20_000);
    for start in 0..12 {
        let text = format!("{{{}{text}", " ".repeat(start));
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(text_of(little, None).0 == text, "UTF-16, {start}");
        let mut bytes = text.clone().into_bytes();
        assert!(text_of(bytes.clone(), None) == (text, None), "UTF-8, {start}");
        bytes.extend([b'x', 0xFF, 0xE4, 0xB8, b'y', 0xF0]);
        let lossy = String::from_utf8_lossy(&bytes).into_owned();
        assert!(text_of(bytes, None).0 == lossy, "nearly UTF-8, {start}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_decoded_as_utf_8_or_windows_1252(
        bytes in proptest::collection::vec(0x20_u8..=0xFF, 0..40),
    ) {
        let lossy = String::from_utf8_lossy(&bytes).into_owned();
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Ok(());
        }
        let is_plain = str::from_utf8(&bytes).is_ok() || !super::is_old_text(&bytes);
        let expected = if is_plain { lossy } else { encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned() };
        prop_assert_eq!(text_of(bytes, None).0, expected);
    }
}
