//! Where the bytes of a file come from: from memory, from the built site, or from a part of a print.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::compress::{self, ENDINGS};
use super::files;
use super::manifest::{Entry, Hash};
use super::moment::moment;

/// Where the bytes of a file come from.
pub(super) enum Source<'a> {
    /// Bytes that were made now. Compressed copies are made of them.
    Bytes(&'a [u8]),
    /// A ready file. Its compressed copies lie beside it, if it has any.
    File(&'a Path),
}

impl Source<'_> {
    /// The hash of the bytes.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(super) fn hash(&self) -> Result<Hash> {
        match self {
            Self::Bytes(bytes) => Ok(Hash::of(bytes)),
            Self::File(from) => {
                let opened = File::open(from).and_then(|mut file| files::hash(&mut file));
                Ok(opened.with_context(|| cannot_read(from))?.0)
            }
        }
    }

    /// Whether a former file with the same bytes has every compressed copy that this one will have.
    pub(super) fn has_no_more_copies_than(&self, former: &Entry) -> bool {
        match self {
            // The same bytes have the same copies.
            Self::Bytes(_) => true,
            Self::File(from) => ENDINGS
                .into_iter()
                .zip(former.copies())
                .all(|(ending, had)| had.is_some() || files::size(&beside(from, ending)).is_none()),
        }
    }

    /// Writes the file and its compressed copies. `path` is where it will be in the site, `to` is where that is on the
    /// disk.
    ///
    /// # Errors
    /// A file exists there, or the disk refuses.
    pub(super) fn write(&self, path: &str, to: &Path, hash: Hash) -> Result<Entry> {
        let mut sizes = [None; 2];
        let bytes = match self {
            Self::Bytes(bytes) => {
                write(to, bytes)?;
                moment("put");
                let copies = compress::copies(path, bytes)?;
                for ((ending, size), copy) in ENDINGS.into_iter().zip(&mut sizes).zip(copies) {
                    if let Some(copy) = copy {
                        *size = Some(write(&beside(to, ending), &copy)?);
                    }
                }
                bytes.len() as u64
            }
            Self::File(from) => {
                for (ending, size) in ENDINGS.into_iter().zip(&mut sizes) {
                    let ready = beside(from, ending);
                    if files::size(&ready).is_some() {
                        *size = Some(copy(&ready, &beside(to, ending))?);
                    }
                }
                copy(from, to)?
            }
        };
        let [br, gz] = sizes;
        Ok(Entry { hash, bytes, br, gz, ready: false, key: None })
    }
}

/// Writes a new file. Gives its bytes.
fn write(to: &Path, bytes: &[u8]) -> io::Result<u64> {
    files::create(to)?.write_all(bytes)?;
    Ok(bytes.len() as u64)
}

/// Copies the bytes of a file to a new one. Gives their number. Permissions and times stay behind, because they belong
/// to where the file comes from.
fn copy(from: &Path, to: &Path) -> Result<u64> {
    let mut file = File::open(from).with_context(|| cannot_read(from))?;
    Ok(io::copy(&mut file, &mut files::create(to)?)?)
}

/// The path of a file's compressed copy.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    PathBuf::from(path)
}

fn cannot_read(path: &Path) -> String {
    format!("cannot read `{}`", path.display())
}
