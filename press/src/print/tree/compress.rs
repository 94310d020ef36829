//! Makes the compressed copies that lie beside texts, for hosts that send them as they are.

use std::io::Write;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The endings of compressed copies.
pub(super) const ENDINGS: [&str; 2] = [".br", ".gz"];

/// The kinds of files that get compressed copies.
const KINDS: [&str; 10] =
    ["html", "xml", "json", "txt", "ics", "js", "css", "svg", "wasm", "webmanifest"];

/// The pages whose settings operators edit on the host. A copy would be sent in place of the edited page.
const EDITED: [&str; 2] = ["index.html", "app.html"];

/// Files of fewer bytes get no copies: a response's head is larger than what a copy would save.
const MIN_COMPRESSED: usize = 200;

// A page of 20 KB, one core, with the release profile:
//
// | | ms | bytes |
// |---|---|---|
// | brotli 5 | 0.8 | 6,469 |
// | brotli 6 | 1.0 | 6,446 |
// | brotli 9 | 16 | 6,439 |
// | brotli 10 | 17 | 5,887 |
// | brotli 11 | 35 | 5,670 |
// | gzip 6 | 0.4 | 6,894 |
// | gzip 9 | 0.5 | 6,893 |
//
// Brotli 9 only clears large tables. Brotli 11 would save a tenth of what is sent, and 100,000 pages would take an hour
// of a core instead of a minute and a half.
const BROTLI_QUALITY: u32 = 5;
const GZIP_LEVEL: u32 = 6;

/// The logarithm of the bytes that brotli looks back.
const BROTLI_WINDOW: u32 = 22;

/// The compressed copies of a file, in the order of `ENDINGS`. `None` where a copy would save nothing.
///
/// # Errors
/// A compressor fails, which none does in memory.
pub(super) fn copies(path: &str, bytes: &[u8]) -> Result<[Option<Vec<u8>>; 2]> {
    let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
    if EDITED.contains(&path)
        || bytes.len() < MIN_COMPRESSED
        || !KINDS.iter().any(|one| kind.eq_ignore_ascii_case(one))
    {
        return Ok([None, None]);
    }
    let packed = [brotli(bytes)?, gzip(bytes)?];
    Ok(packed.map(|copy| Some(copy).filter(|copy| copy.len() < bytes.len())))
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 4096, BROTLI_QUALITY, BROTLI_WINDOW)
        .write_all(bytes)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(GZIP_LEVEL));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
