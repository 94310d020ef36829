//! Compares docs/embedding.md with the code of the element. Every attribute, property, method, event, code, part
//! and custom property of the code is in the document, and the document has no others.

use std::collections::BTreeSet;
use std::fs;

use crate::support::{root, sheets};

fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect("a file of the project")
}

/// The names in the first column of the table with this head.
fn table(document: &str, head: &str) -> BTreeSet<String> {
    let rows = document.lines().skip_while(|line| !line.starts_with(&format!("| {head} |")));
    let rows = rows.skip(2).take_while(|line| line.starts_with('|'));
    let first = rows.map(|row| row.split('|').nth(1).expect("a column"));
    let names: BTreeSet<String> =
        first.map(|name| name.trim().trim_matches('`').to_owned()).collect();
    assert!(!names.is_empty(), "there is a table with `{head}`");
    names
}

/// The quoted texts in the piece of the script between two texts.
fn quoted(script: &str, from: &str, to: &str) -> BTreeSet<String> {
    let piece = script.split(from).nth(1).and_then(|rest| rest.split(to).next());
    let piece = piece.unwrap_or_else(|| panic!("the script has `{from}`"));
    piece.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn attributes_are_those_of_the_element() {
    let (document, script) = (text("docs/embedding.md"), text("public/embed.js"));
    assert_eq!(table(&document, "attribute"), quoted(&script, "const attributes", "]);"));
}

/// The view's names are in the code, in the document and in the builder.
#[test]
fn views_are_those_that_the_code_knows() {
    let code = text("src/embed/request.rs");
    let known = code.split("let known =").nth(1).and_then(|rest| rest.split('"').nth(1));
    let names = |list: &str| -> BTreeSet<String> {
        list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let known = names(known.expect("the message that lists the views"));
    for name in &known {
        let arm = format!("\"{name}\"");
        assert!(code.contains(&arm), "{name} has no arm in Request::parse");
    }
    let document = text("docs/embedding.md");
    let row = document.lines().find(|line| line.starts_with("| `view` |")).expect("a row");
    let meaning = row.split('|').nth(3).expect("a meaning");
    assert_eq!(names(meaning), known, "docs/embedding.md");
    let builder = text("public/embed-builder.html");
    let select =
        builder.split("name=\"view\"").nth(1).and_then(|rest| rest.split("</select>").next());
    let options = select.expect("the choice of a view").split("value=\"").skip(1);
    let options: BTreeSet<String> =
        options.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    assert_eq!(options, known, "public/embed-builder.html");
}

#[test]
fn properties_and_methods_are_those_of_the_element() {
    let (document, script) = (text("docs/embedding.md"), text("public/embed.js"));
    let own = script.split("class GazetteView").nth(1).expect("the class");
    let own = own.split("\n}\n").next().expect("its end");
    let browsers =
        ["constructor", "connectedCallback", "disconnectedCallback", "attributeChangedCallback"];
    // The script itself calls this method when the shared module of another view breaks down.
    let internal = ["breakDown"];
    let mut found = BTreeSet::new();
    for line in own.lines().filter(|line| line.starts_with("  ") && line.ends_with('{')) {
        let line = line.get(2..).unwrap_or_default();
        let getter = line.strip_prefix("get ");
        let name = getter.unwrap_or(line).split('(').next().unwrap_or_default();
        let plain = !name.is_empty() && name.chars().all(char::is_alphanumeric);
        if plain && !browsers.contains(&name) && !internal.contains(&name) {
            found.insert(if getter.is_some() {
                name.to_owned()
            } else {
                let given = line.split(['(', ')']).nth(1).unwrap_or_default();
                format!("{name}({given})")
            });
        }
    }
    assert_eq!(table(&document, "name"), found);
}

#[test]
fn events_are_those_that_the_element_fires() {
    let (document, script) = (text("docs/embedding.md"), text("public/embed.js"));
    let fired = script.match_indices("this.#say(\"").map(|(at, mark)| {
        let rest = &script[at + mark.len()..];
        format!("gazette-{}", rest.split('"').next().unwrap_or_default())
    });
    // The script passes this event on under the name that the module gives.
    let mut fired: BTreeSet<String> = fired.collect();
    assert!(text("src/embed/guest.rs").contains("self.tell(\"activity\""));
    fired.insert("gazette-activity".to_owned());
    assert_eq!(table(&document, "event"), fired);
}

#[test]
fn codes_are_those_that_the_element_reports() {
    let document = text("docs/embedding.md");
    let guest = text("src/embed/report.rs");
    let mut codes = quoted(&guest, "fn code(error: &LoadError)", "\n}\n");
    codes.extend(set(["not-found", "settings", "policy", "unsupported", "module", "panic"]));
    let script = text("public/embed.js");
    for code in ["settings", "policy", "unsupported", "module", "panic"] {
        assert!(script.contains(&format!("\"{code}\"")), "{code}");
    }
    assert!(guest.contains("\"not-found\""));
    assert_eq!(table(&document, "code"), codes);
}

#[test]
fn parts_are_those_that_the_script_names() {
    let (document, script) = (text("docs/embedding.md"), text("public/embed.js"));
    let list = script.split("const parts = {").nth(1).and_then(|rest| rest.split("};").next());
    let named = list.expect("the parts").lines().filter_map(|line| line.rsplit('"').nth(1));
    let mut named: BTreeSet<String> = named.map(str::to_owned).collect();
    named.insert("view".to_owned());
    assert!(script.contains("part.add(\"view\")"));
    assert_eq!(table(&document, "part"), named);
}

#[test]
fn custom_properties_are_those_that_styles_read() {
    let mut read = BTreeSet::new();
    for sheet in sheets() {
        let css = text(&format!("style/{sheet}"));
        for (at, mark) in css.match_indices("--gazette-") {
            let rest = &css[at + mark.len()..];
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '-').expect("an end");
            if end > 0 {
                read.insert(format!("--gazette-{}", &rest[..end]));
            }
        }
    }
    assert_eq!(table(&text("docs/embedding.md"), "property"), read);
}
