//! The fonts of the machine, and which of them has a letter.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source, Style};
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use unicode_segmentation::UnicodeSegmentation;

/// The fonts for titles, best first, as the site has them for reading, and what Linux has in their place.
const SERIF: [&str; 13] = [
    "Iowan Old Style",
    "Palatino Linotype",
    "Palatino",
    "Noto Serif",
    "Songti SC",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Noto Serif CJK JP",
    "Georgia",
    "Source Serif 4",
    "Liberation Serif",
    "Times New Roman",
    "DejaVu Serif",
];
/// The fonts for names, best first, as the site has them for its interface, and what Linux has in their place.
const SANS: [&str; 11] = [
    "Segoe UI",
    "Noto Sans",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Noto Sans CJK JP",
    "Helvetica Neue",
    "Source Sans 3",
    "Liberation Sans",
    "Arial",
    "DejaVu Sans",
];
/// Fonts that have a box or nothing for every character.
const PLACEHOLDERS: [&str; 4] = ["LastResort", "Last Resort", "Adobe Blank", "AdobeBlank"];
/// A sign that is at least this wide, in em, is as wide as a letter of Chinese.
const FULL_WIDTH: f32 = 0.9;

/// The file of a font that most texts are drawn with is kept in memory, up to this many bytes. The files for Chinese
/// have about 25 MB.
const MAX_KEPT_BYTES: u64 = 64_000_000;

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The title, in heavy serifs.
    Title,
    /// The name of the section or of the site, without serifs.
    Name,
}

/// A part of a text in one font.
pub(super) struct Run<'t> {
    pub(super) text: &'t str,
    /// The number of the font. `None` where no font has the letters.
    pub(super) face: Option<usize>,
    /// The characters that no font has.
    pub(super) missing: Vec<char>,
}

/// The fonts for a kind of text, as their numbers, best first.
struct Choice {
    /// For texts whose letters are all as wide as high.
    full: Vec<usize>,
    /// For other texts. Fonts for Chinese come last: they have quotation marks and apostrophes as wide as a letter.
    narrow: Vec<usize>,
}

/// The fonts of the machine.
pub(super) struct Fonts {
    database: Arc<Database>,
    ids: Vec<ID>,
    titles: Choice,
    names: Choice,
    /// Whether a font has a character, so that each is looked for once.
    known: Mutex<HashMap<(usize, char), bool>>,
}

impl Fonts {
    /// Finds the fonts of the machine.
    pub(super) fn of_machine() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        Self::of(database)
    }

    /// The fonts of a database.
    pub(super) fn of(mut database: Database) -> Self {
        let mut ids: Vec<ID> = database.faces().map(|face| face.id).collect();
        let choice = |stack: &[&str], word, weight| {
            let best = best_first(&database, stack, word, weight);
            let number = |id: &ID| ids.iter().position(|other| other == id);
            let full: Vec<usize> = best.iter().filter_map(number).collect();
            let (mut narrow, wide): (Vec<usize>, Vec<usize>) = full.iter().partition(|face| {
                ids.get(**face).is_none_or(|id| width(&database, *id, "’") < FULL_WIDTH)
            });
            narrow.extend(wide);
            Choice { full, narrow }
        };
        let titles = choice(&SERIF, "serif", 600);
        let names = choice(&SANS, "sans", 400);
        for choice in [&titles.narrow, &titles.full, &names.narrow, &names.full] {
            if let Some(id) = choice.first().and_then(|face| ids.get_mut(*face)) {
                *id = keep(&mut database, *id).unwrap_or(*id);
            }
        }
        Self { database: Arc::new(database), ids, titles, names, known: Mutex::default() }
    }

    /// The database, for the renderer.
    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// The renderer's name for a font.
    pub(super) fn id(&self, face: usize) -> Option<ID> {
        self.ids.get(face).copied()
    }

    /// The width of a text in em, without regard to letters that join or move together.
    pub(super) fn width(&self, face: usize, text: &str) -> f32 {
        self.id(face).map_or(0.0, |id| width(&self.database, id, text))
    }

    /// Divides a text into parts of one font each. Signs and spaces are in the font of the letters before them, or else
    /// of those after them.
    pub(super) fn runs<'t>(&self, text: &'t str, kind: Kind, is_full: bool) -> Vec<Run<'t>> {
        let choice = if kind == Kind::Title { &self.titles } else { &self.names };
        let faces = if is_full { &choice.full } else { &choice.narrow };
        let is_word = |letter: &&str| letter.chars().any(char::is_alphanumeric);
        let first = text.graphemes(true).find(is_word);
        let mut before = first.and_then(|letter| self.first_with_all(faces, letter));
        let (mut runs, mut start) = (Vec::<Run<'t>>::new(), 0);
        for (at, letter) in text.grapheme_indices(true) {
            let of_neighbour =
                before.filter(|face| !is_word(&letter) && self.has_all(*face, letter));
            let face = of_neighbour.or_else(|| self.first_with_all(faces, letter));
            before = face.or(before);
            let missing =
                letter.chars().filter(|one| face.is_none() && !self.is_anywhere(faces, *one));
            match runs.last_mut().filter(|run| run.face == face) {
                Some(run) => {
                    run.text = text.get(start..at + letter.len()).unwrap_or_default();
                    run.missing.extend(missing);
                }
                None => {
                    start = at;
                    runs.push(Run { text: letter, face, missing: missing.collect() });
                }
            }
        }
        runs
    }

    /// The first font that has all characters of a letter (a grapheme cluster), or else the first one that has the
    /// first of them, if the others are in other fonts: a mark that is drawn apart is better than no letter.
    fn first_with_all(&self, faces: &[usize], letter: &str) -> Option<usize> {
        let first = letter.chars().next()?;
        let all = faces.iter().find(|face| self.has_all(**face, letter));
        let apart = || {
            let is_somewhere = letter.chars().all(|one| self.is_anywhere(faces, one));
            faces.iter().find(|face| is_somewhere && self.has(**face, first))
        };
        all.or_else(apart).copied()
    }

    fn is_anywhere(&self, faces: &[usize], character: char) -> bool {
        faces.iter().any(|face| self.has(*face, character))
    }

    fn has_all(&self, face: usize, letter: &str) -> bool {
        letter.chars().all(|character| self.has(face, character))
    }

    /// Whether a font has a character, or the character needs none.
    fn has(&self, face: usize, character: char) -> bool {
        if !is_shown(character) {
            return true;
        }
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known().get(&(face, character)).copied();
        let found = before.or_else(|| Some(has(&self.database, self.id(face)?, character)));
        known().insert((face, character), found.unwrap_or_default());
        found.unwrap_or_default()
    }
}

