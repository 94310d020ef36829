//! Makes the files of a release, in `target/release-files`: the site as archives, the command as an archive and as packages for
//! npm, what is inside of them, and their checksums.
//!
//! The same sources make the same bytes: archives have the date of the version in `CHANGELOG.md`, and names in their order.

mod archives;
mod inventory;
mod npm;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::build;
use crate::process::{output_of, run};
use crate::project::{copy, root};

/// The version of the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The file with the checksums.
const SUMS: &str = "SHA256SUMS";
/// What of `dist/` is no part of a release: the demonstration's data and settings, and what the print of it left.
const NOT_RELEASED: [&str; 7] =
    ["data", "gazette.json", "gazette.html", "index.html", "app.html", "print.json", "prepared"];

/// Builds the site and the command, and makes a release of them.
///
/// # Errors
/// A build fails, or a file cannot be written.
pub(crate) fn run_whole() -> Result<()> {
    build::release(true)?;
    of_built()
}

/// Makes a release of `dist/` as it is. Builds the command.
///
/// # Errors
/// There is no site in `dist/`, the build fails, or a file cannot be written.
pub(crate) fn of_built() -> Result<()> {
    let dist = root().join("dist");
    if !dist.join("app.html").is_file() {
        bail!("expected a built site in dist/; `cargo xtask build` makes it");
    }
    let mut command = Command::new("cargo");
    command.current_dir(root()).args(["build", "--package", "press", "--profile", "press"]);
    run("cargo build --profile press", &mut command)?;
    let program = root().join("target/press").join(program_name());
    let release = Release { dist: &dist, program: &program, out: &folder(), date: date()? };
    release.write()?;
    println!("{}", fs::read_to_string(folder().join(SUMS))?);
    println!("{}", folder().display());
    Ok(())
}

/// Makes the release twice from nothing, and compares the checksums.
///
/// # Errors
/// A build fails, or the two differ.
pub(crate) fn twice() -> Result<()> {
    let mut sums = Vec::new();
    for _ in 0..2 {
        for built in ["dist", "target/web", "target/split", "target/press"] {
            let built = root().join(built);
            if built.exists() {
                fs::remove_dir_all(&built)?;
            }
        }
        run_whole()?;
        sums.push(fs::read_to_string(folder().join(SUMS))?);
    }
    match sums.as_slice() {
        [first, second] if first == second => {
            println!("both builds have the same bytes");
            Ok(())
        }
        _ => bail!("expected the same bytes of both builds, found\n{}", sums.join("\n")),
    }
}

fn folder() -> PathBuf {
    root().join("target/release-files")
}

fn program_name() -> String {
    format!("press{}", std::env::consts::EXE_SUFFIX)
}

/// The day of the version, from the first heading of `CHANGELOG.md` with it: `## 0.1.0 (2026-11-28)`.
fn date() -> Result<jiff::civil::Date> {
    let text =
        fs::read_to_string(root().join("CHANGELOG.md")).context("cannot read CHANGELOG.md")?;
    date_in(&text).with_context(|| {
        format!("expected a heading `## {VERSION} (YEAR-MONTH-DAY)` in CHANGELOG.md, found none")
    })
}

fn date_in(changelog: &str) -> Option<jiff::civil::Date> {
    let start = format!("## {VERSION} (");
    let line = changelog.lines().find_map(|line| line.strip_prefix(&start))?;
    line.split(')').next()?.parse().ok()
}

/// A release that is made.
struct Release<'a> {
    /// The built site.
    dist: &'a Path,
    /// The built command.
    program: &'a Path,
    /// The folder of the release.
    out: &'a Path,
    /// The day of the version.
    date: jiff::civil::Date,
}

