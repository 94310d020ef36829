//! Files and folders stay small enough to be read and looked through.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// At most this many lines are in a source file.
const MAX_LINES: usize = 300;
/// At most this many lines are in half of the source files.
const MAX_MEDIAN: usize = 150;
/// At most this many files stand beside each other.
const MAX_FILES: usize = 12;

/// The folders whose code people read.
const FOLDERS: [&str; 5] = ["src", "xtask/src", "press/src", "locale-compiler/src", "style"];

/// Every folder below one, itself among them, with its files.
fn folders(folder: &Path) -> Vec<(PathBuf, Vec<PathBuf>)> {
    let (mut files, mut found) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => found.extend(folders(&path)),
            path => files.push(path),
        }
    }
    found.push((folder.to_path_buf(), files));
    found
}

#[test]
fn no_source_file_is_too_long() {
    let mut lengths = Vec::new();
    for folder in FOLDERS {
        for path in folders(&root().join(folder)).into_iter().flat_map(|(_, files)| files) {
            if path.extension().is_some_and(|kind| kind == "rs" || kind == "css") {
                let lines = fs::read_to_string(&path).expect("text").lines().count();
                assert!(lines <= MAX_LINES, "{} has {lines} lines", path.display());
                lengths.push(lines);
            }
        }
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= MAX_MEDIAN, "half of the files have at least {median} lines");
}

#[test]
fn no_folder_has_too_many_files() {
    for folder in FOLDERS {
        for (folder, files) in folders(&root().join(folder)) {
            let count = files.len();
            assert!(count <= MAX_FILES, "{} has {count} files", folder.display());
        }
    }
}
