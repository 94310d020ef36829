//! Joins the files of the parts that a page loads together.
//!
//! `wasm_split_cli_support` writes a file for each set of parts that share code. Some of them have a few functions only,
//! and each is compressed alone. Here, the code of the part that reads datasets becomes one file, with what it shares with
//! the parts that it loads itself, and two more with what it shares with pages. What later parts share with each other
//! becomes a file for each kind of page that needs it. A dataset's visit then loads 7 KB and a dozen files less, the pages
//! that follow load two dozen less, and the loader that every visitor has names seven files instead of some eighty.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module};
use wasmparser::{Parser, Payload};

use crate::build::names::kind_of;
use crate::build::replace::replace_once;
use crate::build::wasm_opt::FEATURES;
use crate::process::run;
use crate::project::path_with;

/// The part whose files are joined, the name of its file without the extension, and that of the constant that loads it.
const PART: [&str; 3] = ["dataset", "split_dataset", "__dataset"];
/// The names of the joined files that are loaded without the part: with the front page, and with any page.
const SHARED: [[&str; 2]; 2] = [["shared_front", "__shared_front"], ["shared", "__shared"]];

/// Whether a joined file takes a file.
type IsIn = fn(&Load) -> bool;

/// The names of the joined files with what parts share that a page loads later, and which of these files they join. Each file
/// goes into the first that takes it. What only views and pages share is no part of what formats load.
const LATER: [([&str; 2], IsIn); 5] = [
    (["common_front", "__common_front"], |load| load.is_for("front")),
    (["common_views", "__common_views"], |load| {
        load.parts.iter().all(|part| part == "pages" || part == "embed")
    }),
    (["common_pages", "__common_pages"], |load| load.is_for("pages")),
    (["common_formats", "__common_formats"], |load| load.is_for("formats")),
    (["common", "__common"], |_| true),
];

/// The name under which the files import what they share, and the one under which a joined file imports it.
const IMPORTS: [&str; 2] = ["__wasm_split", "__split"];

/// The text of the loader of a file, without the file's name and the constants of the files that it needs.
const LOAD: [&str; 3] = [
    "makeLoad(() => {\n    const src = fetch(new URL(\"./",
    ".wasm\", import.meta.url));\n    src.catch(() => {});\n    return async (imports) => \
     (WebAssembly.instantiateStreaming(src, imports));\n}\n, [",
    "])",
];

/// A file and what loads it.
struct Load {
    /// The name of the constant. That of a part is exported.
    constant: String,
    is_part: bool,
    /// The name of the file without its extension.
    file: String,
    /// The parts that need the file.
    parts: Vec<String>,
    /// The constants of the files that must be loaded before.
    needs: Vec<String>,
}

impl Load {
    /// Whether a part needs the file.
    fn is_for(&self, part: &str) -> bool {
        self.parts.iter().any(|name| name == part)
    }
}

/// The parts after their files were joined.
pub(super) struct Joined {
    pub(super) loader: String,
    /// The names of the files of each part, without their extensions.
    pub(super) files: BTreeMap<String, Vec<String>>,
}

/// Joins files in a folder, and gives the loader for them.
///
/// # Errors
/// The loader has another shape than the tools' pinned versions write, or the files cannot be joined.
pub(super) fn join(folder: &Path, loader: &str) -> Result<Joined> {
    let (head, mut loads) = parsed(loader)?;
    let mut joined = Vec::new();
    let mut new_loads = Vec::new();
    for names in SHARED {
        let is_front = names == SHARED[0];
        let is_in = |load: &Load| {
            load.is_for(PART[0])
                && load.is_for("front") == is_front
                && (is_front || load.is_for("pages"))
        };
        let inside;
        (inside, loads) = loads.into_iter().partition(|load| !load.is_part && is_in(load));
        new_loads.extend(joined_file(folder, names, inside, &mut joined)?);
    }
    let is_own = |load: &Load| load.file == PART[1] || (!load.is_part && load.is_for(PART[0]));
    let (own, mut others): (Vec<Load>, Vec<Load>) = loads.into_iter().partition(is_own);
    write(folder, PART[1], &own)?;
    let needs = new_loads.iter().map(|load| load.constant.clone()).collect();
    new_loads.push(Load {
        constant: PART[2].to_owned(),
        is_part: false,
        file: PART[1].to_owned(),
        parts: Vec::new(),
        needs,
    });
    joined.push((PART[2], own));
    for (names, is_in) in LATER {
        let inside;
        (inside, others) = others.into_iter().partition(|load| !load.is_part && is_in(load));
        new_loads.extend(joined_file(folder, names, inside, &mut joined)?);
    }
    for load in &mut others {
        load.needs = renamed(&load.needs, &joined);
    }
    new_loads.extend(others);
    let files = new_loads.iter().filter(|load| load.is_part || load.constant == PART[2]);
    let files = files.map(|load| {
        let needed = new_loads.iter().filter(|other| load.needs.contains(&other.constant));
        let files = needed.chain([load]).map(|load| load.file.clone()).collect();
        (load.file.trim_start_matches("split_").to_owned(), files)
    });
    Ok(Joined { loader: written(head, &new_loads), files: files.collect() })
}

