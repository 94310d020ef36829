//! Cuts the module into a part that every visitor loads and parts that some visitors need later.
//!
//! The source marks where to cut (`#[wasm_split(…)]`). The linker leaves its relocations in the module, and
//! `wasm_split_cli_support` finds out from them which functions belong to which part. The parts share one memory
//! and one table of functions, so a later part only adds code.

mod join;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

use super::merge::glue::trimmed;
use super::merge::{Early, merge};
use super::names;
use super::replace::replace_once;
use crate::process::run;
use crate::project::{path_with, root};
use join::{Joined, join};

/// The text between the module's name and the name of a part.
const PART: &str = "-part-";

/// The name by which the cut module and the glue import the loader of the parts.
const LOADER: &str = "./parts.js";

/// The parts that a page may need from the start: what reads datasets (`src/loading/dataset.rs`), and the front page
/// (`src/app/lazy.rs`).
const EARLY_PARTS: [&str; 2] = ["dataset", "front"];

/// Whether a file of this name is a part that is loaded later.
pub(crate) fn is_part(name: &str) -> bool {
    name.contains(PART)
}

/// Cuts the linker's module and writes glue and modules into a folder, under the name that Trunk gave the
/// module. Gives the paths of the modules.
///
/// # Errors
/// The module cannot be cut, or its glue is not as expected.
pub(crate) fn write(linked: &Path, folder: &Path, stem: &str) -> Result<Vec<PathBuf>> {
    let work = root().join("target/split");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let bytes = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let (main, glue) = (work.join("main.wasm"), format!("./{stem}.js"));
    let mut options = Options::new(&bytes);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.main_module = &glue;
    options.link_name = LOADER;
    transform(options).map_err(|error| anyhow!("cannot cut the module: {error:?}"))?;
    bind(&main, folder, stem)?;
    let Joined { mut loader, files } = join(&work, &fs::read_to_string(work.join(LOADER))?)?;
    let mut early = Vec::new();
    for part in EARLY_PARTS {
        let Some(files) = files.get(part).filter(|files| !files.is_empty()) else {
            bail!("expected the files of the part `{part}`, found none");
        };
        let named = |file: &String| format!("{}.wasm", part_name(stem, file));
        early.push(Early { part, files: files.iter().map(named).collect() });
    }
    let mut written = Vec::new();
    let mut modules: Vec<PathBuf> =
        fs::read_dir(&work)?.flatten().map(|entry| entry.path()).collect();
    modules.retain(|path| path.extension().is_some_and(|kind| kind == "wasm") && *path != main);
    modules.sort();
    for part in modules {
        let old = part.file_name().context("expected a part with a name, found none")?;
        let old = old.to_string_lossy();
        let new = part_name(stem, &old);
        loader = replace_once(&loader, &format!("\"./{old}\""), &format!("\"./{new}\""))?;
        fs::copy(&part, folder.join(&new))?;
        written.push(folder.join(&new));
    }
    let (module, glue) = (folder.join(format!("{stem}_bg.wasm")), folder.join(glue));
    let own = trimmed(&fs::read_to_string(&glue)?)?;
    let merged = merge(&own, &loader, LOADER, &early)?;
    let (bytes, merged) = names::shorten(&fs::read(&module)?, &merged, stem)?;
    fs::write(&module, bytes)?;
    fs::write(&glue, merged)?;
    written.push(module);
    Ok(written)
}

/// The name of a part, which begins with the module's.
fn part_name(stem: &str, old: &str) -> String {
    format!("{stem}{PART}{}", old.trim_start_matches("split_"))
}

/// Writes the glue and the module that every visitor loads over those that Trunk wrote for the whole module.
fn bind(module: &Path, folder: &Path, stem: &str) -> Result<()> {
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", stem])
        .arg("--out-dir")
        .arg(folder)
        .arg(module)
        .env("PATH", path_with(&[]));
    run("wasm-bindgen, of what every visitor loads", &mut bindgen)
}

#[cfg(test)]
mod tests {
    use super::{is_part, part_name};

    #[test]
    fn a_part_is_told_by_its_name() {
        let name = part_name("gazette-1", "split_pages.wasm");
        assert_eq!(name, "gazette-1-part-pages.wasm");
        assert_eq!(part_name("gazette-1", "chunk_4.wasm"), "gazette-1-part-chunk_4.wasm");
        assert!(is_part(&name) && !is_part("gazette-1_bg.wasm"));
    }
}
