//! Shards that several machines printed become one site.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::super::Summary;
use super::{
    everything, inode, is_alone, message, page, place, print, print_shard, text, unpacked,
};

/// Puts shards together that have no files of their own.
fn merge(parts: &[PathBuf], out: &Path) -> Result<Summary> {
    super::super::merge(parts, out, &|_| false)?.0.finish()
}

/// Three shards of an edition in a folder, and the path of the site.
fn shards() -> (tempfile::TempDir, [PathBuf; 3], PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let parts = ["one", "two", "three"].map(|name| folder.path().join(name));
    print_shard(&parts[0], "e", "1/3", &[("index.html", &page("front")), ("app.js", "code")]);
    print_shard(&parts[1], "e", "2/3", &[("a/index.html", &page("a")), ("app.js", "code")]);
    print_shard(&parts[2], "e", "3/3", &[("b/index.html", "b")]);
    let out = folder.path().join("sites/site");
    fs::create_dir(out.parent().expect("a parent")).expect("made");
    (folder, parts, out)
}

#[test]
fn all_shards_are_one_site() {
    let (_folder, parts, out) = shards();
    assert_eq!(merge(&parts, &out).expect("merged").written.files, 4);
    let (_other, whole) = place();
    let tree = super::Tree::begin(&whole, "e", None).expect("begun");
    for (path, text) in [
        ("index.html", &*page("front")),
        ("app.js", "code"),
        ("a/index.html", &page("a")),
        ("b/index.html", "b"),
    ] {
        tree.put(path, text.as_bytes()).expect("put");
    }
    tree.finish().expect("finished");
    assert_eq!(everything(&out), everything(&whole), "as if one machine had printed all");
    assert_eq!(unpacked(&out.join("a/index.html.br")), page("a"));
}

#[test]
fn a_second_merge_writes_what_changed_and_keeps_what_others_put_there() {
    let (_folder, parts, out) = shards();
    merge(&parts, &out).expect("merged");
    fs::write(out.join("CNAME"), "example.org").expect("written");
    let before = inode(&out.join("index.html"));
    print_shard(&parts[2], "e", "3/3", &[("c/index.html", "c")]);
    let summary = merge(&parts, &out).expect("merged");
    let counts = [summary.written, summary.unchanged, summary.deleted, summary.foreign];
    assert_eq!(counts.map(|amount| amount.files), [1, 3, 1, 1]);
    assert_eq!(inode(&out.join("index.html")), before);
    assert!(out.join("c/index.html").exists() && !out.join("b").exists());
}

#[test]
fn keys_are_merged() {
    let (folder, _, out) = shards();
    let part = folder.path().join("alone");
    let tree =
        super::Tree::begin(&part, "e", Some("1/1".parse().expect("a shard"))).expect("begun");
    tree.put_with_key("card.png", "key", b"picture").expect("put");
    tree.finish().expect("finished");
    merge(&[part], &out).expect("merged");
    assert!(super::begin(&out).keep("card.png", "key").expect("asked"));
}

#[test]
fn different_files_of_one_path_are_told_with_their_parts() {
    let (_folder, parts, out) = shards();
    print_shard(&parts[1], "e", "2/3", &[("app.js", "other code")]);
    let told = message(merge(&parts, &out));
    for name in ["`app.js`", "one`", "two`"] {
        assert!(told.contains(name), "{told}");
    }
    assert!(!out.exists() && is_alone(&out.with_file_name("none")));
}

#[test]
fn shards_that_are_missing_or_strange_are_told() {
    let (folder, parts, out) = shards();
    let [one, two, three] = parts;
    let told = |parts: &[&PathBuf]| {
        let parts: Vec<PathBuf> = parts.iter().map(|part| (*part).clone()).collect();
        message(merge(&parts, &out))
    };
    let missing = told(&[&two]);
    assert!(missing.contains("found none for 1/3, 3/3"), "{missing}");
    assert!(told(&[]).contains("found none"));
    let twice = told(&[&one, &two, &three, &two]);
    assert!(twice.contains("found 2/3 in"), "{twice}");
    let whole = folder.path().join("whole");
    print(&whole, &[("a.html", "a")]);
    assert!(told(&[&one, &whole]).contains("found a whole print"));
    let empty = folder.path().join("sites");
    assert!(told(&[&one, &empty]).contains("without manifest"));
    print_shard(&three, "other", "3/3", &[]);
    assert!(told(&[&one, &two, &three]).contains("shards of one print"));
    print_shard(&three, "e", "3/4", &[]);
    let other = told(&[&one, &two, &three]);
    assert!(other.contains("1/3 in") && other.contains("3/4 in"), "{other}");
    assert!(!out.exists());
}

#[test]
fn a_damaged_shard_is_told_and_the_old_site_stays() {
    let (_folder, parts, out) = shards();
    merge(&parts, &out).expect("merged");
    let before = everything(&out);
    for damage in [Some("x"), Some("longer"), None] {
        match damage {
            Some(text) => fs::write(parts[2].join("b/index.html"), text).expect("written"),
            None => fs::remove_file(parts[2].join("b/index.html")).expect("deleted"),
        }
        let told = message(merge(&parts, &out));
        assert!(told.contains("`b/index.html`") && told.contains("three"), "{told}");
        assert_eq!(everything(&out), before);
        assert!(is_alone(&out));
    }
    assert_eq!(text(&out.join("b/index.html")), "b");
}
