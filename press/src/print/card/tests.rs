//! Cards, decoded again and looked at pixel by pixel. A machine without fonts draws none.

mod breaking;

use resvg::usvg::fontdb::Database;

use super::fonts::Fonts;
use super::{CardError, CardMaker, HEIGHT, WIDTH, key};

const PAPER: [u8; 3] = [0xff, 0xfd, 0xf9];
const CINNABAR: [u8; 3] = [0x9c, 0x2f, 0x1c];
/// At most this many bytes has a card.
const MAX_BYTES: usize = 60_000;
/// At least this many pixels at each side are empty. Letters such as `j` reach a little into the margin.
const FREE: u32 = 70;

/// A card as its pixels.
struct Picture {
    pixels: Vec<[u8; 3]>,
    width: u32,
    height: u32,
}

impl Picture {
    fn read(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a PNG");
        let mut data = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut data).expect("a picture");
        assert_eq!(info.color_type, png::ColorType::Rgb, "a card has no transparent parts");
        let pixels = data.as_chunks().0.to_vec();
        Self { pixels, width: info.width, height: info.height }
    }

    /// The leftmost, rightmost, topmost and lowest pixel that is not paper, between two heights.
    fn bounds(&self, from: u32, to: u32) -> Option<(u32, u32, u32, u32)> {
        let mut bounds: Option<(u32, u32, u32, u32)> = None;
        for y in from..to {
            for x in 0..self.width {
                if self.at(x, y) != PAPER {
                    let (left, right, top, bottom) = bounds.unwrap_or((x, x, y, y));
                    bounds = Some((left.min(x), right.max(x), top.min(y), bottom.max(y)));
                }
            }
        }
        bounds
    }

    fn at(&self, x: u32, y: u32) -> [u8; 3] {
        self.pixels[(y * self.width + x) as usize]
    }
}

/// A maker, if the machine has fonts.
fn maker() -> Option<CardMaker> {
    let maker = CardMaker::new();
    let has_fonts = !maker.fonts.database().is_empty();
    if !has_fonts {
        eprintln!("no card was drawn, because this machine has no fonts");
    }
    has_fonts.then_some(maker)
}

/// A card, if the machine has fonts for its script.
fn drawn(maker: &CardMaker, title: &str, is_right_to_left: bool) -> Option<Picture> {
    let is_latin = title.chars().all(|letter| u32::from(letter) < 0x250);
    let section = is_latin.then_some("Works & days");
    match maker.card(title, "Harbour <Society>", section, is_right_to_left) {
        Ok(bytes) => {
            assert!(bytes.len() < MAX_BYTES, "{} bytes: {title}", bytes.len());
            Some(Picture::read(&bytes))
        }
        Err(CardError::NoGlyph { .. }) if !is_latin => None,
        Err(error) => panic!("{error}: {title}"),
    }
}

#[test]
fn no_title_leaves_its_card() {
    let Some(maker) = maker() else { return };
    let (words, letters) = ("lighthouse ".repeat(40), "abcdefghij".repeat(60));
    let (chinese, arabic) = ("丝路之绸，起源传播".repeat(20), "افتتاح المنارة القديمة ".repeat(10));
    for title in [
        "Fog",
        "W",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft gegründet",
        "Über die Wiederherstellung der Leuchttürme an der nördlichen Küste & was in den kommenden Jahren noch zu tun ist",
        "</text><script>alert(1)</script> ]]> \" ' & <b>",
        &words,
        &letters,
        &"W".repeat(500),
        "中国丝绸博物馆举办“丝路之绸”国际学术研讨会",
        &chinese,
        "افتتاح المنارة القديمة بعد 40 عامًا (2024) من الصمت، بحضور Gazette والجمهور.",
        &arabic,
        &"م".repeat(300),
        "המגדלור נפתח שוב (2024) — Gazette!",
    ] {
        let is_right_to_left = title.contains(['ا', 'م', 'ה']);
        let Some(picture) = drawn(&maker, title, is_right_to_left) else { continue };
        assert_eq!((picture.width, picture.height), (WIDTH, HEIGHT));
        let (left, right, top, bottom) = picture.bounds(0, HEIGHT).expect("something");
        let is_inside = left >= FREE && right < WIDTH - FREE && top >= FREE;
        assert!(is_inside && bottom < HEIGHT - FREE / 2, "{title}: {left} {right} {top} {bottom}");
        let (.., top, bottom) = picture.bounds(160, 530).expect("a title");
        assert!(top > 165 && bottom < 525, "the title touches the names: {title}: {top} {bottom}");
    }
}

