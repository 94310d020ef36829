//! The whole site in one file, which opens from a disk with a double click and can be mailed.
//!
//! Made of the built site: nothing is compiled anew. What the reader would ask a server for (the parts of the
//! module, the dataset, its pictures) stands compressed in the page, and a few lines in it answer instead.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::tools;

/// The page, into which the site is put: where, stands between two `%`.
const PAGE: &str = include_str!("single/page.html");
/// Answers for a server.
const SCRIPT: &str = include_str!("single/start.js");

/// Writes `dist/gazette.html`.
///
/// # Errors
/// When the site is not built, or is not as expected.
pub(crate) fn write() -> Result<()> {
    let dist = tools::root().join("dist");
    let index = fs::read_to_string(dist.join("index.html"))?;
    let block = index
        .split_once("type=application/json>")
        .and_then(|(_, rest)| rest.split_once("</script>"));
    let (settings, _) = block.context("expected the configuration block in dist/index.html")?;
    let (mut styles, mut files, mut glue) = (String::new(), String::new(), None);
    for path in all(&dist)? {
        let name = path.strip_prefix(&dist).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        match path.extension().and_then(|kind| kind.to_str()).unwrap_or_default() {
            "css" if name.starts_with("style-") => {
                styles.insert_str(0, &fs::read_to_string(&path)?);
            }
            "css" if name.starts_with("later-") => styles.push_str(&fs::read_to_string(&path)?),
            "js" if name.starts_with("gazette-") => glue = Some(fs::read_to_string(&path)?),
            "wasm" => hold(&mut files, &name, &fs::read(&path)?)?,
            "txt" if name.starts_with("locales/") => hold(&mut files, &name, &fs::read(&path)?)?,
            _ if name.starts_with("data/") => hold(&mut files, &name, &fs::read(&path)?)?,
            _ => {}
        }
    }
    let glue = glue.context("expected the glue in dist/, found none")?;
    if styles.contains("</style") {
        bail!("expected no `</style` in the style sheets, found one");
    }
    hold(
        &mut files,
        "glue.js",
        glue.replace("import.meta.url", "\"https://gazette.invalid/\"").as_bytes(),
    )?;
    let mut page = PAGE.to_owned();
    let given =
        [("SETTINGS", settings), ("STYLES", &styles), ("FILES", &files), ("SCRIPT", SCRIPT)];
    for (mark, text) in given {
        page = page.replacen(&format!("%{mark}%"), text, 1);
    }
    let place = dist.join("gazette.html");
    fs::write(&place, &page)?;
    println!("{}: {} bytes", place.display(), page.len());
    Ok(())
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
fn hold(files: &mut String, name: &str, bytes: &[u8]) -> Result<()> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    let text = BASE64.encode(packed.finish()?);
    writeln!(files, "<script type=\"text/plain\" data-file=\"{name}\">{text}</script>")?;
    Ok(())
}
