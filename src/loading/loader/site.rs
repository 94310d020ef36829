//! How a publication presents itself, read into an edition and shown. What reads it is with the adapters, because few
//! publications that are not printed need it.

use super::formats::FormatsPart;
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::time::zone::NoZones;
use crate::formats::Origin;
use crate::formats::branding::{DATASET, SETTINGS};
use crate::formats::json::Value;
use crate::loading::plan::Plan;

/// Reads into an edition what the dataset and the settings say of the site. The settings win.
pub(super) async fn present(
    edition: &mut Edition,
    plan: &Plan,
    dataset: Option<(Value, &Address)>,
    is_guest: bool,
) -> Vec<Notice> {
    if dataset.is_none() && plan.sites.is_empty() {
        return Vec::new();
    }
    let Ok(FormatsPart { apply, dress, .. }) = super::formats::part().await else {
        return vec![Notice {
            path: SETTINGS.to_owned(),
            kind: NoticeKind::Dropped,
            message: "expected the part of the reader that reads it, found none".to_owned(),
        }];
    };
    let mut notices = Vec::new();
    if let Some((site, address)) = dataset {
        notices.extend(apply(&site, DATASET, Origin::new(Some(address), &NoZones), edition));
    }
    for site in &plan.sites {
        notices.extend(apply(site, SETTINGS, Origin::new(Some(&plan.folder), &NoZones), edition));
    }
    // A view in somebody else's page has the colours of that page.
    if !is_guest {
        dress(edition);
    }
    notices
}
