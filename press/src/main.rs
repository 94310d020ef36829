//! `press`: Gazette's command for operators. It checks datasets and prints sites, with the code that visitors get.

mod arguments;
mod check;
mod input;
mod locate;
mod output;
mod print;
mod schema;
mod site;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};

/// The status of a command that was called in a way that it does not understand (`EX_USAGE` of sysexits.h).
const MISUSED: u8 = 64;
/// The status when nothing was made.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no mistakes.
            let status = if error.use_stderr() { MISUSED } else { 0 };
            let _ = error.print();
            return ExitCode::from(status);
        }
    };
    arguments.color.write_global();
    match arguments.command {
        Command::Check(options) => match options.problem() {
            None => check::run(&options),
            Some(why) => misused(why),
        },
        Command::Print(mut options) => match options.problem() {
            None => {
                options.site = site::site_of(&options.site);
                told(print::print(&options), options.json)
            }
            Some(why) => misused(&why),
        },
        Command::Merge(options) => told(print::merge(&options), false),
        Command::New(options) => done(site::create(&options)),
        Command::Serve(options) => done(site::serve(&options).map(|()| String::new())),
        Command::Upgrade(options) => done(site::upgrade(&options)),
        Command::Release(options) => done(site::describe(&options)),
        Command::Schema { of } => {
            output::write(&format!("{:#}", schema::of(of)), ExitCode::SUCCESS)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "press", &mut script);
            output::write(String::from_utf8_lossy(&script).trim_end(), ExitCode::SUCCESS)
        }
    }
}

/// Tells what was done, or why it was not.
fn done(result: anyhow::Result<String>) -> ExitCode {
    match result {
        Ok(told) => output::write(&told, ExitCode::SUCCESS),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

/// Tells the result of a print.
fn told(result: anyhow::Result<print::Report>, as_json: bool) -> ExitCode {
    match result {
        Ok(report) => {
            let told = if as_json { report.as_json() } else { report.as_text() };
            output::write(&told, ExitCode::SUCCESS)
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

fn misused(why: &str) -> ExitCode {
    eprintln!("error: {why}\n\nFor more information, try '--help'.");
    ExitCode::from(MISUSED)
}
