//! Copies the files of a built site into a print.

use std::path::Path;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::print::tree::Tree;

/// Copies the files of a built site into a tree, but for what a print makes anew. Follows links, because the printed site
/// is uploaded without what they lead to.
///
/// # Errors
/// A file cannot be read or put, or a link leads nowhere or back to a folder that it is in.
pub(crate) fn copy_site(tree: &Tree, folder: &Path, is_made: &dyn Fn(&str) -> bool) -> Result<()> {
    for entry in WalkDir::new(folder).follow_links(true) {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        let below = entry.path().strip_prefix(folder)?;
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        let path = names.join("/");
        if !entry.file_type().is_dir() && !is_made(&path) {
            tree.copy(&path, entry.path())?;
        }
    }
    Ok(())
}
