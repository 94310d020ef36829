//! Weighs the built site, file by file, and holds it below the ceiling.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::compress;
use super::scripts::SCRIPTS;
use super::split::is_part;
use crate::project::root;
use crate::setup::compiler::Compiler;

/// At most this many brotli bytes are loaded until a visitor can read an article of a prepared edition. The number only
/// goes down.
const MAX_PREPARED_BYTES: usize = 107_400;
/// At most this many brotli bytes are loaded until a visitor can read an article of a dataset that was not prepared. The
/// number only goes down.
const MAX_DATASET_BYTES: usize = 202_400;
/// The number of bytes that the design aims for.
const GOAL: usize = 80 * 1024;

/// The page without a printed text.
const PLAIN_PAGE: &str = "app.html";
/// The script that reads a prepared edition, and the file with which it begins.
const PREPARED: &str = "prepared.js";
const ENTRY: &str = "prepared/edition.json";

/// A file's name, bytes and brotli bytes.
struct Weight {
    name: String,
    raw: usize,
    packed: usize,
}

/// Prints raw and brotli sizes of the files that a first visit loads, and fails above a ceiling.
///
/// # Errors
/// `dist/` cannot be read, or a total is above its ceiling.
pub(crate) fn report(compiler: &Compiler) -> Result<()> {
    let dist = root().join("dist");
    let mut totals = Vec::new();
    if dist.join(ENTRY).is_file() {
        let files = prepared_visit(&dist)?;
        totals.push((tell("an article of a prepared edition", &files), MAX_PREPARED_BYTES));
        tell("the front page of a prepared edition", &front_visit(&dist)?);
    }
    let files = dataset_visit(&dist)?;
    totals.push((tell("an article of a dataset", &files), MAX_DATASET_BYTES));
    for Weight { name, raw, packed } in weights(&dist, "", is_module_part)? {
        println!("part: {name:<36} {raw:>9} {packed:>9}");
    }
    println!("goal {GOAL}, ceilings {MAX_PREPARED_BYTES} and {MAX_DATASET_BYTES} (brotli bytes)");
    if compiler.is_small() {
        return totals.into_iter().try_for_each(|(bytes, max)| check_ceiling(bytes, max));
    }
    println!("the ceilings are for a standard library built with the site, and this one was not");
    Ok(())
}

/// Prints the files of a visit, and gives the sum of their brotli bytes.
fn tell(what: &str, files: &[Weight]) -> usize {
    println!("{:<42} {:>9} {:>9}", format!("until {what} can be read"), "raw", "brotli");
    for Weight { name, raw, packed } in files {
        println!("{name:<42} {raw:>9} {packed:>9}");
    }
    let raw: usize = files.iter().map(|file| file.raw).sum();
    let packed = files.iter().map(|file| file.packed).sum();
    println!("{:<42} {raw:>9} {packed:>9}\n", "total");
    packed
}

/// The page, its scripts, styles and module, the entry and the table of the prepared edition, and the largest of its
/// articles.
fn prepared_visit(dist: &Path) -> Result<Vec<Weight>> {
    let mut files = weights(dist, "", is_loaded_first)?;
    files.extend(prepared_files(dist, |name| name.starts_with("articles/"))?);
    Ok(files)
}

/// What an article's visit loads, with the part of the front page, and the front page in place of an article. No ceiling
/// holds it: it is told so that nobody moves bytes from one to the other unseen.
fn front_visit(dist: &Path) -> Result<Vec<Weight>> {
    let mut files = weights(dist, "", is_loaded_first)?;
    let front = parts_of(dist, "front")?;
    for part in weights(dist, "", is_module_part)? {
        if front.contains(&part.name) {
            files.push(part);
        }
    }
    files.extend(prepared_files(dist, str::is_empty)?);
    Ok(files)
}

