//! Reads and settles any text as the items of RSS and of Atom, and as a file that only begins as a feed does, without a
//! panic.
#![no_main]

use gazette::edition::time::zone::NoZones;
use gazette::formats::{self, Origin};

libfuzzer_sys::fuzz_target!(|text: &str| {
    read(format!("<rss version=\"2.0\"><channel><title>T</title><item>{text}</item></channel></rss>"));
    read(format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>{text}</entry></feed>"));
    read(format!("<rss {text}"));
});

fn read(dataset: String) {
    if let Ok(mut document) = formats::read(dataset.into_bytes(), Origin::new(None, &NoZones)) {
        document.edition.settle();
    }
}
