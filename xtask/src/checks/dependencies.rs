//! Licences and sources of every dependency, against `deny.toml`.
//!
//! cargo-deny reads the same file and checks more. It would have to be compiled first where only package
//! registries answer, so the rules that need no database are checked here.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use spdx::{Expression, ParseMode};

use super::policy::Policy;
use crate::process::output_of;
use crate::project::root;

/// How cargo names the crate registry as a source.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The heading of the Apache License 2.0.
const APACHE: &str = "Apache License Version 2.0, January 2004";

/// The output of `cargo metadata`.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// A file beside the manifest, of a crate that gives no name of a licence.
    license_file: Option<PathBuf>,
    manifest_path: PathBuf,
    /// Missing for the crates of this project.
    source: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    req: String,
    path: Option<String>,
}

impl Package {
    /// The licence by its name, or by the heading of its file. Only one file's heading is known, the one that
    /// a crate here needs.
    fn licence(&self) -> Option<&str> {
        self.license.as_deref().or_else(|| {
            let text =
                fs::read_to_string(self.manifest_path.with_file_name(self.license_file.as_ref()?))
                    .ok()?;
            let heading: Vec<&str> = text.split_whitespace().take(6).collect();
            (heading.join(" ") == APACHE).then_some("Apache-2.0")
        })
    }
}

/// Checks every dependency.
///
/// # Errors
/// One of them is not allowed, or cargo cannot list them.
pub(crate) fn check() -> Result<()> {
    let policy = Policy::parse(&fs::read_to_string(root().join("deny.toml"))?)
        .context("cannot read deny.toml")?;
    let listed =
        output_of(Command::new("cargo").args(["metadata", "--format-version", "1", "--locked"]))
            .context("expected `cargo metadata --locked` to list the dependencies; it failed")?;
    let Metadata { packages } = serde_json::from_str(&listed)?;
    for note in notes(&packages, &policy) {
        eprintln!("  {note}");
    }
    let faults = faults(&packages, &policy);
    if !faults.is_empty() {
        bail!("deny.toml does not allow:\n{}", faults.join("\n"));
    }
    eprintln!("  {} crates are allowed by deny.toml", packages.len());
    Ok(())
}

/// The dependencies that are not allowed, a line each.
fn faults(packages: &[Package], policy: &Policy) -> Vec<String> {
    let mut faults = Vec::new();
    for package in packages {
        let mut fault =
            |what: String| faults.push(format!("{} {}: {what}", package.name, package.version));
        if let Err(error) = licence(package, policy) {
            fault(error.to_string());
        }
        if let Some(source) = package.source.as_deref().filter(|source| *source != REGISTRY) {
            fault(format!("expected the crate registry as its source, found `{source}`"));
        }
        let wildcards =
            package.dependencies.iter().filter(|one| one.req == "*" && one.path.is_none());
        for Dependency { name, .. } in wildcards.filter(|_| package.source.is_none()) {
            fault(format!("expected a version of `{name}`, found `*`"));
        }
    }
    faults
}

fn licence(package: &Package, policy: &Policy) -> Result<()> {
    let license = package.licence().context("expected a licence, found none")?;
    // Some crates write `MIT/Apache-2.0`.
    let expression = Expression::parse_mode(license, ParseMode::LAX)
        .ok()
        .with_context(|| format!("expected a licence in SPDX's words, found `{license}`"))?;
    let allowed = |requirement: &spdx::LicenseReq| {
        policy.licences.iter().any(|licence| licence.satisfies(requirement))
    };
    if !expression.evaluate(allowed) {
        bail!("expected an allowed licence, found `{license}`");
    }
    Ok(())
}

/// Remarks on what is allowed, a line each: crates in several versions, and licences that no crate has.
fn notes(packages: &[Package], policy: &Policy) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages {
        versions.entry(&package.name).or_default().push(&package.version);
    }
    let several = versions.iter().filter(|(_, versions)| versions.len() > 1);
    let several = several.map(|(name, versions)| format!("{name} ({})", versions.join(", ")));
    let several: Vec<String> = several.collect();
    let mut notes = Vec::new();
    if !several.is_empty() {
        notes.push(format!("in several versions: {}", several.join(", ")));
    }
    let used = |licence: &spdx::Licensee| {
        packages.iter().filter_map(Package::licence).any(|license| {
            Expression::parse_mode(license, ParseMode::LAX).is_ok_and(|expression| {
                expression.requirements().any(|requirement| licence.satisfies(&requirement.req))
            })
        })
    };
    let unused = policy.licences.iter().filter(|licence| !used(licence));
    notes.extend(unused.map(|licence| format!("no crate has the licence {licence}")));
    notes
}

#[cfg(test)]
mod tests;
