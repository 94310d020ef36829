//! The pages of a dataset: the content of a page, the pages that are loaded, and the end of the dataset.

use super::failure::Failure;
use super::plan::Plan;
use super::timing::yield_timer::YieldTimer;
use super::{LoadError, Loaded};
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::settling::Settling;
use crate::formats::Format;
use crate::formats::json::Value;

/// The pages of a dataset that are loaded.
#[derive(Debug, Default)]
pub struct Pages {
    /// The addresses of the pages that were read.
    seen: Vec<Address>,
    /// A fingerprint of the first page, to detect a change.
    fingerprint: u64,
    /// The next pages of the sources of an edition that has several, each in its turn.
    further: Vec<NextPage>,
}

/// A page that is to be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextPage {
    /// The number of the source, from 0. 0 for an edition of one dataset.
    pub source: usize,
    /// The address of the page.
    pub address: Address,
    /// The time zone of the source, which applies to all of its pages.
    pub zone: Option<String>,
}

/// Adds a page of one of several sources to an edition.
pub type Join = Box<dyn FnOnce(&mut Edition, Edition) -> Vec<Notice>>;

impl Pages {
    /// The fingerprint of the first page, as printed pages name it.
    pub fn fingerprint(&self) -> String {
        format!("{:016x}", self.fingerprint)
    }

    /// The pages of a dataset of which only the fingerprint is known, in hexadecimal.
    pub fn of_print(fingerprint: &str) -> Self {
        let fingerprint = u64::from_str_radix(fingerprint, 16).unwrap_or_default();
        Self { fingerprint, ..Self::default() }
    }

    /// Whether the first pages are the same.
    pub fn has_same_first_page(&self, others: &Self) -> bool {
        self.fingerprint == others.fingerprint
    }
}

/// A page that was read and is not settled.
pub struct Page {
    pub(super) edition: Edition,
    /// What the document says of the site that shows it.
    pub(super) site: Option<Value>,
    pub(super) notices: Vec<Notice>,
    /// The number of items in the document, including items that could not be read.
    pub(super) items: usize,
    /// A fingerprint of the document.
    pub(super) fingerprint: u64,
    /// The format of the document. `None` for a page of several sources.
    pub(super) format: Option<Format>,
    /// The next pages of the sources, of the first page of an edition that has several.
    pub(super) further: Vec<NextPage>,
    /// Adds the page to an edition of several sources. `None` for an edition of one dataset.
    pub(super) join: Option<Join>,
}

impl Page {
    /// Returns the page, or an error if all of its items were lost. Withheld items are not lost.
    pub(super) fn require_content(self, plan: &Plan, address: &Address) -> Result<Self, LoadError> {
        let Self { edition, notices, items, .. } = &self;
        let kind = |kind| notices.iter().find(move |notice| notice.kind == kind);
        match kind(NoticeKind::Dropped) {
            Some(first)
                if *items > 0
                    && edition.articles.is_empty()
                    && edition.next_page.is_none()
                    && kind(NoticeKind::Withheld).is_none() =>
            {
                Err(LoadError::NothingRead(*items, first.to_string(), plan.shown_address(address)))
            }
            _ => Ok(self),
        }
    }

    /// The edition with this page alone, settled.
    pub(super) async fn settled(self, plan: &Plan, address: &Address) -> (Loaded, Pages) {
        let Self { edition, mut notices, fingerprint, further, .. } = self;
        let (mut settling, mut timer) = (Settling::new(edition), YieldTimer::start());
        while !settling.step() {
            timer.yield_if_due().await;
        }
        let (mut edition, dropped) = settling.finish();
        notices.extend(dropped);
        if let Some(title) = &plan.title {
            edition.title.clone_from(title);
        }
        (Loaded::new(edition, notices), Pages { seen: vec![address.clone()], fingerprint, further })
    }
}

