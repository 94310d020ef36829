//! Reads any text as a body in HTML, without a panic and within the bounds.
#![no_main]

use gazette::edition::address::Address;
use gazette::edition::body::plain_text;
use gazette::formats;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let base = Address::link("https://example.org/a/b", None).ok();
    let read = formats::read_html(text, base.as_ref());
    assert!(read.remarks.len() <= 20);
    let _ = plain_text(&read.blocks);
});
