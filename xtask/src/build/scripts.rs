//! Writes the names of other files into the scripts of the site, and minifies the scripts.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::replace::replace_once;
use crate::process::run;
use crate::project::path_with;

/// The scripts that have the same names in every build.
pub(crate) const SCRIPTS: [&str; 8] = [
    "boot.js",
    "prepared.js",
    "printed.js",
    "trouble.js",
    "words.js",
    "embed.js",
    "framed.js",
    "frame.js",
];

/// Writes the names of glue, module and both style sheets into the script of embedded views.
///
/// # Errors
/// The script cannot be read or written, or lacks a mark for a name.
pub(crate) fn write_names(script: &Path, stem: &str, first: &str, later: &str) -> Result<()> {
    let text = with_names(&fs::read_to_string(script)?, stem, first, later)?;
    Ok(fs::write(script, text)?)
}

fn with_names(text: &str, stem: &str, first: &str, later: &str) -> Result<String> {
    let (glue, module) = (format!("{stem}.js"), format!("{stem}_bg.wasm"));
    let names = [("GLUE", glue.as_str()), ("MODULE", &module), ("STYLE", first), ("LATER", later)];
    let mut text = text.to_owned();
    for (mark, name) in names {
        text = replace_once(&text, &format!("__{mark}__"), name)?;
    }
    Ok(text)
}

/// Removes comments, spaces and long names from a script, and writes the same file.
///
/// terser does it, because Trunk's own minifier cannot read the glue.
///
/// # Errors
/// terser is missing or cannot read the script.
pub(crate) fn minify(script: &Path) -> Result<()> {
    run("terser", command(script).env("PATH", path_with(&[])))
}

fn command(script: &Path) -> Command {
    let mut command = Command::new("terser");
    command
        .args(["--module", "--compress", "passes=3,ecma=2020", "--mangle", "--output"])
        .arg(script)
        .arg(script);
    command
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{SCRIPTS, command, with_names};
    use crate::project::root;

    #[test]
    fn the_script_of_embedded_views_names_the_other_files() {
        let script = fs::read_to_string(root().join("public/embed.js")).expect("embed.js");
        let filled =
            with_names(&script, "gazette-1", "style-2.css", "later-3.css").expect("four marks");
        for name in ["gazette-1.js", "gazette-1_bg.wasm", "style-2.css", "later-3.css"] {
            assert!(filled.contains(name), "{name}");
        }
        assert!(!filled.contains("__GLUE__"));
    }

    #[test]
    fn a_script_without_a_mark_is_an_error() {
        let error =
            with_names("__GLUE__ __MODULE__ __LATER__", "g", "s", "l").expect_err("no STYLE");
        assert_eq!(error.to_string(), "expected `__STYLE__` once, found it 0 times");
    }

    #[test]
    fn every_script_is_there() {
        for name in SCRIPTS {
            assert!(root().join("public").join(name).exists(), "{name}");
        }
    }

    #[test]
    fn a_script_is_minified_in_its_place() {
        let command = command(Path::new("a b.js"));
        let arguments: Vec<_> = command.get_args().filter_map(|text| text.to_str()).collect();
        assert!(arguments.ends_with(&["--output", "a b.js", "a b.js"]), "{arguments:?}");
    }
}
