//! Chores for the developers of Gazette: `cargo xtask serve`, `cargo xtask test` and their parts.
//!
//! Each chore makes sure of the tools it needs before it starts; what is there already is used as
//! it is. Nothing here is part of what visitors or operators get.

mod browsers;
mod build;
mod compress;
mod names;
mod process;
mod serve;
mod single;
mod sizes;
mod specimens;
mod split;
mod styles;
mod test;
mod tools;
mod webassembly;
mod zones;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask serve [--port N] [--watch]   build the site and serve it on 127.0.0.1:8080
cargo xtask test  [--quick]              run every check and test; --quick: the native ones alone
cargo xtask build [--single-file]        build the site into dist/ and print what it weighs;
                                         --single-file: and as one file, dist/gazette.html
cargo xtask single                       write that file from dist/ as it is
cargo xtask specimens                    write every part in every state into target/specimens
cargo xtask bench [loading | timeline [--n N]]
                                         measure the built site, and write docs/performance.md;
                                         --n: one timeline of N activities, printed only
cargo xtask related                      write the table in docs/related.md anew, to be reviewed
cargo xtask zones                        write the table of Windows' names of time zones anew
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
    std::env::set_current_dir(tools::root())?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve", flags @ ..] => serve::run(flags),
        ["test"] => test::run_all(),
        ["test", "--quick"] => test::run_quick(),
        ["build"] => build::release().and_then(|compiler| sizes::report(&compiler)),
        ["build", "--single-file"] => {
            sizes::report(&build::release()?)?;
            single::write()
        }
        ["single"] => single::write(),
        ["finish"] => build::finish(),
        ["specimens"] => specimens::write(),
        ["bench"] => test::bench(&[], None),
        ["bench", name] => test::bench(&[name], None),
        ["bench", "timeline", "--n", count] => test::bench(&["timeline"], Some(count)),
        ["related"] => test::write_related(),
        ["zones"] => zones::write(),
        ["setup"] => tools::everything().and_then(|()| browsers::others()).map(drop),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("unknown chore `{}`\n\n{HELP}", other.join(" ")),
    }
}
