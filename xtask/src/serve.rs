//! Serves `dist/` as a plain file server would. No address is rewritten, so that a site that works here works on
//! any static host. `docs/build.md` says why Trunk's server does not do it.

use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Request, Response, Server};

use crate::build::{self, sizes};
use crate::project::root;
use crate::setup;

/// Builds and serves; with `--watch`, builds again whenever a file changes.
///
/// # Errors
/// A tool is not available, the build fails, or the port is taken.
pub(crate) fn run(flags: &[&str]) -> Result<()> {
    let (port, watch) = options(flags)?;
    sizes::report(&build::release(true)?)?;
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("cannot listen on 127.0.0.1:{port} ({error}); try `--port` with another number")
    })?;
    println!("\nGazette is at http://127.0.0.1:{port}/ (stop with Ctrl+C)");
    if watch {
        let compiler = setup::for_building()?;
        let mut watcher = build::trunk(&compiler, "watch")?.spawn()?;
        thread::spawn(move || watcher.wait());
    }
    let dist = root().join("dist");
    for request in server.incoming_requests() {
        // The connection fails when a visitor leaves before the answer, which is not worth a report.
        let _ = answer(request, &dist);
    }
    Ok(())
}

fn options(flags: &[&str]) -> Result<(u16, bool)> {
    let (mut port, mut watch) = (8080, false);
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        match *flag {
            "--watch" => watch = true,
            "--port" => {
                let number = flags.next().context("expected a number after --port")?;
                port = number
                    .parse()
                    .with_context(|| format!("expected a port number, found `{number}`"))?;
            }
            other => bail!("expected --port N or --watch, found `{other}`"),
        }
    }
    Ok((port, watch))
}

fn answer(request: Request, dist: &Path) -> std::io::Result<()> {
    if let Some(folder) = folder(dist, request.url()) {
        let location = Header::from_bytes("Location", folder).ok();
        let response = Response::from_string("").with_status_code(301);
        return request.respond(location.into_iter().fold(response, Response::with_header));
    }
    let found = locate(dist, request.url()).and_then(|path| Some((File::open(&path).ok()?, path)));
    let missing = || {
        let path = dist.join("404.html");
        Some((File::open(&path).ok()?, path))
    };
    let status = if found.is_some() { 200 } else { 404 };
    let Some((file, path)) = found.or_else(missing) else {
        return request.respond(Response::from_string("404 not found\n").with_status_code(404));
    };
    let mut response = Response::from_file(file).with_status_code(status);
    for (name, value) in [("Content-Type", content_type(&path)), ("Cache-Control", "no-cache")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The address of a folder that was named without its last slash. Relative links would lead elsewhere from there.
fn folder(dist: &Path, url: &str) -> Option<String> {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (path, query) = url.split_at_checked(end)?;
    let folder = locate(dist, url).filter(|file| file.ends_with("index.html"))?;
    let is_folder = !path.ends_with('/') && !path.ends_with("index.html") && folder.exists();
    is_folder.then(|| format!("{path}/{query}"))
}

/// The file that an address names, inside `dist` only.
fn locate(dist: &Path, url: &str) -> Option<PathBuf> {
    let path = decode(url.split(['?', '#']).next()?)?;
    let relative = Path::new(path.trim_start_matches('/'));
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let full = dist.join(relative);
    Some(if full.is_dir() { full.join("index.html") } else { full })
}

/// Percent-decodes a path; `None` where that gives no text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|kind| kind.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css",
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{content_type, locate, options};

    #[test]
    fn flags_are_read() {
        assert_eq!(options(&[]).expect("none is needed"), (8080, false));
        assert_eq!(options(&["--watch", "--port", "9"]).expect("both"), (9, true));
        for (flags, message) in [
            (&["--port"][..], "expected a number after --port"),
            (&["--port", "x"], "expected a port number, found `x`"),
            (&["--open"], "expected --port N or --watch, found `--open`"),
        ] {
            assert_eq!(options(flags).expect_err("no such flag").to_string(), message);
        }
    }

    #[test]
    fn only_files_inside_the_site_are_found() {
        let dist = tempfile::tempdir().expect("a folder");
        fs::create_dir(dist.path().join("data")).expect("a folder");
        let found = |url: &str| {
            let path = locate(dist.path(), url)?;
            Some(path.strip_prefix(dist.path()).ok()?.to_string_lossy().replace('\\', "/"))
        };
        for (url, path) in [
            ("/", "index.html"),
            ("/boot.js?v=1", "boot.js"),
            ("/data/", "data/index.html"),
            ("/data/a%20b.json", "data/a b.json"),
        ] {
            assert_eq!(found(url).as_deref(), Some(path), "{url}");
        }
        for url in ["/../Cargo.toml", "/data/%2e%2e/%2e%2e/Cargo.toml", "/%ff", "/%2", "/%zz"] {
            assert_eq!(found(url), None, "{url}");
        }
    }

    /// A browser compiles a module during the download only if its content type is `application/wasm`.
    #[test]
    fn every_kind_of_file_has_its_type() {
        assert_eq!(content_type(Path::new("a.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("a.js")), "text/javascript");
        assert_eq!(content_type(Path::new("a")), "application/octet-stream");
    }
}
