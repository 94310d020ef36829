//! The folder beside the site in which a print is put together: `.site.printing` for `site`.
//!
//! It holds `lock`, which a running print has locked, `new`, which becomes the site, and on systems that cannot
//! exchange two folders `old` for a moment. It is on the same file system as the site, so that files can be linked and
//! folders renamed.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use same_file::Handle;

use super::moment::moment;
use super::swap;

/// At most this often a lock is tried whose file another print deletes meanwhile.
const MAX_TRIES: usize = 10;

/// The working folder of a running print. It is deleted at the end, whatever the end is.
pub(super) struct Work {
    /// The folder of the site, without links on the way to it.
    out: PathBuf,
    folder: PathBuf,
    /// `None` once it is unlocked.
    lock: Option<Handle>,
}

impl Work {
    /// Locks the site, puts an interrupted swap right, and makes an empty folder for the new site.
    ///
    /// # Errors
    /// Another print is running, or no site can be at the path.
    pub(super) fn begin(out: &Path) -> Result<Self> {
        let out = resolve(out)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            bail!("expected a folder inside another, found `{}`", out.display());
        };
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(".printing");
        let folder = parent.join(hidden);
        let lock = lock(&folder, &out)?;
        let work = Self { out, folder, lock: Some(lock) };
        work.clear()?;
        fs::create_dir(work.new_tree()).with_context(|| cannot_write(&work.folder))?;
        Ok(work)
    }

    /// The folder of the site as it is. It may not exist.
    pub(super) fn out(&self) -> &Path {
        &self.out
    }

    /// The folder of the new site. After the swap, the old site is here.
    pub(super) fn new_tree(&self) -> PathBuf {
        self.folder.join("new")
    }

    fn old_tree(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Puts the new site in the place of the old one, and deletes the old one.
    ///
    /// # Errors
    /// The folders could not be swapped, and the old site is in place. Or the old one could not be deleted, and the new
    /// one is in place; the message tells which.
    pub(super) fn swap(&self) -> Result<()> {
        swap::swap(&self.new_tree(), &self.out, &self.old_tree())
            .with_context(|| format!("cannot replace `{}`", self.out.display()))?;
        moment("swapped");
        self.clear().context("the new site is in place, but the old one cannot be deleted")?;
        moment("deleted");
        Ok(())
    }

    /// Puts the old site back if a swap was interrupted, and deletes all trees of the working folder.
    fn clear(&self) -> Result<()> {
        if !exists(&self.out) && exists(&self.old_tree()) {
            fs::rename(self.old_tree(), &self.out)
                .with_context(|| format!("cannot move `{}` back", self.old_tree().display()))?;
        }
        for tree in [self.new_tree(), self.old_tree()] {
            match fs::remove_dir_all(&tree) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                other => other.with_context(|| format!("cannot delete `{}`", tree.display()))?,
            }
        }
        Ok(())
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // What cannot be deleted now is deleted by the next print.
        if self.clear().is_ok() {
            let _ = fs::remove_file(self.folder.join("lock"));
            self.lock = None;
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Locks a working folder. The print that had it before may delete the lock's file at any moment. A lock counts only if
/// its file still is in the folder.
fn lock(folder: &Path, out: &Path) -> Result<Handle> {
    for _ in 0..MAX_TRIES {
        if let Err(error) = fs::create_dir(folder)
            && error.kind() != ErrorKind::AlreadyExists
        {
            return Err(error).with_context(|| cannot_write(folder));
        }
        let path = folder.join("lock");
        let file = match File::options().create(true).truncate(false).write(true).open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            other => other.with_context(|| cannot_write(folder))?,
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!("another print into `{}` is running", out.display());
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock `{}`", path.display()));
            }
        }
        let handle = Handle::from_file(file)?;
        if Handle::from_path(&path).is_ok_and(|there| there == handle) {
            return Ok(handle);
        }
    }
    Err(anyhow!("another print into `{}` is running", out.display()))
}

/// The absolute path of a site's folder. Follows links, so that the folder is replaced and not a link to it.
fn resolve(out: &Path) -> Result<PathBuf> {
    let shown = out.display();
    let found = match fs::symlink_metadata(out) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        _ => Some(out.canonicalize().with_context(|| format!("cannot read `{shown}`"))?),
    };
    let Some(path) = found else {
        let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new(".")).canonicalize().with_context(|| {
            format!("expected an existing folder in which `{shown}` can be made, found none")
        })?;
        let name = out.file_name();
        return Ok(
            parent.join(name.with_context(|| format!("expected a folder, found `{shown}`"))?)
        );
    };
    if !path.is_dir() {
        bail!("expected a folder, found the file `{shown}`");
    }
    if std::env::current_dir().and_then(fs::canonicalize).is_ok_and(|here| here.starts_with(&path))
    {
        bail!(
            "expected another folder than the current one, because it is replaced, found `{shown}`"
        );
    }
    if swap::is_mount_point(&path) {
        bail!(
            "expected a folder that can be replaced, found the mount point `{shown}`; \
             print into a folder inside it"
        );
    }
    Ok(path)
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn cannot_write(folder: &Path) -> String {
    let parent = folder.parent().unwrap_or(folder);
    format!("expected a folder that can be written to, found `{}`", parent.display())
}
