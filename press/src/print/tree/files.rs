//! Makes files that did not exist before, and compares files.
//!
//! Files of the new tree may be links to files of the old one. Nothing here opens a file that exists for writing, so
//! that no file of the old tree is changed through a link.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::manifest::Hash;

/// Makes a new file, and the folders that lead to it.
///
/// # Errors
/// A file exists at the path, or the disk refuses.
pub(super) fn create(path: &Path) -> io::Result<File> {
    in_folder(path, || File::options().write(true).create_new(true).open(path))
}

/// Links a file to a second path, or copies it where the file system cannot link.
///
/// # Errors
/// There is no file, or a file exists at the second path, or the disk refuses.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    let linked = in_folder(to, || fs::hard_link(from, to));
    match linked {
        Err(error) if !is_about_paths(&error) => copy(from, to),
        other => other,
    }
}

/// Copies a file with its permissions and the time of its last change.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let about = fs::symlink_metadata(from)?;
    if !about.is_file() {
        return Err(io::Error::new(ErrorKind::Unsupported, "only ordinary files can be copied"));
    }
    let mut copy = create(to)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    copy.set_modified(about.modified()?)?;
    copy.set_permissions(about.permissions())
}

/// The hash of a file's bytes, and their number.
pub(super) fn hash(file: &mut File) -> io::Result<(Hash, u64)> {
    let mut hasher = Sha256::new();
    let bytes = io::copy(file, &mut hasher)?;
    Ok((Hash::from(hasher), bytes))
}

/// Whether two files are there and have the same bytes.
pub(super) fn are_equal(one: &Path, other: &Path) -> bool {
    let hash = |path| File::open(path).and_then(|mut file| hash(&mut file)).ok();
    size(one).is_some() && size(one) == size(other) && hash(one) == hash(other)
}

/// The size of an ordinary file in bytes. `None` if there is none.
pub(super) fn size(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).map(|about| about.len())
}

/// Makes something in a folder. Makes the folder first if it is missing.
fn in_folder<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (make(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        (made, _) => made,
    }
}

/// Whether a link failed for a reason for which a copy would fail as well.
fn is_about_paths(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotFound | ErrorKind::AlreadyExists | ErrorKind::NotADirectory
    )
}
