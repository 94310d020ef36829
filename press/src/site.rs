//! Sites of operators: a new one made of a release, its preview on this machine, and its upgrade to another release.

mod new;
mod release;
mod serve;
mod upgrade;

use std::path::{Path, PathBuf};

pub(crate) use new::{NewOptions, create};
pub(crate) use release::{ReleaseOptions, describe};
pub(crate) use serve::{ServeOptions, serve};
pub(crate) use upgrade::{UpgradeOptions, upgrade};

/// The folder below that of an operator in which the files of the site are.
const SITE: &str = "site";

/// The folder with the files of a site: `site` in the folder of an operator, or the folder itself.
fn site_of(folder: &Path) -> PathBuf {
    let below = folder.join(SITE);
    if below.join("index.html").is_file() { below } else { folder.to_path_buf() }
}
