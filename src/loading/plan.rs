//! The plan of a load: the dataset, the copy that can replace it, and the origins that it may come from. This module
//! loads nothing.

use super::LoadError;
use super::configuration::{Configuration, ConfigurationError};
use crate::edition::address::Address;
use crate::formats::bounds::Bounds;
use crate::formats::json::Value;

/// The datasets to load, with every address resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The dataset to load.
    pub dataset: Address,
    /// The list of sources in place of the dataset, to be read by [`sources::read`](super::configuration::sources::read).
    pub sources: Option<Value>,
    /// The copy to load if the dataset cannot be loaded.
    pub fallback: Option<Address>,
    /// The dataset that the page's address asks for, if it may not be loaded.
    pub refused: Option<String>,
    /// The allowed origins, if the page's address names the dataset. Redirects and further pages must stay within them.
    /// `None` if the operator names the dataset.
    pub origins: Option<Vec<String>>,
    /// The time zone of times without one.
    pub time_zone: Option<String>,
    /// What the settings say of the site. The last counts most.
    pub sites: Vec<Value>,
    /// The folder of the site's files.
    pub folder: Address,
    /// A title instead of the dataset's own.
    pub title: Option<String>,
    /// The limits for reading.
    pub bounds: Bounds,
    /// Whether drafts and articles of later days are shown.
    pub preview: bool,
    /// The name of the dataset's format, where the operator says it ([`FORMATS`](crate::formats::FORMATS)).
    pub format: Option<String>,
}

impl Plan {
    /// Makes a plan from the settings, the page's base and the value of `?src=` (`asked`).
    ///
    /// # Errors
    /// When `dataset` or `fallback` in the settings is not an http or https address.
    pub fn new(
        configuration: Configuration,
        base: &Address,
        asked: Option<&str>,
    ) -> Result<Self, LoadError> {
        let address = |setting, text: &str| {
            Address::link(text, Some(base)).map_err(|_| ConfigurationError::Value {
                setting,
                expected: "an http or https address".to_owned(),
                found: text.to_owned(),
            })
        };
        let configured = address("dataset", &configuration.dataset)?;
        let fallback = configuration.fallback.as_deref();
        let fallback = fallback.map(|text| address("fallback", text)).transpose()?;
        let origins = &configuration.dataset_origins;
        let is_allowed = |asked: &Address| {
            asked.origin().is_some_and(|origin| origins.iter().any(|allowed| allowed == origin))
        };
        let requested = asked.and_then(|text| Address::link(text, Some(base)).ok());
        let requested = requested.filter(is_allowed);
        let refused = asked.filter(|_| requested.is_none()).map(str::to_owned);
        let is_requested = requested.is_some();
        let (dataset, fallback) = match requested {
            None => (configured, fallback),
            // A list of sources is no copy of one dataset.
            Some(requested) => (
                requested,
                fallback.or_else(|| Some(configured).filter(|_| configuration.sources.is_none())),
            ),
        };
        let Configuration { time_zone, title, sites, bounds, dataset_origins, sources, .. } =
            configuration;
        let sources = sources.filter(|_| !is_requested);
        // A list of sources takes the place of the usual dataset, which can then be the copy.
        let fallback = fallback.filter(|fallback| sources.is_some() || *fallback != dataset);
        let origins = is_requested.then_some(dataset_origins);
        let folder = base.clone();
        let preview = false;
        Ok(Self {
            dataset,
            sources,
            fallback,
            refused,
            origins,
            time_zone,
            sites,
            folder,
            title,
            bounds,
            preview,
            format: None,
        })
    }

    /// The part of an address that visitors may see. If the page's address names the dataset, only the origin: anybody
    /// may have written the rest.
    pub(super) fn shown_address(&self, address: &Address) -> Address {
        let origin = self.origins.as_ref().and(address.origin());
        let origin = origin.and_then(|origin| Address::link(origin, None).ok());
        origin.unwrap_or_else(|| address.clone())
    }

    /// Checks that a document from an address may be shown as the dataset.
    pub(super) fn allows(&self, address: &Address) -> Result<(), LoadError> {
        let Some(origins) = &self.origins else { return Ok(()) };
        match address.origin().is_some_and(|origin| origins.iter().any(|known| known == origin)) {
            true => Ok(()),
            false => Err(LoadError::Forbidden(address.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(configuration: &str, asked: Option<&str>) -> Plan {
        let configuration = Configuration::parse("", configuration).expect("a configuration");
        let base = Address::link("https://news.example/a/b/", None).expect("a base");
        Plan::new(configuration, &base, asked).expect("a plan")
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

    #[test]
    fn only_the_origin_of_a_requested_dataset_is_shown() {
        let settings = r#"{ "dataset_origins": ["https://data.example"] }"#;
        let asked = plan(settings, Some("https://data.example/call-0900-1234.json?your=account"));
        assert_eq!(asked.shown_address(&asked.dataset).as_str(), "https://data.example/");
        let own = plan(settings, None);
        assert_eq!(own.shown_address(&own.dataset), own.dataset);
    }

    #[test]
    fn redirects_and_further_pages_come_from_allowed_origins() {
        let settings = r#"{ "dataset_origins": ["https://data.example"] }"#;
        let asked = plan(settings, Some("https://data.example/x.json"));
        let other = Address::link("https://evil.example/2.json", None).expect("valid");
        assert!(asked.allows(&asked.dataset).is_ok());
        assert!(matches!(asked.allows(&other), Err(LoadError::Forbidden(_))));
        assert!(plan(settings, None).allows(&other).is_ok());
    }
}
