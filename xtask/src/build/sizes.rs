//! Weighs the built site, file by file, and holds it below the ceiling.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::compress;
use super::scripts::SCRIPTS;
use super::split::is_part;
use crate::project::root;
use crate::setup::compiler::Compiler;

/// At most this many brotli bytes are loaded until a first visitor can read an article. The number only goes down.
const MAX_BYTES: usize = 180_000;
/// The number of bytes that the design aims for.
const GOAL: usize = 90 * 1024;

/// The page without a printed text.
const PLAIN_PAGE: &str = "app.html";
/// Files that a print puts beside the page.
const PRINTED: [&str; 2] = ["print.json", "feed.json"];

/// A file's name, bytes and brotli bytes.
struct Weight {
    name: String,
    raw: usize,
    packed: usize,
}

/// Prints raw and brotli sizes of the files that a first visit loads, and fails above the ceiling.
///
/// # Errors
/// `dist/` cannot be read, or the total is above the ceiling.
pub(crate) fn report(compiler: &Compiler) -> Result<()> {
    let dist = root().join("dist");
    let first = weights(&dist, &["", "data"], is_loaded_first)?;
    println!("{:<42} {:>9} {:>9}", "until an article can be read", "raw", "brotli");
    for Weight { name, raw, packed } in &first {
        println!("{name:<42} {raw:>9} {packed:>9}");
    }
    let raw: usize = first.iter().map(|file| file.raw).sum();
    let packed: usize = first.iter().map(|file| file.packed).sum();
    println!("{:<42} {raw:>9} {packed:>9}", "total");
    for Weight { name, raw, packed } in weights(&dist, &[""], is_module_part)? {
        println!("later: {name:<35} {raw:>9} {packed:>9}");
    }
    println!("goal {GOAL}, ceiling {MAX_BYTES} (brotli bytes)");
    if compiler.is_small() {
        return check_ceiling(packed);
    }
    println!("the ceiling is for a standard library built with the site, and this one was not");
    Ok(())
}

fn check_ceiling(bytes: usize) -> Result<()> {
    if bytes > MAX_BYTES {
        bail!("expected at most {MAX_BYTES} brotli bytes, found {bytes}");
    }
    Ok(())
}

/// The weights of those files in some folders of the site whose names `is_sought` accepts, in the order of the names.
fn weights(dist: &Path, folders: &[&str], is_sought: fn(&str) -> bool) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for folder in folders {
        let mut entries: Vec<_> = fs::read_dir(dist.join(folder))?.flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for path in entries.iter().map(fs::DirEntry::path) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_file() && is_sought(name) {
                let bytes = fs::read(&path)?;
                let name = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
                let packed = compress::brotli(&bytes)?.len();
                weights.push(Weight { name, raw: bytes.len(), packed });
            }
        }
    }
    Ok(weights)
}

fn is_module_part(name: &str) -> bool {
    is_part(name) && kind(name) == "wasm"
}

/// Whether a first visit loads a file before the article can be read: the page, styles, scripts, module and
/// data. Parts of the module and some scripts come later or never; pictures and icons come after the text.
fn is_loaded_first(name: &str) -> bool {
    !is_part(name)
        && !name.starts_with("later-")
        && !name.starts_with("embed-builder")
        && (name == "boot.js" || !SCRIPTS.contains(&name))
        // Of the pages only the one without a printed text, which needs the module and the data to be read.
        && (kind(name) != "html" || name == PLAIN_PAGE)
        && !PRINTED.contains(&name)
        && ["html", "css", "js", "wasm", "json"].contains(&kind(name))
}

fn kind(name: &str) -> &str {
    Path::new(name).extension().and_then(|kind| kind.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{MAX_BYTES, check_ceiling, is_loaded_first, is_module_part, weights};

    /// The names of a built site.
    const NAMES: [&str; 20] = [
        ".nojekyll",
        "app.html",
        "boot.js",
        "boot.js.br",
        "embed-builder.css",
        "embed-builder.html",
        "embed.js",
        "frame.js",
        "gazette-1-part-pages.wasm",
        "gazette-1-part-pages.wasm.gz",
        "gazette-1.js",
        "gazette-1.js.br",
        "gazette-1_bg.wasm",
        "icon-1.svg",
        "index.html",
        "later-1.css",
        "print.json",
        "style-1.css",
        "style-1.css.gz",
        "trouble.js",
    ];

    #[test]
    fn only_what_a_first_visit_loads_counts() {
        let first: Vec<&str> = NAMES.into_iter().filter(|name| is_loaded_first(name)).collect();
        let expected = ["app.html", "boot.js", "gazette-1.js", "gazette-1_bg.wasm", "style-1.css"];
        assert_eq!(first, expected);
        assert!(is_loaded_first("edition.json"));
        let parts: Vec<&str> = NAMES.into_iter().filter(|name| is_module_part(name)).collect();
        assert_eq!(parts, ["gazette-1-part-pages.wasm"]);
    }

    #[test]
    fn files_are_weighed_in_the_order_of_their_names() {
        let dist = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(dist.path().join("data/pictures.json")).expect("folders");
        for (name, bytes) in [("app.html", 30), ("boot.js", 20), ("data/edition.json", 10)] {
            fs::write(dist.path().join(name), vec![b'a'; bytes]).expect("written");
        }
        let weights = weights(dist.path(), &["", "data"], is_loaded_first).expect("weights");
        let found: Vec<_> = weights.iter().map(|file| (file.name.as_str(), file.raw)).collect();
        assert_eq!(found, [("app.html", 30), ("boot.js", 20), ("data/edition.json", 10)]);
        assert!(weights.iter().all(|file| file.packed > 0));
    }

    #[test]
    fn a_site_above_the_ceiling_is_an_error() {
        check_ceiling(MAX_BYTES).expect("as much as is allowed");
        assert_eq!(
            check_ceiling(MAX_BYTES + 1).expect_err("too much").to_string(),
            format!("expected at most {MAX_BYTES} brotli bytes, found {}", MAX_BYTES + 1)
        );
    }
}
