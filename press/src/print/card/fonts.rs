//! The fonts of the machine, and which of them has a letter.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Style};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use unicode_segmentation::UnicodeSegmentation;

/// The fonts for titles, best first, as the site has them for reading, and what Linux has in their place.
const SERIF: [&str; 12] = [
    "Iowan Old Style",
    "Palatino Linotype",
    "Palatino",
    "Noto Serif",
    "Songti SC",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Georgia",
    "Source Serif 4",
    "Liberation Serif",
    "Times New Roman",
    "DejaVu Serif",
];
/// The fonts for names, best first, as the site has them for its interface, and what Linux has in their place.
const SANS: [&str; 10] = [
    "Segoe UI",
    "Noto Sans",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Helvetica Neue",
    "Source Sans 3",
    "Liberation Sans",
    "Arial",
    "DejaVu Sans",
];
/// Fonts that have a box or nothing for every character.
const PLACEHOLDERS: [&str; 4] = ["LastResort", "Last Resort", "Adobe Blank", "AdobeBlank"];

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// The title, in heavy serifs.
    Title,
    /// The name of the section or of the site, without serifs.
    Label,
}

/// A part of a text in one font.
pub(super) struct Run<'t> {
    pub(super) text: &'t str,
    /// The index of the font. `None` where no font has the letters.
    pub(super) face: Option<usize>,
    /// The characters that no font has.
    pub(super) missing: Vec<char>,
}

/// The fonts of the machine.
pub(super) struct Fonts {
    database: Arc<Database>,
    titles: Vec<ID>,
    labels: Vec<ID>,
    /// The first font that has a character, so that each character is looked for once.
    known: Mutex<HashMap<(Kind, char), Option<usize>>>,
}

impl Fonts {
    /// Finds the fonts of the machine.
    pub(super) fn of_machine() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        Self::of(database)
    }

    /// The fonts of a database.
    pub(super) fn of(database: Database) -> Self {
        let titles = best_first(&database, &SERIF, "serif", 600);
        let labels = best_first(&database, &SANS, "sans", 400);
        Self { database: Arc::new(database), titles, labels, known: Mutex::default() }
    }

    /// The database, for the renderer.
    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// The fonts for a kind of text, best first.
    pub(super) fn faces(&self, kind: Kind) -> &[ID] {
        match kind {
            Kind::Title => &self.titles,
            Kind::Label => &self.labels,
        }
    }

    /// Divides a text into parts of one font each. Signs and spaces are in the font of the letters before them.
    pub(super) fn runs<'t>(&self, text: &'t str, kind: Kind) -> Vec<Run<'t>> {
        let mut runs: Vec<Run<'t>> = Vec::new();
        let mut start = 0;
        for (at, letter) in text.grapheme_indices(true) {
            let end = at + letter.len();
            let before = runs.last().and_then(|run| run.face);
            let is_sign = !letter.chars().any(char::is_alphanumeric);
            let stays = is_sign && before.is_some_and(|face| self.has_all(kind, face, letter));
            let face = if stays { before } else { self.first_with_all(kind, letter) };
            let missing = letter.chars().filter(|_| face.is_none());
            let missing = missing.filter(|one| self.first_with(kind, *one).is_none());
            let missing: Vec<char> = missing.collect();
            match runs.last_mut().filter(|run| run.face == face) {
                Some(run) => {
                    run.text = text.get(start..end).unwrap_or_default();
                    run.missing.extend(missing);
                }
                None => {
                    start = at;
                    runs.push(Run { text: letter, face, missing });
                }
            }
        }
        runs
    }

    /// The first font that has all characters of a letter (a grapheme cluster), or else its first character: marks that
    /// only other fonts have are lost less badly than a letter.
    fn first_with_all(&self, kind: Kind, letter: &str) -> Option<usize> {
        let first = self.first_with(kind, letter.chars().find(|one| is_shown(*one))?)?;
        let all = (first..self.faces(kind).len()).find(|face| self.has_all(kind, *face, letter));
        let each = letter.chars().all(|one| self.first_with(kind, one).is_some());
        all.or(each.then_some(first))
    }

    fn has_all(&self, kind: Kind, face: usize, letter: &str) -> bool {
        let id = self.faces(kind).get(face);
        let shown = letter.chars().filter(|one| is_shown(*one));
        id.is_some_and(|id| shown.into_iter().all(|one| has(&self.database, *id, one)))
    }

    /// The first font that has a character. The first font of all, for a character that shows nothing.
    fn first_with(&self, kind: Kind, character: char) -> Option<usize> {
        if !is_shown(character) {
            return Some(0);
        }
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(face) = known().get(&(kind, character)) {
            return *face;
        }
        let mut faces = self.faces(kind).iter();
        let found = faces.position(|id| has(&self.database, *id, character));
        known().insert((kind, character), found);
        found
    }
}

fn has(database: &Database, id: ID, character: char) -> bool {
    let found = database.with_face_data(id, |data, index| {
        let font = FontRef::from_index(data, index).ok()?;
        font.charmap().map(character).filter(|glyph| *glyph != GlyphId::NOTDEF)
    });
    found.flatten().is_some()
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
