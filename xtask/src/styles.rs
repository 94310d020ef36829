//! Joins the style sheets, in their order, into two files: what the first page needs, and what comes later.
//!
//! One request instead of ten, and what the sheets have in common is compressed once.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Sheets of pages that come later, of what is opened, of paper, and of views in other pages: nothing waits for them (`public/boot.js` lets them in).
const LATER: [&str; 6] = ["opened", "pages", "overview", "timeline", "print", "embed"];

/// Joins the sheets that the page in a folder links to.
/// Gives the names of both.
///
/// # Errors
/// When the page links to none, or to one that is not there.
pub(crate) fn join(folder: &Path) -> Result<[String; 2]> {
    let page = folder.join("index.html");
    let text = fs::read_to_string(&page)?;
    let (mut first, mut later, mut rest) = (String::new(), String::new(), String::new());
    let mut place = None;
    let mut left = text.as_str();
    while let Some(at) = left.find("<link ") {
        let (before, tag) = left.split_at(at);
        let end = tag.find('>').context("expected `>` after `<link`")? + 1;
        let (tag, after) = tag.split_at(end);
        rest.push_str(before);
        match sheet(tag) {
            Some(name) => {
                place.get_or_insert(rest.len());
                let path = folder.join(name.trim_start_matches("./"));
                let css = fs::read_to_string(&path)
                    .with_context(|| format!("cannot read {}", path.display()))?;
                let own = name.trim_start_matches("./").split('-').next().unwrap_or_default();
                if LATER.contains(&own) {
                    later.push_str(&css);
                } else {
                    first.push_str(&css);
                }
                fs::remove_file(path)?;
            }
            None => rest.push_str(tag),
        }
        left = after;
    }
    rest.push_str(left);
    let Some(place) = place else { bail!("expected style sheets in index.html, found none") };
    // A layer keeps the place in which it was named first: the later sheet changes no order.
    let (first, later) = (write(folder, "style", &first)?, write(folder, "later", &later)?);
    rest.insert_str(
        place,
        &format!("<link rel=stylesheet href=./{first}><link rel=stylesheet href=./{later} media=\"not all\">"),
    );
    fs::write(page, rest)?;
    Ok([first, later])
}

/// The file that a link to a style sheet names.
fn sheet(tag: &str) -> Option<&str> {
    if !tag.contains("stylesheet") {
        return None;
    }
    let rest = tag.split("href=").nth(1)?;
    let end = rest.trim_start_matches(['"', '\'']);
    end.split(['"', '\'', ' ', '>']).next()
}

fn write(folder: &Path, name: &str, css: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    hasher.write(css.as_bytes());
    let file = format!("{name}-{:016x}.css", hasher.finish());
    fs::write(folder.join(&file), css)?;
    Ok(file)
}
