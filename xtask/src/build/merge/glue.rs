//! Leaves out of wasm-bindgen's glue what this site never uses: arguments of older versions, modules that are compiled
//! already, and help for browsers in which the module would not run either, because they know no references to objects
//! (WebAssembly, reference types).

use anyhow::{Context, Result};

use crate::build::replace::replace_once;

/// The replacements, in the text that the pinned version writes. The first of each is in the glue once.
const REPLACEMENTS: [(&str, &str); 7] = [
    ("let wasmModule, wasmInstance, wasm;", "let wasm;"),
    ("    wasmInstance = instance;\n", ""),
    ("    wasmModule = module;\n", ""),
    (
        "    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }
",
        "    ({module_or_path} = module_or_path);
",
    ),
    (
        "typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || \
         (typeof URL === 'function' && module_or_path instanceof URL)",
        "typeof module_or_path === 'string' || module_or_path instanceof URL",
    ),
    (
        "(typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry",
        "new FinalizationRegistry",
    ),
    (
        "if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}
",
        "",
    ),
];

/// Functions that are replaced: where each begins and ends, and its replacement.
const FUNCTIONS: [[&str; 3]; 3] = [
    // The loader of the parts asks for the exports of the module, which runs by then.
    [
        "function initSync(module) {",
        "    return __wbg_finalize_init(instance, module);\n}",
        "function initSync() {\n    return wasm;\n}",
    ],
    // Safari's decoder fails after two gigabytes of texts, which no visit has.
    [
        "const MAX_SAFARI_DECODE_BYTES = 2146435072;\nlet numBytesDecoded = 0;\nfunction decodeText(bytes) {",
        "    return cachedTextDecoder.decode(bytes);\n}",
        "function decodeText(bytes) {\n    return cachedTextDecoder.decode(bytes);\n}",
    ],
    // A browser compiles while it loads if the server names the type. With another type, it compiles later.
    [
        "async function __wbg_load(module, imports) {",
        "        return false;\n    }\n}",
        "async function __wbg_load(module, imports) {
    if (!(module instanceof Response)) return WebAssembly.instantiate(module, imports);
    if (!module.ok) throw Error(`${module.url}: status ${module.status}`);
    return module.headers.get('Content-Type') === 'application/wasm'
        ? WebAssembly.instantiateStreaming(module, imports)
        : WebAssembly.instantiate(await module.arrayBuffer(), imports);
}",
    ],
];

/// The glue without what this site never uses.
///
/// # Errors
/// The glue has another shape than the pinned version writes.
pub(crate) fn trimmed(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    for (from, to) in REPLACEMENTS {
        glue = replace_once(&glue, from, to)?;
    }
    for [begin, end, own] in FUNCTIONS {
        let missing = |text: &str| format!("expected `{text}` in the glue, found none");
        let (before, rest) = glue.split_once(begin).with_context(|| missing(begin))?;
        let (_, after) = rest.split_once(end).with_context(|| missing(end))?;
        glue = [before, own, after].concat();
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    use super::{FUNCTIONS, REPLACEMENTS, trimmed};

    #[test]
    fn each_part_is_replaced_and_a_missing_one_is_an_error() {
        let mut glue: String = REPLACEMENTS.iter().flat_map(|(from, _)| [from, "\n"]).collect();
        assert!(trimmed(&glue).is_err(), "no functions");
        for [begin, end, _] in FUNCTIONS {
            glue.push_str(
                &[begin, "\n    if (wasm !== undefined) return wasm;\n", end, "\n"].concat(),
            );
        }
        glue.push_str("let rest;\n");
        let own = trimmed(&glue).expect("glue");
        assert!(!own.contains("deprecated") && own.ends_with("\nlet rest;\n"), "{own}");
        assert!(FUNCTIONS.iter().all(|[.., replacement]| own.contains(replacement)), "{own}");
        assert!(trimmed(&glue.replace("deprecated", "old")).is_err());
    }
}
