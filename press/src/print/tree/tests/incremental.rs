//! A second print writes what changed, and nothing else.

use std::fs;
use std::thread;

use sha2::{Digest, Sha256};

use super::super::files;
use super::super::summary::Amount;
use super::{begin, everything, inode, is_alone, names, page, place, print, text, unpacked};

#[test]
fn one_changed_file_is_the_only_one_that_is_written() {
    let (_folder, out) = place();
    let (a, b) = (page("a"), page("b"));
    let first =
        print(&out, &[("about/index.html", &a), ("articles/丝/index.html", &b), ("x.png", "x")]);
    assert_eq!((first.written.files, first.unchanged.files), (3, 0));
    let paths =
        ["articles/丝/index.html", "articles/丝/index.html.br", "x.png", "about/index.html"];
    let before = paths.map(|path| inode(&out.join(path)));
    let witness = out.with_extension("witness");
    fs::hard_link(out.join("about/index.html"), &witness).expect("a link");

    let changed = page("changed");
    let files = [("about/index.html", &*changed), ("articles/丝/index.html", &b), ("x.png", "x")];
    let second = print(&out, &files);
    assert_eq!(second.written, Amount { files: 1, bytes: changed.len() as u64 });
    assert_eq!(second.unchanged, Amount { files: 2, bytes: b.len() as u64 + 1 });
    let after = paths.map(|path| inode(&out.join(path)));
    assert_eq!(before[..3], after[..3]);
    assert_ne!(before[3], after[3]);
    assert_eq!(text(&out.join("about/index.html")), changed);
    assert_eq!(unpacked(&out.join("about/index.html.gz")), changed);
    assert_eq!(text(&witness), a, "the old file was written through its link");
}

#[test]
fn what_is_not_put_again_is_gone_with_its_copies_and_folders() {
    let (_folder, out) = place();
    let (a, b) = (page("a"), page("b"));
    print(&out, &[("index.html", &a), ("tags/one/index.html", &b)]);
    assert!(out.join("tags/one/index.html.br").exists());
    let summary = print(&out, &[("index.html", &a)]);
    assert_eq!(summary.deleted, Amount { files: 1, bytes: b.len() as u64 });
    // Operators edit the settings in this page, so that it has no copies.
    assert_eq!(names(&out), ["index.html", "print.json"]);
    assert!(is_alone(&out));
}

#[test]
fn copies_are_read_back_and_are_made_only_where_they_save_bytes() {
    let (_folder, out) = place();
    let texts = [("a.html", page("a")), ("b.txt", "short".to_owned()), ("c.jpg", page("c"))];
    let files: Vec<(&str, &str)> =
        texts.iter().map(|(path, text)| (*path, text.as_str())).collect();
    print(&out, &files);
    assert_eq!(names(&out), ["a.html", "a.html.br", "a.html.gz", "b.txt", "c.jpg", "print.json"]);
    for copy in ["a.html.br", "a.html.gz"] {
        assert_eq!(unpacked(&out.join(copy)), page("a"));
        assert!(fs::metadata(out.join(copy)).expect("a copy").len() < 300);
    }
    // A hash of a hash of a hash is nothing that a compressor foresees.
    let mut noise = vec![0];
    for _ in 0..20 {
        noise.extend(Sha256::digest(&noise));
    }
    let tree = begin(&out);
    tree.put("noise.txt", &noise).expect("put");
    tree.finish().expect("finished");
    assert_eq!(names(&out), ["noise.txt", "print.json"]);
}

