//! Notices, collected while a document is read.

use std::cell::{Cell, RefCell};

use crate::edition::notice::{Notice, NoticeKind};
use crate::formats::bounds::MAX_NOTICES;
use crate::formats::sniff::kinds::ContainerKind;

/// The path of a notice about the whole document.
pub(in crate::formats) const DOCUMENT: &str = "the document";

/// The number of notices in the list, and the numbers of those that were only counted.
pub(in crate::formats) type Mark = (usize, (usize, usize));

/// Code that a document needs and that is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::formats) enum Needs {
    #[default]
    Nothing,
    /// The adapters.
    Adapters,
    /// The functions that read calendars, feeds or tables.
    Containers(ContainerKind),
    /// The functions that read formulas, and make links and players of addresses.
    Markup,
}

/// Collects notices, at most [`MAX_NOTICES`] of them.
#[derive(Debug, Default)]
pub(in crate::formats) struct Notices {
    list: RefCell<Vec<Notice>>,
    /// The number of notices that were only counted, and the number of losses among them.
    more: Cell<(usize, usize)>,
    /// The code that must be loaded before the document can be read further.
    pub(in crate::formats) needs: Cell<Needs>,
}

impl Notices {
    /// Adds a notice. The few notices about the whole document are always kept.
    pub(in crate::formats) fn add(&self, path: String, kind: NoticeKind, message: String) {
        if self.is_full() && path != DOCUMENT {
            let (more, lost) = self.more.get();
            self.more.set((more + 1, lost + usize::from(kind == NoticeKind::Dropped)));
        } else {
            self.list.borrow_mut().push(Notice { path, kind, message });
        }
    }

    /// Whether further notices are only counted.
    pub(in crate::formats) fn is_full(&self) -> bool {
        self.list.borrow().len() >= MAX_NOTICES
    }

    /// A mark of the notices so far, for [`Notices::rewind`].
    pub(in crate::formats) fn mark(&self) -> Mark {
        (self.list.borrow().len(), self.more.get())
    }

    /// Takes back the notices since a mark.
    pub(in crate::formats) fn rewind(&self, (kept, more): Mark) {
        self.list.borrow_mut().truncate(kept);
        self.more.set(more);
    }

    /// The notices, and a last one with the number of those that were only counted.
    pub(in crate::formats) fn into_vec(self) -> Vec<Notice> {
        let mut list = self.list.into_inner();
        let (more, lost) = self.more.get();
        if more > 0 {
            let kind = if lost > 0 { NoticeKind::Dropped } else { NoticeKind::Repaired };
            let message = format!(
                "expected at most {MAX_NOTICES} notices, found {more} more, {lost} of losses"
            );
            list.push(Notice { path: DOCUMENT.to_owned(), kind, message });
        }
        list
    }
}
