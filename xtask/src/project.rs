//! Where things are: the project's folder, its tools, and the programs of `PATH`.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

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