impl Pages {
    /// Why a page must not be read: it was read already, or there are too many pages. `None` if it may be read.
    pub fn reason_to_stop(&self, plan: &Plan, next: &Address) -> Option<String> {
        let max = plan.bounds.pages;
        let reason = if self.seen.contains(next) {
            "it leads back to a page that was read already".to_owned()
        } else if self.seen.len() >= max {
            format!("expected at most {max} pages, found more")
        } else {
            return None;
        };
        Some(format!("{next} was not read: {reason}"))
    }

    /// The next page of a loaded edition.
    pub fn next(&self, edition: &Edition) -> Option<NextPage> {
        let of_dataset = || {
            let (address, zone) = (edition.next_page.clone()?, edition.time_zone.clone());
            Some(NextPage { source: 0, address, zone })
        };
        self.further.first().cloned().or_else(of_dataset)
    }

    /// Puts the page after the one that was asked for in its place, and gives the next source its turn.
    fn advance(&mut self, loaded: &mut Loaded, after: Option<Address>) {
        if !self.further.is_empty() {
            let done = self.further.remove(0);
            self.further.extend(after.map(|address| NextPage { address, ..done }));
            loaded.edition.next_page = self.further.first().map(|next| next.address.clone());
        }
    }

    /// Keeps a page that could not be loaded for another attempt. The next source has its turn before.
    pub fn postpone(&mut self, loaded: &mut Loaded, error: Failure) {
        let failed = self.further.first().map(|next| next.address.clone());
        self.advance(loaded, failed);
        loaded.next_page_error = Some(error);
    }

    /// Adds a page to the loaded edition.
    pub fn add(&mut self, plan: &Plan, loaded: &mut Loaded, address: Address, page: Page) {
        let number = self.seen.len() + 1;
        self.seen.push(address);
        let Page { mut edition, notices, join, .. } = page;
        let after = edition.next_page.clone();
        for article in &mut edition.articles {
            article.origin = format!("page {number}: {}", article.origin);
        }
        loaded.notices.extend(
            notices
                .into_iter()
                .map(|notice| Notice { path: format!("page {number}: {}", notice.path), ..notice }),
        );
        match join {
            Some(join) => loaded.notices.extend(join(&mut loaded.edition, edition)),
            None => loaded.edition.absorb(edition),
        }
        self.advance(loaded, after);
        loaded.settle_again();
        if let Some(title) = &plan.title {
            loaded.edition.title.clone_from(title);
        }
    }

    /// Ends the dataset, or one of several sources: removes the next page, and adds a notice with the reason.
    pub fn end(&mut self, loaded: &mut Loaded, message: String) {
        loaded.edition.next_page = None;
        self.advance(loaded, None);
        let path = "next_url".to_owned();
        loaded.notices.push(Notice { path, kind: NoticeKind::Dropped, message });
        loaded.settle_again();
    }
}

/// A hash of bytes that detects a change and does not withstand an attack: FNV-1a, on eight bytes at a time.
#[derive(Default)]
pub struct Fingerprint(pub(super) u64);

impl Fingerprint {
    /// The size of the pieces that bytes are added in. The last piece may be smaller.
    pub(super) const PIECE: usize = 256 * 1024;

    /// The fingerprint of a document.
    pub fn of(bytes: &[u8]) -> u64 {
        let mut fingerprint = Self::default();
        bytes.chunks(Self::PIECE).for_each(|piece| fingerprint.add(piece));
        fingerprint.0
    }

    /// The fingerprint of several documents, in their order.
    pub fn of_all(fingerprints: impl IntoIterator<Item = u64>) -> u64 {
        let mut all = Self::default();
        fingerprints.into_iter().for_each(|one| all.mix(one));
        all.0
    }

    pub(super) fn add(&mut self, piece: &[u8]) {
        let (words, rest) = piece.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.mix(u64::from_le_bytes(last) ^ piece.len() as u64);
    }

    fn mix(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    }
}
