//! Sites of operators: a new one made of a release, its preview on this machine, and its upgrade to another release.

mod new;
mod release;
mod serve;
mod upgrade;

use std::path::{Path, PathBuf};

pub(crate) use new::{NewOptions, create};
pub(crate) use release::{ReleaseOptions, describe, owned};
pub(crate) use serve::{ServeOptions, serve};
pub(crate) use upgrade::{UpgradeOptions, upgrade};

/// The folder below that of an operator in which the files of the site are.
const SITE: &str = "site";

/// The folder with the files of a site: the folder itself, or `site` in it where `press new` made it.
pub(crate) fn site_of(folder: &Path) -> PathBuf {
    let (below, page) = (folder.join(SITE), "index.html");
    let is_below = !folder.join(page).is_file() && below.join(page).is_file();
    if is_below { below } else { folder.to_path_buf() }
}
