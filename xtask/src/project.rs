//! Where things are: the project's folder, its tools, and the programs of `PATH`. Copies files from one place to another.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The folder for the tools that `PATH` does not have.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// `PATH` with the given folders and the tools' own in front.
pub(crate) fn path_with(first: &[PathBuf]) -> OsString {
    let own = [tools().join("bin"), tools().join("node_modules/.bin")];
    let inherited = env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(own).chain(env::split_paths(&inherited));
    env::join_paths(all).unwrap_or(inherited)
}

/// Finds a program in `PATH`.
pub(crate) fn in_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Copies a file, or a folder with everything in it, and makes the folders above it.
///
/// # Errors
/// A file cannot be read or written.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}
