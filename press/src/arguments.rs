//! The arguments of the command, and its help.

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::check;
use crate::print::{MergeOptions, Options};
use crate::site::{NewOptions, ReleaseOptions, ServeOptions, UpgradeOptions};

/// Check articles and timelines for Gazette, and print a static site of them.
#[derive(Debug, Parser)]
#[command(name = "press", version, max_term_width = 100, arg_required_else_help = true, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Whether messages have colours.
    #[arg(long, global = true, value_name = "WHEN", default_value_t, value_enum)]
    pub(crate) color: Colour,
}

const EXAMPLES: &str = "\
Examples:
  press new my-news                               make a site
  press serve my-news                             look at it while you write
  press check news.json                           check a dataset
  press check data/ https://example.org/feed/     check the files of a folder, and a feed on the web
  press check --site dist                         check what the settings of a built site name
  press print dist --url https://example.org/     print a built site, in place
  press schema dataset > dataset.schema.json      a schema with which editors complete and mark";

const PRINTING: &str = "\
Examples:
  press print dist --url https://example.org/     print a built site, in place
  press print dist --out public                   print into another folder
  press print dist --shard 2/4 --out part2        print a quarter of a large site; `press merge` joins the quarters

Exit status:
  0   the site was printed
  2   nothing was printed, and the folder is as it was
  64  the command was not understood
  74  the result could not be written";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read datasets, and tell what was repaired, dropped, withheld or doubted.
    #[command(after_help = format!("{}\n\n{}", check::EXAMPLES, check::STATUSES))]
    Check(check::Options),
    /// Print a built site: a page of HTML for each address, with feeds, sitemap, calendars and cards.
    #[command(after_help = PRINTING)]
    Print(Options),
    /// Put the shares of a print together.
    Merge(MergeOptions),
    /// Make the folder of a new site.
    New(NewOptions),
    /// Show a site on this machine, and reload it after each change.
    Serve(ServeOptions),
    /// Put the files of a new release into a site, and leave what its operator wrote.
    Upgrade(UpgradeOptions),
    /// Write the list of a release's files into a built site, as `cargo xtask release` does.
    #[command(hide = true)]
    Release(ReleaseOptions),
    /// Write the JSON Schema of a dataset or of the settings.
    Schema {
        /// The file that the schema is for.
        #[arg(value_enum)]
        of: Described,
    },
    /// Write completions for a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: Shell,
    },
}

/// The file that a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Described {
    /// A dataset: a JSON Feed with the extension `_gazette`.
    Dataset,
    /// The settings of a site: `gazette.json`, and the block of settings in `index.html`.
    Settings,
}

/// When messages have colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// Where they are shown in a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Colour {
    /// Makes this the choice of the program.
    pub(crate) fn write_global(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
