//! The packages for npm: `gazette-press`, which is small, and one with the program for each kind of machine, of which npm
//! installs the one that fits.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use super::{VERSION, inventory, program_name};
use crate::process::run;
use crate::project::{copy, root};

/// Packs the packages into a folder.
///
/// # Errors
/// This machine is of a kind that npm has no name for, or npm fails.
pub(super) fn packages(stage: &Path, site: &Path, program: &Path, out: &Path) -> Result<()> {
    let machine = machine()?;
    let main = stage.join("npm/main");
    copy(&root().join("press/npm"), &main)?;
    copy(site, &main.join("site"))?;
    let text = fs::read_to_string(main.join("package.json"))?;
    let mut package: Map<String, Value> = serde_json::from_str(&text)?;
    package.insert("version".to_owned(), json!(VERSION));
    package.insert("optionalDependencies".to_owned(), json!({ name_of(&machine): VERSION }));
    let package = Value::Object(package);
    fs::write(main.join("package.json"), format!("{package:#}\n"))?;
    let binary = stage.join("npm").join(&machine);
    copy(program, &binary.join(program_name()))?;
    let (os, cpu) = machine.split_once('-').context("expected the name of a machine")?;
    let package = json!({
        "name": name_of(&machine), "version": VERSION, "license": "MIT OR Apache-2.0",
        "description": format!("The program of gazette-press for {machine}."),
        "os": [os], "cpu": [cpu], "files": [program_name(), "LICENSE-*", "THIRD-PARTY.txt", "sbom.cdx.json"],
    });
    fs::write(binary.join("package.json"), format!("{package:#}\n"))?;
    for folder in [&main, &binary] {
        inventory::write(folder)?;
        let mut command = Command::new("npm");
        command.args(["pack", "--silent", "--pack-destination"]).arg(out).current_dir(folder);
        command.stdout(std::process::Stdio::null());
        run("npm pack", &mut command)?;
    }
    Ok(())
}

/// The name of the package with the program for a kind of machine.
fn name_of(machine: &str) -> String {
    format!("gazette-press-{machine}")
}

/// This kind of machine in the words of Node.js, such as `linux-x64`.
fn machine() -> Result<String> {
    let os = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        os => os,
    };
    let cpu = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => bail!("expected a machine that Node.js has a name for, found {other}"),
    };
    Ok(format!("{os}-{cpu}"))
}