impl Release<'_> {
    /// Writes all files.
    fn write(&self) -> Result<()> {
        if self.out.exists() {
            fs::remove_dir_all(self.out)?;
        }
        let stage = self.out.join("stage");
        let site = stage.join("site");
        self.stage_site(&site)?;
        let ready = self.stage_ready(&stage, &site)?;
        let name = format!("gazette-site-{VERSION}");
        archives::zip(&ready, &name, self.date, &self.out.join(format!("{name}.zip")))?;
        archives::tar(&ready, &name, self.date, &self.out.join(format!("{name}.tar.gz")))?;
        let command = self.stage_command(&stage, &site)?;
        let name = format!("press-{VERSION}-{}", target()?);
        archives::tar(&command, &name, self.date, &self.out.join(format!("{name}.tar.gz")))?;
        npm::packages(&stage, &site, self.program, self.out)?;
        fs::remove_dir_all(&stage)?;
        self.write_sums()
    }

    /// The files that a release owns, with their list: those of the site before it was printed.
    fn stage_site(&self, site: &Path) -> Result<()> {
        let printed = printed(&self.dist.join("print.json"))?;
        for entry in WalkDir::new(self.dist) {
            let entry = entry?;
            let name = entry.path().strip_prefix(self.dist)?.to_string_lossy().replace('\\', "/");
            let first = name.split('/').next().unwrap_or_default();
            let plain = name.trim_end_matches(".br").trim_end_matches(".gz");
            let is_released = !NOT_RELEASED.contains(&first) && !printed.contains(plain);
            if entry.file_type().is_file() && is_released {
                copy(entry.path(), &site.join(&name))?;
            }
        }
        let page =
            fs::read_to_string(self.dist.join("app.html")).context("cannot read app.html")?;
        fs::write(site.join("index.html"), page.replace(" data-prepared", ""))?;
        self.press(&["release", &site.to_string_lossy()])
    }

    /// A site that is ready to be unpacked, changed and copied to a host, with documentation and files for hosts.
    fn stage_ready(&self, stage: &Path, site: &Path) -> Result<PathBuf> {
        let ready = stage.join("ready");
        let site = site.to_string_lossy();
        let ready_name = ready.to_string_lossy();
        self.press(&[
            "new",
            &ready_name,
            "--site",
            &site,
            "--title",
            "My news",
            "--time-zone",
            "UTC",
        ])?;
        copy(&root().join("docs"), &ready.join("docs"))?;
        copy(&root().join("CHANGELOG.md"), &ready.join("CHANGELOG.md"))?;
        inventory::write(&ready)?;
        Ok(ready)
    }

    /// The command, with the site from which it makes new ones.
    fn stage_command(&self, stage: &Path, site: &Path) -> Result<PathBuf> {
        let command = stage.join("command");
        copy(site, &command.join("site"))?;
        copy(self.program, &command.join(program_name()))?;
        inventory::write(&command)?;
        Ok(command)
    }

    /// Runs the built command. Its clock stands at the day of the version.
    fn press(&self, arguments: &[&str]) -> Result<()> {
        let seconds = self.date.to_zoned(jiff::tz::TimeZone::UTC)?.timestamp().as_second();
        let mut command = Command::new(self.program);
        command.args(arguments).env("SOURCE_DATE_EPOCH", seconds.to_string());
        command.stdout(std::process::Stdio::null());
        run(&format!("press {}", arguments.first().unwrap_or(&"")), &mut command)
    }

    /// Writes the checksums of the release's files, in the order of their names.
    fn write_sums(&self) -> Result<()> {
        let mut lines = Vec::new();
        for entry in fs::read_dir(self.out)?.flatten() {
            let hash = Sha256::digest(fs::read(entry.path())?);
            lines.push(format!("{hash:x}  {}\n", entry.file_name().to_string_lossy()));
        }
        lines.sort_by(|one, other| one.get(64..).cmp(&other.get(64..)));
        Ok(fs::write(self.out.join(SUMS), lines.concat())?)
    }
}

/// The target that the command is built for, such as `x86_64-unknown-linux-gnu`.
fn target() -> Result<String> {
    let about =
        output_of(Command::new("rustc").arg("-vV")).context("cannot ask rustc for its target")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("expected `host:` from rustc -vV, found none")
}

/// The files that a print wrote, by their names. None for a site that was not printed.
fn printed(list: &Path) -> Result<BTreeSet<String>> {
    #[derive(Deserialize)]
    struct Print {
        files: Map<String, Value>,
    }
    if !list.is_file() {
        return Ok(BTreeSet::new());
    }
    let print: Print = serde_json::from_slice(&fs::read(list)?)
        .context("expected the list of a print in print.json")?;
    Ok(print.files.into_iter().map(|(name, _)| name).collect())
}

#[cfg(test)]
mod tests {
    use super::{VERSION, date_in};

    #[test]
    fn the_day_of_a_version_is_in_the_changelog() {
        let text =
            format!("# Changes\n\n## Next\n\n## {VERSION} (2026-11-28)\n\n## 0.0.1 (2020-01-01)\n");
        assert_eq!(date_in(&text).map(|date| date.to_string()).as_deref(), Some("2026-11-28"));
        assert_eq!(date_in("## 0.0.1 (2020-01-01)\n"), None);
        assert!(super::date().is_ok());
    }
}
