//! Web addresses that are safe to follow or to show, and how relative ones are resolved.
//!
//! No other module decides which schemes are allowed. Where safety depends on it (stripped characters,
//! backslashes, the end of a scheme), this module follows the URL standard, and otherwise RFC 3986,
//! section 5. Hosts are not normalised, because the browser normalises them.

mod host;
pub mod percent;

pub(crate) use host::to_lowercase_letter;

use std::fmt::{self, Write};

use serde::Serialize;
use thiserror::Error;

/// An address has at most this many characters. Longer texts are refused.
pub const MAX_LENGTH: usize = 2_048;
/// A `data:` address of a picture has at most this many bytes. Larger pictures are refused.
pub const MAX_DATA_LENGTH: usize = 44_000;

/// A checked address: `http`, `https`, `mailto`, `tel`, or a raster picture as `data:`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Address(String);

/// Why a text cannot be used as an address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressError {
    /// The text is empty, or has only spaces.
    #[error("expected an address, found an empty text")]
    Empty,
    /// The text has more than [`MAX_LENGTH`] characters.
    #[error("expected an address of at most {MAX_LENGTH} characters")]
    TooLong,
    /// The scheme could run code, or a browser cannot follow it.
    #[error("expected an http, https, mailto or tel address, found scheme `{0}`")]
    Scheme(String),
    /// The address is relative, and there is no base to resolve it against.
    #[error("expected an absolute address, found `{0}`")]
    Relative(String),
}

impl Address {
    /// An address that was checked before it was written into a prepared edition. `None` for a text that never passes
    /// the check.
    pub(crate) fn checked_before(text: String) -> Option<Self> {
        let schemes = ["https:", "http:", "mailto:", "tel:", "data:image/"];
        schemes.iter().any(|scheme| text.starts_with(scheme)).then_some(Self(text))
    }

    /// An address to follow. A relative address is resolved against `base`.
    ///
    /// # Errors
    /// The scheme is not `http`, `https`, `mailto` or `tel`, or the text is empty, too long, or relative
    /// without a base.
    pub fn link(text: &str, base: Option<&Address>) -> Result<Self, AddressError> {
        let text = prepare(text)?;
        match scheme(&text) {
            Some((scheme, rest)) => match scheme.as_str() {
                "mailto" | "tel" => Ok(Self(format!("{scheme}:{rest}"))),
                "http" | "https" => absolute(&scheme, rest, base),
                _ => Err(AddressError::Scheme(scheme)),
            },
            None => resolve(&text, base),
        }
    }

    /// An address of a picture: `http`, `https`, or a small raster picture as `data:`.
    ///
    /// # Errors
    /// As for [`Address::link`], and for `mailto` and `tel`. SVG as `data:` is refused, because it can
    /// carry a document.
    pub fn picture(text: &str, base: Option<&Address>) -> Result<Self, AddressError> {
        let kinds = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];
        let trimmed = text.trim_matches(is_c0_or_space);
        let is_data = trimmed.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
        if is_data {
            let rest = trimmed.get(5..).unwrap_or_default();
            let kind = rest.split([';', ',']).next().unwrap_or_default();
            let clean = rest.bytes().all(|byte| (b'!'..=b'~').contains(&byte));
            let known = kinds.iter().any(|known| kind.eq_ignore_ascii_case(known));
            return if known && clean && trimmed.len() <= MAX_DATA_LENGTH {
                Ok(Self(format!("data:{rest}")))
            } else {
                Err(AddressError::Scheme("data".to_owned()))
            };
        }
        let address = Self::link(text, base)?;
        if address.is_web() { Ok(address) } else { Err(AddressError::Scheme(address.scheme())) }
    }

    /// The address as text for an attribute.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the address is `http` or `https`.
    pub fn is_web(&self) -> bool {
        self.0.starts_with("http:") || self.0.starts_with("https:")
    }

    /// Scheme, host and port of a web address. Two addresses with the same origin are of one site.
    pub fn origin(&self) -> Option<&str> {
        let start = self.0.find("://").filter(|_| self.is_web())? + 3;
        let rest = self.0.get(start..)?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        self.0.get(..start + end)
    }

    /// The page of a web address, so that two addresses of one page give the same: without the scheme, `www.`, a place on
    /// the page, slashes at the end, and what counts visitors. `None` for other addresses.
    pub fn page_key(&self) -> Option<String> {
        let (_, rest) = self.0.split_once("://").filter(|_| self.is_web())?;
        let rest = rest.split('#').next()?;
        let rest = rest.strip_prefix("www.").unwrap_or(rest);
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut key = path.trim_end_matches('/').to_owned();
        for part in query.split('&').filter(|part| !part.is_empty() && !part.starts_with("utm_")) {
            key.push('?');
            key.push_str(part);
        }
        Some(key)
    }

    /// The host of a web address, without `www.`.
    pub fn site(&self) -> Option<&str> {
        let (_, authority) = self.origin()?.split_once("://")?;
        let host = authority.rsplit('@').next()?;
        let host = match host.find(']') {
            // An IPv6 address has colons of its own.
            Some(end) => host.get(..=end)?,
            None => host.split(':').next()?,
        };
        Some(host.strip_prefix("www.").unwrap_or(host))
    }

    /// The host as visitors see it: in ASCII where the letters could be taken for another host's.
    pub fn shown_site(&self) -> Option<String> {
        self.site().map(host::shown)
    }

    fn scheme(&self) -> String {
        self.0.split(':').next().unwrap_or_default().to_owned()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn is_c0_or_space(character: char) -> bool {
    character <= ' '
}

/// Strips C0 controls and spaces from both ends, and tabs and line breaks from the middle, as the URL
/// standard does before it parses (section 4.4, steps 1 to 3).
fn prepare(text: &str) -> Result<String, AddressError> {
    let trimmed = text.trim_matches(is_c0_or_space);
    if trimmed.is_empty() {
        return Err(AddressError::Empty);
    }
    if trimmed.chars().count() > MAX_LENGTH {
        return Err(AddressError::TooLong);
    }
    let kept = trimmed.chars().filter(|character| !matches!(character, '\t' | '\n' | '\r'));
    let mut prepared = String::with_capacity(trimmed.len());
    for character in kept {
        // Characters that could end an attribute or disguise the address are percent-encoded.
        if character <= ' ' || matches!(character, '"' | '<' | '>' | '`') || is_bidi(character) {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a `String` cannot fail.
                let _ = write!(prepared, "%{byte:02X}");
            }
        } else {
            prepared.push(character);
        }
    }
    Ok(prepared)
}

