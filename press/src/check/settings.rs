//! Reads a file of settings.

use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::notice::Notice;
use gazette::formats::{Origin, branding};
use gazette::loading::configuration::{self, Configuration};

use super::{Read, locate};
use crate::input::{HOST, Zones};

/// Reads a file of settings. Its mistakes are errors, but for those of `site`, which cost the value that has them.
pub(super) fn read(source: &str) -> anyhow::Result<Read> {
    let text = std::fs::read_to_string(source)?;
    let configuration =
        Configuration::parse(&text, "").map_err(|found| anyhow::anyhow!("{}", found.error))?;
    if let Some(list) = &configuration.sources {
        configuration::sources::read(list)?;
    }
    // Where the site will be is not known, and makes no difference to mistakes.
    let folder = Address::link(&format!("https://{HOST}/"), None).ok();
    let (mut edition, origin) = (Edition::default(), Origin::new(folder.as_ref(), &Zones));
    let notices = configuration
        .sites
        .iter()
        .flat_map(|site| branding::apply(site, branding::SETTINGS, origin, &mut edition));
    let notices = notices.map(|notice| {
        let path = notice.path.replacen("settings.", "", 1);
        Notice { path, ..notice }
    });
    let notices = notices.collect();
    Ok(Read {
        format: "settings",
        signs: None,
        title: configuration.title.unwrap_or_default(),
        articles: 0,
        activities: 0,
        pages: 1,
        remarks: locate(&text, notices),
    })
}
