//! What is inside a release: the licences of all crates in it, and the same as a bill of materials (`CycloneDX` 1.6).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::json;

use super::VERSION;
use crate::process::output_of;
use crate::project::root;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    source: Option<String>,
    manifest_path: PathBuf,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

/// Writes the licences and the bill of materials into a folder.
///
/// # Errors
/// cargo does not tell the dependencies, or a file cannot be written.
pub(super) fn write(folder: &Path) -> Result<()> {
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(name), folder.join(name))?;
    }
    let crates = crates()?;
    fs::write(folder.join("THIRD-PARTY.txt"), licences(&crates)?)?;
    Ok(fs::write(folder.join("sbom.cdx.json"), bill(&crates))?)
}

/// The crates that the site and the command are made of, by name and version.
fn crates() -> Result<BTreeMap<(String, String), Package>> {
    let mut command = Command::new("cargo");
    command.current_dir(root()).args(["metadata", "--format-version", "1", "--locked"]);
    let text = output_of(&mut command).context("cannot ask cargo for its metadata")?;
    let Metadata { packages, resolve } = serde_json::from_str(&text)?;
    let of_workspace = |name: &str| {
        packages.iter().find(|package| package.source.is_none() && package.name == name)
    };
    let mut open: Vec<&str> = ["gazette", "press"]
        .iter()
        .filter_map(|name| Some(of_workspace(name)?.id.as_str()))
        .collect();
    let mut reached: Vec<&str> = Vec::new();
    while let Some(id) = open.pop() {
        if reached.contains(&id) {
            continue;
        }
        reached.push(id);
        let node = resolve.nodes.iter().find(|node| node.id == id);
        // What only tests and builds use is in no release.
        let is_inside =
            |dependency: &&Dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.is_none());
        let inside = node.iter().flat_map(|node| node.deps.iter().filter(is_inside));
        open.extend(inside.map(|dependency| dependency.pkg.as_str()));
    }
    let reached: Vec<String> = reached.into_iter().map(str::to_owned).collect();
    let inside = packages
        .into_iter()
        .filter(|package| reached.contains(&package.id) && package.source.is_some());
    Ok(inside.map(|package| ((package.name.clone(), package.version.clone()), package)).collect())
}

/// The names of the licences, and their texts as the crates have them.
fn licences(crates: &BTreeMap<(String, String), Package>) -> Result<String> {
    let mut told = String::from(
        "The site and the command are made with these crates. Their licences follow, as each crate has them.\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in crates.values() {
        let licence = package.license.as_deref().unwrap_or("see its text");
        let name = format!("{} {}", package.name, package.version);
        writeln!(told, "\n{name}: {licence}")?;
        if let Some(repository) = &package.repository {
            writeln!(told, "  {repository}")?;
        }
        let folder = package.manifest_path.parent().unwrap_or(Path::new("."));
        for file in licence_files(folder)? {
            let text = String::from_utf8_lossy(&fs::read(file)?).replace('\r', "");
            texts.entry(text.trim().to_owned()).or_default().push(name.clone());
        }
    }
    let mut texts: Vec<(String, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|one, other| one.1.cmp(&other.1));
    for (text, names) in texts {
        writeln!(told, "\n{}\n{}\n\n{text}", "-".repeat(80), names.join(", "))?;
    }
    Ok(told)
}

fn licence_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
        path.is_file() && ["LICEN", "COPYING", "NOTICE"].iter().any(|start| name.starts_with(start))
    });
    files.sort();
    Ok(files)
}

/// <https://cyclonedx.org/docs/1.6/json/>
fn bill(crates: &BTreeMap<(String, String), Package>) -> String {
    let components = crates.values().map(|package| {
        let purl = format!("pkg:cargo/{}@{}", package.name, package.version);
        let licences: Vec<_> =
            package.license.iter().map(|name| json!({ "expression": name.replace('/', " OR ") })).collect();
        json!({
            "type": "library", "bom-ref": purl, "purl": purl, "name": package.name, "version": package.version,
            "licenses": licences,
        })
    });
    let bill = json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": { "component": { "type": "application", "name": "gazette", "version": VERSION } },
        "components": components.collect::<Vec<_>>(),
    });
    format!("{bill:#}\n")
}

#[cfg(test)]
mod tests {
    use super::{bill, crates, licences};

    #[test]
    fn what_visitors_and_operators_get_is_listed_and_what_tests_use_is_not() {
        let crates = crates().expect("cargo's metadata");
        let has = |name: &str| crates.keys().any(|(own, _)| own == name);
        assert!(has("leptos") && has("clap") && has("brotli") && has("quick-xml"));
        assert!(!has("insta") && !has("rrule") && !has("press"));
        let text = licences(&crates).expect("texts");
        assert!(text.contains("Permission is hereby granted") && text.contains("Apache License"));
        let bill: serde_json::Value = serde_json::from_str(&bill(&crates)).expect("JSON");
        assert_eq!(bill["components"].as_array().map(Vec::len), Some(crates.len()));
    }
}
