//! The address of a picture or a frame. Programs that load pictures lazily keep the address in another attribute,
//! and a placeholder in `src`. The address itself is not checked here.

use super::attributes::Attributes;

/// Of several pictures, one of at most this many pixels in width is chosen.
const MAX_WIDTH: i64 = 1_600;

/// Attributes with the real address of a picture, used by programs that load pictures lazily.
const LAZY_ATTRIBUTES: [&str; 5] =
    ["data-src", "data-lazy-src", "data-original", "data-srcset", "data-lazy-srcset"];

impl Attributes {
    /// The name of the attribute with the address of a picture or frame, and the address.
    pub(super) fn source(&self) -> Option<(&'static str, &str)> {
        let found = |name: &'static str| Some((name, address(name, self.get(name)?)?));
        let lazy =
            LAZY_ATTRIBUTES.into_iter().find_map(|name| found(name).filter(|(_, at)| is_real(at)));
        let plain = || found("src").filter(|(_, at)| is_real(at));
        lazy.or_else(plain).or_else(|| found("srcset")).or_else(|| found("src"))
    }

    /// Whether the picture is a placeholder: it has no address, or its class says that it is loaded lazily.
    pub(super) fn is_placeholder(&self) -> bool {
        let lazy = self.get("class").is_some_and(|class| class.contains("lazy"));
        lazy || !self.source().is_some_and(|(_, at)| is_real(at))
    }
}

/// Whether an address is that of a real picture, and not that of a placeholder.
fn is_real(address: &str) -> bool {
    !address.is_empty() && !address.starts_with("data:") && address != "about:blank"
}

fn address<'a>(name: &str, value: &'a str) -> Option<&'a str> {
    if name.ends_with("srcset") { largest(value) } else { Some(value) }
}

/// The largest picture of a `srcset`, up to [`MAX_WIDTH`] (HTML, section 4.8.4.2.2). An address may contain
/// commas, and its descriptors end at a comma outside of parentheses.
fn largest(srcset: &str) -> Option<&str> {
    let (mut best, mut rest) = (None, srcset);
    loop {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_ascii_whitespace());
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (written, after) = rest.split_at(end);
        let address = written.trim_end_matches(',');
        if address.is_empty() {
            return best.map(|(_, address)| address);
        }
        let mut descriptors = "";
        rest = after;
        if address.len() == written.len() {
            let mut depth = 0;
            let end = after.find(|c: char| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                c == ',' && depth <= 0
            });
            (descriptors, rest) = after.split_at(end.unwrap_or(after.len()));
        }
        let rank = rank(descriptors);
        if best.is_none_or(|(before, _)| rank > before) {
            best = Some((rank, address));
        }
    }
}

/// The rank of a picture: its width, or its density in tenths. Pictures that are too wide have a negative rank.
fn rank(descriptors: &str) -> i64 {
    let number = |text: &str| text.parse::<u32>().ok().map(i64::from);
    let rank = descriptors.split_ascii_whitespace().find_map(|descriptor| {
        if let Some(width) = descriptor.strip_suffix('w').and_then(number) {
            return Some(if width > MAX_WIDTH { -width } else { width });
        }
        let density = descriptor.strip_suffix('x')?;
        let (whole, part) = density.split_once('.').unwrap_or((density, "0"));
        Some(number(whole)? * 10 + number(part.get(..1)?)?)
    });
    rank.unwrap_or(10)
}

#[cfg(test)]
mod tests {
    use super::largest;

    #[test]
    fn the_largest_picture_that_is_not_too_large_is_taken() {
        for (srcset, address) in [
            ("a.png 600w, b.png 1200w", "b.png"),
            ("a.png 600w,b.png 2400w , c.png 1600w", "c.png"),
            ("a.png 3000w, b.png 2000w", "b.png"),
            ("a.png, b.png 2x, c.png 1.5x", "b.png"),
            ("a.png 1.2x,b.png 1.4x", "b.png"),
            ("only.png", "only.png"),
            ("one.png,", "one.png"),
            // Some image servers have commas in their addresses.
            ("/w_600,h_400/a.png 600w, /w_900,h_600/a.png 900w", "/w_900,h_600/a.png"),
            ("a.png 600w (x, y), b.png 900w", "b.png"),
            (" ,, a.png", "a.png"),
            ("a.png huge, b.png 0.5x", "a.png"),
        ] {
            assert_eq!(largest(srcset), Some(address), "{srcset}");
        }
        assert_eq!((largest(""), largest(" , ,")), (None, None));
    }
}
