//! Prints that are killed. The folder is the old site or the new one, whole.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use super::datasets::{articles, dataset};
use super::sites::{Place, assert_equal, command, everything, print, write};

/// Where in a print it is killed, in hundredths of the time that one takes. Most is done at the end.
const MOMENTS: [u32; 5] = [4, 37, 71, 90, 99];

/// Prints a site of so many articles into the folder of an older print, again and again, and kills the prints.
fn killed(count: usize) {
    let place = Place::new();
    let mut items = articles(count);
    let (site, out) = (place.site(&dataset(&items)), place.at("out"));
    print(&site, &["--out", &out]);
    let old = everything(&out);
    items.iter_mut().for_each(|item| item["title"] = json!(format!("New {}", item["title"])));
    items.remove(0);
    write(&format!("{site}/data/edition.json"), dataset(&items));
    let reference = place.at("new");
    copy(&old, &reference);
    let start = Instant::now();
    print(&site, &["--out", &reference]);
    let (whole, new) = (start.elapsed(), everything(&reference));
    assert_ne!(names(&old), names(&new));
    let mut ends = BTreeMap::new();
    for moment in MOMENTS {
        if fs::exists(&out).expect("a folder") {
            fs::remove_dir_all(&out).expect("deleted");
        }
        copy(&old, &out);
        let mut child = command(&["print", &site, "--out", &out])
            .stdout(Stdio::null())
            .spawn()
            .expect("it runs");
        thread::sleep(whole * moment / 100);
        child.kill().expect("killed");
        let has_finished = child.wait().expect("ended").success();
        let found = everything(&out);
        let is_old = found == old;
        assert!(is_old || found == new, "neither old nor new after {moment} % of the time");
        assert!(!has_finished || !is_old, "finished, and nothing is new");
        *ends.entry(is_old).or_insert(0) += 1;
    }
    assert!(ends.contains_key(&true), "no print was killed in the middle: {ends:?}");
    // What the killed prints left is in nobody's way, and goes.
    print(&site, &["--out", &out]);
    assert_equal(&everything(&out), &new);
    let rest = fs::read_dir(place.at("")).expect("a folder").count();
    assert_eq!(rest, 3, "more than the site and two prints");
}

fn names(files: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    files.keys().collect()
}

fn copy(files: &BTreeMap<String, Vec<u8>>, folder: &str) {
    for (path, bytes) in files {
        write(&format!("{folder}/{path}"), bytes);
    }
}

#[test]
fn a_killed_print_leaves_the_old_site_or_the_new_one() {
    killed(60);
}

/// A print that has just begun is killed, and the next one begins at once.
#[test]
fn a_print_can_follow_a_killed_one_at_once() {
    let place = Place::new();
    let (site, out) = (place.site(&dataset(&articles(10))), place.at("out"));
    for wait in [0, 5, 20, 60] {
        let mut child = command(&["print", &site, "--out", &out])
            .stdout(Stdio::null())
            .spawn()
            .expect("it runs");
        thread::sleep(Duration::from_millis(wait));
        child.kill().expect("killed");
        child.wait().expect("ended");
        print(&site, &["--out", &out]);
    }
}
