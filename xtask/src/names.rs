//! Gives short names to what the module asks of its glue. wasm-bindgen's names end in a hash of sixteen
//! digits each, which no compression makes smaller, and stand both in the module and in the glue.

use anyhow::{Context, Result, anyhow};
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use crate::split::replace_once;

/// The module that glue of this name gives its functions to.
fn asked_of(stem: &str) -> String {
    format!("./{stem}_bg.js")
}

/// Renames what a module asks of its glue, in both.
///
/// # Errors
/// When the module cannot be read, or does not fit its glue.
pub(crate) fn shorten(module: &[u8], glue: &str, stem: &str) -> Result<(Vec<u8>, String)> {
    let long = asked_of(stem);
    let mut glue = replace_once(glue, &format!("\"{long}\": "), "\"_\": ")?;
    let mut renamed = Module::new();
    let mut count = 0;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else { continue };
        let Payload::ImportSection(imports) = payload else {
            let (from, to) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
            let data = module.get(from..to).context("expected a whole section")?;
            renamed.section(&RawSection { id, data });
            continue;
        };
        let mut section = ImportSection::new();
        for import in imports.into_imports() {
            let import = import?;
            let kind = EntityType::try_from(import.ty)
                .map_err(|error| anyhow!("cannot write the import `{}`: {error}", import.name))?;
            if import.module != long {
                section.import(import.module, import.name, kind);
                continue;
            }
            let short = in_letters(count);
            count += 1;
            section.import("_", &short, kind);
            glue = rename(&glue, import.name, &short)?;
        }
        renamed.section(&section);
    }
    Ok((renamed.finish(), glue))
}

/// Renames the property that a function is given as.
fn rename(glue: &str, name: &str, short: &str) -> Result<String> {
    replace_once(glue, &format!(" {name}: "), &format!(" {short}: "))
}

/// A number in letters: a, b, …, z, ba, bb, ….
fn in_letters(number: u32) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
        if rest == 0 {
            return letters.into_iter().rev().collect();
        }
    }
}
