//! Copies the files of a built site into a print.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::print::tree::Tree;

/// Copies the files of a built site into a tree, but for what a print makes anew.
///
/// # Errors
/// A file cannot be read or put.
pub(crate) fn copy_site(tree: &Tree, folder: &Path, is_made: &dyn Fn(&str) -> bool) -> Result<()> {
    copy_folder(tree, folder, "", is_made)
}

fn copy_folder(
    tree: &Tree,
    folder: &Path,
    before: &str,
    is_made: &dyn Fn(&str) -> bool,
) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            copy_folder(tree, &entry.path(), &format!("{path}/"), is_made)?;
        } else if !is_made(&path) {
            tree.copy(&path, &entry.path())?;
        }
    }
    Ok(())
}
