//! Building the site with Trunk.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::tools;
use crate::webassembly::Compiler;

/// Builds the site as visitors get it, into `dist/`; returns what compiled it.
///
/// # Errors
/// When a tool cannot be had or the build fails.
pub(crate) fn release() -> Result<Compiler> {
    let compiler = tools::for_building()?;
    run("trunk build --release", &mut trunk(&compiler, "build"))?;
    every_format(&compiler)?;
    for entry in std::fs::read_dir(tools::root().join("dist"))?.flatten() {
        if entry.path().extension().is_some_and(|kind| kind == "wasm") {
            optimise(&entry.path())?;
        }
    }
    minify()?;
    Ok(compiler)
}

/// Takes comments, spaces and long names out of the glue, which Trunk's own minifier cannot read.
fn minify() -> Result<()> {
    let dist = tools::root().join("dist");
    for folder in [dist.clone(), dist.join("every")] {
        for entry in std::fs::read_dir(folder)?.flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|kind| kind == "js") {
                let mut terser = Command::new("terser");
                terser
                    .args(["--module", "--compress", "--mangle", "--output"])
                    .arg(&path)
                    .arg(&path);
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                run(&format!("terser {name}"), terser.env("PATH", tools::path_with(&[])))?;
            }
        }
    }
    Ok(())
}

/// What `wasm-opt` may use, as every browser of the last years can: more would be refused.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// Builds the reader once more, with every format, into `dist/every/`: for datasets that are no JSON
/// Feed. Trunk builds one module only.
fn every_format(compiler: &Compiler) -> Result<()> {
    let mut cargo = Command::new(compiler.cargo());
    compiler.prepare_for_visitors(&mut cargo);
    cargo.args(["build", "--release", "--bin", "gazette", "--target", "wasm32-unknown-unknown"]);
    run("cargo build, with every format", &mut cargo)?;
    let built = tools::root().join("target/web/wasm32-unknown-unknown/release/gazette.wasm");
    let folder = tools::root().join("dist/every");
    let path = tools::path_with(&[]);
    let mut glue = Command::new("wasm-bindgen");
    glue.args(["--target", "web", "--no-typescript", "--out-name", "every", "--out-dir"]);
    run("wasm-bindgen", glue.arg(&folder).arg(built).env("PATH", &path))?;
    optimise(&folder.join("every_bg.wasm"))
}

/// What takes another hundredth off what one pass leaves.
const PASSES: [&str; 9] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Oz",
    "--converge",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

fn optimise(module: &Path) -> Result<()> {
    let mut optimiser = Command::new("wasm-opt");
    optimiser.args(PASSES).args(FEATURES).arg(module).arg("-o").arg(module);
    run("wasm-opt", optimiser.env("PATH", tools::path_with(&[])))
}

/// A Trunk command, ready to run.
pub(crate) fn trunk(compiler: &Compiler, verb: &str) -> Command {
    let mut command = Command::new("trunk");
    compiler.prepare_for_visitors(&mut command);
    // Offline: Trunk takes wasm-bindgen and wasm-opt from PATH, where `tools` has put them.
    command.args([verb, "--release", "--offline", "true"]);
    // Trunk reads NO_COLOR as a flag of its own and refuses the customary value 1.
    command.env_remove("NO_COLOR");
    command
}
