//! Lines, with letters that are all half as wide as high.

use crate::print::card::lines::{Paragraph, break_text};

const SIZES: [(f32, usize); 3] = [(40.0, 1), (30.0, 2), (20.0, 3)];
const WIDTH: f32 = 200.0;

fn broken(text: &str) -> Paragraph {
    let measure = |text: &str| f32::from(u16::try_from(text.chars().count()).expect("short")) / 2.0;
    let paragraph = break_text(text, &SIZES, WIDTH, measure);
    for line in &paragraph.lines {
        assert!(measure(line) * paragraph.size <= WIDTH, "too wide: {line}");
        assert_eq!(line.trim(), line, "spaces at an end");
    }
    paragraph
}

fn lines(text: &str) -> (f32, Vec<String>) {
    let paragraph = broken(text);
    (paragraph.size, paragraph.lines)
}

#[test]
fn the_largest_size_that_fits_is_taken() {
    assert_eq!(lines("one two"), (40.0, vec!["one two".to_owned()]));
    assert_eq!(lines("one two threes"), (30.0, vec!["one two".to_owned(), "threes".to_owned()]));
    let size = |text: &str| f64::from(lines(text).0);
    assert!((size("thirteenlong one") - 30.0).abs() < f64::EPSILON);
    assert!((size("fifteenlettersx") - 20.0).abs() < f64::EPSILON);
}

#[test]
fn lines_are_about_equally_long() {
    assert_eq!(lines("aaa bbb ccc ddd").1, ["aaa bbb", "ccc ddd"]);
}

#[test]
fn a_text_that_is_too_long_ends_with_an_ellipsis() {
    let text = "word, ".repeat(40);
    let (size, lines) = lines(&text);
    assert_eq!((size, lines.len()), (20.0, 3));
    assert_eq!(lines[2], "word, word, word…");
    let together = lines[..2].join(" ");
    assert!(text.starts_with(&together), "{together}");
}

#[test]
fn words_longer_than_a_line_are_divided_between_letters() {
    let (_, lines) = lines(&"abcde".repeat(9));
    assert_eq!(lines, ["abcdeabcdeabcdeabcde", "abcdeabcdeabcdeabcde", "abcde"]);
    let marks = "e\u{301}".repeat(40);
    for line in broken(&marks).lines {
        assert!(line.starts_with('e'), "a mark was divided from its letter: {line}");
    }
}

#[test]
fn chinese_signs_do_not_begin_a_line() {
    let text = "丝路之绸，起源传播与交流。".repeat(4);
    for line in broken(&text).lines {
        assert!(!line.starts_with(['，', '。']), "{line}");
    }
}

#[test]
fn an_empty_text_has_no_lines() {
    assert_eq!(lines(""), (40.0, Vec::new()));
}
