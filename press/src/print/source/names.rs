//! Takes the host that stands for one that is not known out of the names of an edition.
//!
//! Readers name a publication, an author or a page by its host where a dataset has no name for it.

use gazette::edition::Edition;
use gazette::edition::article::{Author, Pin};

use crate::print::site::NO_HOST;

/// Puts the title of the edition in the place of the host, or `untitled` if it has none. A title that is the host is taken
/// away, because the texts of the interface have a substitute for it.
pub(crate) fn replace_unknown_host(edition: &mut Edition, untitled: &str) {
    let is_host = |text: &str| text == NO_HOST;
    if is_host(&edition.title) {
        edition.title.clear();
    }
    let name = if edition.title.is_empty() { untitled.to_owned() } else { edition.title.clone() };
    let rename = |text: &mut String| {
        if is_host(text) {
            text.clone_from(&name);
        }
    };
    let rename_authors =
        |authors: &mut Vec<Author>| authors.iter_mut().for_each(|author| rename(&mut author.name));
    rename_authors(&mut edition.authors);
    for article in &mut edition.articles {
        article.title.take_if(|title| is_host(title));
        rename_authors(&mut article.authors);
        if let Some(source) = &mut article.source {
            rename(&mut source.name);
        }
        for pin in &mut article.pinned {
            if let Pin::Page { title, .. } = pin {
                rename(title);
            }
        }
    }
}
