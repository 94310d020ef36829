//! What others put into the folder of a site is kept, or its loss is told.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use super::{begin, everything, inode, is_alone, message, names, page, place, print, text};

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

#[test]
fn files_links_and_empty_folders_of_others_are_kept() {
    let (_folder, out) = place();
    print(&out, &[("index.html", "page"), ("tags/a/index.html", "tag")]);
    write(&out.join("CNAME"), "example.org");
    write(&out.join("private/notes.txt"), "notes");
    fs::create_dir_all(out.join(".git/refs/heads")).expect("made");
    symlink("CNAME", out.join("link")).expect("linked");
    fs::set_permissions(out.join("private"), fs::Permissions::from_mode(0o700)).expect("set");
    let before = inode(&out.join("CNAME"));

    let summary = print(&out, &[("index.html", "page")]);
    assert_eq!((summary.foreign.files, summary.deleted.files), (3, 1));
    assert!(summary.warnings().is_empty(), "{:?}", summary.warnings());
    let kept = [
        ".git",
        ".git/refs",
        ".git/refs/heads",
        "CNAME",
        "index.html",
        "link",
        "print.json",
        "private",
        "private/notes.txt",
    ];
    assert_eq!(names(&out), kept);
    assert_eq!(inode(&out.join("CNAME")), before);
    assert_eq!(fs::read_link(out.join("link")).expect("a link"), Path::new("CNAME"));
    let mode = fs::metadata(out.join("private")).expect("a folder").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn a_file_of_others_at_the_path_of_a_page_stops_the_print() {
    let (_folder, out) = place();
    print(&out, &[("index.html", "page")]);
    write(&out.join("robots.txt"), "mine");
    let before = everything(&out);
    let tree = begin(&out);
    tree.put("index.html", b"new page").expect("put");
    let told = message(tree.put("robots.txt", b"theirs"));
    assert!(told.contains("`robots.txt`") && told.contains("no print wrote"), "{told}");
    assert!(message(tree.finish()).contains("`robots.txt` was not written"));
    assert_eq!(everything(&out), before);
    assert!(is_alone(&out));

    let summary = print(&out, &[("robots.txt", "mine")]);
    assert!(summary.warnings().is_empty(), "equal bytes are no conflict");
    assert_eq!(print(&out, &[]).deleted.files, 1, "and the file is the print's then");
}

#[test]
fn something_of_others_in_the_way_of_a_folder_stops_the_print() {
    let (_folder, out) = place();
    print(&out, &[("index.html", "page")]);
    write(&out.join("tags"), "a file");
    let before = everything(&out);
    let tree = begin(&out);
    tree.put("tags/a/index.html", b"tag").expect("put");
    let told = message(tree.finish());
    assert!(told.contains("`tags`"), "{told}");
    assert_eq!(everything(&out), before);
}

#[test]
fn the_first_print_into_a_built_site_tells_what_it_replaces() {
    let (_folder, out) = place();
    let built = page("built");
    for (name, text) in [
        ("index.html", &*built),
        ("index.html.br", "copy of the built page"),
        ("app.js", "code"),
        ("app.js.br", "copy of the code"),
        ("data/feed.json", "{}"),
    ] {
        write(&out.join(name), text);
    }
    let tree = begin(&out);
    tree.put("index.html", b"printed").expect("put");
    tree.copy("app.js", &out.join("app.js")).expect("copied");
    let summary = tree.finish().expect("finished");
    assert_eq!(summary.replaced.first, ["`index.html`", "`index.html.br`"]);
    assert!(summary.warnings().concat().contains("`index.html`"));
    assert_eq!(summary.foreign.files, 1);
    let kept = ["app.js", "app.js.br", "data", "data/feed.json", "index.html", "print.json"];
    assert_eq!(names(&out), kept);
    assert_eq!(text(&out.join("index.html")), "printed");
    assert_eq!(text(&out.join("app.js.br")), "copy of the code");
}

#[test]
fn a_file_that_was_changed_after_the_print_is_told() {
    let (_folder, out) = place();
    print(&out, &[("a.txt", "a"), ("b.txt", "b"), ("c.txt", "c")]);
    write(&out.join("a.txt"), "changed");
    write(&out.join("b.txt"), "changed");
    let summary = print(&out, &[("a.txt", "a"), ("c.txt", "c")]);
    assert_eq!((summary.written.files, summary.unchanged.files), (1, 1));
    assert_eq!(summary.replaced.first, ["`a.txt`", "`b.txt`"]);
    assert_eq!(text(&out.join("a.txt")), "a");
}

#[test]
fn a_manifest_that_cannot_be_used_costs_no_file() {
    let hostile = r#"{"version":1,"edition":"","shard":null,"files":{"../x":{"hash":"00000000000000000000000000000000","bytes":1}}}"#;
    for (broken, told) in [
        ("", "found something else"),
        ("{\"version\":2}", "found version 2"),
        ("{\"version\":1,\"files\":[]}", "found something else"),
        (hostile, "`../x`"),
    ] {
        let (_folder, out) = place();
        print(&out, &[("index.html", "page"), ("old.html", "old")]);
        write(&out.join("print.json"), broken);
        let summary = print(&out, &[("index.html", "new page")]);
        let warnings = summary.warnings().concat();
        assert!(warnings.contains(told), "{warnings}");
        assert!(warnings.contains("`index.html`"), "{warnings}");
        assert_eq!(names(&out), ["index.html", "old.html", "print.json"]);
        assert_eq!(text(&out.join("index.html")), "new page");
        assert_eq!(print(&out, &[("index.html", "new page")]).unchanged.files, 1);
    }
}
