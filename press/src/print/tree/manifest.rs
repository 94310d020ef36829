//! The list of the files that a print wrote: `print.json` in the root of the site.
//!
//! It is uploaded with the site, so it names no path outside of it, and keys are hashed. It holds no times, so that
//! equal prints have equal manifests.

mod addresses;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::str::FromStr;

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::compress::ENDINGS;
use super::path;
pub(crate) use addresses::Addresses;

/// The name of the manifest, in the root of a printed site.
pub(super) const NAME: &str = "print.json";

/// Grows when the meaning of the manifest, or of the files that it lists, changes.
const VERSION: u32 = 1;

/// A print is shared among at most this many shards.
const MAX_SHARDS: u32 = 1000;

/// The files of a print, and the addresses of its articles.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Manifest {
    /// Names the print: its dataset and its settings. Shards of one print have the same.
    pub(super) edition: String,
    /// Which share of the print this is. `None` for a whole one.
    pub(super) shard: Option<Shard>,
    /// The addresses of the articles, in the edition's order. Of shares, only the first has them.
    #[serde(default)]
    pub(super) articles: Vec<Addresses>,
    /// The files by their paths below the root. Compressed copies are not listed as files.
    pub(super) files: BTreeMap<String, Entry>,
}

/// A file of a print.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) hash: Hash,
    pub(super) bytes: u64,
    /// The bytes of the compressed copies beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) br: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) gz: Option<u64>,
    /// Whether it was copied from a built site. Then it is no page of the print, and belongs to the next one too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) ready: bool,
    /// The hash of the key that it was put with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<Hash>,
}

impl Entry {
    /// The sizes of the compressed copies, in the order of `ENDINGS`.
    pub(super) fn copies(&self) -> [Option<u64>; 2] {
        [self.br, self.gz]
    }

    /// The endings of the file and of its copies, with their sizes: `""`, `".br"`, `".gz"`.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let copies = ENDINGS.into_iter().zip(self.copies());
        let copies = copies.filter_map(|(ending, bytes)| Some((ending, bytes?)));
        std::iter::once(("", self.bytes)).chain(copies)
    }
}

impl Manifest {
    /// Reads the manifest of a folder. `None` if there is none.
    ///
    /// # Errors
    /// The manifest is broken, of another version, or lists a path that no print writes.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let text = match fs::read(folder.join(NAME)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            other => other.with_context(|| format!("cannot read `{NAME}`"))?,
        };
        let what = || format!("expected the manifest of a print in `{NAME}`, found something else");
        let Version { version } = serde_json::from_slice(&text).with_context(what)?;
        if version != VERSION {
            bail!("expected version {VERSION} in `{NAME}`, found version {version}");
        }
        let manifest: Self = serde_json::from_slice(&text).with_context(what)?;
        for path in manifest.files.keys() {
            path::check(path).with_context(what)?;
        }
        Ok(Some(manifest))
    }

    /// Writes the manifest with one article or file a line, so that two can be compared by eye.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{{\"version\":{VERSION},\"edition\":{}", json(&self.edition)?)?;
        write!(out, ",\"shard\":{},\"articles\":[", json(&self.shard)?)?;
        for (index, article) in self.articles.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(out, "{comma}\n{}", json(article)?)?;
        }
        out.write_all(b"\n],\"files\":{")?;
        for (index, (path, entry)) in self.files.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(out, "{comma}\n{}:{}", json(path)?, json(entry)?)?;
        }
        out.write_all(b"\n}}\n")
    }

    /// Whether a path is that of a file or of a compressed copy of this print.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.entry_of_copy(path).is_some()
    }

    fn entry_of_copy(&self, path: &str) -> Option<&Entry> {
        ENDINGS.into_iter().enumerate().find_map(|(index, ending)| {
            let entry = self.files.get(path.strip_suffix(ending)?)?;
            entry.copies().get(index).copied().flatten().map(|_| entry)
        })
    }
}

/// The last print into the folder of a built site. What it made is no part of that site.
pub(crate) struct FormerPrint(Option<Manifest>);

impl FormerPrint {
    /// Reads the manifest of a folder. A manifest that cannot be read counts as none.
    pub(crate) fn into(folder: &Path) -> Self {
        Self(Manifest::read(folder).ok().flatten())
    }

    /// Whether a print made the file at a path. Files that it copied from a built site are not meant.
    pub(crate) fn has(&self, path: &str) -> bool {
        let Some(manifest) = &self.0 else { return false };
        let made = |path: &str| manifest.files.get(path).is_some_and(|entry| !entry.ready);
        let is_copy = |ending: &str| path.strip_suffix(ending).is_some_and(made);
        path == NAME || made(path) || ENDINGS.into_iter().any(is_copy)
    }
}

fn json<T: Serialize + ?Sized>(value: &T) -> io::Result<String> {
    Ok(serde_json::to_string(value)?)
}

/// The first 128 bits of a SHA-256 hash. Written in hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Hash(u128);

impl Hash {
    /// The hash of bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::from(Sha256::new_with_prefix(bytes))
    }
}

impl From<Sha256> for Hash {
    fn from(hasher: Sha256) -> Self {
        let bytes: [u8; 32] = hasher.finalize().into();
        Self(bytes.iter().take(16).fold(0, |hash, byte| (hash << 8) | u128::from(*byte)))
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        format!("{:032x}", hash.0)
    }
}

impl TryFrom<String> for Hash {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let found = || format!("expected 32 hexadecimal digits, found `{text}`");
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(found());
        }
        u128::from_str_radix(&text, 16).map(Self).map_err(|_| found())
    }
}

/// A share of a print that several machines make, written `2/4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Shard {
    /// The number of the share, from 1 to `of`.
    pub(crate) number: u32,
    /// The number of shares, at most 1000.
    pub(crate) of: u32,
}

impl fmt::Display for Shard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.number, self.of)
    }
}

impl FromStr for Shard {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let numbers = text.split_once('/');
        let numbers =
            numbers.and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) && of <= MAX_SHARDS => {
                Ok(Self { number, of })
            }
            _ => {
                Err(anyhow!("expected a shard like `2/4`, of at most {MAX_SHARDS}, found `{text}`"))
            }
        }
    }
}

impl From<Shard> for String {
    fn from(shard: Shard) -> Self {
        shard.to_string()
    }
}

impl TryFrom<String> for Shard {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|error: anyhow::Error| error.to_string())
    }
}
