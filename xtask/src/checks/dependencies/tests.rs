use serde_json::{Value, json};

use super::{Metadata, Policy, REGISTRY, faults, notes};

fn policy(licences: &str) -> Policy {
    let text = format!(
        "[advisories]\n[licenses]\nversion = 2\nallow = [{licences}]\n\
         [bans]\nmultiple-versions = \"warn\"\nwildcards = \"deny\"\nallow-wildcard-paths = true\n\
         [sources]\nunknown-registry = \"deny\"\nunknown-git = \"deny\"\n"
    );
    Policy::parse(&text).expect("a policy")
}

fn package(license: &Value, source: &Value, dependencies: &Value) -> Metadata {
    let package = json!({
        "name": "harbour", "version": "1.2.3", "license": license, "source": source,
        "dependencies": dependencies, "manifest_path": "/crates/harbour/Cargo.toml",
    });
    serde_json::from_value(json!({ "packages": [package] })).expect("metadata")
}

fn licensed(license: &str) -> Vec<String> {
    let found = package(&json!(license), &json!(REGISTRY), &json!([]));
    faults(&found.packages, &policy("\"MIT\", \"ISC\""))
}

#[test]
fn allowed_licences_pass() {
    for license in ["MIT", "MIT OR GPL-3.0-only", "GPL-3.0-only/MIT", "MIT AND ISC"] {
        assert_eq!(licensed(license), Vec::<String>::new(), "{license}");
    }
}

#[test]
fn other_licences_are_named_with_their_crate() {
    for license in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "MIT WITH LLVM-exception"] {
        let expected = format!("harbour 1.2.3: expected an allowed licence, found `{license}`");
        assert_eq!(licensed(license), [expected]);
    }
    assert_eq!(
        licensed("as you like"),
        ["harbour 1.2.3: expected a licence in SPDX's words, found `as you like`"]
    );
    let found = package(&Value::Null, &json!(REGISTRY), &json!([]));
    assert_eq!(
        faults(&found.packages, &policy("\"MIT\"")),
        ["harbour 1.2.3: expected a licence, found none"]
    );
}

#[test]
fn a_licence_may_be_a_file_with_a_known_heading() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut found = package(&Value::Null, &json!(REGISTRY), &json!([]));
    found.packages[0].license_file = Some("LICENSE".into());
    found.packages[0].manifest_path = folder.path().join("Cargo.toml");
    let write = |text: &str| std::fs::write(folder.path().join("LICENSE"), text).expect("written");
    write(
        "\n      Apache License\n   Version 2.0, January 2004\n  http://www.apache.org/licenses/\n",
    );
    assert_eq!(faults(&found.packages, &policy("\"Apache-2.0\"")), Vec::<String>::new());
    write("Do as you like.");
    assert_eq!(
        faults(&found.packages, &policy("\"Apache-2.0\"")),
        ["harbour 1.2.3: expected a licence, found none"]
    );
}

#[test]
fn a_source_beside_the_registry_is_not_allowed() {
    let source = "git+https://code.example/harbour#0123456";
    let found = package(&json!("MIT"), &json!(source), &json!([]));
    assert_eq!(
        faults(&found.packages, &policy("\"MIT\"")),
        [format!("harbour 1.2.3: expected the crate registry as its source, found `{source}`")]
    );
}

#[test]
fn a_dependency_of_ours_needs_a_version_unless_it_is_ours_too() {
    let any = json!([
        { "name": "crane", "req": "*", "path": null },
        { "name": "quay", "req": "*", "path": "/quay" },
        { "name": "lamp", "req": "^1", "path": null },
    ]);
    let found = package(&json!("MIT"), &Value::Null, &any);
    assert_eq!(
        faults(&found.packages, &policy("\"MIT\"")),
        ["harbour 1.2.3: expected a version of `crane`, found `*`"]
    );
}

#[test]
fn several_versions_and_unused_licences_are_noted() {
    let mut found = package(&json!("MIT"), &json!(REGISTRY), &json!([]));
    let mut older = package(&json!("MIT"), &json!(REGISTRY), &json!([]));
    older.packages[0].version = "0.9.0".to_owned();
    found.packages.append(&mut older.packages);
    assert_eq!(
        notes(&found.packages, &policy("\"MIT\", \"Zlib\"")),
        ["in several versions: harbour (1.2.3, 0.9.0)", "no crate has the licence Zlib"]
    );
}
