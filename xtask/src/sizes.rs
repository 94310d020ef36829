//! What the built site weighs, file by file, and the ceiling it may not pass.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::webassembly::Compiler;
use crate::{build, compress, split, tools};

/// Brotli bytes until a cold visitor can read an article. It only ever goes down.
const CEILING: usize = 176 * 1024;
/// What the design aims for.
const GOAL: usize = 90 * 1024;

/// Prints raw and brotli sizes of what a first visit loads, and fails above the ceiling.
///
/// # Errors
/// When `dist/` cannot be read, or the total is above the ceiling.
pub(crate) fn report(compiler: &Compiler) -> Result<()> {
    let dist = tools::root().join("dist");
    let mut files = Vec::new();
    for folder in ["", "data"] {
        let mut entries: Vec<_> = fs::read_dir(dist.join(folder))?.flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        files.extend(entries.iter().map(fs::DirEntry::path).filter(|path| counts(path)));
    }
    println!("{:<42} {:>9} {:>9}", "until an article can be read", "raw", "brotli");
    let (mut raw_total, mut packed_total) = (0, 0);
    for file in files {
        let bytes = fs::read(&file)?;
        let packed = compress::brotli(&bytes)?.len();
        let name = file.strip_prefix(&dist).unwrap_or(&file).display().to_string();
        println!("{name:<42} {:>9} {packed:>9}", bytes.len());
        raw_total += bytes.len();
        packed_total += packed;
    }
    println!("{:<42} {raw_total:>9} {packed_total:>9}", "total");
    for entry in fs::read_dir(&dist)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if split::is_part(&name) && Path::new(&name).extension().is_some_and(|kind| kind == "wasm")
        {
            let bytes = fs::read(entry.path())?;
            println!("later: {name:<35} {:>9} {:>9}", bytes.len(), compress::brotli(&bytes)?.len());
        }
    }
    println!("goal {GOAL}, ceiling {CEILING} (brotli bytes)");
    if !compiler.is_small() {
        println!("the ceiling is for a standard library built with the site, and this one was not");
    } else if packed_total > CEILING {
        bail!("expected at most {CEILING} brotli bytes, found {packed_total}");
    }
    Ok(())
}

/// The page, styles, scripts, module and data; not the parts of the module and the scripts that come later or
/// never, nor pictures, icons or the manifest, which come after the text.
fn counts(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    path.is_file()
        && !split::is_part(name)
        && !name.starts_with("later-")
        && !name.starts_with("embed-builder")
        && (name == "boot.js" || !build::SCRIPTS.contains(&name))
        && ["html", "css", "js", "wasm", "json"].contains(&kind)
}
