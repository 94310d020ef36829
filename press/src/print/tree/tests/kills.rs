//! Prints that are ended in the middle leave a whole site. A child process prints, and aborts itself.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::super::moment::{ABORT_AT, NO_EXCHANGE};
use super::{begin, everything, is_alone, page, place, print};

/// The variable that tells the child where to print.
const OUT: &str = "PRESS_TEST_OUT";

type Everything = BTreeMap<String, Option<Vec<u8>>>;

fn print_old(out: &Path) {
    print(out, &[("index.html", &page("old")), ("same.html", &page("same")), ("gone/a.html", "a")]);
    std::fs::write(out.join("CNAME"), "example.org").expect("written");
}

fn print_new(out: &Path) {
    print(out, &[("same.html", &page("same")), ("index.html", &page("new")), ("more/b.html", "b")]);
}

/// What is on the disk before and after a print that nobody ends.
fn whole_sites() -> (Everything, Everything) {
    let (_folder, out) = place();
    print_old(&out);
    let old = everything(&out);
    print_new(&out);
    (old, everything(&out))
}

/// Prints in a child process that aborts at a moment. Gives whether it lived to the end.
fn print_in_child(out: &PathBuf, moment: &str, can_exchange: bool) -> bool {
    let mut child = Command::new(env::current_exe().expect("this program"));
    child.args(["--exact", "print::tree::tests::kills::child"]);
    child.env(OUT, out).env(ABORT_AT, moment).current_dir(out.parent().expect("a folder"));
    if !can_exchange {
        child.env(NO_EXCHANGE, "1");
    }
    let output = child.output().expect("a child");
    assert_eq!(output.status.code(), output.status.success().then_some(0), "{output:?}");
    output.status.success()
}

/// The child process. Does nothing in an ordinary run of the tests.
#[test]
fn child() {
    if let Some(out) = env::var_os(OUT) {
        print_new(Path::new(&out));
    }
}

#[test]
fn a_site_is_whole_whenever_the_print_ends() {
    let (old, new) = whole_sites();
    assert_ne!(old, new);
    for (moment, expected) in
        [("begun", &old), ("put", &old), ("finished", &old), ("swapped", &new), ("deleted", &new)]
    {
        for can_exchange in [true, false] {
            let (_folder, out) = place();
            print_old(&out);
            assert!(!print_in_child(&out, moment, can_exchange), "not ended: {moment}");
            assert_eq!(everything(&out), *expected, "not whole: {moment}");
            assert!(!is_alone(&out), "{moment}");
            print_new(&out);
            assert_eq!(everything(&out), new, "not printed again: {moment}");
            assert!(is_alone(&out), "left something: {moment}");
        }
    }
}

#[test]
fn the_old_site_comes_back_when_a_swap_in_two_steps_was_interrupted() {
    let (old, new) = whole_sites();
    let (_folder, out) = place();
    print_old(&out);
    assert!(!print_in_child(&out, "renamed", false));
    assert!(!out.exists());
    drop(begin(&out));
    assert_eq!(everything(&out), old);
    assert!(is_alone(&out));
    assert!(print_in_child(&out, "never", false));
    assert_eq!(everything(&out), new);
    assert!(is_alone(&out));
}

#[test]
fn a_first_print_that_is_ended_leaves_no_site() {
    let (_folder, out) = place();
    assert!(!print_in_child(&out, "finished", true));
    assert!(!out.exists());
    print_new(&out);
    assert!(is_alone(&out));
}
