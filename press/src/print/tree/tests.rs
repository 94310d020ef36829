//! Prints real folders, and looks at what is on the disk.

mod foreign;
mod incremental;
mod kills;
mod merging;
mod paths;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::{Shard, Summary, Tree};

/// A folder for tests, and the path of a site in it that does not exist yet.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let out = folder.path().join("site");
    (folder, out)
}

fn begin(out: &Path) -> Tree {
    Tree::begin(out, "edition", None).expect("begun")
}

fn print(out: &Path, files: &[(&str, &str)]) -> Summary {
    let tree = begin(out);
    for (path, text) in files {
        tree.put(path, text.as_bytes()).expect("put");
    }
    tree.finish().expect("finished")
}

fn print_shard(out: &Path, edition: &str, shard: &str, files: &[(&str, &str)]) {
    let shard: Shard = shard.parse().expect("a shard");
    let tree = Tree::begin(out, edition, Some(shard)).expect("begun");
    for (path, text) in files {
        tree.put(path, text.as_bytes()).expect("put");
    }
    tree.finish().expect("finished");
}

/// The message of an error, with its causes.
fn message<T>(result: anyhow::Result<T>) -> String {
    format!("{:#}", result.err().expect("an error"))
}

/// Everything in a folder: the bytes of files, and nothing for folders.
fn everything(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let entries = WalkDir::new(folder).min_depth(1).into_iter().map(|entry| {
        let entry = entry.expect("an entry");
        let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
        let bytes = (!entry.file_type().is_dir()).then(|| fs::read(entry.path()).expect("a file"));
        (path, bytes)
    });
    entries.collect()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a text")
}

fn names(folder: &Path) -> Vec<String> {
    everything(folder).into_keys().collect()
}

/// What lies beside the site: nothing, when a print has ended.
fn is_alone(out: &Path) -> bool {
    let beside = fs::read_dir(out.parent().expect("a parent")).expect("a folder");
    beside.map(|entry| entry.expect("an entry").path()).all(|path| path == out)
}

fn inode(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).expect("a file").ino()
}

/// A text that is worth compressing.
fn page(what: &str) -> String {
    format!(
        "<!doctype html><title>{what}</title>{}",
        "<p>A lighthouse is lit again.</p>".repeat(30)
    )
}

fn unpacked(path: &Path) -> String {
    let packed = fs::read(path).expect("a copy");
    let mut text = String::new();
    if path.extension().is_some_and(|kind| kind == "br") {
        brotli::Decompressor::new(packed.as_slice(), 4096)
            .read_to_string(&mut text)
            .expect("brotli");
    } else {
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).expect("gzip");
    }
    text
}
