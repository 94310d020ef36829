//! Gives short names to the functions that the module imports from its glue.
//!
//! wasm-bindgen's names end in a hash of sixteen digits each, which no compression makes smaller. The names are in the
//! module and in the glue.

use anyhow::{Context, Result, anyhow};
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Import, Parser, Payload};

use super::replace::replace_once;

/// The name that wasm-bindgen gives to the glue as a module of imports.
fn long_name(stem: &str) -> String {
    format!("./{stem}_bg.js")
}

/// Renames the functions that a module imports from its glue, in both.
///
/// # Errors
/// The module cannot be read, or does not fit its glue.
pub(crate) fn shorten(module: &[u8], glue: &str, stem: &str) -> Result<(Vec<u8>, String)> {
    let long = long_name(stem);
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
            let kind = kind_of(&import)?;
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

/// The kind of an import, to write it again.
pub(super) fn kind_of(import: &Import<'_>) -> Result<EntityType> {
    EntityType::try_from(import.ty)
        .map_err(|error| anyhow!("cannot write the import `{}`: {error}", import.name))
}

/// Renames the property by which the glue gives a function.
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

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ImportSection, Module, TypeSection};
    use wasmparser::{Parser, Payload};

    use super::{in_letters, shorten};

    const GLUE: &str = "\
        const import0 = {\n    __proto__: null,\n    __wbg_call_0123456789abcdef: function(a) {},\n    \
        __wbindgen_init: function() {},\n};\nreturn {\n    __proto__: null,\n    \"./gazette-1_bg.js\": import0,\n};\n";

    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let (mut module, mut types, mut section) =
            (Module::new(), TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for (from, name) in imports {
            section.import(from, name, EntityType::Function(0));
        }
        module.section(&types).section(&section);
        module.finish()
    }

    fn imports(module: &[u8]) -> Vec<(String, String)> {
        let sections = Parser::new(0).parse_all(module).map(|payload| payload.expect("valid"));
        let imports = sections.filter_map(|payload| match payload {
            Payload::ImportSection(imports) => Some(imports.into_imports()),
            _ => None,
        });
        let names = imports.flatten().map(|import| import.expect("valid"));
        names.map(|import| (import.module.to_owned(), import.name.to_owned())).collect()
    }

    #[test]
    fn module_and_glue_get_the_same_short_names() {
        let glues = "./gazette-1_bg.js";
        let long = module(&[
            (glues, "__wbg_call_0123456789abcdef"),
            ("./parts.js", "load"),
            (glues, "__wbindgen_init"),
        ]);
        let (short, glue) = shorten(&long, GLUE, "gazette-1").expect("fitting glue");
        let expected = [("_", "a"), ("./parts.js", "load"), ("_", "b")];
        assert_eq!(
            imports(&short),
            expected.map(|(from, name)| (from.to_owned(), name.to_owned()))
        );
        assert_eq!(
            glue,
            "const import0 = {\n    __proto__: null,\n    a: function(a) {},\n    b: function() {},\n};\n\
             return {\n    __proto__: null,\n    \"_\": import0,\n};\n"
        );
    }

    #[test]
    fn all_else_in_the_module_stays_byte_for_byte() {
        let other = module(&[("env", "memory")]);
        let (same, _) = shorten(&other, GLUE, "gazette-1").expect("fitting glue");
        assert_eq!(same, other);
    }

    #[test]
    fn glue_of_another_module_is_an_error() {
        let error = shorten(&module(&[]), GLUE, "gazette-2").expect_err("another name");
        assert_eq!(error.to_string(), "expected `\"./gazette-2_bg.js\": ` once, found it 0 times");
    }

    #[test]
    fn glue_without_an_imported_function_is_an_error() {
        let asking = module(&[("./gazette-1_bg.js", "__wbg_missing")]);
        let error = shorten(&asking, GLUE, "gazette-1").expect_err("no such function");
        assert_eq!(error.to_string(), "expected ` __wbg_missing: ` once, found it 0 times");
    }

    #[test]
    fn bytes_that_are_no_module_are_an_error() {
        assert!(shorten(b"<!doctype html>", GLUE, "gazette-1").is_err());
    }

    #[test]
    fn numbers_are_written_in_letters() {
        assert_eq!([0, 1, 25, 26, 27, 676].map(in_letters), ["a", "b", "z", "ba", "bb", "baa"]);
    }
}