/// Whether a character changes the direction of text (Unicode Standard Annex 9).
pub(crate) fn is_bidi(character: char) -> bool {
    matches!(character, '\u{200E}' | '\u{200F}' | '\u{061C}')
        || ('\u{202A}'..='\u{202E}').contains(&character)
        || ('\u{2066}'..='\u{2069}').contains(&character)
}

/// The scheme in lower case and the text after its colon, if the text starts with a scheme.
fn scheme(text: &str) -> Option<(String, &str)> {
    let (name, rest) = text.split_once(':')?;
    let proper = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    proper.then(|| (name.to_ascii_lowercase(), rest))
}

/// Resolves what follows `http:` or `https:`. Any number of slashes and backslashes may stand before
/// the host. With fewer than two, the address is relative if the base has the same scheme.
fn absolute(scheme: &str, rest: &str, base: Option<&Address>) -> Result<Address, AddressError> {
    let same = base.is_some_and(|base| base.scheme() == scheme);
    let slashes = rest.bytes().take_while(|byte| matches!(byte, b'/' | b'\\')).count();
    if slashes < 2 && same {
        return resolve(rest, base);
    }
    let rest = rest.trim_start_matches(['/', '\\']);
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (host, tail) = rest.split_at(end);
    if host.is_empty() {
        return Err(AddressError::Relative(format!("{scheme}:{rest}")));
    }
    let tail = tidy_path(tail);
    let slash = if tail.starts_with('/') { "" } else { "/" };
    Ok(Address(format!("{scheme}://{host}{slash}{tail}")))
}

/// Resolves a relative address (RFC 3986, section 5.2) against a base with a host.
fn resolve(text: &str, base: Option<&Address>) -> Result<Address, AddressError> {
    let relative = || AddressError::Relative(text.to_owned());
    let base = base.ok_or_else(relative)?;
    let origin = base.origin().ok_or_else(relative)?;
    let rest = base.as_str().get(origin.len()..).unwrap_or_default();
    let without_fragment = rest.split('#').next().unwrap_or_default();
    let path = without_fragment.split('?').next().unwrap_or_default();
    let slashes = text.starts_with(['/', '\\']);
    if slashes && text.get(1..).is_some_and(|rest| rest.starts_with(['/', '\\'])) {
        return absolute(&base.scheme(), text, None);
    }
    let full = if slashes {
        text.to_owned()
    } else if text.starts_with('#') {
        format!("{without_fragment}{text}")
    } else if text.starts_with('?') {
        format!("{path}{text}")
    } else {
        let folder = path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("/");
        format!("{folder}{text}")
    };
    Ok(Address(format!("{origin}{}", tidy_path(&full))))
}

/// Turns backslashes in the path into slashes and removes dot segments, in linear time.
fn tidy_path(text: &str) -> String {
    let end = text.find(['?', '#']).unwrap_or(text.len());
    let (path, tail) = text.split_at(end);
    let path = path.replace('\\', "/");
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    for (index, segment) in segments.iter().enumerate() {
        let last = index + 1 == segments.len();
        match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." if last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    if segments.is_empty() { tail.to_owned() } else { format!("/{}{tail}", kept.join("/")) }
}

#[cfg(test)]
mod tests;
