//! What a print did, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use super::redirects::Redirects;
use super::tree::Summary;

/// What a print did.
pub(crate) struct Report {
    /// The number of pages of the edition. `None` if shares were put together.
    pub(crate) pages: Option<usize>,
    /// The number of pages of the prepared edition, if it alone was written.
    pub(crate) prepared: Option<usize>,
    /// The pages at earlier addresses of articles.
    pub(crate) redirects: Redirects,
    /// The number of notices of the dataset's reader.
    pub(crate) notices: usize,
    /// The number of those that tell a loss.
    pub(crate) lost: usize,
    /// The cards that could not be drawn, in words.
    pub(crate) missing_cards: Option<String>,
    /// Whether the site's address is known. Without it there are no feeds and no sitemaps.
    pub(crate) has_address: bool,
    /// Whether the site has a `robots.txt` of its own, which was kept.
    pub(crate) has_own_robots: bool,
    /// Whether the dataset is larger than what the reader in a browser loads by the settings.
    pub(crate) is_too_large: bool,
    /// The files.
    pub(crate) summary: Summary,
}

impl Report {
    /// What the operator should know or do, one sentence each.
    fn remarks(&self) -> Vec<String> {
        let mut remarks = self.summary.warnings();
        remarks.extend(self.redirects.warnings());
        remarks.extend(self.missing_cards.clone());
        if !self.has_address && self.prepared.is_none() {
            remarks.push(
                "without --url, or `url` in the settings, there are no feeds, no sitemap and no canonical addresses"
                    .to_owned(),
            );
        }
        if self.has_own_robots {
            remarks.push("your own robots.txt was kept; name sitemap.xml in it".to_owned());
        }
        if self.is_too_large {
            let what = match self.prepared {
                None => "the pages stay as they are printed",
                Some(_) => "only prepared pages are shown",
            };
            remarks.push(format!(
                "the dataset is larger than `bounds.bytes` of the settings, so that the reader in a browser does not \
                 load it, and {what}"
            ));
        }
        if self.notices > 0 {
            let notices = match self.notices {
                1 => "1 notice".to_owned(),
                notices => format!("{notices} notices"),
            };
            remarks.push(format!("{notices} on the dataset; `press check --site` lists them"));
        }
        remarks
    }

    /// For people.
    pub(crate) fn as_text(&self) -> String {
        let redirects = match self.redirects.count {
            0 => None,
            1 => Some("1 redirect".to_owned()),
            count => Some(format!("{count} redirects")),
        };
        let pages = self.pages.map(|pages| format!("{pages} pages"));
        let prepared = self.prepared.map(|pages| format!("{pages} prepared pages"));
        let counts = [pages, prepared, redirects].into_iter().flatten();
        let counts = counts.collect::<Vec<_>>().join(" and ");
        let colon = if counts.is_empty() { "" } else { ": " };
        let mut text = format!("{counts}{colon}{}", self.summary);
        if self.lost > 0 {
            text.push_str("\nwarning: some of the dataset was lost, and is not on the pages; `press check --site` names it");
        }
        for remark in self.remarks() {
            // Writing to a `String` cannot fail.
            let _ = write!(text, "\nnote: {remark}");
        }
        text
    }

    /// For programs, as JSON.
    pub(crate) fn as_json(&self) -> String {
        let Summary { written, unchanged, deleted, foreign, .. } = &self.summary;
        let amount =
            |amount: &super::tree::Amount| json!({ "files": amount.files, "bytes": amount.bytes });
        let report: Value = json!({
            "pages": self.pages, "prepared": self.prepared, "redirects": self.redirects.count, "notices": self.notices, "lost": self.lost, "written": amount(written),
            "unchanged": amount(unchanged), "deleted": amount(deleted), "kept": amount(foreign),
            "remarks": self.remarks(),
        });
        format!("{report:#}")
    }
}
