//! The files of a release, and the list of them that comes with it: `release.json`.
//!
//! A release owns the files in its list and no others. The settings, the data and whatever an operator adds are not in it, so
//! that an upgrade leaves them alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

/// The name of the list in the folder of a site.
pub(super) const LIST: &str = "release.json";

/// The names in a site that belong to its operator.
const OF_OPERATOR: [&str; 2] = ["data", "gazette.json"];

/// The variable with the folder of the released site, which the package for npm sets.
const OF_NPM: &str = "GAZETTE_SITE";

/// Whether this program was started by the package for npm.
pub(super) fn is_of_npm() -> bool {
    std::env::var_os(OF_NPM).is_some()
}

/// The names of the files that belong to the release of a site, and of the list itself. None for other folders.
pub(crate) fn owned(folder: &Path) -> Vec<String> {
    let list = Release::read(folder).ok().flatten();
    let files = list.map(|list| list.files.into_keys().chain([LIST.to_owned()]).collect());
    files.unwrap_or_default()
}

/// The arguments of `press release`.
#[derive(Debug, Args)]
pub(crate) struct ReleaseOptions {
    /// The folder of the built site.
    folder: PathBuf,
}

/// The list of the files of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Release {
    /// The version of Gazette.
    pub(super) version: String,
    /// The files, with the SHA-256 of each in hexadecimal.
    pub(super) files: BTreeMap<String, String>,
    /// Files of the release before, which pages that are still open may ask for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) former: BTreeMap<String, String>,
}

impl Release {
    /// Reads the list of a site. `None` if there is none.
    ///
    /// # Errors
    /// The list cannot be read.
    pub(super) fn read(site: &Path) -> Result<Option<Self>> {
        let path = site.join(LIST);
        if !path.is_file() {
            return Ok(None);
        }
        let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let list = serde_json::from_slice(&text);
        list.map(Some)
            .with_context(|| format!("expected the list of a release in {}", path.display()))
    }

    /// Writes the list into a site.
    ///
    /// # Errors
    /// The list cannot be written.
    pub(super) fn write(&self, site: &Path) -> Result<()> {
        let path = site.join(LIST);
        fs::write(&path, format!("{}\n", serde_json::to_string_pretty(self)?))
            .with_context(|| format!("cannot write {}", path.display()))
    }
}

/// The SHA-256 of a file in hexadecimal.
///
/// # Errors
/// The file cannot be read.
pub(super) fn hash_of(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(format!("{:x}", Sha256::digest(&bytes)))
}

/// Writes the list of the files of a built site that belong to the release, and gives their number.
///
/// # Errors
/// A file cannot be read, or the list cannot be written.
pub(crate) fn describe(options: &ReleaseOptions) -> Result<String> {
    let folder = &options.folder;
    if !folder.join("index.html").is_file() {
        bail!("expected a built site, found no index.html in {}", folder.display());
    }
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let name = entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let first = name.split('/').next().unwrap_or_default();
        if entry.file_type().is_file() && !OF_OPERATOR.contains(&first) && name != LIST {
            files.insert(name, hash_of(entry.path())?);
        }
    }
    let count = files.len();
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Release { version, files, former: BTreeMap::new() }.write(folder)?;
    Ok(format!("{}: {count} files", folder.join(LIST).display()))
}

/// The folder of a released site: the one that is named, or that of the package for npm (`GAZETTE_SITE`), or else `site` beside
/// this program or in the folder above.
///
/// # Errors
/// There is none, or it has no list of its files.
pub(super) fn find(named: Option<&Path>) -> Result<(PathBuf, Release)> {
    let program = std::env::current_exe().ok().and_then(|path| path.canonicalize().ok());
    let beside = program.iter().flat_map(|path| path.ancestors().skip(1).take(2));
    let beside =
        beside.map(|folder| folder.join(super::SITE)).find(|site| site.join(LIST).is_file());
    let of_package = std::env::var_os(OF_NPM).map(PathBuf::from);
    let folder = named.map(Path::to_path_buf).or(of_package).or(beside).context(
        "expected the files of a released site in the folder `site` beside this program, found none; name their folder with --site",
    )?;
    let release = Release::read(&folder)?.with_context(|| {
        format!("expected the files of a release, found no {LIST} in {}", folder.display())
    })?;
    Ok((folder, release))
}

/// Copies a file of a release, with the folders above it. A name that leads out of the folder is refused.
///
/// # Errors
/// The file cannot be copied.
pub(super) fn copy(name: &str, from: &Path, to: &Path) -> Result<()> {
    let is_plain = |part| matches!(part, std::path::Component::Normal(_));
    if !Path::new(name).components().all(is_plain) {
        bail!("expected the name of a file below the site in {LIST}, found `{name}`");
    }
    let target = to.join(name);
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::copy(from.join(name), &target)
        .with_context(|| format!("cannot write {}", target.display()))?;
    Ok(())
}