/// Reads the file of a face into memory, and gives the face's new name. Otherwise the renderer opens the file anew for
/// every letter. `None` if that is not possible, or is done already.
fn keep(database: &mut Database, id: ID) -> Option<ID> {
    let face = database.face(id)?.clone();
    let Source::File(path) = &face.source else { return None };
    let is_small = fs::metadata(path).is_ok_and(|about| about.len() <= MAX_KEPT_BYTES);
    let bytes = is_small.then(|| fs::read(path).ok()).flatten()?;
    database.remove_face(id);
    Some(database.push_face_info(FaceInfo { source: Source::Binary(Arc::new(bytes)), ..face }))
}

fn has(database: &Database, id: ID, character: char) -> bool {
    let found = database.with_face_data(id, |data, index| {
        let font = FontRef::from_index(data, index).ok()?;
        font.charmap().map(character).filter(|glyph| *glyph != GlyphId::NOTDEF)
    });
    found.flatten().is_some()
}

fn width(database: &Database, id: ID, text: &str) -> f32 {
    let sum = database.with_face_data(id, |data, index| {
        let font = FontRef::from_index(data, index).ok()?;
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let shown = text.chars().filter(|character| is_shown(*character));
        let glyphs = shown.filter_map(|character| font.charmap().map(character));
        Some(glyphs.filter_map(|glyph| metrics.advance_width(glyph)).sum())
    });
    sum.flatten().unwrap_or_default()
}

/// Whether a character needs a glyph: not a joiner, a selector of variants, or a sign of direction.
fn is_shown(character: char) -> bool {
    !matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// One face of each family, the best family first. The order does not depend on the order in which fonts were found.
fn best_first(database: &Database, stack: &[&str], word: &str, weight: u16) -> Vec<ID> {
    let mut families: BTreeMap<&str, Vec<&FaceInfo>> = BTreeMap::new();
    for face in database.faces() {
        let family = face.families.first().map(|(name, _)| name.as_str()).unwrap_or_default();
        if !PLACEHOLDERS.iter().any(|name| family.contains(name)) {
            families.entry(family).or_default().push(face);
        }
    }
    let rank = |name: &str, face: &FaceInfo| {
        let place = stack.iter().position(|known| *known == name).unwrap_or(stack.len());
        let is_of_kind = name.to_ascii_lowercase().contains(word);
        (place, face.monospaced, !is_of_kind, name.to_owned())
    };
    let best = families.into_iter().filter_map(|(name, faces)| {
        let face = faces.into_iter().min_by_key(|face| distance(face, weight))?;
        Some((rank(name, face), face.id))
    });
    let mut best: Vec<_> = best.collect();
    best.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    best.into_iter().map(|(_, id)| id).collect()
}

/// How far a face is from an upright one of a weight. Heavier ones are nearer to a heavy weight than lighter ones.
fn distance(face: &FaceInfo, weight: u16) -> (bool, u16, bool, u16, Reverse<u32>, String) {
    let width = face.stretch.to_number().abs_diff(5);
    let (own, is_heavy) = (face.weight.0, weight > 500);
    let is_on_other_side = if is_heavy { own < weight } else { own > weight };
    let name = face.post_script_name.clone();
    let is_slanted = face.style != Style::Normal;
    (is_slanted, width, is_on_other_side, own.abs_diff(weight), Reverse(face.index), name)
}
