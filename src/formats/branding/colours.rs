//! Colours that can be read on each other, whatever colours are given.
//!
//! Texts have a contrast of at least 4.5 to the surface (WCAG 2.2, 1.4.3). A colour that has less is mixed with another
//! until it has enough, with a notice if the operator wrote it.

use crate::edition::notice::NoticeKind;
use crate::formats::fields::Field;

/// Red, green and blue.
type Colour = [u8; 3];

/// At least this contrast.
const MIN_CONTRAST: f64 = 4.5;
/// The share of the text's colour in quiet texts, in percent.
const QUIET: u32 = 76;

const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];

/// Surface, text and accent of the palette, light and dark (`style/base/tokens.css`).
const PALETTE: [[Colour; 3]; 2] = [
    [[0xff, 0xfd, 0xf9], [0x1d, 0x1a, 0x16], [0x9c, 0x2f, 0x1c]],
    [[0x17, 0x16, 0x14], [0xec, 0xe7, 0xdd], [0xf0, 0x91, 0x7b]],
];

/// The colours of one scheme, as they are shown.
struct Scheme {
    surface: Colour,
    text: Colour,
    quiet: Colour,
    accent: Colour,
    /// The accent as the operator wrote it.
    given_accent: Option<Colour>,
}

/// The properties of style sheets for the colours of the settings: `surface`, `text` and `accent`, and the same in `dark`.
pub(super) fn read(field: &Field<'_>) -> Vec<(String, String)> {
    let known = ["surface", "text", "accent", "dark"];
    for unknown in field.names().filter(|name| !known.contains(name)) {
        let known = known.join(", ");
        field.note(NoticeKind::Dropped, format!("expected one of {known}, found `{unknown}`"));
    }
    let [light_palette, [dark_surface, dark_text, dark_accent]] = PALETTE;
    let light = scheme(Some(field), light_palette);
    // The light accent serves in the dark as well, once it is bright enough.
    let dark_palette = [dark_surface, dark_text, light.given_accent.unwrap_or(dark_accent)];
    let dark = scheme(field.object_at("dark").as_ref(), dark_palette);
    let pairs = [
        ("--gazette-surface", light.surface, dark.surface),
        ("--gazette-text", light.text, dark.text),
        ("--gazette-text-quiet", light.quiet, dark.quiet),
        ("--gazette-accent", light.accent, dark.accent),
    ];
    let property = |(name, light, dark): (&str, Colour, Colour)| {
        (name.to_owned(), format!("light-dark({}, {})", written(light), written(dark)))
    };
    pairs.map(property).to_vec()
}

fn scheme(field: Option<&Field<'_>>, [surface, text, accent]: [Colour; 3]) -> Scheme {
    let own = |key| field.and_then(|field| field.get(key)).and_then(|value| colour(&value));
    let surface = own("surface").unwrap_or(surface);
    let given_text = own("text");
    let text = given_text.unwrap_or(text);
    let readable = readable(text, surface, extreme(surface));
    if let (Some(field), true) = (field, readable != text && given_text.is_some()) {
        told(field, "text", text, readable, surface);
    }
    let given_accent = own("accent");
    let accent = given_accent.unwrap_or(accent);
    let shown = self::readable(accent, surface, readable);
    if let (Some(field), true) = (field, shown != accent && given_accent.is_some()) {
        told(field, "accent", accent, shown, surface);
    }
    let quiet = self::readable(mixed(readable, surface, QUIET), surface, readable);
    Scheme { surface, text: readable, quiet, accent: shown, given_accent }
}

/// Tells that a colour is shown as another.
fn told(field: &Field<'_>, key: &str, given: Colour, shown: Colour, surface: Colour) {
    let (given, shown, surface) = (written(given), written(shown), written(surface));
    let message = format!(
        "expected a `{key}` with a contrast of at least 4.5 to the surface {surface}, found `{given}`; shown as {shown}"
    );
    field.note(NoticeKind::Repaired, message);
}

