//! Writes the files that visitors load beside the module.

use std::fs;
use std::io;
use std::path::Path;

use crate::locales::Locales;
use crate::scripts;

/// Reads the files of `source` and writes `locales/` into the folder of the site. Each language gets a module for the
/// site's scripts, and a text file for the Wasm module, which itself holds English.
///
/// # Errors
/// If a file is not valid, or cannot be read or written.
pub fn write_all(source: &Path, site: &Path) -> io::Result<()> {
    let locales = Locales::read(source).map_err(io::Error::other)?;
    let folder = site.join("locales");
    fs::create_dir_all(&folder)?;
    for tag in locales.tags().skip(1) {
        let name = format!("{tag}-{}.txt", locales.hash);
        fs::write(folder.join(name), locales.file(tag).unwrap_or_default())?;
    }
    let tags: Vec<&str> = locales.tags().collect();
    for language in &locales.languages {
        let module = scripts::module(locales.reference(), language, &tags);
        fs::write(folder.join(format!("{}.js", language.tag)), module)?;
    }
    Ok(())
}
