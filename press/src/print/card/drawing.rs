//! Sets the texts of a card as SVG: a rule, the section, the title, and the site.
//!
//! Each part of a line in one font and one direction is an element with its own position. The renderer's own way to
//! change fonts inside a line, and to order a line that runs from right to left, knows fewer cases.

use resvg::usvg::{FontResolver, Node, Options, Tree};
use unicode_bidi::{BidiInfo, Level};

use super::fonts::{Fonts, Kind, Run};
use super::lines::{Paragraph, break_text};
use super::{CardError, HEIGHT, WIDTH};
use crate::print::head::colours::{CINNABAR, INK, PAPER, QUIET_INK};
use crate::print::head::markup::escape;

/// The margin on the left and the right, in pixels.
const MARGIN: f32 = 84.0;
/// The top of the rule, its width and its height.
const RULE: (f32, f32, f32) = (76.0, 96.0, 8.0);
/// The baseline of the section's name.
const SECTION: f32 = 142.0;
/// The baseline of the site's name.
const SITE: f32 = 566.0;
/// The space for the title, between its top and its bottom.
const TITLE: (f32, f32) = (176.0, 512.0);
/// The size of names.
const NAME_SIZE: f32 = 32.0;
/// The sizes of titles, each with the lines that a title of this size may have.
const TITLE_SIZES: [(f32, usize); 4] = [(84.0, 2), (70.0, 3), (58.0, 4), (48.0, 5)];
/// From one baseline to the next, in sizes of the letters. Letters of Chinese, Japanese and Korean fill their line.
const LINE: f32 = 1.22;
const FULL_LINE: f32 = 1.36;
/// The size at which texts are measured.
const MEASURE: f32 = 100.0;

/// A text to be drawn.
pub(super) struct Wish<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
}

impl Wish<'_> {
    /// Whether most letters are as wide as high: those of Chinese, Japanese and Korean.
    pub(super) fn has_full_letters(&self) -> bool {
        let is_full = |letter: &char| {
            matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}')
                || ('\u{20000}'..='\u{3ffff}').contains(letter)
        };
        self.text.chars().filter(is_full).count() * 2 > self.text.chars().count()
    }
}

/// A part of a line in one font and one direction.
struct Piece {
    text: String,
    face: usize,
}

/// A card in the making.
pub(super) struct Sheet<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) is_right_to_left: bool,
}