/// A colour, mixed with another until it can be read on a surface.
fn readable(colour: Colour, surface: Colour, other: Colour) -> Colour {
    let shares = (0..=20).map(|step| mixed(colour, other, 100 - step * 5));
    shares.into_iter().find(|mix| contrast(*mix, surface) >= MIN_CONTRAST).unwrap_or(other)
}

/// Black or white, whichever can be read better on a surface. One of them always can.
fn extreme(surface: Colour) -> Colour {
    if contrast(BLACK, surface) > contrast(WHITE, surface) { BLACK } else { WHITE }
}

/// A mix of two colours, with so many percent of the first.
fn mixed(first: Colour, second: Colour, percent: u32) -> Colour {
    let mut mix = second;
    for (to, from) in mix.iter_mut().zip(first) {
        let sum = u32::from(from) * percent + u32::from(*to) * (100 - percent);
        *to = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
    }
    mix
}

/// The contrast of two colours (WCAG 2.2, "contrast ratio").
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

/// The relative luminance (WCAG 2.2).
fn luminance([red, green, blue]: Colour) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { power((part + 0.055) / 1.055) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// A number between 0.09 and 1 to the power of 2.4: its square times the fifth root of its square, by Newton's method.
/// `f64::powf` would weigh more in the module than the rest of this file.
fn power(number: f64) -> f64 {
    let square = number * number;
    let mut root = 1.0_f64;
    for _ in 0..12 {
        root = (4.0 * root + square / (root * root * root * root)) / 5.0;
    }
    square * root
}

/// A colour as `#rgb` or `#rrggbb`.
fn colour(field: &Field<'_>) -> Option<Colour> {
    let parsed = field.word().and_then(|text| parse(&text));
    if parsed.is_none() {
        field.dropped("a colour such as #9c2f1c");
    }
    parsed
}

fn parse(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| !digits.starts_with('+'))?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let byte = |shift: u32, mask: u32| u8::try_from((number >> shift) & mask).unwrap_or_default();
    match digits.len() {
        6 => Some([byte(16, 0xff), byte(8, 0xff), byte(0, 0xff)]),
        3 => Some([byte(8, 0xf) * 17, byte(4, 0xf) * 17, byte(0, 0xf) * 17]),
        _ => None,
    }
}

fn written([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::{PALETTE, contrast, extreme, mixed, parse, power, readable, written};

    #[test]
    fn the_power_is_exact() {
        for step in 9..=100 {
            let number = f64::from(step) / 100.0;
            assert!((power(number) - number.powf(2.4)).abs() < 1e-14, "{number}");
        }
    }

    #[test]
    fn the_palette_stays_as_it_is() {
        for [surface, text, accent] in PALETTE {
            assert_eq!(readable(text, surface, extreme(surface)), text);
            assert_eq!(readable(accent, surface, text), accent);
        }
    }

    #[test]
    fn every_pair_becomes_readable() {
        let steps = [0_u8, 51, 102, 119, 153, 204, 255];
        let colours: Vec<super::Colour> = steps
            .iter()
            .flat_map(|red| {
                steps.iter().flat_map(move |green| steps.map(|blue| [*red, *green, blue]))
            })
            .collect();
        for surface in &colours {
            for colour in colours.iter().step_by(5) {
                let shown = readable(*colour, *surface, extreme(*surface));
                assert!(contrast(shown, *surface) >= 4.5, "{shown:?} on {surface:?}");
                let quiet = readable(mixed(shown, *surface, 76), *surface, shown);
                assert!(contrast(quiet, *surface) >= 4.5, "quiet {quiet:?} on {surface:?}");
            }
        }
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
    }

    #[test]
    fn colours_are_written_in_two_ways() {
        assert_eq!(parse("#9c2f1c").map(written).as_deref(), Some("#9c2f1c"));
        assert_eq!(parse("#fa0").map(written).as_deref(), Some("#ffaa00"));
        for wrong in ["red", "#12345", "9c2f1c", "#ggg", "#+12345", ""] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
