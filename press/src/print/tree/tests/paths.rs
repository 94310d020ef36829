//! Hostile paths are refused, and so are folders that no site can be in.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::super::{Shard, Tree};
use super::{begin, is_alone, message, names, place, print, text};

#[test]
fn hostile_paths_are_refused() {
    let (folder, out) = place();
    let tree = begin(&out);
    let long = "x".repeat(253);
    for path in [
        "",
        "/",
        "/etc/passwd",
        "..",
        "../x",
        "a/../b",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "a\0b",
        "a\nb",
        &long,
    ] {
        assert!(tree.put(path, b"x").is_err(), "{path:?}");
        assert!(tree.keep(path, "key").is_err(), "{path:?}");
    }
    assert!(message(tree.put(&long, b"x")).contains("found 253 bytes"));
    assert!(message(tree.put("print.json", b"x")).contains("manifest"));
    tree.put(&long[1..], b"x").expect("the longest name");
    tree.put("a.js", b"x").expect("put");
    assert!(message(tree.put("a.js", b"x")).contains("`a.js` twice"));
    assert!(tree.put("a.js.br", b"x").is_err(), "it would be sent in place of the file");
    tree.put("b.css.gz", b"x").expect("put");
    assert!(tree.put("b.css", b"x").is_err(), "its copy would take the place of a file");
    tree.finish().expect("finished");
    assert_eq!(names(&out), ["a.js", "b.css.gz", "print.json", &long[1..]]);
    assert!(!folder.path().join("x").exists());
}

#[test]
fn paths_that_differ_in_case_are_told() {
    let (_folder, out) = place();
    let twins = [("tags/C/index.html", "1"), ("tags/c/index.html", "2"), ("tags/d.html", "3")];
    let summary = print(&out, &twins);
    assert_eq!(summary.twins.count, 1);
    let warnings = summary.warnings().concat();
    assert!(warnings.contains("`tags/C/index.html` and `tags/c/index.html`"), "{warnings}");
    assert_eq!(text(&out.join("tags/c/index.html")), "2");
}

#[test]
fn a_second_print_into_the_folder_is_refused_while_the_first_runs() {
    let (_folder, out) = place();
    print(&out, &[("a.html", "a")]);
    let first = begin(&out);
    first.put("a.html", b"b").expect("put");
    let told = message(Tree::begin(&out, "edition", None));
    assert!(told.contains("another print") && told.contains("site"), "{told}");
    first.finish().expect("the second did not disturb the first");
    assert_eq!(text(&out.join("a.html")), "b");
    drop(begin(&out));
    assert!(is_alone(&out));
}

#[test]
fn a_print_that_is_given_up_changes_nothing() {
    let (_folder, out) = place();
    print(&out, &[("a.html", "a")]);
    let tree = begin(&out);
    tree.put("a.html", b"b").expect("put");
    drop(tree);
    assert_eq!(text(&out.join("a.html")), "a");
    assert!(is_alone(&out));
}

#[test]
fn folders_that_no_site_can_be_in_are_named() {
    let (folder, out) = place();
    fs::write(&out, "a file").expect("written");
    let told = |out: &Path| message(Tree::begin(out, "edition", None));
    assert!(told(&out).contains("found the file"), "{}", told(&out));
    let missing = told(&folder.path().join("missing/site"));
    assert!(missing.contains("expected an existing folder"), "{missing}");
    assert!(told(Path::new(".")).contains("current"), "{}", told(Path::new(".")));
    assert!(told(Path::new("..")).contains("current"), "{}", told(Path::new("..")));
    assert!(told(Path::new("/")).contains("current"), "{}", told(Path::new("/")));
}

#[cfg(target_os = "linux")]
#[test]
fn mount_points_and_folders_that_cannot_be_written_to_are_named() {
    let told = |out: &str| message(Tree::begin(Path::new(out), "edition", None));
    assert!(told("/proc").contains("mount point"), "{}", told("/proc"));
    assert!(told("/proc/site").contains("can be written to"), "{}", told("/proc/site"));
}

#[test]
fn a_link_to_the_folder_stays_a_link() {
    let (folder, out) = place();
    let link = folder.path().join("link");
    print(&out, &[("a.html", "a")]);
    symlink(&out, &link).expect("linked");
    print(&link, &[("a.html", "b")]);
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    assert_eq!(text(&out.join("a.html")), "b");
}

#[test]
fn shards_are_read_strictly() {
    assert_eq!("2/4".parse::<Shard>().expect("a shard"), Shard { number: 2, of: 4 });
    for text in ["", "2", "0/4", "5/4", "1/1001", "-1/4", "1/4/2", "a/b"] {
        assert!(text.parse::<Shard>().is_err(), "{text}");
    }
}
