//! Ready-made compressed files beside those of the site, for hosts that send them as they are.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

/// What is worth it. Not the page and the data: an operator changes these on the host, and a compressed copy
/// beside them would go on being sent as it was.
const KINDS: [&str; 3] = ["js", "css", "wasm"];

/// Writes `.br` and `.gz` beside each script, style sheet and module in a folder.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn beside(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default().to_owned();
        if !KINDS.contains(&kind.as_str()) {
            continue;
        }
        let bytes = fs::read(&path)?;
        fs::write(path.with_extension(format!("{kind}.br")), brotli(&bytes)?)?;
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&bytes)?;
        fs::write(path.with_extension(format!("{kind}.gz")), packed.finish()?)?;
    }
    Ok(())
}

/// Compresses as much as can be.
///
/// # Errors
/// Never, but for want of memory.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 4096, 11, 22).write_all(bytes)?;
    Ok(packed)
}
