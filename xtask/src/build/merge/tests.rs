use super::{Early, merge};

/// Glue as wasm-bindgen 0.2.130 writes it, without what is between its first and last lines.
const GLUE: &str = "\
/* @ts-self-types=\"./gazette-1.d.ts\" */
import * as import1 from \"./parts.js\"
import * as import2 from \"./parts.js\"
export function site() {
    wasm.site();
}
";

/// A loader as `wasm_split_cli_support` 0.2.4 writes it, with two parts.
const LOADER: &str = include_str!("loader.js");

fn message(glue: &str, loader: &str) -> String {
    merge(glue, loader, "./parts.js", &[]).expect_err("an unexpected shape").to_string()
}

#[test]
fn the_loader_follows_the_glue() {
    let files = |names: &[&str]| names.iter().map(|name| format!("a-part-{name}.wasm")).collect();
    let early = [
        Early { part: "dataset", files: files(&["x", "y"]) },
        Early { part: "front", files: files(&["z"]) },
    ];
    let merged = merge(GLUE, LOADER, "./parts.js", &early).expect("the expected shape");
    same_lines(&merged, include_str!("merged.js"));
}

/// Compares line by line, so that a failure names the line.
fn same_lines(found: &str, expected: &str) {
    for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "line {}", number + 1);
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}

#[test]
fn glue_that_does_not_import_the_loader_is_an_error() {
    let expected = "expected lines `import * as … from \"./parts.js\"` in the glue, found others";
    assert_eq!(message("export function site() {}\n", LOADER), expected);
    let named = GLUE.replace("import * as import1", "import { load as import1 }");
    assert_eq!(message(&named.replace("import * as import2", "import { x }"), LOADER), expected);
    assert_eq!(message(&format!("{GLUE}  export * from \"./parts.js\"\n"), LOADER), expected);
}

#[test]
fn a_loader_that_exports_a_function_is_an_error() {
    let loader = format!("{LOADER}export function load() {{}}\n");
    let expected = "expected the loader of the parts to export constants only, found others";
    assert_eq!(message(GLUE, &loader), expected);
}

#[test]
fn a_part_that_is_had_in_another_way_is_an_error() {
    let asked = LOADER.replacen("const src = fetch(new URL(", "const src = fetch((", 1);
    assert!(message(GLUE, &asked).ends_with("` for each of 2 parts, found it 1 times"));
    let start = "WebAssembly.instantiateStreaming(src, imports)";
    let started = LOADER.replacen(start, "WebAssembly.instantiate(src, imports)", 1);
    assert!(message(GLUE, &started).ends_with("` for each of 2 parts, found it 1 times"));
    let none = message(GLUE, "export const a = 1;\n");
    assert!(none.ends_with("` for each of 0 parts, found it 0 times"), "{none}");
}

#[test]
fn a_loader_that_reports_otherwise_is_an_error() {
    let silent = LOADER.replace("console.error(e);", "");
    assert_eq!(message(GLUE, &silent), "expected `console.error(e);` once, found it 0 times");
}
