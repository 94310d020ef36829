//! Names glue and modules by their final contents.
//!
//! Trunk named them by the output of the compiler. With another version of a later tool, other files would get the
//! same names. Browsers may keep files for good, so a visitor would get files that do not fit each other.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The name that Trunk gave to the module in a folder, without its ending.
///
/// # Errors
/// The folder has no module.
pub(crate) fn stem(folder: &Path) -> Result<String> {
    let mut names = fs::read_dir(folder)?.flatten().map(|entry| entry.file_name());
    names
        .find_map(|name| Some(name.to_str()?.strip_suffix("_bg.wasm")?.to_owned()))
        .context("expected a module in the folder where Trunk puts the site together, found none")
}

/// Renames glue and modules in a folder by their contents, in the page and in the glue too. Gives the new
/// name, without an ending.
///
/// # Errors
/// A file cannot be read or written, or the page or the glue does not name the module.
pub(crate) fn rename_by_contents(folder: &Path, stem: &str) -> Result<String> {
    let entries = fs::read_dir(folder)?.flatten().map(|entry| entry.file_name());
    let names = entries.filter_map(|name| name.into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(stem)).collect();
    names.sort();
    let mut hasher = DefaultHasher::new();
    for name in &names {
        hasher.write(&without(stem, fs::read(folder.join(name))?));
    }
    let own = format!("gazette-{:016x}", hasher.finish());
    for name in ["index.html".to_owned(), format!("{stem}.js")] {
        let file = folder.join(name);
        let text = fs::read_to_string(&file)?;
        if !text.contains(stem) {
            bail!("expected `{stem}` in {}, found none", file.display());
        }
        fs::write(&file, text.replace(stem, &own))?;
    }
    for name in names {
        fs::rename(folder.join(&name), folder.join(name.replacen(stem, &own, 1)))?;
    }
    Ok(own)
}

/// The contents without the old name, by which the glue names the parts: it does not count.
fn without(stem: &str, contents: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(contents).map(|text| text.replace(stem, "").into_bytes());
    text.unwrap_or_else(std::string::FromUtf8Error::into_bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::{rename_by_contents, stem};

    fn folder(name: &str, module: &[u8]) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let files = [
            ("index.html".to_owned(), format!("<script src=./{name}.js>").into_bytes()),
            (format!("{name}.js"), format!("fetch(\"./{name}-part-pages.wasm\")").into_bytes()),
            (format!("{name}-part-pages.wasm"), b"\0asm pages".to_vec()),
            (format!("{name}_bg.wasm"), module.to_vec()),
            ("boot.js".to_owned(), b"boot".to_vec()),
        ];
        for (name, contents) in files {
            fs::write(folder.path().join(name), contents).expect("written");
        }
        folder
    }

    fn names(folder: &TempDir) -> Vec<String> {
        let entries = fs::read_dir(folder.path()).expect("a folder").flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_name_follows_the_contents_and_not_the_old_name() {
        let (one, other) = (folder("gazette-1", b"\0asm\xFF"), folder("gazette-22", b"\0asm\xFF"));
        let own = rename_by_contents(one.path(), "gazette-1").expect("renamed");
        assert_eq!(rename_by_contents(other.path(), "gazette-22").expect("renamed"), own);
        let changed = folder("gazette-1", b"\0asm\xFE");
        assert_ne!(rename_by_contents(changed.path(), "gazette-1").expect("renamed"), own);
        let mut expected = vec![
            "boot.js".to_owned(),
            format!("{own}-part-pages.wasm"),
            format!("{own}.js"),
            format!("{own}_bg.wasm"),
            "index.html".to_owned(),
        ];
        expected.sort();
        assert_eq!(names(&one), expected);
        let read = |name: &str| fs::read_to_string(one.path().join(name)).expect(name);
        assert_eq!(read("index.html"), format!("<script src=./{own}.js>"));
        assert_eq!(read(&format!("{own}.js")), format!("fetch(\"./{own}-part-pages.wasm\")"));
    }

    #[test]
    fn a_page_or_glue_that_does_not_name_the_module_is_an_error() {
        for name in ["index.html", "gazette-1.js"] {
            let folder = folder("gazette-1", b"\0asm");
            fs::write(folder.path().join(name), "nothing").expect("written");
            let error = rename_by_contents(folder.path(), "gazette-1").expect_err("not named");
            let file = folder.path().join(name);
            let expected = format!("expected `gazette-1` in {}, found none", file.display());
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn the_module_gives_the_name() {
        let full = folder("gazette-1", b"\0asm");
        assert_eq!(stem(full.path()).expect("a module"), "gazette-1");
        let empty = tempfile::tempdir().expect("a folder");
        assert_eq!(
            stem(empty.path()).expect_err("no module").to_string(),
            "expected a module in the folder where Trunk puts the site together, found none"
        );
    }
}
