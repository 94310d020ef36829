//! Tests of `press print` and `press merge` from outside: the built command prints into folders, and other readers than
//! our own read what is there.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the names of printed files are known"
)]

#[path = "print/again.rs"]
mod again;
#[path = "print/alone.rs"]
mod alone;
#[path = "print/articles.rs"]
mod articles;
#[path = "print/crawl.rs"]
mod crawl;
#[path = "print/datasets.rs"]
mod datasets;
#[path = "print/edits.rs"]
mod edits;
#[path = "print/extracts.rs"]
mod extracts;
#[path = "print/former.rs"]
mod former;
#[path = "print/kills.rs"]
mod kills;
#[path = "print/lists.rs"]
mod lists;
#[path = "print/markup.rs"]
mod markup;
#[path = "print/page.rs"]
mod page;
#[path = "print/redirects.rs"]
mod redirects;
#[path = "print/refusals.rs"]
mod refusals;
#[path = "print/shards.rs"]
mod shards;
#[path = "print/sites.rs"]
mod sites;
#[path = "print/sources.rs"]
mod sources;
