//! Makes the description of the site's search, by which browsers offer it in their address field (`OpenSearch` 1.1,
//! draft 6, <https://github.com/dewitt/opensearch>).

use gazette::edition::article::shorten;
use gazette::routing::{Route, printed};

use super::File;
use super::xml::Xml;
use crate::print::site::Site;

/// The path of the file below the root of the site.
pub(crate) const NAME: &str = "opensearch.xml";
/// The media type of the file.
pub(crate) const MEDIA_TYPE: &str = "application/opensearchdescription+xml";

/// At most this many characters are in the short name (section "The `ShortName` element").
const MAX_SHORT_NAME: usize = 16;
/// At most this many characters are in the description (section "The Description element").
const MAX_DESCRIPTION: usize = 1024;

/// The file. `None` if the site's address is not known.
pub(crate) fn description(site: &Site<'_>) -> Option<File> {
    let search = site.file_url(&printed::address(&Route::search()))?;
    let search_name = site.words.search();
    let short = if site.name.trim().is_empty() { &search_name } else { &site.name };
    let mut xml = Xml::document();
    xml.open("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")]);
    xml.line();
    xml.text("ShortName", &[], &at_most(short, MAX_SHORT_NAME));
    xml.line();
    let about = site.edition.description.as_deref().unwrap_or(short);
    xml.text("Description", &[], &at_most(about, MAX_DESCRIPTION));
    xml.line();
    let template = format!("{search}?q={{searchTerms}}");
    xml.empty("Url", &[("type", "text/html"), ("template", &template)]);
    xml.line();
    xml.text("InputEncoding", &[], "UTF-8");
    xml.line();
    xml.close("OpenSearchDescription");
    xml.line();
    Some(File { path: NAME.to_owned(), bytes: xml.into_bytes() })
}

/// A text of at most so many characters, with the ellipsis where it is cut.
fn at_most(text: &str, max: usize) -> String {
    if text.chars().count() <= max { text.to_owned() } else { shorten(text, max - 1) }
}
