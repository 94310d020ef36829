//! Shows a site on this machine while its editor writes: the page reloads after each change, and the notices on the dataset are
//! in the terminal.
//!
//! The server answers this machine only, and it is none for visitors.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Result, anyhow, bail};
use clap::Args;
use gazette::edition::address::percent::decode;
use tiny_http::{Header, Request, Response, Server};
use walkdir::WalkDir;

use super::site_of;
use crate::check;

/// The time between two looks for changes.
const PAUSE: Duration = Duration::from_millis(300);
/// The script that reloads a page after a change, and its address.
const SCRIPT: &str = include_str!("reload.js");
const SCRIPT_NAME: &str = "press-reload.js";
/// The address that tells how often the site has changed.
const CHANGES_NAME: &str = "press-changes";
/// The number of threads that answer requests.
const THREADS: usize = 4;

/// The arguments of `press serve`.
#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    /// The folder of the site.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The port on this machine; 0 for one that is free.
    #[arg(long, value_name = "NUMBER", default_value_t = 8080)]
    port: u16,
}

/// Serves a site until the program is stopped.
///
/// # Errors
/// The folder has no site, or the port is taken.
pub(crate) fn serve(options: &ServeOptions) -> Result<()> {
    let site = site_of(&options.folder);
    if !site.join("index.html").is_file() {
        bail!("expected a site, found no index.html in {}", site.display());
    }
    let port = options.port;
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("cannot listen on port {port} ({error}); name another with --port")
    })?;
    let server = Arc::new(server);
    let address = server.server_addr();
    tell(&format!(
        "The site is at http://{address}/, with drafts at http://{address}/?preview. Stop with Ctrl+C.\n"
    ));
    let changes = Arc::new(AtomicU64::new(0));
    for _ in 0..THREADS {
        let (server, site, changes) = (server.clone(), site.clone(), changes.clone());
        thread::spawn(move || {
            for request in server.incoming_requests() {
                // The connection fails when the page was left before the answer.
                let _ = answer(request, &site, changes.load(Ordering::Relaxed));
            }
        });
    }
    watch(&site, &changes);
    Ok(())
}

/// Writes a line for the editor. A terminal that is gone is no reason to stop.
fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Tells the notices now and after each change. Never ends.
fn watch(site: &Path, changes: &AtomicU64) {
    let mut known = None;
    loop {
        let state = state_of(site);
        thread::sleep(PAUSE);
        // A file that is being written is looked at once it is whole.
        if known.as_ref() != Some(&state) && state == state_of(site) {
            if known.is_some() {
                changes.fetch_add(1, Ordering::Relaxed);
                tell("");
            }
            check::site(&site.to_string_lossy());
            known = Some(state);
        }
    }
}

/// The files that an operator writes, with the times of their last changes and their sizes.
fn state_of(site: &Path) -> Vec<(PathBuf, Option<SystemTime>, u64)> {
    let roots = ["data", "gazette.json", "index.html"].map(|name| site.join(name));
    let files = roots.iter().flat_map(|root| WalkDir::new(root).sort_by_file_name());
    let files = files.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files
        .filter_map(|entry| {
            let about = entry.metadata().ok()?;
            Some((entry.into_path(), about.modified().ok(), about.len()))
        })
        .collect()
}

fn answer(request: Request, site: &Path, changes: u64) -> std::io::Result<()> {
    if !is_for_this_machine(&request) {
        return respond(
            request,
            b"expected an address of this machine\n".to_vec(),
            "text/plain",
            403,
        );
    }
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let name = path.trim_start_matches('/');
    match name {
        SCRIPT_NAME => return respond(request, SCRIPT.as_bytes().to_vec(), "text/javascript", 200),
        CHANGES_NAME => {
            return respond(request, changes.to_string().into_bytes(), "text/plain", 200);
        }
        _ => {}
    }
    match file_of(site, name) {
        Some(file) if is_page(&file) => {
            respond(request, page(&file)?, "text/html; charset=utf-8", 200)
        }
        Some(file) => {
            let kind = kind_of(&file);
            let mut response = Response::from_file(File::open(&file)?);
            headers(kind).for_each(|header| response.add_header(header));
            request.respond(response)
        }
        // An address of the site: the reader shows the page, and says so if there is none.
        None if !name.contains('.') => {
            respond(request, page(&site.join("index.html"))?, "text/html; charset=utf-8", 200)
        }
        None => respond(request, b"not found\n".to_vec(), "text/plain", 404),
    }
}

/// Whether a request names this machine. A page elsewhere may have a name that leads here, and would read drafts.
fn is_for_this_machine(request: &Request) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    let host = host.map(|header| header.value.as_str()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost"].contains(&name)
}

fn respond(request: Request, bytes: Vec<u8>, kind: &str, status: u16) -> std::io::Result<()> {
    let mut response = Response::from_data(bytes).with_status_code(status);
    headers(kind).for_each(|header| response.add_header(header));
    request.respond(response)
}

fn headers(kind: &str) -> impl Iterator<Item = Header> {
    let kept = Header::from_bytes("Cache-Control", "no-store");
    Header::from_bytes("Content-Type", kind).into_iter().chain(kept)
}

/// The file that a path names, below the site only.
fn file_of(site: &Path, name: &str) -> Option<PathBuf> {
    let name = decode(name);
    let is_plain = |part| matches!(part, Component::Normal(_));
    if !Path::new(&name).components().all(is_plain) {
        return None;
    }
    let file = site.join(&name);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    file.is_file().then_some(file)
}

fn is_page(file: &Path) -> bool {
    file.extension().is_some_and(|kind| kind == "html")
}

/// A page with the script that reloads it.
fn page(file: &Path) -> std::io::Result<Vec<u8>> {
    let text = fs::read_to_string(file)?;
    let tag = format!("<script type=\"module\" src=\"/{SCRIPT_NAME}\"></script></head>");
    Ok(text.replacen("</head>", &tag, 1).into_bytes())
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|kind| kind.to_str()).unwrap_or_default() {
        "css" => "text/css",
        "js" => "text/javascript",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "xml" => "application/xml",
        "ics" => "text/calendar",
        "csv" => "text/csv",
        "txt" => "text/plain; charset=utf-8",
        "woff2" => "font/woff2",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{file_of, page, state_of};

    #[test]
    fn only_files_below_the_site_are_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("news")).expect("made");
        fs::write(folder.path().join("secret"), "s").expect("written");
        fs::write(site.join("news/index.html"), "x").expect("written");
        fs::write(site.join("灯.txt"), "x").expect("written");
        assert!(file_of(&site, "news").is_some() && file_of(&site, "news/index.html").is_some());
        assert!(file_of(&site, "%E7%81%AF.txt").is_some());
        for name in ["../secret", "%2e%2e/secret", "news/../../secret", "none"] {
            assert_eq!(file_of(&site, name), None, "{name}");
        }
    }

    #[test]
    fn a_page_gets_the_script_and_a_change_is_seen() {
        let site = tempfile::tempdir().expect("a folder");
        let index = site.path().join("index.html");
        fs::write(&index, "<html><head><title>x</title></head><body></body></html>")
            .expect("written");
        let text = String::from_utf8(page(&index).expect("a page")).expect("text");
        assert!(text.contains("src=\"/press-reload.js\"></script></head>"), "{text}");
        let before = state_of(site.path());
        fs::create_dir(site.path().join("data")).expect("made");
        fs::write(site.path().join("data/a.json"), "{}").expect("written");
        assert_ne!(state_of(site.path()), before);
    }
}
