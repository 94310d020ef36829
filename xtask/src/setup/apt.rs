//! Installs Debian packages.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{output_of, run};
use crate::project::in_path;

/// Installs Debian packages, as root or through `sudo`.
///
/// # Errors
/// The machine has no `apt-get`, or `apt-get` fails.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if in_path("apt-get").is_none() {
        bail!(
            "expected a Debian system with apt-get, found none; please install by hand: {}",
            packages.join(", ")
        );
    }
    let root = output_of(Command::new("id").arg("-u")).as_deref() == Some("0");
    let apt = |arguments: &[&str]| {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.arg("apt-get");
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        command
    };
    run("apt-get update", &mut apt(&["update", "-q"]))?;
    let what = format!("apt-get install {}", packages.join(" "));
    run(&what, apt(&["install", "-y", "-q", "--no-install-recommends"]).args(packages))
}