#[test]
fn a_file_with_the_same_key_need_not_be_made() {
    let (_folder, out) = place();
    let tree = begin(&out);
    assert!(!tree.keep("card.png", "title").expect("asked"));
    tree.put_with_key("card.png", "title", b"picture").expect("put");
    tree.finish().expect("finished");
    let before = inode(&out.join("card.png"));

    let tree = begin(&out);
    assert!(!tree.keep("card.png", "other title").expect("asked"));
    assert!(tree.keep("card.png", "title").expect("asked"));
    assert!(tree.put("card.png", b"picture").is_err());
    assert_eq!(tree.finish().expect("finished").unchanged.files, 1);
    assert_eq!(inode(&out.join("card.png")), before);
    assert!(!text(&out.join("print.json")).contains("title"));

    fs::write(out.join("card.png"), "cut").expect("written");
    let tree = begin(&out);
    assert!(!tree.keep("card.png", "title").expect("asked"), "the file has another size");
    tree.put_with_key("card.png", "title", b"picture").expect("put");
    let summary = tree.finish().expect("finished");
    assert_eq!(summary.replaced.first, ["`card.png`"]);
    assert_eq!(text(&out.join("card.png")), "picture");
}

#[test]
fn a_ready_file_comes_with_its_ready_copies() {
    let (folder, out) = place();
    let built = folder.path().join("built");
    fs::create_dir(&built).expect("a folder");
    for (name, text) in [("a.js", "code"), ("a.js.br", "br"), ("b.js", &*page("b"))] {
        fs::write(built.join(name), text).expect("written");
    }
    let copy = || {
        let tree = begin(&out);
        tree.copy("a.js", &built.join("a.js")).expect("copied");
        tree.copy("lib/b.js", &built.join("b.js")).expect("copied");
        tree.finish().expect("finished")
    };
    assert_eq!(copy().written.files, 2);
    assert_eq!(names(&out), ["a.js", "a.js.br", "lib", "lib/b.js", "print.json"]);
    let before = inode(&out.join("a.js.br"));
    assert_eq!(copy().unchanged.files, 2);
    assert_eq!(inode(&out.join("a.js.br")), before);
    fs::write(built.join("a.js.gz"), "gz").expect("written");
    assert_eq!(copy().written.files, 1, "a copy has come");
    assert_eq!(text(&out.join("a.js.gz")), "gz");
}

#[test]
fn eight_threads_put_files() {
    let (_folder, out) = place();
    let tree = begin(&out);
    let failures: usize = thread::scope(|scope| {
        let tree = &tree;
        let threads: Vec<_> = (0..8)
            .map(|thread| {
                scope.spawn(move || {
                    for file in 0..50 {
                        let path = format!("articles/{file}/{thread}.html");
                        tree.put(&path, page(&path).as_bytes()).expect("put");
                    }
                    usize::from(tree.put("index.html", b"once").is_err())
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("joined")).sum()
    });
    assert_eq!(failures, 7, "one path can be put once");
    assert_eq!(tree.finish().expect("finished").written.files, 401);
    let all = everything(&out);
    for thread in 0..8 {
        let path = format!("articles/49/{thread}.html");
        assert_eq!(all[&path].as_deref(), Some(page(&path).as_bytes()));
    }
}

#[test]
fn equal_prints_have_equal_manifests() {
    let (folder, out) = place();
    let other = folder.path().join("other");
    print(&out, &[("a.html", "a"), ("b.html", "b")]);
    print(&other, &[("b.html", "b"), ("a.html", "a")]);
    assert_eq!(everything(&out), everything(&other));
    assert!(!text(&out.join("print.json")).contains(&*folder.path().to_string_lossy()));
}

#[test]
fn a_file_that_cannot_be_linked_is_copied_with_its_time() {
    let (_folder, out) = place();
    print(&out, &[("a.txt", "text")]);
    let (from, to) = (out.join("a.txt"), out.join("deep/b.txt"));
    files::copy(&from, &to).expect("copied");
    assert_eq!(text(&to), "text");
    assert_ne!(inode(&from), inode(&to));
    let changed = |path| fs::metadata(path).and_then(|about| about.modified()).expect("a time");
    assert_eq!(changed(&from), changed(&to));
    assert!(files::copy(&from, &to).is_err(), "no file is written over");
}
