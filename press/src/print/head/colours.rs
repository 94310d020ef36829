//! The site's colours, for what is printed without its style sheets. A test compares them with `style/base/tokens.css`.

/// The background in light colours.
pub(crate) const PAPER: &str = "#fffdf9";
/// The background in dark colours.
pub(crate) const NIGHT: &str = "#171614";
/// The text on paper.
pub(crate) const INK: &str = "#1d1a16";
/// The quieter text on paper.
pub(crate) const QUIET_INK: &str = "#5c554b";
/// The accent on paper.
pub(crate) const CINNABAR: &str = "#9c2f1c";
