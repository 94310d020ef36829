//! Checks the paths of files in a printed site.

use std::path::{Component, Path};

use anyhow::{Result, bail};

/// At most this many bytes of a path lie between two slashes. File systems allow 255, and `.br` is added.
const MAX_NAME: usize = 252;

/// Checks a path below the root of a site: `articles/lighthouse/index.html`.
///
/// # Errors
/// The path could lead out of the folder, or to different files on different systems, or a name in it is too long.
pub(super) fn check(path: &str) -> Result<()> {
    if path.contains(|character: char| character == '\\' || character.is_control()) {
        bail!("expected a path without backslashes and control characters, found `{path:?}`");
    }
    for name in path.split('/') {
        if matches!(name, "" | "." | "..") {
            bail!("expected a path below the root of the site, found `{path}`");
        }
        if name.len() > MAX_NAME {
            let bytes = name.len();
            bail!("expected names of at most {MAX_NAME} bytes, found {bytes} bytes in `{path}`");
        }
    }
    // On Windows, `C:` is the name of a drive.
    if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
        bail!("expected a path below the root of the site, found `{path}`");
    }
    Ok(())
}
