//! The programs that are compared: how each gets its content, and how it is told to print.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::measure::{self, Run};
use super::{peers, site};
use crate::bench::edition::Edition;
use crate::process::output_of;
use crate::project::{in_path, tools};

/// A program that prints sites.
pub(super) struct Program {
    kind: Kind,
    path: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Press,
    Hugo,
    /// With Hugo's own related links below each article, as the others have by themselves or not at all.
    HugoWithRelated,
    Zola,
}

impl Program {
    pub(super) fn press(path: PathBuf) -> Self {
        Self { kind: Kind::Press, path }
    }

    /// Hugo, if it is there.
    pub(super) fn hugo() -> Option<Self> {
        Some(Self { kind: Kind::Hugo, path: found("hugo")? })
    }

    /// Hugo with related links, if it is there.
    pub(super) fn hugo_with_related() -> Option<Self> {
        Some(Self { kind: Kind::HugoWithRelated, path: found("hugo")? })
    }

    /// Zola, if it is there.
    pub(super) fn zola() -> Option<Self> {
        Some(Self { kind: Kind::Zola, path: found("zola")? })
    }

    fn is_hugo(&self) -> bool {
        matches!(self.kind, Kind::Hugo | Kind::HugoWithRelated)
    }

    pub(super) fn name(&self) -> &'static str {
        match self.kind {
            Kind::Press => "press print",
            Kind::Hugo => "Hugo",
            Kind::HugoWithRelated => "Hugo, with related links",
            Kind::Zola => "Zola",
        }
    }

    /// The name with the version, where the program has one. `None` for a program that is compared twice.
    pub(super) fn version(&self) -> Option<String> {
        if self.kind == Kind::HugoWithRelated {
            return None;
        }
        let argument = if self.is_hugo() { "version" } else { "--version" };
        let said = output_of(Command::new(&self.path).arg(argument)).unwrap_or_default();
        let mut words = said.split_whitespace();
        let number = words.find(|word| word.trim_start_matches('v').starts_with(char::is_numeric));
        let number = number.map(|number| number.split(['-', '+']).next().unwrap_or_default());
        Some(format!("{} {}", self.name(), number.unwrap_or_default()).trim().to_owned())
    }

    /// Makes everything that the program reads.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(super) fn prepare(&self, folder: &Path, edition: &Edition) -> Result<()> {
        match self.kind {
            Kind::Press => site::make(folder, edition),
            Kind::Hugo => peers::hugo(folder, edition, false),
            Kind::HugoWithRelated => peers::hugo(folder, edition, true),
            Kind::Zola => peers::zola(folder, edition),
        }
    }

    /// Changes one article, as an editor would.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(super) fn change(&self, folder: &Path, edition: &Edition) -> Result<()> {
        match (self.kind, edition.changed) {
            (Kind::Press, _) => site::write_edition(folder, edition),
            (Kind::Hugo | Kind::HugoWithRelated, Some(index)) => {
                peers::hugo_article(folder, &edition.article(index))
            }
            (Kind::Zola, Some(index)) => peers::zola_article(folder, &edition.article(index)),
            (_, None) => Ok(()),
        }
    }

    /// Prints, and measures that.
    ///
    /// # Errors
    /// The program fails.
    pub(super) fn print(&self, folder: &Path) -> Result<Run> {
        let mut command = Command::new(&self.path);
        match self.kind {
            Kind::Press => {
                command.arg("print").arg(folder.join("site")).arg("--out").arg(printed(folder))
            }
            Kind::Hugo | Kind::HugoWithRelated => {
                command.arg("--source").arg(folder).args(["--quiet", "--noBuildLock"])
            }
            // Zola refuses a folder that is there, unless it is told to replace it.
            Kind::Zola => command.arg("--root").arg(folder).args(["build", "--force"]),
        };
        measure::run(&mut command)
    }
}

/// The folder with what a program has printed.
pub(super) fn printed(folder: &Path) -> PathBuf {
    folder.join("public")
}

fn found(name: &str) -> Option<PathBuf> {
    let own = tools().join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if own.is_file() { Some(own) } else { in_path(name) }
}
