//! The style sheet with the operator's colours and fonts, which every page links to.

use std::fmt::Write;

use gazette::edition::branding::{Branding, Font};
use gazette::routing::printed::fingerprint;

use crate::print::shell::OWN_STYLES;

/// A style sheet.
pub(super) struct OwnStyles {
    /// The path below the root of the site. It changes with the content.
    pub(super) path: String,
    /// The content.
    pub(super) text: String,
}

impl OwnStyles {
    /// The styles of a branding, for a site whose own addresses begin with `base`. `None` if it sets nothing.
    pub(super) fn of(branding: &Branding, base: &str) -> Option<Self> {
        let Branding { properties, fonts, .. } = branding;
        if properties.is_empty() && fonts.is_empty() {
            return None;
        }
        let mut text = String::new();
        for Font { family, url, weight, is_italic } in fonts {
            // The sheet is at the root of the site. Quotes and backslashes would end the address.
            let own = url.as_str().strip_prefix(base).unwrap_or(url.as_str());
            let own = own.replace('\\', "%5C").replace('"', "%22");
            let style = if *is_italic { "italic" } else { "normal" };
            // Writing to a `String` cannot fail.
            let _ = write!(
                text,
                "@font-face{{font-family:\"{family}\";src:url(\"{own}\");font-weight:{weight};font-style:{style};font-display:swap}}"
            );
        }
        let values = properties.iter().map(|(name, value)| format!("{name}:{value}"));
        let _ = write!(text, ":root{{{}}}", values.collect::<Vec<_>>().join(";"));
        let path = format!("own-{:016x}.css", fingerprint(text.as_bytes()));
        Some(Self { path, text })
    }

    /// The link to the sheet, for a page with the way `root` to the root of the site.
    pub(super) fn link(&self, root: &str) -> String {
        format!("{OWN_STYLES} rel=stylesheet href=\"{root}{}\">", self.path)
    }
}
