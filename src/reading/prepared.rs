//! A prepared edition: a dataset that was read in advance, and cut into one small file for each page.
//!
//! A visitor of a large archive fetches what a page shows and no more, and nothing is read, settled or compared in the
//! browser. `press` writes the files. [`Extract`] is the content of one of them. The whole dataset stays beside a
//! prepared edition: what has no file, and what a file of another version or of an earlier print has, is shown from
//! the dataset.
//!
//! | file below `prepared/` | content |
//! |---|---|
//! | `edition.json` | the version of the format, the fingerprint of the dataset, and the number of pieces of the table |
//! | `tables/COUNT/N.json` | the N-th of COUNT pieces of the table from pages to files ([`piece_of`]) |
//! | `pages/XX/HASH.pack` | an [`Extract`], compressed by gzip; the name is made from the content |

mod edition;
mod extract;
pub mod packed;
#[cfg(not(target_arch = "wasm32"))]
pub mod shortening;

pub use extract::{Extract, Facts, Link, LinkTarget};

/// The version of the format. A reader shows the dataset in place of a prepared edition of another version.
pub const VERSION: u32 = 5;

/// At most this many activities are in the extract of an article's page, which shows no more in a browser.
pub const MAX_ACTIVITIES: usize = 100;

/// The piece of the table that has the page of this name. The table has `pieces` pieces.
pub fn piece_of(name: &str, pieces: u32) -> u32 {
    // FNV-1a, in 32 bits. `public/prepared.js` calculates it too.
    let hash = name
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash % pieces.max(1)
}
