//! Compiles the texts of the interface (`locales/*.ftl`): `words.rs` for the module, and a file for each language.

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use locale_compiler::Locales;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=locales");
    let folder = |name| env::var_os(name).map(PathBuf::from).ok_or(name);
    let out = folder("OUT_DIR")?;
    let locales = match Locales::read(&folder("CARGO_MANIFEST_DIR")?.join("locales")) {
        Ok(locales) => locales,
        Err(problems) => {
            // Cargo shows these lines as errors of the build.
            problems.0.iter().for_each(|problem| println!("cargo::error={problem}"));
            return Ok(());
        }
    };
    fs::write(out.join("words.rs"), locales.rust())?;
    for tag in locales.tags() {
        fs::write(out.join(format!("{tag}.txt")), locales.file(tag).unwrap_or_default())?;
    }
    Ok(())
}