#[test]
fn a_card_that_runs_from_right_to_left_begins_on_the_right() {
    let Some(maker) = maker() else { return };
    for (is_right_to_left, x) in [(false, 90), (true, WIDTH - 90)] {
        let picture = drawn(&maker, "Fog", is_right_to_left).expect("Latin letters");
        assert_eq!(picture.at(x, 80), CINNABAR);
        let (left, right, ..) = picture.bounds(160, 530).expect("a title");
        assert_eq!(left > WIDTH / 2, is_right_to_left);
        assert_eq!(right > WIDTH / 2, is_right_to_left);
    }
}

#[test]
fn the_same_texts_give_the_same_bytes_in_every_thread() {
    let Some(maker) = maker() else { return };
    let draw = || maker.card("Lamps, again", "Harbour", Some("Works"), false).expect("a card");
    let first = draw();
    std::thread::scope(|scope| {
        for thread in [scope.spawn(draw), scope.spawn(draw)] {
            assert_eq!(thread.join().expect("a card"), first);
        }
    });
    let other = CardMaker::new().card("Lamps, again", "Harbour", Some("Works"), false);
    assert_eq!(other.expect("a card"), first, "another maker draws another card");
}

#[test]
fn letters_that_no_font_has_are_named() {
    let none = CardMaker { fonts: Fonts::of(Database::new()) };
    let error = none.card("Fog, again", "Fog", None, false).expect_err("there is no font");
    let CardError::NoGlyph { count, first } = error else { panic!("{error}") };
    // `F`, `o`, `g`, `,`, a space, `a`, `i`, `n`.
    assert_eq!((count, first), (8, 'F'));
    let Some(maker) = maker() else { return };
    // The last two are no characters of any script.
    let error = maker.card("Fog \u{10fff0}\u{10fff1}\u{10fff0}", "Fog", None, false);
    let error = error.expect_err("no font has these");
    assert_eq!(error, CardError::NoGlyph { count: 2, first: '\u{10fff0}' });
    assert!(error.to_string().contains("U+10FFF0"), "{error}");
}

#[test]
fn joiners_and_signs_of_direction_need_no_font() {
    let Some(maker) = maker() else { return };
    assert!(drawn(&maker, "Fog", false).is_some());
    let with = maker.card("F\u{200d}o\u{ad}g\u{200e}\u{fe0f}\u{7}\n", "Fog", None, false);
    assert!(with.is_ok(), "{with:?}");
}

#[test]
fn a_card_needs_a_title() {
    let none = CardMaker { fonts: Fonts::of(Database::new()) };
    assert_eq!(none.card(" \n\u{1}", "Fog", None, false), Err(CardError::NoTitle));
}

#[test]
fn keys_change_with_every_text_and_with_the_program() {
    let keys = [
        key(b"one", "a", "b", None, false),
        key(b"one", "a", "b", None, true),
        key(b"one", "a", "b", Some("c"), false),
        key(b"one", "ab", "", None, false),
        key(b"one", "", "ab", None, false),
        key(b"one", "a", "bc", None, false),
        key(b"two", "a", "b", None, false),
    ];
    let distinct: std::collections::BTreeSet<&String> = keys.iter().collect();
    assert_eq!(distinct.len(), keys.len(), "{keys:?}");
    assert_eq!(keys[0], key(b"one", "a", "b", Some(""), false));
    // Cards of an earlier run have these names.
    let name = "e5f712b75994f5813513accad0f89435ca32160ffb63175071086329d7792300";
    assert_eq!(keys[0], name);
}
