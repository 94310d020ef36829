//! Puts one folder in the place of another.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::moment::moment;

/// Puts `new` in the place of `out`. The old `out` is at `new` or at `old` then.
///
/// Linux and macOS exchange two folders in one step. Elsewhere, and on file systems that cannot, there are two steps.
/// A print that is ended between them leaves no folder at `out`, and the old one whole at `old`, from where the next
/// print moves it back.
///
/// # Errors
/// The file system refuses. The old folder is at `out`.
pub(super) fn swap(new: &Path, out: &Path, old: &Path) -> io::Result<()> {
    if fs::symlink_metadata(out).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        fs::rename(new, out)?;
    } else if !exchange(new, out)? {
        fs::rename(out, old)?;
        moment("renamed");
        if let Err(error) = fs::rename(new, out) {
            fs::rename(old, out)?;
            return Err(error);
        }
    }
    sync_parents(new, out);
    Ok(())
}

/// Lets the disk know of the swap before the old folder is deleted. Some file systems refuse, and know of it anyway.
fn sync_parents(new: &Path, out: &Path) {
    if cfg!(unix) {
        for folder in [new, out].into_iter().filter_map(Path::parent) {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
    }
}

/// Exchanges two folders. Gives false where that is not possible.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    #[cfg(test)]
    if std::env::var_os(super::moment::NO_EXCHANGE).is_some() {
        return Ok(false);
    }
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Whether another file system is mounted at a folder. Such a folder cannot be renamed. Gives false where that cannot
/// be known.
#[cfg(target_os = "linux")]
pub(super) fn is_mount_point(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};

    let about = statx(CWD, folder, AtFlags::empty(), StatxFlags::empty());
    about.is_ok_and(|about| about.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn is_mount_point(_: &Path) -> bool {
    false
}

/// Waits until the disk has the files that were written until now. Without it, a power failure soon after the swap
/// could leave empty files in place of the old ones. Linux waits for the whole file system of the manifest, in one call.
/// Elsewhere only the manifest is waited for.
///
/// # Errors
/// The disk refuses.
pub(super) fn sync(manifest: &File) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    return Ok(rustix::fs::syncfs(manifest)?);
    #[cfg(not(target_os = "linux"))]
    manifest.sync_all()
}
