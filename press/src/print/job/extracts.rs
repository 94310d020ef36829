//! Writes a prepared edition beside the pages: an extract for each page that has one, and the table by which the reader
//! finds them.
//!
//! The name of an extract is made of its bytes, so that a browser keeps it for ever, and a print that changes one article
//! leaves the others as they are. `src/reading/prepared.rs` describes the files.
//!
//! A page and its extract are made of the same data. So if a page stays as it was, its extract does too: the table of the
//! former print names it.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use gazette::edition::Edition;
use gazette::reading::prepared::{Extract, VERSION, piece_of};
use gazette::reading::search::{self, IndexPiece};
use gazette::routing::{Route, printed};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::print::tree::{Addresses, Tree};

/// The folder of a prepared edition, below the root of the site.
const FOLDER: &str = "prepared";
/// The file that says where everything else is.
pub(crate) const ENTRY: &str = "prepared/edition.json";
/// About this many names are in a piece of the table: less than 1 KB, compressed. A search asks for ten of them at once.
const PAGES_IN_PIECE: usize = 32;
/// A table has at most this many pieces, so that hosts can list their folder.
const MAX_PIECES: usize = 8_192;

/// The hashes of extracts by the names of their pages.
pub(crate) type Table = BTreeMap<String, String>;

/// The content of [`ENTRY`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    version: u32,
    /// The fingerprint of the dataset, in hexadecimal.
    dataset: String,
    /// The number of pieces of the table.
    pieces: u32,
}

/// A prepared edition that is being written. Many threads may put extracts at once.
pub(crate) struct Extracts<'a> {
    tree: &'a Tree,
    /// The address that the edition's own addresses begin with.
    base: &'a str,
    /// The table of the former print. Empty if there is none that can be read.
    former: Table,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    table: Table,
    /// The paths that were put. Pages that show the same have one extract.
    paths: HashSet<String>,
}

impl<'a> Extracts<'a> {
    /// A prepared edition without pages, in a tree.
    pub(crate) fn new(tree: &'a Tree, base: &'a str) -> Self {
        let former = |path: &str| {
            tree.read_former(path).with_context(|| format!("expected a former print's `{path}`"))
        };
        let former = read(former).map(|(_, table)| table).unwrap_or_default();
        Self { tree, base, former, state: Mutex::default() }
    }

    /// Keeps the extract of a page that is as it was. Gives false if the former print had none, or if that is gone.
    ///
    /// # Errors
    /// The file cannot be put.
    pub(super) fn keep(&self, route: &Route) -> Result<bool> {
        let name = printed::name(route);
        let Some(hash) = self.former.get(&name) else { return Ok(false) };
        let path = path_of(hash);
        // The lock is held until the file is kept or not, so that no other thread puts a file there meanwhile.
        let mut state = self.state();
        if !state.paths.contains(&path) {
            if !self.tree.keep(&path, hash)? {
                return Ok(false);
            }
            state.paths.insert(path);
        }
        state.table.insert(name, hash.clone());
        Ok(true)
    }

    /// Puts the extract of a page.
    ///
    /// # Errors
    /// The file cannot be put.
    pub(super) fn put(&self, route: &Route, extract: &Extract) -> Result<()> {
        self.put_bytes(&printed::name(route), &extract.to_bytes(self.base))
    }

    /// Puts the pieces of the search index of an edition.
    ///
    /// # Errors
    /// A file cannot be put.
    pub(super) fn put_search(&self, edition: &Edition) -> Result<()> {
        search::write(edition, self.base, &mut |name, bytes| self.put_bytes(name, &bytes))
    }

    fn put_bytes(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let bytes = compressed(bytes)?;
        let hash = short_hash(&bytes);
        let path = path_of(&hash);
        let is_new = {
            let mut state = self.state();
            state.table.insert(name.to_owned(), hash.clone());
            state.paths.insert(path.clone())
        };
        // The key is the same whichever of the pages that share an extract comes first.
        if is_new { self.tree.put_with_key(&path, &hash, &bytes) } else { Ok(()) }
    }

