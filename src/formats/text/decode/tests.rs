//! Texts in every encoding, and in pieces.

use proptest::prelude::*;

use super::text_of;

#[test]
fn files_in_other_encodings_are_read() {
    let text = "{\"a\": \"丝\"}";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for bytes in [&little, &big, &marked(&[0xFF, 0xFE], &little), &marked(&[0xFE, 0xFF], &big)] {
        assert_eq!(
            text_of(bytes.clone(), None),
            (text.to_owned(), Some("expected UTF-8, found UTF-16"))
        );
    }
    let (broken, repair) = text_of(b"{\"a\": \"\xFF\"}".to_vec(), None);
    assert_eq!(broken, "{\"a\": \"\u{FFFD}\"}");
    assert!(repair.is_some());
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
    fn any_bytes_are_decoded_as_the_standard_library_decodes_them_lossily(
        bytes in proptest::collection::vec(0x20_u8..=0xFF, 0..40),
    ) {
        let lossy = String::from_utf8_lossy(&bytes).into_owned();
        let expected = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Ok(());
        } else {
            lossy
        };
        prop_assert_eq!(text_of(bytes, None).0, expected);
    }
}
