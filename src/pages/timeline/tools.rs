//! The tools around the activities of a timeline: filters, keys, and files to save.

pub(super) mod filters;
pub(super) mod keys;
pub(super) mod saving;
pub(super) mod take_away;

/// The tools around the activities of a timeline. A site has all of them; a portal chooses in its own pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tools {
    /// The activities alone.
    None,
    /// The buttons of the views, and the overview.
    Few,
    /// The filters, the files to save and the keys, too.
    #[default]
    All,
}