    /// The pages that were put and kept, with the hashes of their extracts.
    pub(super) fn into_table(self) -> Table {
        self.state.into_inner().unwrap_or_else(PoisonError::into_inner).table
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name of the search index whose pieces a table names.
fn index_id(table: &Table) -> Option<String> {
    let ids = table.keys().filter_map(|name| name.strip_prefix("search/")?.strip_suffix("/facets"));
    ids.map(str::to_owned).next()
}

/// The number of pages that a table names.
pub(crate) fn count_pages(table: &Table) -> usize {
    table.keys().filter(|name| !name.starts_with("search/")).count()
}

/// Whether a file lists extracts. The shares of a print have different ones of the same path.
pub(crate) fn is_table(path: &str) -> bool {
    path == ENTRY || path.starts_with("prepared/tables/")
}

/// Puts one table for the shares of a print, which are printed into `folders`, with `articles` and `earlier`
/// addresses as for [`put_table`].
///
/// # Errors
/// A table cannot be read or put.
pub(crate) fn merge<P: AsRef<Path>>(
    tree: &Tree,
    folders: &[P],
    articles: &[Addresses],
    earlier: &[(String, String)],
) -> Result<()> {
    let (mut all, mut dataset) = (Table::new(), None);
    for folder in folders {
        let folder = folder.as_ref();
        let (entry, table) = read(|path| Ok(fs::read(folder.join(path))?))
            .with_context(|| format!("cannot use the prepared edition in {}", folder.display()))?;
        all.extend(table);
        dataset = Some(entry.dataset);
    }
    put_table(tree, &dataset.unwrap_or_default(), all, articles, earlier)
}

/// Reads the table of a prepared edition, whose files `get` gives by their paths.
fn read(get: impl Fn(&str) -> Result<Vec<u8>>) -> Result<(Entry, Table)> {
    let entry: Entry = serde_json::from_slice(&get(ENTRY)?)?;
    let mut table = Table::new();
    for piece in 0..entry.pieces {
        let piece: Table = serde_json::from_slice(&get(&path_of_piece(entry.pieces, piece))?)?;
        table.extend(piece);
    }
    Ok((entry, table))
}

/// Puts the table and the entry. The search index names an article by its position in `articles`. `earlier` slugs of articles, each with the slug that the article has now, lead to the
/// extracts of the articles.
///
/// # Errors
/// A file cannot be put.
pub(crate) fn put_table(
    tree: &Tree,
    dataset: &str,
    mut table: Table,
    articles: &[Addresses],
    earlier: &[(String, String)],
) -> Result<()> {
    let id = index_id(&table);
    for (number, article) in articles.iter().enumerate() {
        let hash = table.get(&printed::name(&Route::article(&article.slug))).cloned();
        if let (Some(id), Some(hash)) = (&id, hash) {
            table.insert(IndexPiece::Article(number, 0).name(id), hash);
        }
    }
    for (from, to) in earlier {
        let [from, to] = [from, to].map(|slug| printed::name(&Route::article(slug)));
        if let Some(hash) = table.get(&to).cloned() {
            table.entry(from).or_insert(hash);
        }
    }
    let count = table.len().div_ceil(PAGES_IN_PIECE).next_power_of_two().min(MAX_PIECES);
    let mut pieces = vec![Table::new(); count];
    let count = u32::try_from(count).context("expected a number of pieces with 32 bits")?;
    for (name, hash) in &table {
        let index = usize::try_from(piece_of(name, count))?;
        if let Some(piece) = pieces.get_mut(index) {
            piece.insert(name.clone(), hash.clone());
        }
    }
    for (index, piece) in (0..).zip(&pieces) {
        tree.put(&path_of_piece(count, index), &serde_json::to_vec(piece)?)?;
    }
    let entry = Entry { version: VERSION, dataset: dataset.to_owned(), pieces: count };
    tree.put(ENTRY, &serde_json::to_vec(&entry)?)
}

fn path_of(hash: &str) -> String {
    let (first, rest) = hash.split_at_checked(2).unwrap_or((hash, ""));
    format!("{FOLDER}/pages/{first}/{rest}.pack")
}

/// The path of a piece. The number of pieces is in it: a table with another number has its pages elsewhere.
fn path_of_piece(pieces: u32, index: u32) -> String {
    format!("{FOLDER}/tables/{pieces}/{index}.json")
}

/// The first 80 bits of SHA-256, in hexadecimal. Two of a billion files have the same by chance with a probability of
/// one to a million.
fn short_hash(bytes: &[u8]) -> String {
    let mut hash = format!("{:x}", Sha256::digest(bytes));
    hash.truncate(20);
    hash
}

/// Bytes as they are stored, so that every host sends few, whatever it compresses itself.
fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
