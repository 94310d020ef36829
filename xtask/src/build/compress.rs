//! Ready-made compressed files beside those of the site, for hosts that send them as they are.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

/// The kinds of files that get compressed copies.
///
/// The page and the data get none: an operator changes them on the host, and a compressed copy beside them
/// would go on being sent as it was.
const KINDS: [&str; 3] = ["js", "css", "wasm"];

/// Writes `.br` and `.gz` beside each script, style sheet and module in a folder.
///
/// # Errors
/// A file cannot be read or written.
pub(crate) fn beside(folder: &Path) -> Result<()> {
    let paths: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.par_iter().try_for_each(|path| {
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if !KINDS.contains(&kind) {
            return Ok(());
        }
        let bytes = fs::read(path)?;
        fs::write(path.with_extension(format!("{kind}.br")), brotli(&bytes)?)?;
        fs::write(path.with_extension(format!("{kind}.gz")), gzip(&bytes)?)?;
        Ok(())
    })
}

/// The sizes of an input block that are tried, as powers of two; 0 leaves the choice to the encoder. A block ends where
/// the statistics of a file change, so that none of them is the best one for every file.
const BLOCKS: [i32; 6] = [0, 16, 17, 18, 19, 20];

/// Compresses as much as brotli can.
///
/// # Errors
/// Never, but for want of memory.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut smallest: Option<Vec<u8>> = None;
    for lgblock in BLOCKS {
        let mut packed = Vec::new();
        let parameters =
            BrotliEncoderParams { lgblock, size_hint: bytes.len(), ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
        if smallest.as_ref().is_none_or(|smallest| packed.len() < smallest.len()) {
            smallest = Some(packed);
        }
    }
    smallest.context("expected at least one size of a block to try, found none")
}

/// Compresses as much as gzip can.
///
/// # Errors
/// Never, but for want of memory.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;

    use super::{beside, brotli, gzip};

    #[test]
    fn scripts_sheets_and_modules_get_copies_and_nothing_else_does() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a.js", "a.css", "a.wasm", "index.html", "edition.json", "icon.svg"] {
            fs::write(folder.path().join(name), name).expect("written");
        }
        beside(folder.path()).expect("compressed");
        let names: Vec<_> = fs::read_dir(folder.path())
            .expect("a folder")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        let copies = names.iter().filter(|name| name.matches('.').count() > 1);
        let mut copies: Vec<&str> = copies.map(String::as_str).collect();
        copies.sort_unstable();
        let expected = ["a.css.br", "a.css.gz", "a.js.br", "a.js.gz", "a.wasm.br", "a.wasm.gz"];
        assert_eq!(copies, expected);
    }

    #[test]
    fn both_are_read_back() {
        let text = "news of the harbour ".repeat(100).into_bytes();
        let mut read = Vec::new();
        let packed = brotli(&text).expect("packed");
        ::brotli::Decompressor::new(packed.as_slice(), 4096)
            .read_to_end(&mut read)
            .expect("brotli");
        assert_eq!(read, text);
        let mut read = Vec::new();
        let packed = gzip(&text).expect("packed");
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut read).expect("gzip");
        assert_eq!(read, text);
    }
}
