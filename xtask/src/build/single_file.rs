//! The whole site in one file, which opens from a disk with a double click and can be mailed.
//!
//! The file is made of the built site, and nothing is compiled anew. The page holds the files that the reader would
//! request from a server (the parts of the module, the dataset, its pictures), compressed. A few lines of script
//! answer the requests.

mod settings;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::compress::gzip;
use crate::project::root;

/// The page that the site is put into, at marks such as `%FILES%`.
const PAGE: &str = include_str!("single_file/page.html");
/// The script that answers in place of a server.
const SCRIPT: &str = include_str!("single_file/start.js");

/// The glue's expression for its own address. Glue in the single file has none.
const OWN_ADDRESS: &str = "import.meta.url";

/// Writes `dist/gazette.html`.
///
/// # Errors
/// The site is not built, or is not as expected.
pub(crate) fn write() -> Result<()> {
    let dist = root().join("dist");
    let page = page_of(&dist)?;
    let path = dist.join("gazette.html");
    fs::write(&path, &page)?;
    println!("{}: {} bytes", path.display(), page.len());
    Ok(())
}

/// The page that holds the site of a folder.
fn page_of(dist: &Path) -> Result<String> {
    let index = fs::read_to_string(dist.join("index.html"))?;
    let settings = settings::of(&index).with_context(|| {
        format!("expected the configuration block in {}/index.html", dist.display())
    })?;
    let (mut styles, mut files, mut glue) = (String::new(), String::new(), None);
    for path in all(dist)? {
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        match path.extension().and_then(|kind| kind.to_str()).unwrap_or_default() {
            "css" if name.starts_with("style-") => {
                styles.insert_str(0, &fs::read_to_string(&path)?);
            }
            "css" if name.starts_with("later-") => styles.push_str(&fs::read_to_string(&path)?),
            "js" if name.starts_with("gazette-") => glue = Some(fs::read_to_string(&path)?),
            "wasm" => add_file(&mut files, &name, &fs::read(&path)?)?,
            "txt" if name.starts_with("locales/") => {
                add_file(&mut files, &name, &fs::read(&path)?)?;
            }
            _ if name.starts_with("data/") || name == "gazette.json" => {
                add_file(&mut files, &name, &fs::read(&path)?)?;
            }
            _ => {}
        }
    }
    let glue = glue.context("expected the glue in dist/, found none")?;
    if !glue.contains(OWN_ADDRESS) {
        bail!("expected `{OWN_ADDRESS}` in the glue, found none");
    }
    if styles.contains("</style") {
        bail!("expected no `</style` in the style sheets, found one");
    }
    let glue = glue.replace(OWN_ADDRESS, "\"https://gazette.invalid/\"");
    add_file(&mut files, "glue.js", glue.as_bytes())?;
    fill(
        PAGE,
        &[("SETTINGS", &settings), ("STYLES", &styles), ("FILES", &files), ("SCRIPT", SCRIPT)],
    )
}

/// Puts texts into a page, each at its mark, in the order of the marks. A mark inside a text stays.
fn fill(page: &str, texts: &[(&str, &str)]) -> Result<String> {
    let (mut filled, mut rest) = (String::new(), page);
    for (mark, text) in texts {
        let parts = rest.split_once(&format!("%{mark}%"));
        let (before, after) = parts.with_context(|| format!("expected `%{mark}%` in the page"))?;
        filled.push_str(before);
        filled.push_str(text);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Every file below a folder but ready-made compressed ones.
fn all(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(all(&path)?);
        } else if path.extension().is_none_or(|kind| kind != "br" && kind != "gz") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Adds a file, compressed, as text that a page can hold.
fn add_file(files: &mut String, name: &str, bytes: &[u8]) -> Result<()> {
    let text = BASE64.encode(gzip(bytes)?);
    writeln!(files, "<script type=\"text/plain\" data-file=\"{name}\">{text}</script>")?;
    Ok(())
}

#[cfg(test)]
mod tests;
