//! The namespaces of a feed (Namespaces in XML 1.0), under the prefixes that most feeds have for them.

use quick_xml::events::BytesStart;

/// The usual prefix of each namespace.
const USUAL: [(&str, &str); 12] = [
    ("http://www.w3.org/2005/Atom", "atom"),
    ("http://purl.org/atom/ns#", "atom"),
    ("http://purl.org/rss/1.0/", ""),
    ("http://purl.org/rss/1.0/modules/content/", "content"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
    ("http://www.georss.org/georss", "georss"),
    ("http://www.w3.org/2003/01/geo/wgs84_pos#", "geo"),
    ("http://www.w3.org/2007/app", "app"),
];

/// The prefixes of a file.
#[derive(Debug, Default)]
pub(in crate::formats) struct Namespaces {
    /// Each prefix of the file with the usual one. The prefix of elements without one is empty.
    prefixes: Vec<(String, &'static str)>,
    is_atom: bool,
    /// Whether the tag of the root was learned.
    knows_root: bool,
}

impl Namespaces {
    /// Whether the file itself is Atom, whose elements then have no prefix.
    pub(in crate::formats) fn set_root(&mut self, is_atom: bool) {
        self.is_atom = is_atom;
    }

    /// Learns the prefixes that a tag declares.
    pub(in crate::formats) fn learn(&mut self, tag: &BytesStart<'_>) {
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let name = attribute.key.as_ref();
            // A declaration without a prefix is for its own element, and for the root for all.
            let prefix = match name.strip_prefix("xmlns:") {
                Some(prefix) => prefix,
                None if name == "xmlns" && !self.knows_root => "",
                None => continue,
            };
            if let Some(usual) = usual(&attribute.value) {
                self.prefixes.push((prefix.to_owned(), usual));
            }
        }
        self.knows_root = true;
    }

    /// The name of an element under its usual prefix. `own` is the namespace that the element itself declares.
    pub(in crate::formats) fn name(&self, written: &str, own: Option<&str>) -> String {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let known = self.prefixes.iter().find(|(known, _)| known == prefix);
        let known = known.map(|(_, usual)| *usual);
        let own = own.filter(|_| prefix.is_empty()).and_then(usual);
        match own.or(known).unwrap_or(prefix) {
            "" => local.to_owned(),
            "atom" if self.is_atom => local.to_owned(),
            usual => [usual, ":", local].concat(),
        }
    }
}

fn usual(namespace: &str) -> Option<&'static str> {
    let namespace = namespace.trim().trim_end_matches('/');
    USUAL
        .iter()
        .find(|(known, _)| known.trim_end_matches('/') == namespace)
        .map(|(_, usual)| *usual)
}
