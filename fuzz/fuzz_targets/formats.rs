//! Reads and settles any bytes as a dataset, without a panic.
#![no_main]

use gazette::edition::time::zone::NoZones;
use gazette::formats::{self, Origin};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(mut document) = formats::read(bytes.to_vec(), Origin::new(None, &NoZones)) {
        document.edition.settle();
    }
});
