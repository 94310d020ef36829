//! Building the site with Trunk.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::run;
use crate::webassembly::Compiler;
use crate::{compress, split, styles, tools};

/// Builds the site as visitors get it, into `dist/`; returns what compiled it.
///
/// # Errors
/// When a tool cannot be had or the build fails.
pub(crate) fn release() -> Result<Compiler> {
    let compiler = tools::for_building()?;
    run("trunk build --release", &mut trunk(&compiler, "build")?)?;
    Ok(compiler)
}

/// Does what Trunk cannot, in the folder in which it puts the site together: Trunk's own hook calls this,
/// after every build.
///
/// # Errors
/// When it was not called by Trunk, or a tool fails.
pub(crate) fn finish() -> Result<()> {
    let variable = |name| std::env::var_os(name).map(PathBuf::from);
    let called = "expected to be called by Trunk (`cargo xtask build` does that)";
    let staging = variable("TRUNK_STAGING_DIR").context(called)?;
    let target = variable("CARGO_TARGET_DIR").context(called)?;
    if variable("TRUNK_PROFILE").is_none_or(|profile| profile != Path::new("release")) {
        bail!(
            "expected Trunk to be called with `--release`: the module is cut after linking, and of no other"
        );
    }
    let linked = target.join("wasm32-unknown-unknown/release/gazette.wasm");
    let stem = stem(&staging)?;
    for module in split::write(&linked, &staging, &stem)? {
        optimise(&module)?;
    }
    minify(&staging.join(format!("{stem}.js")))?;
    let [first, later] = styles::join(&staging)?;
    pack(&staging.join("data/edition.json"))?;
    let stem = name_by_contents(&staging, &stem)?;
    tell(&staging.join("embed.js"), &stem, &first, &later)?;
    for script in SCRIPTS {
        minify(&staging.join(script))?;
    }
    locale_compiler::write_all(&tools::root().join("locales"), &staging)?;
    compress::beside(&staging)
}

/// Scripts that are called the same in every build.
pub(crate) const SCRIPTS: [&str; 6] =
    ["boot.js", "trouble.js", "words.js", "embed.js", "framed.js", "frame.js"];

/// Tells the script of embedded views what the other files are called.
fn tell(script: &Path, stem: &str, first: &str, later: &str) -> Result<()> {
    let mut text = fs::read_to_string(script)?;
    let (glue, module) = (format!("{stem}.js"), format!("{stem}_bg.wasm"));
    let names = [("GLUE", glue.as_str()), ("MODULE", &module), ("STYLE", first), ("LATER", later)];
    for (mark, name) in names {
        text = split::replace_once(&text, &format!("__{mark}__"), name)?;
    }
    Ok(fs::write(script, text)?)
}

/// Names the glue and the modules by what is in them now. Trunk named them by what the compiler wrote: after
/// another version of what works on that, the same names would hold other files, which browsers may keep
/// for good, and which do not fit each other.
fn name_by_contents(staging: &Path, stem: &str) -> Result<String> {
    let entries = fs::read_dir(staging)?.flatten().map(|entry| entry.file_name());
    let names = entries.filter_map(|name| name.into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(stem)).collect();
    names.sort();
    let mut hasher = DefaultHasher::new();
    for name in &names {
        let contents = fs::read(staging.join(name))?;
        // The glue names the parts by the old name, which is not to count.
        let text = String::from_utf8(contents).map(|text| text.replace(stem, "").into_bytes());
        hasher.write(&text.unwrap_or_else(std::string::FromUtf8Error::into_bytes));
    }
    let own = format!("gazette-{:016x}", hasher.finish());
    for name in ["index.html".to_owned(), format!("{stem}.js")] {
        let file = staging.join(name);
        let text = fs::read_to_string(&file)?;
        if !text.contains(stem) {
            bail!("expected `{stem}` in {}, found none", file.display());
        }
        fs::write(&file, text.replace(stem, &own))?;
    }
    for name in names {
        fs::rename(staging.join(&name), staging.join(name.replacen(stem, &own, 1)))?;
    }
    Ok(own)
}

/// The name that Trunk gave to the module, without its ending.
fn stem(staging: &Path) -> Result<String> {
    let mut names = fs::read_dir(staging)?.flatten().map(|entry| entry.file_name());
    names
        .find_map(|name| Some(name.to_str()?.strip_suffix("_bg.wasm")?.to_owned()))
        .context("expected a module in the folder where Trunk puts the site together, found none")
}

/// Takes comments, spaces and long names out of the glue, which Trunk's own minifier cannot read.
fn minify(script: &Path) -> Result<()> {
    let mut terser = Command::new("terser");
    terser
        .args(["--module", "--compress", "passes=3,ecma=2020", "--mangle", "--output"])
        .arg(script)
        .arg(script);
    run("terser", terser.env("PATH", tools::path_with(&[])))
}

/// Takes the space between the values of the bundled edition, which its editors need and visitors load.
fn pack(dataset: &Path) -> Result<()> {
    let text = fs::read_to_string(dataset)?;
    let (mut packed, mut inside, mut escaped) = (String::with_capacity(text.len()), false, false);
    for letter in text.chars() {
        if inside || !letter.is_ascii_whitespace() {
            packed.push(letter);
        }
        inside ^= letter == '"' && !escaped;
        escaped = inside && letter == '\\' && !escaped;
    }
    fs::write(dataset, packed)?;
    Ok(())
}

/// What `wasm-opt` may use, as every browser of the last years can: more would be refused.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// What takes another hundredth off what one pass leaves.
///
/// Nothing lies at the lowest addresses: there is the end of the stack, so that what is added to a pointer
/// can stand in the instruction.
const PASSES: [&str; 11] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Oz",
    "--converge",
    "--dealign",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

fn optimise(module: &Path) -> Result<()> {
    let mut optimiser = Command::new("wasm-opt");
    optimiser.args(PASSES).args(FEATURES).arg(module).arg("-o").arg(module);
    let name = module.file_name().unwrap_or_default().to_string_lossy().into_owned();
    run(&format!("wasm-opt {name}"), optimiser.env("PATH", tools::path_with(&[])))
}

/// A Trunk command, ready to run.
///
/// # Errors
/// When this program does not know where it is itself.
pub(crate) fn trunk(compiler: &Compiler, verb: &str) -> Result<Command> {
    let mut command = Command::new("trunk");
    compiler.prepare_for_visitors(&mut command);
    // Trunk's hook calls this very program.
    let own = std::env::current_exe()?;
    let folder = own.parent().map(Path::to_path_buf).unwrap_or_default();
    let path = command.get_envs().find_map(|(name, value)| value.filter(|_| name == "PATH"));
    let path = path.map(std::ffi::OsStr::to_os_string).unwrap_or_default();
    let folders = std::iter::once(folder).chain(std::env::split_paths(&path));
    command.env("PATH", std::env::join_paths(folders)?);
    // Offline: Trunk takes wasm-bindgen from PATH, where `tools` has put it.
    command.args([verb, "--release", "--offline", "true"]);
    // Trunk reads NO_COLOR as a flag of its own and refuses the customary value 1.
    command.env_remove("NO_COLOR");
    Ok(command)
}
