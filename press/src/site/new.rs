//! Makes the folder of a new site: the files of a release, a small edition to begin with, and what hosts and editors need.

use std::fs;
use std::io::{self, BufRead, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::SITE;
use super::release::{self, LIST};
use crate::input;
use crate::print::site_address;

/// The arguments of `press new`.
#[derive(Debug, Args)]
pub(crate) struct NewOptions {
    /// The folder to make. It must be empty, or not there yet.
    folder: PathBuf,
    /// The title of the publication. Asked for in a terminal.
    #[arg(long)]
    title: Option<String>,
    /// The language of the publication, as a tag such as en or zh-Hans.
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    language: String,
    /// The time zone of the publication, such as Europe/Lisbon [default: that of this machine].
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    time_zone: Option<String>,
    /// The address that the site will have on the web.
    #[arg(long, value_name = "ADDRESS", value_parser = site_address)]
    url: Option<String>,
    /// The folder with the files of a released site [default: `site` beside this program].
    #[arg(long, value_name = "FOLDER")]
    site: Option<PathBuf>,
}

/// A file of a new site, and what it has in it before the marks are replaced.
pub(super) type Template = (&'static str, &'static str);

/// The files around the site.
pub(super) const AROUND: [Template; 7] = [
    ("README.md", include_str!("../../starter/README.md")),
    (".gitignore", include_str!("../../starter/gitignore")),
    (".vscode/settings.json", include_str!("../../starter/vscode.json")),
    (".github/workflows/publish.yml", include_str!("../../starter/github.yml")),
    (".gitlab-ci.yml", include_str!("../../starter/gitlab.yml")),
    ("netlify.toml", include_str!("../../starter/netlify.toml")),
    ("wrangler.toml", include_str!("../../starter/wrangler.toml")),
];

/// The settings and the edition to begin with.
const SETTINGS: Template = ("site/gazette.json", include_str!("../../starter/gazette.json"));
const EDITION: &str = "site/data/edition.json";
const ENGLISH: &str = include_str!("../../starter/en/edition.json");
const CHINESE: &str = include_str!("../../starter/zh/edition.json");

/// Makes a new site, and gives what to do next.
///
/// # Errors
/// The folder has files, there is no release, or a file cannot be written.
pub(crate) fn create(options: &NewOptions) -> Result<String> {
    let folder = &options.folder;
    if fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some()) {
        bail!("expected an empty folder or a new one, found files in {}", folder.display());
    }
    let (site, release) = release::find(options.site.as_deref())?;
    let title = match &options.title {
        Some(title) => title.trim().to_owned(),
        None => ask("Title of the publication", "My news")?,
    };
    for name in release.files.keys() {
        release::copy(name, &site, &folder.join(SITE))?;
    }
    release::copy(LIST, &site, &folder.join(SITE))?;
    let edition = if options.language.starts_with("zh") { CHINESE } else { ENGLISH };
    for (name, text) in AROUND.into_iter().chain([SETTINGS, (EDITION, edition)]) {
        write(&folder.join(name), &filled(text, &title, options)?)?;
    }
    let name = folder.display();
    let press = if release::is_of_npm() { "npx gazette-press" } else { "press" };
    Ok(format!(
        "{name} is ready.\n\n  {press} serve {name}\n      look at it, and see it change while you write\n  {name}/{EDITION}\n      the articles; {name}/README.md says how to write them"
    ))
}

/// Asks a question in a terminal. Elsewhere, and for an empty answer, the usual answer stands.
fn ask(question: &str, usual: &str) -> Result<String> {
    if !io::stdin().is_terminal() {
        return Ok(usual.to_owned());
    }
    eprint!("{question} [{usual}]: ");
    io::stderr().flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim();
    Ok(if answer.is_empty() { usual } else { answer }.to_owned())
}

/// A template with its marks replaced. In JSON, a mark stands for a whole text with its quotes.
fn filled(text: &str, title: &str, options: &NewOptions) -> Result<String> {
    let quoted = |text: &str| serde_json::to_string(text);
    let now = input::now().and_then(|now| jiff::Timestamp::from_second(now).ok());
    let now = now.unwrap_or_default();
    let url = options.url.as_deref();
    let flag =
        |unknown: &str| url.map_or_else(|| unknown.to_owned(), |url| format!(" --url {url}"));
    let address = url.map_or_else(|| "{}".to_owned(), |url| format!("{{ \"url\": \"{url}\" }}"));
    let marks = [
        ("\"%TITLE%\"", quoted(title)?),
        ("%TITLE%", title.to_owned()),
        ("\"%LANGUAGE%\"", quoted(&options.language)?),
        ("%NOW%", now.strftime("%Y-%m-%dT%H:%M:00Z").to_string()),
        ("%TODAY%", now.strftime("%Y-%m-%d").to_string()),
        ("\"%ZONE%\"", quoted(options.time_zone.as_deref().unwrap_or(&zone_of_machine()))?),
        ("\"%SETTINGS%\"", address),
        ("%URL_FLAG%", flag("")),
        // Within a text of TOML.
        ("%NETLIFY_FLAG%", flag(" --url $URL/")),
        ("%CLOUDFLARE_FLAG%", flag(" --url $CF_PAGES_URL/")),
        ("%VERSION%", env!("CARGO_PKG_VERSION").to_owned()),
    ];
    Ok(marks.iter().fold(text.to_owned(), |text, (mark, value)| text.replace(mark, value)))
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The name of this machine's time zone; UTC where the machine has none.
fn zone_of_machine() -> String {
    jiff::tz::TimeZone::system().iana_name().unwrap_or("UTC").to_owned()
}

/// A time zone of the IANA database.
fn zone(text: &str) -> Result<String, String> {
    let known = jiff::tz::TimeZone::get(text);
    known
        .map(|_| text.to_owned())
        .map_err(|_| "expected a time zone such as Europe/Lisbon".to_owned())
}

/// A language tag (RFC 5646), as far as its letters tell.
fn language(text: &str) -> Result<String, String> {
    let mut parts = text.split('-');
    let is_language = |part: &str| {
        (2..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphabetic())
    };
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric())
    };
    if parts.next().is_some_and(is_language) && parts.all(is_part) {
        return Ok(text.to_owned());
    }
    Err("expected a language tag such as en or zh-Hans".to_owned())
}
