//! Breaks a text into lines that fit a width.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

/// The end of a text that was cut off.
const ELLIPSIS: &str = "…";
/// The narrowest lines that are tried to make all lines about equally long, as a part of the width.
const NARROWEST: f32 = 0.55;

/// A text as lines of one size.
#[derive(Debug, PartialEq)]
pub(super) struct Paragraph {
    /// The size of the letters in pixels.
    pub(super) size: f32,
    /// The lines in their order.
    pub(super) lines: Vec<String>,
}

/// A part of a text that stays on one line, with its width in sizes of its letters (em).
#[derive(Debug, Clone)]
struct Unit<'t> {
    text: &'t str,
    width: f32,
}

/// Breaks a text into lines of at most `width` pixels.
///
/// `sizes` are the sizes of letters that are tried, each with the lines that it may take, largest first. If none fits,
/// the text has the last size and ends with an ellipsis. `measure` gives the width of a text in em.
pub(super) fn break_text(
    text: &str,
    sizes: &[(f32, usize)],
    width: f32,
    measure: impl Fn(&str) -> f32,
) -> Paragraph {
    let units: Vec<Unit<'_>> =
        parts(text).into_iter().map(|text| Unit { text, width: measure(text) }).collect();
    for (size, max_lines) in sizes {
        let fits = |lines: &Vec<String>| lines.len() <= *max_lines;
        if let Some(lines) = lines_of(&units, width / size).filter(fits) {
            return Paragraph { size: *size, lines: balanced(&units, width / size, lines) };
        }
    }
    let (size, max_lines) = sizes.last().copied().unwrap_or((1.0, 1));
    let narrow = divided(&units, width / size, &measure);
    let lines = lines_of(&narrow, width / size).filter(|lines| lines.len() <= max_lines);
    let cut = || cut_off(&narrow, width / size, max_lines, measure(ELLIPSIS));
    Paragraph { size, lines: lines.unwrap_or_else(cut) }
}

/// The parts of a text between which a line may end (Unicode Standard Annex 14).
fn parts(text: &str) -> Vec<&str> {
    let mut start = 0;
    let part = |(end, _)| {
        let part = text.get(start..end);
        start = end;
        part
    };
    linebreaks(text).filter_map(part).filter(|part| !part.is_empty()).collect()
}

/// The units, with those that are wider than a line divided into letters.
fn divided<'t>(units: &[Unit<'t>], width: f32, measure: impl Fn(&str) -> f32) -> Vec<Unit<'t>> {
    let mut narrow = Vec::new();
    for unit in units {
        if unit.width <= width {
            narrow.push(unit.clone());
        } else {
            let letters = unit.text.graphemes(true);
            narrow.extend(letters.map(|text| Unit { text, width: measure(text) }));
        }
    }
    narrow
}

/// The lines of units. `None` if a unit is wider than a line.
fn lines_of(units: &[Unit<'_>], width: f32) -> Option<Vec<String>> {
    let (mut lines, mut left) = (Vec::<String>::new(), 0.0);
    for unit in units {
        if unit.width > width {
            return None;
        }
        match lines.last_mut() {
            Some(line) if unit.width <= left => {
                line.push_str(unit.text);
                left -= unit.width;
            }
            _ => {
                lines.push(unit.text.to_owned());
                left = width - unit.width;
            }
        }
    }
    Some(lines.iter().map(|line| line.trim_end().to_owned()).collect())
}

/// As many lines, about equally long.
fn balanced(units: &[Unit<'_>], width: f32, lines: Vec<String>) -> Vec<String> {
    let mut best = lines;
    for step in 1..=20_u8 {
        let part = 1.0 - (1.0 - NARROWEST) * f32::from(step) / 20.0;
        match lines_of(units, width * part) {
            Some(narrower) if narrower.len() == best.len() => best = narrower,
            _ => break,
        }
    }
    best
}

/// The first lines, the last of which ends with an ellipsis.
fn cut_off(units: &[Unit<'_>], width: f32, max_lines: usize, ellipsis: f32) -> Vec<String> {
    let (mut lines, mut line, mut left) = (Vec::new(), String::new(), width);
    for unit in units {
        let is_last = |lines: &Vec<String>| lines.len() + 1 >= max_lines;
        if unit.width > left && !is_last(&lines) {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            left = width;
        }
        if is_last(&lines) && unit.width > left - ellipsis {
            break;
        }
        line.push_str(unit.text);
        left -= unit.width;
    }
    let is_trailing = |last: char| last.is_whitespace() || ",.;:–—-，。；：、".contains(last);
    lines.push(format!("{}{ELLIPSIS}", line.trim_end_matches(is_trailing)));
    lines
}
