//! Loads a whole edition: the dataset that is asked for with all its pages, or the copy that stands
//! in for it.

use super::configuration::{Configuration, ConfigurationError};
use super::fetch::{self, Patience};
use super::zones::BrowserZones;
use super::{LoadError, Loaded};
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::{Notice, NoticeKind};
use crate::formats::{self, Origin};

/// As many pages of a dataset are followed.
pub const PAGES: usize = 20;

/// What to load, with every address resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The dataset that is asked for.
    pub dataset: Address,
    /// The copy that stands in for it.
    pub fallback: Option<Address>,
    /// Why the dataset is not the one that the page's address asks for.
    pub refused: Option<LoadError>,
    /// The zone of times that name none.
    pub time_zone: Option<String>,
    /// A title instead of the dataset's own.
    pub title: Option<String>,
}

impl Plan {
    /// Works out what to load from the settings, the page's base and the value of `?src=`.
    ///
    /// # Errors
    /// When the configured address is not one.
    pub fn new(
        configuration: &Configuration,
        base: &Address,
        asked: Option<&str>,
    ) -> Result<Self, LoadError> {
        let address = |setting, text: &str| {
            Address::link(text, Some(base)).map_err(|_| ConfigurationError::Value {
                setting,
                expected: "an http or https address",
                found: text.to_owned(),
            })
        };
        let configured = address("dataset", &configuration.dataset)?;
        let fallback = configuration.fallback.as_deref();
        let fallback = fallback.map(|text| address("fallback", text)).transpose()?;
        let wanted = asked.map(|text| {
            let wanted = Address::link(text, Some(base))
                .map_err(|_| LoadError::Forbidden(text.to_owned()))?;
            let origins = &configuration.dataset_origins;
            let allowed = |origin: &str| origins.iter().any(|allowed| allowed == origin);
            if wanted.origin().is_some_and(allowed) {
                Ok(wanted)
            } else {
                Err(LoadError::Forbidden(text.to_owned()))
            }
        });
        let (dataset, fallback, refused) = match wanted {
            None => (configured, fallback, None),
            Some(Ok(wanted)) => (wanted, fallback.or(Some(configured)), None),
            Some(Err(refused)) => (configured, fallback, Some(refused)),
        };
        let fallback = fallback.filter(|fallback| *fallback != dataset);
        let Configuration { time_zone, title, .. } = configuration.clone();
        Ok(Self { dataset, fallback, refused, time_zone, title })
    }
}

/// Loads what a plan asks for.
///
/// # Errors
/// When neither the dataset nor its copy can be had; the error is the dataset's.
pub async fn load(plan: &Plan, patience: &Patience) -> Result<Loaded, LoadError> {
    match whole(plan, &plan.dataset, patience).await {
        Ok((edition, notices)) => Ok(Loaded::new(edition, notices, plan.refused.clone())),
        Err(error) => {
            let Some(fallback) = &plan.fallback else { return Err(error) };
            match whole(plan, fallback, patience).await {
                Ok((edition, notices)) => Ok(Loaded::new(edition, notices, Some(error))),
                Err(_) => Err(error),
            }
        }
    }
}

async fn whole(
    plan: &Plan,
    first: &Address,
    patience: &Patience,
) -> Result<(Edition, Vec<Notice>), LoadError> {
    let zones = BrowserZones::default();
    let zone = plan.time_zone.clone();
    let (mut edition, mut notices) = page(first, zone.as_deref(), patience, &zones).await?;
    // The first page speaks for the whole.
    let zone = edition.time_zone.clone().or(zone);
    let mut seen = vec![first.clone()];
    while let Some(next) = edition.next_page.take() {
        let trouble = if seen.contains(&next) {
            "it leads back to a page that was read already".to_owned()
        } else if seen.len() >= PAGES {
            format!("expected at most {PAGES} pages, found more")
        } else {
            match page(&next, zone.as_deref(), patience, &zones).await {
                Ok((more, remarks)) => {
                    seen.push(next);
                    edition.absorb(more);
                    notices.extend(remarks);
                    continue;
                }
                // What is here already is worth more than an error.
                Err(error) => error.to_string(),
            }
        };
        let message = format!("{next} was not read: {trouble}");
        notices.push(Notice { place: "next_url".to_owned(), kind: NoticeKind::Dropped, message });
    }
    notices.extend(edition.settle());
    if let Some(title) = &plan.title {
        edition.title.clone_from(title);
    }
    Ok((edition, notices))
}

async fn page(
    address: &Address,
    time_zone: Option<&str>,
    patience: &Patience,
    zones: &BrowserZones,
) -> Result<(Edition, Vec<Notice>), LoadError> {
    let bytes = fetch::bytes(address, patience)
        .await
        .map_err(|error| LoadError::Fetch(error, address.clone()))?;
    let origin = Origin { address: Some(address), zones, time_zone };
    formats::read(&bytes, origin)
        .map(|document| (document.edition, document.notices))
        .map_err(|error| LoadError::Format(error, address.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(configuration: &str, asked: Option<&str>) -> Plan {
        let configuration = Configuration::parse(configuration).expect("a configuration");
        let base = Address::link("https://news.example/a/b/", None).expect("a base");
        Plan::new(&configuration, &base, asked).expect("a plan")
    }

    #[test]
    fn addresses_resolve_against_the_page() {
        let plan = plan("{}", None);
        assert_eq!(plan.dataset.as_str(), "https://news.example/a/b/data/edition.json");
        assert_eq!(plan.fallback, None);
    }

    #[test]
    fn a_dataset_is_not_its_own_copy() {
        let settings = r#"{ "dataset": "x.json", "fallback": "./x.json" }"#;
        assert_eq!(plan(settings, None).fallback, None);
    }

    #[test]
    fn an_address_may_ask_for_a_dataset_of_allowed_origins_only() {
        let settings = r#"{ "dataset_origins": ["https://data.example"] }"#;
        let allowed = plan(settings, Some("https://data.example/x.json"));
        assert_eq!(allowed.dataset.as_str(), "https://data.example/x.json");
        assert!(allowed.fallback.is_some());
        for asked in [
            "https://evil.example/x.json",
            "https://data.example.evil/x",
            "x.json",
            "//evil.example/x",
            "javascript:alert(1)",
            "https://data.example:444/x",
        ] {
            let refused = plan(settings, Some(asked));
            assert!(refused.dataset.as_str().starts_with("https://news.example/"), "{asked}");
            assert!(refused.refused.is_some(), "{asked}");
        }
    }
}
