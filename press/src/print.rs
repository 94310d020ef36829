//! `press print`: prints a dataset as a folder of pages that need no script.
//!
//! `site` says what is printed and where it will be, `head` and `card` make what crawlers and messengers read, `feeds`
//! writes the files that list the pages, and `tree` writes all of it to the disk.

mod card;
mod head;
mod site;
