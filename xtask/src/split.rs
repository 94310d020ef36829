//! Cuts the module into what every visitor loads and what some need later.
//!
//! Where to cut is marked in the source (`#[wasm_split(…)]`). The linker leaves its relocations in the
//! module, from which `wasm_split_cli_support` tells what belongs to which part; the parts share one
//! memory and one table of functions, so that a part that comes later is nothing but more code. The
//! loader of the parts goes into the glue: a file of its own would be one more thing to wait for.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

use crate::process::run;
use crate::{names, tools};

/// What stands in a part's name between that of the module and its own.
const PART: &str = "-part-";

/// Whether a file of this name is a part that is loaded later.
pub(crate) fn is_part(name: &str) -> bool {
    name.contains(PART)
}

/// Cuts the linker's module and writes glue and parts into a folder, under the name that Trunk gave the
/// module; gives the modules that were written.
///
/// # Errors
/// When the module cannot be cut, or its glue is not as expected.
pub(crate) fn write(linked: &Path, folder: &Path, stem: &str) -> Result<Vec<PathBuf>> {
    let work = tools::root().join("target/split");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let bytes = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let (main, glue, link) = (work.join("main.wasm"), format!("./{stem}.js"), "./parts.js");
    let mut options = Options::new(&bytes);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.main_module = &glue;
    options.link_name = link;
    let parts = transform(options).map_err(|error| anyhow!("cannot cut the module: {error:?}"))?;
    bind(&main, folder, stem)?;
    let mut loader = fs::read_to_string(work.join(link))?;
    let mut written = Vec::new();
    for part in parts.split_modules {
        let old = part.file_name().context("a part without a name")?.to_string_lossy().into_owned();
        let new = format!("{stem}{PART}{}", old.trim_start_matches("split_"));
        loader = replace_once(&loader, &format!("\"./{old}\""), &format!("\"./{new}\""))?;
        fs::copy(&part, folder.join(&new))?;
        written.push(folder.join(&new));
    }
    let (module, glue) = (folder.join(format!("{stem}_bg.wasm")), folder.join(glue));
    let merged = merge(&fs::read_to_string(&glue)?, &loader, link)?;
    let (bytes, merged) = names::shorten(&fs::read(&module)?, &merged, stem)?;
    fs::write(&module, bytes)?;
    fs::write(&glue, merged)?;
    written.push(module);
    Ok(written)
}

fn bind(module: &Path, folder: &Path, stem: &str) -> Result<()> {
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", stem])
        .arg("--out-dir")
        .arg(folder)
        .arg(module)
        .env("PATH", tools::path_with(&[]));
    run("wasm-bindgen, of what every visitor loads", &mut bindgen)
}

/// How the loader starts a part.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// Works whatever type a host gives to the file, and says what it answered instead.
const FROM_BYTES: &str = "src.then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(Error(`${answer.url}: status ${answer.status}`))).then((bytes) => WebAssembly.instantiate(bytes, imports))";

/// How the loader asks for a part.
const FETCHED: &str = "import.meta.url))";
/// Does not wait for a host that never answers.
const IN_TIME: &str = "import.meta.url), { signal: AbortSignal.timeout(30000) })";

/// Where the loader says what has become of a part that is not to be had.
const MISSED: &str = "console.error(e);";
/// Says so to the page too, which may be older than the site (`public/boot.js`).
const TOLD: &str = "console.error(e); dispatchEvent(new Event(\"gazette-gone\"));";

/// Puts the loader of the parts into the glue.
fn merge(glue: &str, loader: &str, link: &str) -> Result<String> {
    // wasm-bindgen writes such a line for each of the loader's functions.
    let imports = |line: &&str| line.starts_with("import ") && line.contains(link);
    let names: Vec<&str> = glue.lines().filter(imports).filter_map(namespace).collect();
    let mut glue: String =
        glue.lines().filter(|line| !imports(line)).flat_map(|line| [line, "\n"]).collect();
    if names.is_empty() || glue.contains(&format!("from \"{link}\"")) {
        bail!("expected lines `import * as … from \"{link}\"` in the glue, found others");
    }
    let mut own = String::new();
    let mut exported = Vec::new();
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        if let Some(rest) = line.strip_prefix("export const ") {
            exported.extend(rest.split(' ').next());
        }
        own.push_str(line.strip_prefix("export ").unwrap_or(line));
        own.push('\n');
    }
    let fetches = own.matches("fetch(").count();
    for expected in [STREAMING, FETCHED] {
        let found = own.matches(expected).count();
        if found == 0 || found != fetches {
            bail!("expected `{expected}` for each of {fetches} parts, found it {found} times");
        }
    }
    if exported.len() != loader.matches("export ").count() {
        bail!("expected the loader of the parts to export constants only, found others");
    }
    let own = own.replace(STREAMING, FROM_BYTES).replace(FETCHED, IN_TIME);
    let own = replace_once(&own, MISSED, TOLD)?;
    glue.push_str(&own);
    for name in names {
        writeln!(glue, "const {name} = {{ {} }};", exported.join(", "))?;
    }
    Ok(glue)
}

/// The name after `import * as`.
fn namespace(line: &str) -> Option<&str> {
    line.strip_prefix("import * as ")?.split(' ').next()
}

/// Replaces what has to be in a text exactly once.
pub(crate) fn replace_once(text: &str, from: &str, to: &str) -> Result<String> {
    match text.matches(from).count() {
        1 => Ok(text.replace(from, to)),
        count => Err(anyhow!("expected `{from}` once, found it {count} times")),
    }
}
