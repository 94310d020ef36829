//! The pages of a dataset: what each holds, which are loaded, and when there is no further one to be read.

use super::plan::Plan;
use super::yield_timer::YieldTimer;
use super::{LoadError, Loaded};
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::settling::Settling;

/// The pages of a dataset that are loaded.
#[derive(Debug, Default)]
pub struct Pages {
    /// What was read already.
    seen: Vec<Address>,
    /// A fingerprint of the first page, to tell whether it has changed.
    print: u64,
}

impl Pages {
    /// Whether the first page is the same as that of others.
    pub fn begin_as(&self, others: &Self) -> bool {
        self.print == others.print
    }
}

/// A page that was read, not settled.
pub struct Page {
    pub(super) edition: Edition,
    pub(super) notices: Vec<Notice>,
    /// How many items its document has, read or not.
    pub(super) items: usize,
    /// A fingerprint of its bytes.
    pub(super) print: u64,
}

impl Page {
    /// Itself, unless everything in it was lost. What was left out because it says so itself is not lost.
    pub(super) fn with_something(self, plan: &Plan, address: &Address) -> Result<Self, LoadError> {
        let Self { edition, notices, items, .. } = &self;
        let kind = |kind| notices.iter().find(move |notice| notice.kind == kind);
        match kind(NoticeKind::Dropped) {
            Some(first)
                if *items > 0
                    && edition.articles.is_empty()
                    && edition.next_page.is_none()
                    && kind(NoticeKind::Withheld).is_none() =>
            {
                Err(LoadError::NothingRead(*items, first.to_string(), plan.told(address)))
            }
            _ => Ok(self),
        }
    }

    /// The edition that this is the only page of so far.
    pub(super) async fn settled(self, plan: &Plan, address: &Address) -> (Loaded, Pages) {
        let Self { edition, mut notices, print, .. } = self;
        let (mut settling, mut timer) = (Settling::new(edition), YieldTimer::start());
        while !settling.step() {
            timer.yield_if_due().await;
        }
        let (mut edition, dropped) = settling.finish();
        notices.extend(dropped);
        if let Some(title) = &plan.title {
            edition.title.clone_from(title);
        }
        (Loaded::new(edition, notices), Pages { seen: vec![address.clone()], print })
    }
}

impl Pages {
    /// Why a page is not to be read, if it is not: it was read already, or is one too many.
    pub fn objection(&self, plan: &Plan, next: &Address) -> Option<String> {
        let most = plan.bounds.pages;
        let trouble = if self.seen.contains(next) {
            "it leads back to a page that was read already".to_owned()
        } else if self.seen.len() >= most {
            format!("expected at most {most} pages, found more")
        } else {
            return None;
        };
        Some(format!("{next} was not read: {trouble}"))
    }

    /// Adds a page to what is loaded.
    pub fn add(&mut self, plan: &Plan, loaded: &mut Loaded, address: Address, page: Page) {
        let number = self.seen.len() + 1;
        self.seen.push(address);
        let Page { mut edition, notices, .. } = page;
        for article in &mut edition.articles {
            article.origin = format!("page {number}: {}", article.origin);
        }
        loaded.notices.extend(
            notices
                .into_iter()
                .map(|notice| Notice { path: format!("page {number}: {}", notice.path), ..notice }),
        );
        loaded.edition.absorb(edition);
        loaded.settle_again();
        if let Some(title) = &plan.title {
            loaded.edition.title.clone_from(title);
        }
    }
}

/// Notes that there is no further page to be read.
pub fn end(loaded: &mut Loaded, message: String) {
    loaded.edition.next_page = None;
    let path = "next_url".to_owned();
    loaded.notices.push(Notice { path, kind: NoticeKind::Dropped, message });
    loaded.settle_again();
}

/// A hash of bytes, to notice a change and not to withstand an attack: FNV-1a, on eight bytes at a time.
#[derive(Default)]
pub(super) struct Fingerprint(pub(super) u64);

impl Fingerprint {
    /// Bytes are added in pieces of this size, but for the last.
    pub(super) const PIECE: usize = 256 * 1024;

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
