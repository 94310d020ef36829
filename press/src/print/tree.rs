//! Writes a printed site to the disk: only what changed, and all of it at once.
//!
//! The new site is put together in a folder beside the old one (`tree/work.rs`), and then takes its place in one step
//! (`tree/swap.rs`). Until then the old site is untouched. A print that is ended at any moment leaves the old site or the
//! new one whole, and the next print deletes what it left.
//!
//! A manifest (`tree/manifest.rs`) lists what a print wrote. A file that is equal to the former print's is linked
//! and not written. A file counts as the former print's while it has the size that the manifest tells. A file that
//! the former print had and the new one has not is gone.
//!
//! What no print wrote is kept: files of the operator, links, empty folders. Where the print has a file of the same path,
//!
//! - equal bytes are no conflict. The file is the print's from then on.
//! - In a folder with a manifest, the print fails and names the path. The old site stays.
//! - In a folder without one, the print's file replaces the other, and `Summary::replaced` tells so. The first print
//!   into the folder of a built site is such a case, and replaces its `index.html`.
//! - A compressed copy (`.br`, `.gz`) of others beside a file of the print is always replaced, and told. Hosts would send
//!   it in place of the file.
//!
//! A manifest that is broken, or of another version, counts as none: everything is printed anew, and no file of the
//! folder is lost but those that are told. Files that somebody changed after a print are replaced as well, and told if
//! their size changed. While a print finishes, nobody else may write into the folder.

mod compress;
mod files;
mod foreign;
mod manifest;
mod merge;
mod moment;
mod path;
mod source;
mod summary;
mod swap;
#[cfg(test)]
#[cfg(unix)]
mod tests;
mod work;

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};

use compress::ENDINGS;
use manifest::{Entry, Hash, Manifest, NAME};
use moment::moment;
use source::{Source, beside};
use work::Work;

pub(crate) use manifest::{Addresses, FormerPrint, Shard};
pub(crate) use merge::merge;
pub(crate) use summary::{Amount, Examples, Summary};

/// What the manifest says of a file besides its content.
#[derive(Clone, Copy, Default)]
struct Marks {
    key: Option<Hash>,
    /// Whether it was copied from a built site.
    ready: bool,
}

/// A folder that a site is printed into. Many threads may put files at once. Without `finish`, nothing changes.
pub(crate) struct Tree {
    work: Work,
    /// What the former print wrote. Empty if that is not known.
    former: Manifest,
    /// Whether every file in the folder is known to be the former print's or somebody else's.
    is_known: bool,
    edition: String,
    shard: Option<Shard>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The files that were put, by their paths. `None` while a file is being written.
    files: HashMap<String, Option<Entry>>,
    /// The addresses of the articles, for the manifest.
    articles: Vec<Addresses>,
    summary: Summary,
}

impl Tree {
    /// Begins a print into a folder, which is made if it is missing. Deletes what an interrupted print left.
    ///
    /// `edition` names what is printed, and is the same for all shards of one print and for no other print.
    ///
    /// # Errors
    /// Another print into the folder is running. Or there is a file at the path. Or the folder cannot be replaced, because
    /// it is a mount point or the current folder is in it. Or the folder around it is missing or cannot be written to.
    pub(crate) fn begin(out: &Path, edition: &str, shard: Option<Shard>) -> Result<Self> {
        let work = Work::begin(out)?;
        let mut summary = Summary::default();
        let former = Manifest::read(work.out()).unwrap_or_else(|error| {
            summary.broken = Some(format!("{error:#}"));
            None
        });
        let is_known = former.is_some();
        let former = former.unwrap_or_default();
        moment("begun");
        let state = Mutex::new(State { summary, ..State::default() });
        Ok(Self { work, former, is_known, edition: edition.to_owned(), shard, state })
    }

