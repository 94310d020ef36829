//! The site's colours, for what is printed without its style sheets. A test compares them with `style/base/tokens.css`.

use gazette::edition::branding::Branding;

/// The background in light colours.
pub(crate) const PAPER: &str = "#fffdf9";
/// The background in dark colours.
pub(crate) const NIGHT: &str = "#171614";
/// The text on paper.
pub(crate) const INK: &str = "#1d1a16";
/// The quieter text on paper: so much ink in it, in percent.
#[cfg(test)]
pub(crate) const QUIET_SHARE: u32 = 76;
/// The quieter text on paper.
pub(crate) const QUIET_INK: &str = "#53504c";
/// The accent on paper.
pub(crate) const CINNABAR: &str = "#9c2f1c";

/// The backgrounds of pages in light and in dark colours.
pub(crate) fn surfaces(branding: &Branding) -> [&str; 2] {
    let own = branding.properties.iter().find(|(name, _)| name == "--gazette-surface");
    let pair = own.and_then(|(_, value)| value.strip_prefix("light-dark(")?.strip_suffix(')'));
    pair.and_then(|pair| pair.split_once(", "))
        .map_or([PAPER, NIGHT], |(light, dark)| [light, dark])
}
