//! Packs folders so that the same files make the same bytes: names in their order, one date, no owners.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use jiff::civil::Date;
use walkdir::WalkDir;
use zip::write::SimpleFileOptions;

/// The rights of files that are programs, and of others.
const PROGRAM: u32 = 0o755;
const PLAIN: u32 = 0o644;

/// A file of an archive: its name there, its path, and its rights.
type Entry = (String, PathBuf, u32);

/// The files of a folder, below a name, in the order of their names.
fn entries(folder: &Path, below: &str) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            let rights = if is_program(entry.path())? { PROGRAM } else { PLAIN };
            entries.push((format!("{below}/{name}"), entry.into_path(), rights));
        }
    }
    entries.sort();
    Ok(entries)
}

#[cfg(unix)]
fn is_program(path: &Path) -> Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o100 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> Result<bool> {
    Ok(path.extension().is_some_and(|kind| kind == "exe"))
}

/// Writes a ZIP archive of a folder.
///
/// # Errors
/// A file cannot be read or written.
pub(super) fn zip(folder: &Path, below: &str, date: Date, to: &Path) -> Result<()> {
    let mut archive = zip::ZipWriter::new(File::create(to)?);
    let number = |value: i8| u8::try_from(value).context("expected a day of the calendar");
    let year = u16::try_from(date.year())?;
    let moment = zip::DateTime::from_date_and_time(
        year,
        number(date.month())?,
        number(date.day())?,
        0,
        0,
        0,
    );
    let moment = moment.ok().context("expected a date after 1980")?;
    for (name, path, rights) in entries(folder, below)? {
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .compression_level(Some(9))
            .last_modified_time(moment)
            .unix_permissions(rights);
        archive.start_file(name, options)?;
        io::copy(&mut File::open(path)?, &mut archive)?;
    }
    archive.finish()?;
    Ok(())
}

/// Writes a tar archive of a folder, packed with gzip.
///
/// # Errors
/// A file cannot be read or written.
pub(super) fn tar(folder: &Path, below: &str, date: Date, to: &Path) -> Result<()> {
    let packed = GzBuilder::new().mtime(0).write(File::create(to)?, Compression::best());
    let mut archive = tar::Builder::new(packed);
    let seconds = date.to_zoned(jiff::tz::TimeZone::UTC)?.timestamp().as_second();
    for (name, path, rights) in entries(folder, below)? {
        let bytes = fs::read(path)?;
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(bytes.len())?);
        header.set_mode(rights);
        header.set_mtime(u64::try_from(seconds)?);
        archive.append_data(&mut header, name, bytes.as_slice())?;
    }
    archive.into_inner()?.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read as _;

    use jiff::civil::date;

    use super::{tar, zip};

    #[test]
    fn the_same_files_make_the_same_bytes() {
        let mut packed = Vec::new();
        for order in [["b.txt", "a/c.txt"], ["a/c.txt", "b.txt"]] {
            let folder = tempfile::tempdir().expect("a folder");
            fs::create_dir(folder.path().join("a")).expect("made");
            for name in order {
                fs::write(folder.path().join(name), name).expect("written");
            }
            let out = tempfile::tempdir().expect("a folder");
            let (one, two) = (out.path().join("x.zip"), out.path().join("x.tar.gz"));
            zip(folder.path(), "news", date(2026, 11, 28), &one).expect("packed");
            tar(folder.path(), "news", date(2026, 11, 28), &two).expect("packed");
            packed.push((fs::read(one).expect("read"), fs::read(two).expect("read")));
        }
        assert!(packed[0] == packed[1]);
        let mut read = tar_names(&packed[0].1);
        assert_eq!(read, ["news/a/c.txt", "news/b.txt"]);
        let mut archive =
            ::zip::ZipArchive::new(std::io::Cursor::new(&packed[0].0)).expect("a ZIP");
        read = archive.file_names().map(str::to_owned).collect();
        read.sort();
        assert_eq!(read, ["news/a/c.txt", "news/b.txt"]);
        let mut text = String::new();
        archive.by_name("news/b.txt").expect("a file").read_to_string(&mut text).expect("text");
        assert_eq!(text, "b.txt");
    }

    fn tar_names(bytes: &[u8]) -> Vec<String> {
        let mut archive = ::tar::Archive::new(flate2::read::GzDecoder::new(bytes));
        let entries = archive.entries().expect("entries").map(|entry| entry.expect("an entry"));
        entries.map(|entry| entry.path().expect("a name").to_string_lossy().into_owned()).collect()
    }
}
