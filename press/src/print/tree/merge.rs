//! Puts the shards of a print together, which several machines have made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::manifest::{Addresses, Entry, Manifest, Shard};
use super::source::{Source, beside};
use super::{Marks, Tree, files};

/// One machine's share of a print.
struct Part<'a> {
    folder: &'a Path,
    manifest: Manifest,
    shard: Shard,
}

/// Puts the shards of a print together in one folder, as if one machine had printed all. Only files that the manifests
/// of the parts list are taken. Files that every shard has for itself (`is_own`) are not taken. Gives the print, which
/// is not finished, and the addresses of its articles.
///
/// # Errors
/// A shard is missing or given twice, or is of another print, or damaged. Or two shards have different files of one path.
/// Or the folder cannot be printed into. The old folder is untouched then.
pub(crate) fn merge(
    parts: &[PathBuf],
    out: &Path,
    is_own: &dyn Fn(&str) -> bool,
) -> Result<(Tree, Vec<Addresses>)> {
    let parts = parts.iter().map(|folder| read(folder)).collect::<Result<Vec<_>>>()?;
    let edition = check_shards(&parts)?;
    let files = join(&parts, is_own)?;
    let tree = Tree::begin(out, edition, None)?;
    for (path, (folder, entry)) in files {
        take(&tree, path, folder, entry)?;
    }
    let articles = parts.iter().flat_map(|part| part.manifest.articles.iter().cloned()).collect();
    let articles = tree.remember(articles);
    Ok((tree, articles))
}

fn read(folder: &Path) -> Result<Part<'_>> {
    let shown = folder.display();
    let manifest = Manifest::read(folder).with_context(|| format!("cannot use `{shown}`"))?;
    let Some(manifest) = manifest else {
        bail!("expected a printed shard, found a folder without manifest: `{shown}`");
    };
    match manifest.shard {
        Some(shard) => Ok(Part { folder, manifest, shard }),
        None => bail!("expected a printed shard, found a whole print: `{shown}`"),
    }
}

/// Checks that all shards of one print are there, each once. Gives the print's edition.
fn check_shards<'a>(parts: &'a [Part<'_>]) -> Result<&'a str> {
    let Some(first) = parts.first() else {
        bail!("expected the folders of all shards, found none");
    };
    let mut seen: BTreeMap<u32, &Path> = BTreeMap::new();
    for Part { folder, manifest, shard } in parts {
        let [one, other] = [first.folder.display(), folder.display()];
        if manifest.edition != first.manifest.edition {
            bail!("expected shards of one print, found two: `{one}` and `{other}`");
        }
        if shard.of != first.shard.of {
            let [was, is] = [first.shard, *shard];
            bail!("expected shards of one number, found {was} in `{one}` and {is} in `{other}`");
        }
        if let Some(before) = seen.insert(shard.number, folder) {
            let before = before.display();
            bail!("expected every shard once, found {shard} in `{before}` and in `{other}`");
        }
    }
    let of = first.shard.of;
    let missing: Vec<String> = (1..=of)
        .filter(|number| !seen.contains_key(number))
        .map(|number| Shard { number, of }.to_string())
        .collect();
    if !missing.is_empty() {
        bail!("expected all {of} shards, found none for {}", missing.join(", "));
    }
    Ok(&first.manifest.edition)
}

/// The files of all parts, each with the part's folder.
fn join<'a>(
    parts: &'a [Part<'_>],
    is_own: &dyn Fn(&str) -> bool,
) -> Result<BTreeMap<&'a str, (&'a Path, &'a Entry)>> {
    let mut files: BTreeMap<&str, (&Path, &Entry)> = BTreeMap::new();
    for Part { folder, manifest, .. } in parts {
        for (path, entry) in manifest.files.iter().filter(|(path, _)| !is_own(path)) {
            let (first, other) = *files.entry(path).or_insert((folder, entry));
            if other.hash != entry.hash {
                let [one, other] = [first.display(), folder.display()];
                bail!(
                    "expected equal files, found different ones at `{path}`: in `{one}` and in `{other}`"
                );
            }
        }
    }
    Ok(files)
}

/// Takes a file of a part into the tree, if it is as the part's manifest lists it. An upload may have been cut short.
fn take(tree: &Tree, path: &str, folder: &Path, entry: &Entry) -> Result<()> {
    let at = folder.join(path);
    let mut parts = entry.parts();
    let is_whole = parts.all(|(ending, bytes)| files::size(&beside(&at, ending)) == Some(bytes));
    if !is_whole
        || tree.take(path, Marks { key: entry.key, ready: entry.ready }, &Source::File(&at))?
            != entry.hash
    {
        let part = folder.display();
        bail!(
            "expected `{path}` as the manifest of `{part}` lists it, found it missing or changed"
        );
    }
    Ok(())
}