/// The script that reads a prepared edition, its entry, and the largest piece of the table and the largest page among those
/// whose names `is_sought` accepts.
fn prepared_files(dist: &Path, is_sought: fn(&str) -> bool) -> Result<Vec<Weight>> {
    let mut files = weights(dist, "", |name| name == PREPARED)?;
    files.push(weight(dist, &dist.join(ENTRY))?);
    let (mut pieces, mut articles) = (Vec::new(), Vec::new());
    for folder in fs::read_dir(dist.join("prepared/tables"))?.flatten() {
        for path in fs::read_dir(folder.path())?.flatten().map(|entry| entry.path()) {
            if kind(&path.to_string_lossy()) == "json" {
                let names: BTreeMap<String, String> =
                    serde_json::from_str(&fs::read_to_string(&path)?)?;
                for (_, hash) in names.iter().filter(|(name, _)| is_sought(name)) {
                    let (first, rest) = hash.split_at_checked(2).unwrap_or((hash, ""));
                    let path = dist.join(format!("prepared/pages/{first}/{rest}.pack"));
                    articles.push(weight(dist, &path)?);
                }
                pieces.push(weight(dist, &path)?);
            }
        }
    }
    files.extend(pieces.into_iter().max_by_key(|file| file.packed));
    files.extend(articles.into_iter().max_by_key(|file| file.packed));
    Ok(files)
}

/// The page, its scripts, styles and module, the parts of the module that read datasets, and the dataset.
fn dataset_visit(dist: &Path) -> Result<Vec<Weight>> {
    let mut files = weights(dist, "", is_loaded_first)?;
    let early = parts_of(dist, "dataset")?;
    for part in weights(dist, "", is_module_part)? {
        if early.contains(&part.name) {
            files.push(part);
        }
    }
    files.extend(weights(dist, "data", |name| kind(name) == "json")?);
    Ok(files)
}

/// The names of the files of a part, as the glue has them (`merge.rs`).
fn parts_of(dist: &Path, part: &str) -> Result<String> {
    let is_glue = |name: &str| name.starts_with("gazette-") && kind(name) == "js";
    let glue = weights(dist, "", is_glue)?;
    let Some(glue) = glue.first() else { bail!("expected the glue in dist/, found none") };
    let text = fs::read_to_string(dist.join(&glue.name))?;
    let names = text.split_once(&format!("{part}:[")).and_then(|(_, rest)| rest.split_once(']'));
    match names {
        Some((names, _)) if names.contains("-part-") => Ok(names.to_owned()),
        _ => bail!("expected the files of the part `{part}` in the glue, found none"),
    }
}

fn check_ceiling(bytes: usize, max: usize) -> Result<()> {
    if bytes > max {
        bail!("expected at most {max} brotli bytes, found {bytes}");
    }
    Ok(())
}

/// The weights of those files in a folder of the site whose names `is_sought` accepts, in the order of the names.
fn weights(dist: &Path, folder: &str, is_sought: fn(&str) -> bool) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(dist.join(folder))?.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for path in entries.iter().map(fs::DirEntry::path) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_file() && is_sought(name) {
            weights.push(weight(dist, &path)?);
        }
    }
    Ok(weights)
}

/// The weight of one file. A file that is compressed already is sent as it is; one with a compressed copy beside it, as
/// that copy.
fn weight(dist: &Path, path: &Path) -> Result<Weight> {
    let bytes = fs::read(path)?;
    let name = path.strip_prefix(dist).unwrap_or(path).display().to_string();
    let copy = fs::read(dist.join(format!("{name}.br"))).ok();
    let packed = match (kind(&name), copy) {
        ("pack", _) => bytes.len(),
        (_, Some(copy)) => copy.len(),
        (_, None) => compress::brotli(&bytes)?.len(),
    };
    Ok(Weight { name, raw: bytes.len(), packed })
}

fn is_module_part(name: &str) -> bool {
    is_part(name) && kind(name) == "wasm"
}

/// Whether every first visit loads a file before an article can be read: the page, styles, scripts and module. Parts of
/// the module and some scripts come later or never; pictures and icons come after the text.
fn is_loaded_first(name: &str) -> bool {
    !is_part(name)
        && !name.starts_with("later-")
        && !name.starts_with("embed-builder")
        && (name == "boot.js" || !SCRIPTS.contains(&name))
        // Of the pages only the one without a printed text, which needs the module and the data to be read.
        && (kind(name) != "html" || name == PLAIN_PAGE)
        && ["html", "css", "js", "wasm"].contains(&kind(name))
}

fn kind(name: &str) -> &str {
    Path::new(name).extension().and_then(|kind| kind.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
