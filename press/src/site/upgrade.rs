//! Puts the files of another release in place of those of a site's release. Settings, data and added files stay as they are.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use super::new::AROUND;
use super::release::{self, Release, hash_of};
use super::site_of;

/// The folder beside the site in which files are kept that an operator had changed.
const KEPT: &str = "before-upgrade";

/// The arguments of `press upgrade`.
#[derive(Debug, Args)]
pub(crate) struct UpgradeOptions {
    /// The folder of the site.
    folder: PathBuf,
    /// The folder with the files of the new release [default: `site` beside this program].
    #[arg(long, value_name = "FOLDER")]
    site: Option<PathBuf>,
}

/// The result of an upgrade.
#[derive(Default)]
struct Report {
    written: usize,
    deleted: usize,
    /// Files of the release that the operator had changed.
    kept: Vec<String>,
    /// Files of hosts that name the version, and were changed.
    renamed: Vec<&'static str>,
}

/// Upgrades a site, and gives what changed.
///
/// # Errors
/// There is no release, or a file cannot be read or written.
pub(crate) fn upgrade(options: &UpgradeOptions) -> Result<String> {
    let site = site_of(&options.folder);
    let (from, new) = release::find(options.site.as_deref())?;
    let old = Release::read(&site)?.with_context(|| {
        format!(
            "expected a site that `press new` made, found no {} in {}",
            release::LIST,
            site.display()
        )
    })?;
    let mut report = Report::default();
    for (name, hash) in &new.files {
        put(name, hash, &old, &from, &site, &mut report)?;
    }
    if new.files == old.files {
        return Ok(match report.written {
            0 => format!("nothing to do: the site has version {} already", old.version),
            written => format!("{written} files of version {} written again", old.version),
        });
    }
    let gone = |name: &&String| !new.files.contains_key(*name);
    for name in old.former.keys().filter(gone).filter(|name| !old.files.contains_key(*name)) {
        delete(&site.join(name), old.former.get(name), &mut report)?;
    }
    // Pages that visitors have open may ask for files of the release that they came with.
    let former: BTreeMap<String, String> = old
        .files
        .iter()
        .filter(|(name, _)| gone(name))
        .map(|(name, hash)| (name.clone(), hash.clone()))
        .collect();
    let (before, after) = (old.version, new.version.clone());
    Release { former, ..new }.write(&site)?;
    report.renamed = rename_version(&options.folder, &before, &after)?;
    Ok(report.told(&before, &after))
}

/// Writes a file of the new release. What an operator changed in it is kept beside it.
fn put(
    name: &str,
    hash: &str,
    old: &Release,
    from: &Path,
    site: &Path,
    report: &mut Report,
) -> Result<()> {
    let target = site.join(name);
    if target.is_file() {
        let found = hash_of(&target)?;
        if found == hash {
            return Ok(());
        }
        if old.files.get(name).or_else(|| old.former.get(name)) != Some(&found) {
            let kept = site.with_file_name(KEPT).join(name);
            if let Some(folder) = kept.parent() {
                fs::create_dir_all(folder)
                    .with_context(|| format!("cannot make {}", folder.display()))?;
            }
            fs::rename(&target, &kept)
                .with_context(|| format!("cannot write {}", kept.display()))?;
            report.kept.push(name.to_owned());
        }
    }
    release::copy(name, from, site)?;
    report.written += 1;
    Ok(())
}

/// Names the new version where the files of hosts name the old one.
fn rename_version(folder: &Path, before: &str, after: &str) -> Result<Vec<&'static str>> {
    let mut renamed = Vec::new();
    let (old, new) = (format!("gazette-press@{before} "), format!("gazette-press@{after} "));
    for (name, _) in AROUND {
        let path = folder.join(name);
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if before != after && text.contains(&old) {
            fs::write(&path, text.replace(&old, &new))
                .with_context(|| format!("cannot write {}", path.display()))?;
            renamed.push(name);
        }
    }
    Ok(renamed)
}

/// Deletes a file of a former release, unless it was changed.
fn delete(path: &Path, hash: Option<&String>, report: &mut Report) -> Result<()> {
    if path.is_file() && Some(&hash_of(path)?) == hash {
        fs::remove_file(path).with_context(|| format!("cannot delete {}", path.display()))?;
        report.deleted += 1;
    }
    Ok(())
}

impl Report {
    fn told(&self, before: &str, after: &str) -> String {
        let Self { written, deleted, kept, renamed } = self;
        let mut told = format!(
            "upgraded from {before} to {after}: {written} files written, {deleted} files of the release before {before} deleted"
        );
        for name in renamed {
            // Writing to a `String` cannot fail.
            let _ = write!(told, "\n{name} names version {after} now");
        }
        for name in kept {
            let _ = write!(told, "\n{name} had been changed; your version is in {KEPT}/{name}");
        }
        if !kept.is_empty() {
            told.push_str("\nSettings, colours and fonts belong in gazette.json, which an upgrade never touches");
        }
        told
    }
}