/// Joins files that need no others, and gives what loads the joined file. `joined` then names the files that it replaces.
/// `None` if there are no files to join.
fn joined_file(
    folder: &Path,
    [file, constant]: [&'static str; 2],
    inside: Vec<Load>,
    joined: &mut Vec<(&'static str, Vec<Load>)>,
) -> Result<Option<Load>> {
    if inside.is_empty() {
        return Ok(None);
    }
    if let Some(load) = inside.iter().find(|load| !load.needs.is_empty()) {
        bail!("expected `{}` to need no other file, found that it does", load.file);
    }
    write(folder, file, &inside)?;
    joined.push((constant, inside));
    Ok(Some(Load {
        constant: constant.to_owned(),
        is_part: false,
        file: file.to_owned(),
        parts: Vec::new(),
        needs: Vec::new(),
    }))
}

/// The constants of the files that must be loaded before, after some files were joined.
fn renamed(needs: &[String], joined: &[(&str, Vec<Load>)]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for need in needs {
        let new = joined.iter().find(|(_, loads)| loads.iter().any(|load| load.constant == *need));
        let name = new.map_or(need.as_str(), |(constant, _)| *constant);
        if names.iter().all(|known| known != name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The loader's functions, and its constants.
fn parsed(loader: &str) -> Result<(&str, Vec<Load>)> {
    let begin = loader.find("/* ").or_else(|| loader.find("export const "));
    let (head, mut rest) = loader.split_at(begin.context("expected the loader of a part")?);
    let mut loads = Vec::new();
    while let Some((before, after)) = rest.split_once(LOAD[0]) {
        let parts = before.trim_start().strip_prefix("/* ").and_then(|rest| rest.split_once(" */"));
        let constant = before.rsplit_once("const ").and_then(|(_, rest)| rest.split_once(" = "));
        let (constant, wrapped) = constant.context("expected a constant for a file")?;
        let (file, after) = after.split_once(LOAD[1]).context("expected the name of a file")?;
        let (needs, after) = after.split_once(LOAD[2]).context("expected a list of files")?;
        let is_part = wrapped == "wrapAsyncCb(";
        let end = if is_part { ");\n" } else { ";\n" };
        rest = after.strip_prefix(end).context("expected the end of a file's loader")?;
        let list = |names: &str| -> Vec<String> {
            names.split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        loads.push(Load {
            constant: constant.to_owned(),
            is_part,
            file: file.to_owned(),
            parts: list(parts.map(|(names, _)| names).unwrap_or_default()),
            needs: list(needs),
        });
    }
    if !rest.trim().is_empty() || loads.iter().all(|load| load.file != PART[1]) {
        bail!("expected the loaders of files, with that of `{}`, found other text", PART[1]);
    }
    Ok((head, loads))
}

/// The text of a loader.
fn written(head: &str, loads: &[Load]) -> String {
    let named = "sharedImports = { __wasm_split: {  } };";
    let [one, other] = IMPORTS;
    let both = format!(
        "const shared = {{}};\n        sharedImports = {{ {one}: shared, {other}: shared }};"
    );
    let mut out = replace_once(head, named, &both).unwrap_or_else(|_| head.to_owned());
    for Load { constant, is_part, file, needs, .. } in loads {
        let [begin, middle, end] = LOAD;
        let load = [begin, file, middle, &needs.join(", "), end].concat();
        // Writing to a `String` cannot fail.
        let _ = match is_part {
            true => writeln!(out, "export const {constant} = wrapAsyncCb({load});"),
            false => writeln!(out, "const {constant} = {load};"),
        };
    }
    // Other parts wait for the joined part, so that it has a constant of its own.
    let export =
        format!("export const __wasm_split_load_{} = wrapAsyncCb({});\n", PART[0], PART[2]);
    out + &export
}

/// Joins files into one, which replaces them. Each of them imports memory, table and globals; the joined file imports
/// them once, from a module that hands them on.
fn write(folder: &Path, file: &str, loads: &[Load]) -> Result<()> {
    let (host, target) = (folder.join("host.wasm"), folder.join("joined.wasm"));
    let path = |load: &Load| folder.join(format!("{}.wasm", load.file));
    let modules = loads.iter().map(|load| fs::read(path(load))).collect::<Result<Vec<_>, _>>()?;
    fs::write(&host, handing_on(&modules)?)?;
    let mut command = Command::new("wasm-merge");
    command.arg(&host).arg(IMPORTS[0]);
    for load in loads {
        command.arg(path(load)).arg(&load.file);
    }
    command.args(FEATURES).arg("-o").arg(&target).env("PATH", path_with(&[]));
    run(&format!("wasm-merge {file}"), &mut command)?;
    for load in loads {
        fs::remove_file(path(load))?;
    }
    fs::remove_file(host)?;
    Ok(fs::rename(target, folder.join(format!("{file}.wasm")))?)
}

/// A module that exports what it imports: all that these modules import. They import memory, a table and globals only.
fn handing_on(modules: &[Vec<u8>]) -> Result<Vec<u8>> {
    let (mut imports, mut exports) = (ImportSection::new(), ExportSection::new());
    let (mut known, mut globals) = (BTreeSet::new(), 0);
    for module in modules {
        for payload in Parser::new(0).parse_all(module) {
            let Payload::ImportSection(section) = payload? else { continue };
            for import in section.into_imports() {
                let import = import?;
                if !known.insert(import.name.to_owned()) {
                    continue;
                }
                let kind = kind_of(&import)?;
                let (export, index) = match kind {
                    EntityType::Memory(_) => (ExportKind::Memory, 0),
                    EntityType::Table(_) => (ExportKind::Table, 0),
                    EntityType::Global(_) => {
                        globals += 1;
                        (ExportKind::Global, globals - 1)
                    }
                    _ => bail!("expected a memory, a table or a global, found `{}`", import.name),
                };
                imports.import(IMPORTS[1], import.name, kind);
                exports.export(import.name, export, index);
            }
        }
    }
    let mut module = Module::new();
    module.section(&imports).section(&exports);
    Ok(module.finish())
}

#[cfg(test)]
mod tests;
