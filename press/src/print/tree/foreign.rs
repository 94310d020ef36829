//! Keeps what others put into the folder of a site: an operator's own files, links and empty folders.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use walkdir::{DirEntry, WalkDir};

use super::compress::ENDINGS;
use super::manifest::{Entry, Hash, Manifest, NAME};
use super::source::Source;
use super::summary::Summary;
use super::{Tree, files};

impl Tree {
    /// Keeps the files that the former print copied from a built site, and that nobody deleted since. A print into the
    /// folder of the site itself has no other place from which they come.
    ///
    /// # Errors
    /// A file cannot be read, or the disk refuses.
    pub(crate) fn keep_ready(&self) -> Result<()> {
        let ready = self.former.files.iter().filter(|(path, entry)| entry.ready && !self.has(path));
        for (path, former) in ready {
            if let Some(bytes) = files::size(&self.work.out().join(path)) {
                self.claim(path)?;
                let entry = self.keep_file(path, former, bytes);
                self.settle(path, entry.with_context(|| format!("cannot keep `{path}`"))?, true);
            }
        }
        Ok(())
    }

    /// Whether something is at a path that no print wrote, and that differs from what would be put there.
    ///
    /// # Errors
    /// A file cannot be read.
    pub(crate) fn has_other(&self, path: &str, bytes: &[u8]) -> Result<bool> {
        let at = self.work.out().join(path);
        if fs::symlink_metadata(&at).is_err() || self.former.has(path) {
            return Ok(false);
        }
        Ok(files::size(&at).is_none()
            || Source::File(&at).hash()? != Source::Bytes(bytes).hash()?)
    }

    /// The bytes of a file of the former print. `None` if there is none, or if it was changed since.
    pub(crate) fn read_former(&self, path: &str) -> Option<Vec<u8>> {
        let former = self.former.files.get(path)?;
        let bytes = fs::read(self.work.out().join(path)).ok()?;
        (Hash::of(&bytes) == former.hash).then_some(bytes)
    }

    /// The bytes of a file that was put.
    ///
    /// # Errors
    /// No file was put at the path, or it cannot be read.
    pub(crate) fn read(&self, path: &str) -> Result<Vec<u8>> {
        fs::read(self.work.new_tree().join(path)).with_context(|| format!("cannot read `{path}`"))
    }

    /// Keeps a file. If somebody changed it, its compressed copies are gone, because they are of the file before.
    fn keep_file(&self, path: &str, former: &Entry, bytes: u64) -> Result<Entry> {
        let at = self.work.out().join(path);
        let hash = Source::File(&at).hash()?;
        if hash == former.hash && self.take_over(path, former)? {
            return Ok(former.clone());
        }
        files::link_or_copy(&at, &self.work.new_tree().join(path))?;
        Ok(Entry { hash, bytes, br: None, gz: None, ..former.clone() })
    }
}

/// Takes over everything in the old tree that no print wrote and that is not replaced. Folders keep their permissions.
///
/// # Errors
/// Something of others has the path of a folder of the print, or a folder of theirs that of a file. Or the disk refuses.
pub(super) fn keep(
    old: &Path,
    new: &Path,
    former: &Manifest,
    printed: &Manifest,
    summary: &mut Summary,
) -> Result<()> {
    if fs::symlink_metadata(old).is_err() {
        return Ok(());
    }
    // What is in a folder comes before the folder, so that permissions that forbid to write are set at the end.
    for entry in WalkDir::new(old).contents_first(true) {
        let entry = entry.context("cannot read the old site")?;
        let below = entry.path().strip_prefix(old)?;
        let to = new.join(below);
        if entry.file_type().is_dir() {
            keep_folder(&entry, &to).with_context(|| cannot_keep(below))?;
            continue;
        }
        let bytes = entry.metadata()?.len();
        match fate(below, &entry, bytes, former, printed) {
            Fate::Kept => {
                files::link_or_copy(entry.path(), &to).with_context(|| cannot_keep(below))?;
                summary.foreign.add(bytes);
            }
            // The compressed copies of a built site come back with its files.
            Fate::Replaced if files::are_equal(entry.path(), &to) => {}
            Fate::Replaced => summary.replaced.add(format!("`{}`", below.display())),
            Fate::Ours => {}
        }
    }
    Ok(())
}

/// What becomes of a file of the old tree.
enum Fate {
    /// Others put it there.
    Kept,
    /// It is not in the new tree, although others put it there or changed it.
    Replaced,
    /// A print wrote it. Or this print has a file at its path, and `Tree::put` has judged it.
    Ours,
}

fn fate(below: &Path, entry: &DirEntry, bytes: u64, former: &Manifest, printed: &Manifest) -> Fate {
    // A name that is no Unicode was never printed.
    let Some(path) = slashed(below) else {
        return Fate::Kept;
    };
    if path == NAME || printed.files.contains_key(&path) {
        return Fate::Ours;
    }
    if let Some(file) = former.files.get(&path) {
        // An operator can put a link in the place of the site's own file, such as its dataset.
        if file.ready && entry.file_type().is_symlink() {
            return Fate::Kept;
        }
        let is_unchanged = entry.file_type().is_file() && bytes == file.bytes;
        return if is_unchanged { Fate::Ours } else { Fate::Replaced };
    }
    if former.has(&path) {
        return Fate::Ours;
    }
    // Hosts would send the compressed copy of another file in place of the printed one.
    let mut printed_beside = ENDINGS.into_iter().filter_map(|ending| path.strip_suffix(ending));
    if printed_beside.any(|file| printed.files.contains_key(file)) {
        return Fate::Replaced;
    }
    Fate::Kept
}

/// Keeps an empty folder, because no print leaves one, and a folder's permissions.
fn keep_folder(entry: &DirEntry, to: &Path) -> std::io::Result<()> {
    let is_kept = match fs::symlink_metadata(to) {
        Ok(about) => about.is_dir(),
        Err(_) if fs::read_dir(entry.path())?.next().is_none() => {
            fs::create_dir_all(to)?;
            true
        }
        Err(_) => false,
    };
    if is_kept {
        fs::set_permissions(to, fs::metadata(entry.path())?.permissions())?;
    }
    Ok(())
}

/// The path with slashes, as manifests have it. `None` if it is no Unicode.
fn slashed(below: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}

fn cannot_keep(below: &Path) -> String {
    format!(
        "cannot keep `{}`, which no print wrote: move it elsewhere if the print has another file or folder there",
        below.display()
    )
}