    /// Puts a file at a path below the root: `articles/lighthouse/index.html`. Texts get compressed copies beside them
    /// where that saves bytes.
    ///
    /// # Errors
    /// The path is no path below the root, or was put before. Or a file that no print wrote has that path. Or the disk
    /// refuses, as it does for paths that differ only in case where the file system does not tell them apart. The print
    /// cannot be finished after an error of the disk.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.take(path, Marks::default(), &Source::Bytes(bytes)).map(drop)
    }

    /// Takes a file over from the former print if it was put with the same key, which stands for all that the file is
    /// made of. Gives false if it was not. It has to be made and put then.
    ///
    /// # Errors
    /// As for `put`.
    pub(crate) fn keep(&self, path: &str, key: &str) -> Result<bool> {
        path::check(path)?;
        let key = Some(Hash::of(key.as_bytes()));
        let Some(former) = self.former.files.get(path).filter(|former| former.key == key) else {
            return Ok(false);
        };
        self.claim(path)?;
        let is_taken =
            self.take_over(path, former).with_context(|| format!("cannot put `{path}`"))?;
        if is_taken {
            self.settle(path, former.clone(), true);
        } else {
            self.state().files.remove(path);
        }
        Ok(is_taken)
    }

    /// Puts a file with a key, by which the next print can `keep` it. Only a hash of the key is written.
    ///
    /// # Errors
    /// As for `put`.
    pub(crate) fn put_with_key(&self, path: &str, key: &str, bytes: &[u8]) -> Result<()> {
        let key = Some(Hash::of(key.as_bytes()));
        self.take(path, Marks { key, ..Marks::default() }, &Source::Bytes(bytes)).map(drop)
    }

    /// Copies a ready file of the built site, with the `.br` and `.gz` that lie beside it. None are made.
    ///
    /// # Errors
    /// As for `put`. Or the file cannot be read.
    pub(crate) fn copy(&self, path: &str, from: &Path) -> Result<()> {
        let marks = Marks { ready: true, ..Marks::default() };
        self.take(path, marks, &Source::File(from)).map(drop)
    }

    /// Whether a file, or its compressed copy, was put at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        let files = &self.state().files;
        let is_copy =
            |ending: &str| path.strip_suffix(ending).is_some_and(|path| files.contains_key(path));
        files.contains_key(path) || ENDINGS.into_iter().any(is_copy)
    }

    /// Finishes the print: keeps what others put into the folder, writes the manifest, and puts the new site in the
    /// place of the old one.
    ///
    /// # Errors
    /// A file could not be put before. Or something of others is in the way. Or the disk refuses. The old site stays,
    /// unless the message says otherwise.
    pub(crate) fn finish(self) -> Result<Summary> {
        let Self { work, former, edition, shard, state, .. } = self;
        let State { files, articles, mut summary } =
            state.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut printed = Manifest { edition, shard, articles, files: BTreeMap::new() };
        for (path, entry) in files {
            let entry = entry.with_context(|| format!("`{path}` was not written whole"))?;
            printed.files.insert(path, entry);
        }
        for (path, entry) in &former.files {
            if !printed.files.contains_key(path) {
                summary.deleted.add(entry.bytes);
            }
        }
        summary.tell_twins(printed.files.keys());
        let manifest =
            write_manifest(&printed, &work.new_tree()).context("cannot write the manifest")?;
        foreign::keep(work.out(), &work.new_tree(), &former, &printed, &mut summary)?;
        swap::sync(&manifest).context("cannot write the files to the disk")?;
        moment("finished");
        work.swap()?;
        Ok(summary)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a file over from the former print, or writes it. Gives the hash of its bytes.
    fn take(&self, path: &str, marks: Marks, source: &Source<'_>) -> Result<Hash> {
        self.claim(path)?;
        let (entry, is_taken) =
            self.fill(path, source).with_context(|| format!("cannot put `{path}`"))?;
        let hash = entry.hash;
        let Marks { key, ready } = marks;
        self.settle(path, Entry { ready, key, ..entry }, is_taken);
        Ok(hash)
    }

    /// Takes a file over or writes it. Gives whether it was taken over.
    fn fill(&self, path: &str, source: &Source<'_>) -> Result<(Entry, bool)> {
        let hash = source.hash()?;
        if let Some(former) = self.former.files.get(path)
            && former.hash == hash
            && source.has_no_more_copies_than(former)
            && self.take_over(path, former)?
        {
            return Ok((former.clone(), true));
        }
        self.judge_replaced(path, hash)?;
        Ok((source.write(path, &self.work.new_tree().join(path), hash)?, false))
    }

    /// Reserves a path for the caller.
    fn claim(&self, path: &str) -> Result<()> {
        path::check(path)?;
        let mut state = self.state();
        let is_put = |path: &str| state.files.contains_key(path);
        if path == NAME {
            bail!("expected another path than the manifest's, found `{path}`");
        }
        if is_put(path) {
            bail!("expected every path once, found `{path}` twice");
        }
        let is_copy = |ending: &str| {
            path.strip_suffix(ending).is_some_and(is_put) || is_put(&format!("{path}{ending}"))
        };
        if ENDINGS.into_iter().any(is_copy) {
            bail!("expected no file in the place of a compressed copy, found `{path}`");
        }
        state.files.insert(path.to_owned(), None);
        Ok(())
    }

    fn settle(&self, path: &str, entry: Entry, is_taken: bool) {
        let mut state = self.state();
        let summary = &mut state.summary;
        let amount = if is_taken { &mut summary.unchanged } else { &mut summary.written };
        amount.add(entry.bytes);
        state.files.insert(path.to_owned(), Some(entry));
    }

    /// Links a former file and its compressed copies into the new tree. Gives false if one is missing or has another
    /// size.
    fn take_over(&self, path: &str, former: &Entry) -> Result<bool> {
        let (old, new) = (self.work.out().join(path), self.work.new_tree().join(path));
        if !former.parts().all(|(ending, bytes)| files::size(&beside(&old, ending)) == Some(bytes))
        {
            return Ok(false);
        }
        for (ending, _) in former.parts() {
            files::link_or_copy(&beside(&old, ending), &beside(&new, ending))?;
        }
        Ok(true)
    }

    /// Judges a file in the old tree that is about to be replaced.
    fn judge_replaced(&self, path: &str, hash: Hash) -> Result<()> {
        let old = self.work.out().join(path);
        let Some(about) = fs::symlink_metadata(&old).ok().filter(|about| !about.is_dir()) else {
            return Ok(());
        };
        let is_ours = match self.former.files.get(path) {
            Some(former) => about.is_file() && about.len() == former.bytes,
            None if self.former.has(path) => true,
            None => about.is_file() && files::hash(&mut File::open(&old)?)?.0 == hash,
        };
        if is_ours {
            return Ok(());
        }
        if self.is_known && !self.former.has(path) {
            bail!(
                "no print wrote the file that is there, and its bytes differ; move it elsewhere or delete it"
            );
        }
        self.state().summary.replaced.add(format!("`{path}`"));
        Ok(())
    }
}

fn write_manifest(printed: &Manifest, folder: &Path) -> std::io::Result<File> {
    let mut out = BufWriter::new(files::create(&folder.join(NAME))?);
    printed.write(&mut out)?;
    out.flush()?;
    out.into_inner().map_err(std::io::IntoInnerError::into_error)
}
