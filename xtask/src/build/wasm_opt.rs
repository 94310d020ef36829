//! Makes a module small with binaryen's `wasm-opt`.

mod order;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use rayon::prelude::*;

use crate::process::run;
use crate::project::path_with;

/// The features that `wasm-opt` may use: those that every browser of the last years has. A browser refuses a
/// module that uses one more.
pub(super) const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// The passes, which make the module a hundredth smaller than one pass does.
///
/// `--low-memory-unused`: the lowest addresses hold the end of the stack and no data, so that what is added
/// to a pointer can stand in the instruction.
const PASSES: [&str; 11] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Oz",
    "--converge",
    "--dealign",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The passes over the module that the first ones wrote, whose functions have names in the order in which they compress
/// best ([`order`]).
const PASSES_AGAIN: [&str; 6] = [
    "--low-memory-unused",
    "--reorder-functions-by-name",
    "-Oz",
    "-Oz",
    "--converge",
    "--strip-debug",
];

/// Makes modules small, and writes the same files. `wasm-opt` uses one core, so that several run side by side.
///
/// # Errors
/// `wasm-opt` is missing or fails.
pub(super) fn optimise_all(modules: &[PathBuf]) -> Result<()> {
    modules.par_iter().try_for_each(|module| optimise(module))
}

fn optimise(module: &Path) -> Result<()> {
    let name = module.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let optimise = |passes: &[&str]| {
        run(&format!("wasm-opt {name}"), command(module, passes).env("PATH", path_with(&[])))
    };
    optimise(&PASSES)?;
    fs::write(module, order::with_names(&fs::read(module)?)?)?;
    optimise(&PASSES_AGAIN)
}

fn command(module: &Path, passes: &[&str]) -> Command {
    let mut command = Command::new("wasm-opt");
    command.args(passes).args(FEATURES).arg(module).arg("-o").arg(module);
    command
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{PASSES, command};

    /// `--all-features` and later features would make modules that browsers refuse.
    #[test]
    fn the_features_are_named_one_by_one() {
        let command = command(Path::new("a.wasm"), &PASSES);
        let arguments: Vec<_> = command.get_args().filter_map(|text| text.to_str()).collect();
        let enabled: Vec<_> = arguments
            .iter()
            .filter(|text| text.starts_with("--enable") || **text == "--all-features")
            .collect();
        assert_eq!(enabled.len(), 6);
        assert!(arguments.ends_with(&["a.wasm", "-o", "a.wasm"]));
    }
}
