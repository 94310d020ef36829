//! Helpers of several tests: fixtures, time-zone rules, a loaded edition.

use std::path::{Path, PathBuf};

use gazette::edition::address::Address;
use gazette::edition::time::zone::ZoneRules;
use gazette::formats::{self, Document, FormatError, Origin};
use gazette::loading::Loaded;

/// Time-zone rules from the database that `jiff` carries.
pub(crate) struct Zones;

impl ZoneRules for Zones {
    fn offset_at(&self, zone: &str, seconds: i64) -> Option<i32> {
        let zone = jiff::tz::TimeZone::get(zone).ok()?;
        let timestamp = jiff::Timestamp::from_second(seconds).ok()?;
        Some(zone.to_offset(timestamp).seconds())
    }
}

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Reads bytes as if they came from `https://harbour.example/data/feed.json`.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, FormatError> {
    let address = Address::link("https://harbour.example/data/feed.json", None).expect("valid");
    formats::read(bytes.to_vec(), Origin::new(Some(&address), &Zones))
}

/// A fixture, read and settled.
pub(crate) fn load(path: &str) -> Loaded {
    let bytes = std::fs::read(root().join(path)).expect(path);
    let Document { mut edition, mut notices, .. } = read(&bytes).expect(path);
    notices.extend(edition.settle());
    Loaded::new(edition, notices)
}

/// The style sheets that `index.html` lists, in their order, as paths below `style/`.
pub(crate) fn sheets() -> Vec<String> {
    let page = std::fs::read_to_string(root().join("index.html")).expect("index.html");
    let sheet = |token| {
        let Ok(html5gum::Token::StartTag(tag)) = token else { return None };
        let value = |name: &[u8]| String::from_utf8(tag.attributes.get(name)?.to_vec()).ok();
        (value(b"rel")? == "css")
            .then(|| value(b"href")?.strip_prefix("style/").map(str::to_owned))?
    };
    html5gum::Tokenizer::new(&page).filter_map(sheet).collect()
}
