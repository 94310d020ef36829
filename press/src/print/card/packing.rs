//! Packs a picture as PNG. A card has few colours, so that it becomes small with a palette.

use std::collections::HashMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::Pixmap;

use super::CardError;
use crate::print::head::colours::{CINNABAR, INK, PAPER, QUIET_INK};

/// The steps between paper and each colour of letters. The eye sees no difference to all 256.
const STEPS: u8 = 64;
/// A colour may be this far from a colour of the palette in each channel. A picture with others, as coloured letters
/// (emoji) have them, gets no palette.
const MAX_DISTANCE: u8 = 6;

type Colour = [u8; 3];

/// Packs a picture without transparent parts.
///
/// # Errors
/// The packer fails.
pub(super) fn pack(picture: &Pixmap) -> Result<Vec<u8>, CardError> {
    let pixels: Vec<Colour> =
        picture.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let palette = palette();
    let mut packed = Vec::new();
    let mut encoder = Encoder::new(&mut packed, picture.width(), picture.height());
    encoder.set_depth(BitDepth::Eight);
    // `High` would take seven times as long and save a fifth of the bytes.
    encoder.set_compression(Compression::Balanced);
    let data = match indices(&pixels, &palette) {
        Some(indices) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(palette.concat());
            encoder.set_filter(Filter::NoFilter);
            indices
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            encoder.set_filter(Filter::Adaptive);
            pixels.concat()
        }
    };
    let failed = |error: png::EncodingError| CardError::Drawing(error.to_string());
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&data).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(packed)
}

/// The colours between paper and each colour of letters.
fn palette() -> Vec<Colour> {
    let paper = colour(PAPER);
    let mut palette = vec![paper];
    for ink in [INK, QUIET_INK, CINNABAR].map(colour) {
        palette.extend((1..=STEPS).map(|step| mixed(paper, ink, step)));
    }
    palette
}

/// `step` steps of [`STEPS`] from one colour to another.
fn mixed(from: Colour, to: Colour, step: u8) -> Colour {
    let channel = |(from, to): (u8, u8)| {
        let (step, steps) = (u32::from(step), u32::from(STEPS));
        let sum = u32::from(from) * (steps - step) + u32::from(to) * step;
        u8::try_from((sum + steps / 2) / steps).unwrap_or(u8::MAX)
    };
    let [red, green, blue] = [0, 1, 2].map(|index| {
        let of = |colour: Colour| colour.get(index).copied().unwrap_or_default();
        channel((of(from), of(to)))
    });
    [red, green, blue]
}

/// The channels of a colour such as `#9c2f1c`.
fn colour(text: &str) -> Colour {
    let number = u32::from_str_radix(text.trim_start_matches('#'), 16).unwrap_or_default();
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue]
}

/// The nearest colour of the palette for each pixel. `None` if the palette has none for some pixel.
fn indices(pixels: &[Colour], palette: &[Colour]) -> Option<Vec<u8>> {
    let mut known: HashMap<Colour, u8> = HashMap::new();
    let mut indices = Vec::with_capacity(pixels.len());
    // Most pixels are as those before them, and are not looked up.
    for run in pixels.chunk_by(|one, other| one == other) {
        let Some(pixel) = run.first() else { continue };
        let index = match known.get(pixel) {
            Some(index) => *index,
            None => {
                let index = nearest(*pixel, palette)?;
                known.insert(*pixel, index);
                index
            }
        };
        indices.resize(indices.len() + run.len(), index);
    }
    Some(indices)
}

fn nearest(pixel: Colour, palette: &[Colour]) -> Option<u8> {
    let distance = |colour: &Colour| {
        colour.iter().zip(pixel).map(|(one, other)| one.abs_diff(other)).max().unwrap_or_default()
    };
    let (index, nearest) = palette.iter().enumerate().min_by_key(|(_, colour)| distance(colour))?;
    u8::try_from(index).ok().filter(|_| distance(nearest) <= MAX_DISTANCE)
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::{Color, Pixmap};

    use super::{colour, pack};
    use crate::print::head::colours::{INK, PAPER};

    #[test]
    fn other_colours_are_kept() {
        let mut picture = Pixmap::new(3, 2).expect("a picture");
        picture.fill(Color::from_rgba8(10, 200, 30, 255));
        let decoded = Pixmap::decode_png(&pack(&picture).expect("a PNG")).expect("a PNG");
        assert_eq!(decoded.data(), picture.data());
    }

    #[test]
    fn own_colours_are_exact_in_the_palette() {
        for own in [PAPER, INK] {
            let [red, green, blue] = colour(own);
            let mut picture = Pixmap::new(3, 2).expect("a picture");
            picture.fill(Color::from_rgba8(red, green, blue, 255));
            let bytes = pack(&picture).expect("a PNG");
            // The tenth byte of the header is the colour type; 3 is a palette.
            assert_eq!(bytes[25], 3);
            let decoded = Pixmap::decode_png(&bytes).expect("a PNG");
            assert_eq!(decoded.data(), picture.data());
        }
    }
}
