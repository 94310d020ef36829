//! Puts the loader of the parts into the glue.
//!
//! `wasm_split_cli_support` writes the loader as a file of its own, which would be one more file for a
//! visitor to wait for.

pub(super) mod glue;

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::replace::replace_once;

/// How the loader begins and ends the function that gets a part. The name of the part's file is between the two.
const PART: [&str; 2] = [
    "makeLoad(() => {\n    const src = fetch(new URL(\"",
    "\", import.meta.url));\n    src.catch(() => {});\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n, ",
];
/// Their replacement: a call of one function for all parts.
const CALL: [&str; 2] = ["part(\"", "\", "];

/// The functions that request parts. A request has a time limit, because a host may never answer. The files of a part
/// that a page needs from the start are requested early, beside the module (`public/boot.js`).
const REQUESTS: &str = "\
const begun = new Map();
const request = (address) => fetch(address, { signal: AbortSignal.timeout(30000) });
const take = ({ href }) => {
    const answer = begun.get(href);
    begun.delete(href);
    return answer ?? request(href);
};
// Any content type will do, and an error names the address and the status.
const part = (name, deps) => makeLoad(() => {
    const src = take(new URL(name, import.meta.url));
    src.catch(() => {});
    return async (imports) => {
        const answer = await src;
        if (!answer.ok) throw Error(`${answer.url}: status ${answer.status}`);
        return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
    };
}, deps);
const parts = PARTS;
export const begin = (part) => {
    for (const name of parts[part]) {
        const { href } = new URL(name, import.meta.url);
        if (begun.has(href)) continue;
        const answer = request(href);
        answer.catch(() => begun.delete(href));
        begun.set(href, answer);
    }
};
";

/// The loader's statement that reports a part that cannot be loaded.
const ERROR_LOG: &str = "console.error(e);";
/// Its replacement. It tells the page too, because the page may be older than the site (`public/boot.js`).
const ERROR_LOG_AND_EVENT: &str = "console.error(e); dispatchEvent(new Event(\"gazette-gone\"));";

/// A part of the module that a page may need from the start, with the names of its files.
pub(crate) struct Early {
    /// The name of the part.
    pub(crate) part: &'static str,
    /// The names of the files that it needs.
    pub(crate) files: Vec<String>,
}

/// Puts the loader into the glue, which imports it under the name `link`. `early` are parts that pages ask for beside the
/// module.
///
/// # Errors
/// The glue or the loader has another shape than the tools' pinned versions write.
pub(crate) fn merge(glue: &str, loader: &str, link: &str, early: &[Early]) -> Result<String> {
    // wasm-bindgen writes such a line for each of the loader's functions.
    let imports = |line: &&str| line.starts_with("import ") && line.contains(link);
    let names: Vec<&str> = glue.lines().filter(imports).filter_map(namespace).collect();
    let mut glue: String =
        glue.lines().filter(|line| !imports(line)).flat_map(|line| [line, "\n"]).collect();
    if names.is_empty() || glue.contains(&format!("from \"{link}\"")) {
        bail!("expected lines `import * as … from \"{link}\"` in the glue, found others");
    }
    let (own, exported) = as_statements(loader)?;
    let list = |Early { part, files }: &Early| {
        let files: Vec<String> = files.iter().map(|name| format!("\"./{name}\"")).collect();
        format!("{part}: [{}]", files.join(", "))
    };
    let parts: Vec<String> = early.iter().map(list).collect();
    glue.push_str(&REQUESTS.replace("PARTS", &format!("{{ {} }}", parts.join(", "))));
    glue.push_str(&patched(&own)?);
    writeln!(glue, "const exported = {{ {} }};", exported.join(", "))?;
    for name in names {
        writeln!(glue, "const {name} = exported;")?;
    }
    Ok(glue)
}

/// The loader without imports and exports, and the names of the constants that it exports.
fn as_statements(loader: &str) -> Result<(String, Vec<&str>)> {
    let mut own = String::new();
    let mut exported = Vec::new();
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        if let Some(rest) = line.strip_prefix("export const ") {
            exported.extend(rest.split(' ').next());
        }
        own.push_str(line.strip_prefix("export ").unwrap_or(line));
        own.push('\n');
    }
    if exported.len() != loader.matches("export ").count() {
        bail!("expected the loader of the parts to export constants only, found others");
    }
    Ok((own, exported))
}

/// The loader with our ways to ask for a part, to start it and to report that it is missing.
fn patched(loader: &str) -> Result<String> {
    let fetches = loader.matches("fetch(").count();
    let mut loader = loader.to_owned();
    for (expected, call) in PART.into_iter().zip(CALL) {
        let found = loader.matches(expected).count();
        if found == 0 || found != fetches {
            bail!("expected `{expected}` for each of {fetches} parts, found it {found} times");
        }
        loader = loader.replace(expected, call);
    }
    replace_once(&loader, ERROR_LOG, ERROR_LOG_AND_EVENT)
}

/// The name after `import * as`.
fn namespace(line: &str) -> Option<&str> {
    line.strip_prefix("import * as ")?.split(' ').next()
}

#[cfg(test)]
mod tests;
