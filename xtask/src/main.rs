//! Chores for the developers of Gazette: `cargo xtask serve`, `cargo xtask test` and their parts.
//!
//! Each chore installs the tools that it needs and that are missing before it starts. Nothing here is part of
//! what visitors or operators get.

mod bench;
mod build;
mod checks;
mod generated;
mod print;
mod process;
mod project;
mod release;
mod serve;
mod setup;

use std::process::ExitCode;

use anyhow::{Result, bail};

use build::{single_file, sizes};
use generated::{related, specimens, windows_zones};

const HELP: &str = "\
cargo xtask serve [--port N] [--watch]   build the site and serve it on 127.0.0.1:8080
cargo xtask test  [--quick]              run every check and test; --quick: the native ones alone
cargo xtask build [--single-file | --plain]
                                         build the site into dist/, with the bundled edition printed, and
                                         tell what it weighs; --single-file: and as one file,
                                         dist/gazette.html; --plain: without printed pages
cargo xtask single                       write that file from dist/ as it is
cargo xtask specimens                    write every part in every state into target/specimens
cargo xtask bench [loading | timeline [--n N] | reading | lighthouse]
                                         measure the built site, and write docs/performance.md;
                                         --n: one timeline of N activities, printed only
cargo xtask bench print [--articles 100,1000]
                                         measure `press print` beside Hugo and Zola, and write
                                         docs/performance.md; --articles: these sizes, printed only
cargo xtask generate --articles N [--out FILE]
                                         write an edition of any size, for measurements
cargo xtask related                      write the table in docs/related.md anew, to be reviewed
cargo xtask zones                        write the table of Windows' names of time zones anew
cargo xtask release [--built | --twice]  write a release into target/release-files: the site, the command, the
                                         packages for npm; --built: of dist/ as it is; --twice: build
                                         all twice and compare
cargo xtask setup                        install the tools that serve and test need, Firefox and WebKit
                                         among them";

fn main() -> ExitCode {
    match chore() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore() -> Result<()> {
    std::env::set_current_dir(project::root())?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve", flags @ ..] => serve::run(flags),
        ["test"] => checks::run_all(),
        ["test", "--quick"] => checks::run_quick(),
        ["build"] => build::release(true).and_then(|compiler| sizes::report(&compiler)),
        ["build", "--plain"] => build::release(false).and_then(|compiler| sizes::report(&compiler)),
        ["build", "--single-file"] => {
            sizes::report(&build::release(true)?)?;
            single_file::write()
        }
        ["single"] => single_file::write(),
        ["finish"] => build::finish(),
        ["specimens"] => specimens::write(),
        ["bench"] => bench::run(&[], None),
        ["bench", "print"] => bench::print::run(None),
        ["bench", "print", "--articles", sizes] => bench::print::run(Some(sizes)),
        ["generate", "--articles", count] => bench::edition::generate(count, None),
        ["generate", "--articles", count, "--out", file] => {
            bench::edition::generate(count, Some(file))
        }
        ["bench", name] => bench::run(&[name], None),
        ["bench", "timeline", "--n", count] => bench::run(&["timeline"], Some(count)),
        ["related"] => related::write(),
        ["zones"] => windows_zones::write(),
        ["release"] => release::run_whole(),
        ["release", "--built"] => release::of_built(),
        ["release", "--twice"] => release::twice(),
        ["setup"] => setup::everything().and_then(|()| setup::other_browsers::ensure()).map(drop),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("unknown chore `{}`\n\n{HELP}", other.join(" ")),
    }
}
