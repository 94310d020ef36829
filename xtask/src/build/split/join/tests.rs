use std::collections::BTreeMap;
use std::fs;

use wasm_encoder::{
    CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, GlobalType,
    ImportSection, MemoryType, Module, TypeSection, ValType,
};
use wasmparser::{Parser, Payload};

use super::{join, parsed};

const HEAD: &str = "let sharedImports = undefined;\nfunction getSharedImports() {\n    if (sharedImports === undefined) {\n        \
    sharedImports = { __wasm_split: {  } };\n    }\n    return sharedImports;\n}\n";

fn load(name: &str, needs: &str) -> String {
    let [begin, middle, end] = super::LOAD;
    [begin, name, middle, needs, end].concat()
}

/// A loader with the parts `dataset`, `formats`, `front` and `pages`.
fn loader() -> String {
    let chunk = |number: u8, parts: &str| {
        let name = format!("chunk_{number}");
        format!("/* {parts} */\nconst __{name} = {};\n", load(&name, ""))
    };
    let part = |name: &str, needs: &str| {
        let load = load(&format!("split_{name}"), needs);
        format!("export const __wasm_split_load_{name} = wrapAsyncCb({load});\n")
    };
    [
        HEAD.to_owned(),
        chunk(1, "dataset, formats"),
        chunk(2, "dataset, formats, pages"),
        chunk(3, "dataset, front, pages"),
        chunk(4, "formats, pages"),
        chunk(5, "embed, pages"),
        chunk(6, "feeds, formats"),
        chunk(7, "feeds, formats, tables"),
        chunk(8, "feeds, tables"),
        part("pages", "__chunk_2, __chunk_3, __chunk_4, __chunk_5"),
        part("front", "__chunk_3"),
        part("formats", "__chunk_1, __chunk_2, __chunk_4, __chunk_6, __chunk_7"),
        part("dataset", "__chunk_1, __chunk_2, __chunk_3"),
    ]
    .concat()
}

/// A module that imports a memory and a global, and has a function with a number in it.
fn module(number: i32) -> Vec<u8> {
    let (mut types, mut functions, mut code) =
        (TypeSection::new(), FunctionSection::new(), CodeSection::new());
    types.ty().function([], [ValType::I32]);
    let mut imports = ImportSection::new();
    let memory = MemoryType {
        minimum: 2,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    };
    let global = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
    imports.import("__wasm_split", "memory", EntityType::Memory(memory));
    imports.import("__wasm_split", "__wasm_split_shared0", EntityType::Global(global));
    functions.function(0);
    let mut body = Function::new([]);
    body.instructions().i32_const(number).end();
    code.function(&body);
    let mut module = Module::new();
    // What nothing leads to is removed when files are joined.
    let mut exports = ExportSection::new();
    exports.export(&format!("function_{number}"), ExportKind::Func, 0);
    module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
    module.finish()
}

#[test]
fn files_that_are_loaded_together_are_one() {
    crate::setup::npm::site().expect("binaryen");
    let folder = crate::project::root().join("target/tmp/join");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let files = [
        "chunk_1",
        "chunk_2",
        "chunk_3",
        "chunk_4",
        "chunk_5",
        "chunk_6",
        "chunk_7",
        "chunk_8",
        "split_pages",
        "split_front",
        "split_formats",
        "split_dataset",
    ];
    for (number, file) in (0..).zip(files) {
        fs::write(folder.join(format!("{file}.wasm")), module(number)).expect("written");
    }
    let joined = join(&folder, &loader()).expect("joined");
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let expected = BTreeMap::from([
        ("dataset".to_owned(), names(&["shared_front", "shared", "split_dataset"])),
        (
            "formats".to_owned(),
            names(&["shared", "split_dataset", "common_pages", "common_formats", "split_formats"]),
        ),
        ("front".to_owned(), names(&["shared_front", "split_front"])),
        (
            "pages".to_owned(),
            names(&["shared_front", "shared", "common_views", "common_pages", "split_pages"]),
        ),
    ]);
    assert_eq!(joined.files, expected);
    let exported = "export const __wasm_split_load_dataset = wrapAsyncCb(__dataset);\n";
    let others = joined.loader.strip_suffix(exported).expect("the part as a constant");
    // The tools' loaders begin with the parts of the first file; ours no longer say them.
    let others = others.replacen("const __shared_front", "/* front */\nconst __shared_front", 1);
    let (_, loads) = parsed(&others).expect("the same shape");
    let needs = |constant: &str| {
        let load = loads.iter().find(|load| load.constant == constant).expect(constant);
        load.needs.join(", ")
    };
    assert_eq!(
        needs("__wasm_split_load_formats"),
        "__dataset, __shared, __common_pages, __common_formats"
    );
    assert_eq!(
        needs("__wasm_split_load_pages"),
        "__shared, __shared_front, __common_pages, __common_views"
    );
    assert_eq!(needs("__dataset"), "__shared_front, __shared");
    assert!(joined.loader.contains("sharedImports = { __wasm_split: shared, __split: shared };"));
    // A joined file imports the memory and the global once, and has the functions of both.
    let bytes = fs::read(folder.join("split_dataset.wasm")).expect("the joined file");
    let (mut imports, mut functions) = (Vec::new(), 0);
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload.expect("valid") {
            Payload::ImportSection(section) => {
                let all = section.into_imports().map(|import| import.expect("valid"));
                imports
                    .extend(all.map(|import| (import.module.to_owned(), import.name.to_owned())));
            }
            Payload::FunctionSection(section) => functions = section.count(),
            _ => {}
        }
    }
    assert_eq!(imports.len(), 2, "{imports:?}");
    assert!(imports.iter().all(|(module, _)| module == "__split"));
    assert_eq!(functions, 2);
    let exists = |file: &str| folder.join(format!("{file}.wasm")).exists();
    assert!(!["chunk_1", "chunk_4", "chunk_5", "chunk_8"].into_iter().any(exists));
    assert!(["common_views", "common_pages", "common_formats", "common"].into_iter().all(exists));
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_loader_of_another_shape_is_an_error() {
    for text in [
        String::new(),
        "/* a */\nlet x = 1;\n".to_owned(),
        loader().replace("split_dataset", "split_data"),
        loader() + "x",
    ] {
        assert!(parsed(&text).is_err(), "{text}");
    }
}