impl Sheet<'_> {
    /// The SVG of a card, from the section, the title and the site.
    ///
    /// # Errors
    /// The renderer refuses the SVG.
    pub(super) fn card(&self, wishes: &[Wish<'_>; 3]) -> Result<String, CardError> {
        let [section, title, site] = wishes;
        let (top, width, height) = RULE;
        let left = self.start_of(width);
        let mut svg = format!(
            "<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{PAPER}\"/>\
             <rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{CINNABAR}\"/>"
        );
        for (name, baseline, colour) in [(section, SECTION, CINNABAR), (site, SITE, QUIET_INK)] {
            let paragraph = self.paragraph(name, &[(NAME_SIZE, 1)]);
            svg.push_str(&self.lines(&paragraph, name, (baseline, 0.0), colour)?);
        }
        let paragraph = self.paragraph(title, &TITLE_SIZES);
        let step = paragraph.size * if title.has_full_letters() { FULL_LINE } else { LINE };
        let more = u16::try_from(paragraph.lines.len().saturating_sub(1)).unwrap_or_default();
        // The letters of a line reach from about 0.75 above its baseline to 0.25 below.
        let middle = f32::midpoint(TITLE.0, TITLE.1) + paragraph.size * 0.25;
        let first = middle - step * f32::from(more) / 2.0;
        svg.push_str(&self.lines(&paragraph, title, (first, step), INK)?);
        Ok(svg)
    }

    fn paragraph(&self, wish: &Wish<'_>, sizes: &[(f32, usize)]) -> Paragraph {
        let is_full = wish.has_full_letters();
        let width = |run: Run<'_>| run.face.map_or(0.0, |face| self.fonts.width(face, run.text));
        break_text(wish.text, sizes, room(), |text| {
            self.fonts.runs(text, wish.kind, is_full).into_iter().map(width).sum()
        })
    }

    /// The elements of lines. A line that turns out too wide, because its letters join in another way than its parts
    /// did, makes all lines smaller.
    fn lines(
        &self,
        paragraph: &Paragraph,
        wish: &Wish<'_>,
        (first, step): (f32, f32),
        colour: &str,
    ) -> Result<String, CardError> {
        let lines = paragraph.lines.iter().map(|line| self.pieces(line, wish));
        let lines: Vec<Vec<Piece>> = lines.collect();
        let widths = self.widths(&lines)?;
        let sums = widths.iter().map(|line| line.iter().sum::<f32>());
        let widest = sums.fold(0.0, f32::max);
        let size = if widest * paragraph.size > room() { room() / widest } else { paragraph.size };
        let mut svg = String::new();
        let mut baseline = first;
        for (pieces, widths) in lines.iter().zip(&widths) {
            let mut x = self.start_of(widths.iter().sum::<f32>() * size);
            for (piece, width) in pieces.iter().zip(widths) {
                svg.push_str(&piece.svg("", size, (x, baseline), colour));
                x += width * size;
            }
            baseline += step;
        }
        Ok(svg)
    }

    /// Where something of a width begins on the left.
    fn start_of(&self, width: f32) -> f32 {
        if self.is_right_to_left { MARGIN + room() - width } else { MARGIN }
    }

    /// The widths of the pieces of lines in em, as the renderer sets them.
    fn widths(&self, lines: &[Vec<Piece>]) -> Result<Vec<Vec<f32>>, CardError> {
        let name = |line: usize, piece: usize| format!("t{line}-{piece}");
        let mut svg = String::new();
        for (line, pieces) in lines.iter().enumerate() {
            for (index, piece) in pieces.iter().enumerate() {
                svg.push_str(&piece.svg(&name(line, index), MEASURE, (0.0, 0.0), INK));
            }
        }
        let tree = self.tree(&svg)?;
        let width = |line, (index, piece): (usize, &Piece)| {
            match tree.node_by_id(&name(line, index)) {
                Some(Node::Text(text)) => text.bounding_box().width() / MEASURE,
                // The renderer leaves out what shows nothing, such as a space.
                _ => self.fonts.width(piece.face, &piece.text),
            }
        };
        let of_line = |(line, pieces): (usize, &Vec<Piece>)| {
            pieces.iter().enumerate().map(|piece| width(line, piece)).collect()
        };
        Ok(lines.iter().enumerate().map(of_line).collect())
    }

    /// The pieces of a line from left to right.
    fn pieces(&self, line: &str, wish: &Wish<'_>) -> Vec<Piece> {
        let base = if self.is_right_to_left { Level::rtl() } else { Level::ltr() };
        let bidi = BidiInfo::new(line, Some(base));
        let Some(paragraph) = bidi.paragraphs.first() else { return Vec::new() };
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        let is_full = wish.has_full_letters();
        let mut pieces = Vec::new();
        for run in runs {
            let is_rtl = levels.get(run.start).is_some_and(Level::is_rtl);
            let text = line.get(run).unwrap_or_default();
            let of_run = self.fonts.runs(text, wish.kind, is_full);
            let of_run = of_run.iter().filter_map(|run| {
                let text = if is_rtl { overridden(run.text) } else { run.text.to_owned() };
                Some(Piece { text, face: run.face? })
            });
            let mut of_run: Vec<Piece> = of_run.collect();
            if is_rtl {
                of_run.reverse();
            }
            pieces.append(&mut of_run);
        }
        pieces
    }

    /// Reads the elements of a picture.
    ///
    /// # Errors
    /// The renderer refuses them.
    pub(super) fn tree(&self, elements: &str) -> Result<Tree, CardError> {
        let select_font = |font: &resvg::usvg::Font, _: &mut _| {
            let name = font.families().first()?.to_string();
            self.fonts.id(name.trim_matches(['"', '\'']).strip_prefix("face-")?.parse().ok()?)
        };
        let options = Options {
            fontdb: self.fonts.database(),
            font_resolver: FontResolver {
                select_font: Box::new(select_font),
                select_fallback: Box::new(|_, _, _| None),
            },
            ..Options::default()
        };
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">{elements}</svg>"
        );
        Tree::from_str(&svg, &options).map_err(|error| CardError::Drawing(error.to_string()))
    }
}

impl Piece {
    fn svg(&self, id: &str, size: f32, (x, y): (f32, f32), colour: &str) -> String {
        // A space at the end of an element is lost, a no-break space is not.
        let text = escape(&self.text.replace(' ', "\u{a0}"));
        format!(
            "<text id=\"{id}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-family=\"face-{face}\" fill=\"{colour}\">{text}</text>",
            face = self.face
        )
    }
}

/// A text that is drawn from right to left, whatever its letters are.
fn overridden(text: &str) -> String {
    format!("\u{202e}{text}\u{202c}")
}

/// The width for texts.
fn room() -> f32 {
    // The width is far below the whole numbers that an `f32` cannot hold.
    #[allow(clippy::cast_precision_loss)]
    let width = WIDTH as f32;
    width - 2.0 * MARGIN
}
