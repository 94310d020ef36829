//! What one page shows of an edition.

use super::packed::{Packed, Reader, Writer, packed};
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::time::calendar::Date;
use crate::edition::time::moment::Moment;
use crate::reading::archive::Month;
use crate::reading::related::{Reason, Related, Target};

/// What one page shows of an edition.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extract {
    /// The edition with the articles that the page names, the page's own article first. Articles that are only named
    /// are shortened.
    pub edition: Edition,
    /// What the page shows besides.
    pub facts: Facts,
}

/// What a page shows of an edition besides the articles.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Whether the whole edition has activities.
    pub has_activities: bool,
    /// The related links of the article, for its page.
    pub related: Vec<Link>,
    /// The index of the article before, for the page of an article.
    pub older: Option<usize>,
    /// The index of the article after.
    pub newer: Option<usize>,
    /// The number of articles in the whole list, for a page of a list.
    pub listed: usize,
    /// The months with articles, for the archive.
    pub months: Vec<Month>,
}

/// A related link with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where the link leads.
    pub target: LinkTarget,
    /// The reason for the link.
    pub reason: Reason,
}

/// Where a related link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To the article with this index.
    Article(usize),
    /// To a page elsewhere.
    Page {
        /// The address of the page.
        url: Address,
        /// The title of the page.
        title: String,
        /// When the page was published.
        date: Option<Moment>,
    },
}

packed!(struct Extract { edition, facts } from Extract::default());
packed!(struct Facts { has_activities, related, older, newer, listed, months } from Facts::default());
packed!(struct Link { target, reason });
packed!(enum LinkTarget { 0: Article(index), 1: Page { url, title, date } });
packed!(enum Reason { 0: Pinned, 1: Tags(tags), 2: Place(name), 3: Section(title), 4: Author(name), 5: Words(words) });

impl Packed for Month {
    fn pack(&self, to: &mut Writer) {
        Date { year: self.year, month: self.month, day: 1 }.pack(to);
        self.count.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        // Only months that the calendar has are computed with.
        let Date { year, month, .. } = Packed::unpack(from)?;
        Some(Self { year, month, count: Packed::unpack(from)? })
    }
}

impl Extract {
    /// Has the page's own article found by the slug that its page was asked for, which may be one that it had before.
    pub fn answer_to(&mut self, slug: &str) {
        if self.edition.by_slug(slug).is_none()
            && let Some(own) = self.edition.articles.first_mut()
        {
            own.aliases.push(slug.to_owned());
        }
    }

    /// The extract as bytes. Addresses that begin with `base`, the address of the site's folder, are relative to it.
    pub fn to_bytes(&self, base: &str) -> Vec<u8> {
        let mut writer = Writer::new(base);
        self.pack(&mut writer);
        writer.into_bytes()
    }

    /// Reads an extract of a site in a folder. `None` if the bytes are not those of an extract.
    pub fn read(bytes: &[u8], folder: &str) -> Option<Self> {
        let mut reader = Reader::new(bytes, folder);
        Self::unpack(&mut reader).filter(|_| reader.is_at_end())
    }
}

impl Facts {
    /// The related links, to articles of the extract's edition. A link to an article that is not there is left out.
    pub fn related_links<'a>(&'a self, edition: &'a Edition) -> Vec<Related<'a>> {
        self.related.iter().filter_map(|link| related_link(link, edition)).collect()
    }
}

fn related_link<'a>(link: &'a Link, edition: &'a Edition) -> Option<Related<'a>> {
    let target = match &link.target {
        LinkTarget::Article(index) => Target::Article(edition.articles.get(*index)?),
        LinkTarget::Page { url, title, date } => Target::Page { url, title, date: date.as_ref() },
    };
    Some(Related { target, reason: link.reason.clone(), score: 0 })
}
