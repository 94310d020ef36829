//! A small site in the form of a built one, which `press print` prints into.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::bench::edition::Edition;

/// The page has what every built page has. The files that it names are not read when pages are printed.
const PAGE: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Gazette</title>\
    <meta content=\"width=device-width,initial-scale=1\" name=viewport>\
    <script id=gazette type=application/json>\
    {\"dataset\": \"data/edition.json\", \"url\": \"https://gazette.example/\"}</script>\
    <link rel=stylesheet href=./style.css><link rel=stylesheet href=./later.css media=\"not all\">\
    <script data-glue=./gazette.js data-module=./gazette_bg.wasm src=./boot.js type=module></script>\
    <link crossorigin href=./gazette.js rel=modulepreload></head>\
    <body><div id=app><p>Loading…</p></div></body></html>";

/// Makes the folder `site` of a built site with an edition.
///
/// # Errors
/// A file cannot be written.
pub(super) fn make(folder: &Path, edition: &Edition) -> Result<()> {
    let site = folder.join("site");
    fs::create_dir_all(&site)?;
    fs::write(site.join("index.html"), PAGE)?;
    for name in ["style.css", "later.css", "gazette.js", "gazette_bg.wasm", "boot.js"] {
        fs::write(site.join(name), name)?;
    }
    write_edition(folder, edition)
}

/// Writes the edition of the site.
///
/// # Errors
/// A file cannot be written.
pub(super) fn write_edition(folder: &Path, edition: &Edition) -> Result<()> {
    edition.write(&folder.join("site/data/edition.json")).map(drop)
}
