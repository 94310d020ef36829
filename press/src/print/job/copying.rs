//! Copies the files of a built site into a print.

use std::path::Path;

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::print::tree::Tree;

/// Copies the files of a built site into a tree, but for what a print makes anew. Follows links, because the printed site
/// is uploaded without what they lead to. `out` is the folder that is printed into.
///
/// # Errors
/// A file cannot be read or put. Or a link leads nowhere, back to a folder that it is in, or to a folder that has
/// the printed one, which would then hold its former state once more with every print.
pub(crate) fn copy_site(
    tree: &Tree,
    folder: &Path,
    out: &Path,
    is_made: &dyn Fn(&str) -> bool,
) -> Result<()> {
    let out = out.canonicalize().ok();
    for entry in WalkDir::new(folder).follow_links(true) {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        let below = entry.path().strip_prefix(folder)?;
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        let path = names.join("/");
        if entry.file_type().is_dir() {
            let is_link = entry.depth() > 0 && entry.path_is_symlink();
            let target = is_link.then(|| entry.path().canonicalize()).transpose()?;
            if target.zip(out.as_ref()).is_some_and(|(target, out)| out.starts_with(target)) {
                bail!("expected no link to a folder with the printed site in it, found `{path}`");
            }
        } else if !is_made(&path) {
            tree.copy(&path, entry.path())?;
        }
    }
    Ok(())
}
