//! `press`: Gazette's command for operators. It checks datasets and prints sites, with the code that visitors get.

mod arguments;
mod check;
mod input;
mod locate;
mod print;
mod schema;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};

/// The status of a command that was called in a way that it does not understand (`EX_USAGE` of sysexits.h).
const MISUSED: u8 = 64;

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
        Command::Check(options) => check::run(&options),
        Command::Print(options) => match options.problem() {
            None => told(print::print(&options), options.json),
            Some(why) => misused(why),
        },
        Command::Merge(options) => told(print::merge(&options), false),
        Command::Schema { of } => {
            println!("{:#}", schema::of(of));
            ExitCode::SUCCESS
        }
        Command::Completions { shell } => {
            let mut command = Arguments::command();
            clap_complete::generate(shell, &mut command, "press", &mut std::io::stdout());
            ExitCode::SUCCESS
        }
    }
}

/// Tells the result of a print.
fn told(result: anyhow::Result<print::Report>, as_json: bool) -> ExitCode {
    match result {
        Ok(report) => {
            println!("{}", if as_json { report.as_json() } else { report.as_text() });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn misused(why: &str) -> ExitCode {
    eprintln!("error: {why}\n\nFor more information, try '--help'.");
    ExitCode::from(MISUSED)
}
