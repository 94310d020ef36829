//! Builds the site with Trunk, and adds the steps that Trunk does not have. `docs/build.md` has the reason of each.

mod compress;
mod dataset;
mod fingerprint;
mod merge;
mod names;
mod replace;
mod scripts;
pub(crate) mod single_file;
pub(crate) mod sizes;
mod split;
mod styles;
mod wasm_opt;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::run;
use crate::project::root;
use crate::setup;
use crate::setup::compiler::Compiler;

/// Builds the site as visitors get it, into `dist/`. Prints the bundled edition there, if that is wanted.
///
/// # Errors
/// A tool is not available, or the build fails.
pub(crate) fn release(printed: bool) -> Result<Compiler> {
    setup::tell_other_version();
    let compiler = setup::for_building()?;
    run("trunk build --release", &mut trunk(&compiler, "build")?)?;
    let dist = root().join("dist");
    crate::print::schemas(&dist)?;
    if printed {
        crate::print::into(&dist)?;
    } else {
        crate::print::plain(&dist)?;
    }
    Ok(compiler)
}

/// Finishes the site in the folder in which Trunk puts it together. Trunk's own hook calls this after every
/// build.
///
/// # Errors
/// Trunk did not call it, or a step fails.
pub(crate) fn finish() -> Result<()> {
    let variable = |name| std::env::var_os(name).map(PathBuf::from);
    let called = "expected to be called by Trunk (`cargo xtask build` does that)";
    let staging = variable("TRUNK_STAGING_DIR").context(called)?;
    let target = variable("CARGO_TARGET_DIR").context(called)?;
    if variable("TRUNK_PROFILE").is_none_or(|profile| profile != Path::new("release")) {
        bail!("expected Trunk to be called with `--release`: only that module can be cut");
    }
    let linked = target.join("wasm32-unknown-unknown/release/gazette.wasm");
    let stem = fingerprint::stem(&staging)?;
    wasm_opt::optimise_all(&split::write(&linked, &staging, &stem)?)?;
    scripts::minify(&staging.join(format!("{stem}.js")))?;
    let [first, later] = styles::join(&staging)?;
    dataset::pack(&staging.join("data/edition.json"))?;
    let stem = fingerprint::rename_by_contents(&staging, &stem)?;
    scripts::write_names(&staging.join("embed.js"), &stem, &first, &later)?;
    for script in scripts::SCRIPTS {
        scripts::minify(&staging.join(script))?;
    }
    locale_compiler::write_all(&root().join("locales"), &staging)?;
    compress::beside(&staging)
}

/// A Trunk command, ready to run.
///
/// # Errors
/// The path of this program cannot be found out.
pub(crate) fn trunk(compiler: &Compiler, verb: &str) -> Result<Command> {
    let mut command = Command::new("trunk");
    compiler.prepare_for_visitors(&mut command);
    // Trunk's hook calls this very program.
    let own = std::env::current_exe()?;
    let folder = own.parent().map(Path::to_path_buf).unwrap_or_default();
    let path = command.get_envs().find_map(|(name, value)| value.filter(|_| name == "PATH"));
    let path = path.map(std::ffi::OsStr::to_os_string).unwrap_or_default();
    let folders = std::iter::once(folder).chain(std::env::split_paths(&path));
    command.env("PATH", std::env::join_paths(folders)?);
    // Offline: Trunk takes wasm-bindgen from PATH, where `setup` has put it.
    command.args([verb, "--release", "--offline", "true"]);
    // Trunk reads NO_COLOR as a flag of its own and refuses the customary value 1.
    command.env_remove("NO_COLOR");
    Ok(command)
}
