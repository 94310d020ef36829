//! The servers that the built site is tried on: nginx, Apache and Caddy.

use std::path::Path;

use anyhow::Result;

use super::apt;
use crate::project::in_path;

/// The programs, each with its Debian package.
const HOSTS: [(&str, &str); 3] =
    [("nginx", "nginx-light"), ("apache2", "apache2"), ("caddy", "caddy")];

/// Installs the missing servers on Debian. On another system the site is tried on those that are there.
///
/// # Errors
/// Debian's packages do not bring one.
pub(crate) fn ensure() -> Result<()> {
    let there = |name: &str| in_path(name).is_some() || Path::new("/usr/sbin").join(name).exists();
    let missing: Vec<&str> =
        HOSTS.into_iter().filter(|(name, _)| !there(name)).map(|(_, package)| package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if in_path("apt-get").is_none() {
        eprintln!("  the site will not be tried on: {} (not installed)", missing.join(", "));
        return Ok(());
    }
    apt::install(&missing)
}
