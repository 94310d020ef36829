//! Reads the rules for dependencies from `deny.toml`, which has cargo-deny's format.

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use spdx::Licensee;

/// The parts of `deny.toml` that are checked here.
///
/// A field that this check does not know is an error, so that none is believed to hold and does not.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Advisories need a database, which cargo-deny fetches from its own server.
    #[serde(rename = "advisories")]
    _advisories: toml::Table,
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Licenses {
    version: u8,
    allow: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Bans {
    multiple_versions: String,
    wildcards: String,
    allow_wildcard_paths: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Sources {
    unknown_registry: String,
    unknown_git: String,
}

/// The allowed licences. The rules on sources and wildcards have only one value each that is checked.
pub(crate) struct Policy {
    pub(crate) licences: Vec<Licensee>,
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// The text is not TOML, has an unknown field, or asks for what is not checked.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let File { licenses, bans, sources, .. } =
            toml::from_str(text).context("expected the fields of cargo-deny that are checked")?;
        let fixed = [
            ("licenses.version", licenses.version.to_string(), "2"),
            ("bans.multiple-versions", bans.multiple_versions, "warn"),
            ("bans.wildcards", bans.wildcards, "deny"),
            ("bans.allow-wildcard-paths", bans.allow_wildcard_paths.to_string(), "true"),
            ("sources.unknown-registry", sources.unknown_registry, "deny"),
            ("sources.unknown-git", sources.unknown_git, "deny"),
        ];
        for (name, found, expected) in fixed {
            if found != expected {
                bail!(
                    "expected `{expected}` for `{name}` (xtask checks no other), found `{found}`"
                );
            }
        }
        let licences = licenses.allow.iter().map(|name| {
            Licensee::parse(name)
                .map_err(|error| anyhow!("expected a licence, found `{name}` ({error})"))
        });
        Ok(Self { licences: licences.collect::<Result<_>>()? })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Policy;
    use crate::project::root;

    fn own() -> String {
        fs::read_to_string(root().join("deny.toml")).expect("deny.toml")
    }

    fn message(text: &str) -> String {
        format!("{:#}", Policy::parse(text).err().expect("a wrong policy"))
    }

    #[test]
    fn our_policy_is_read() {
        let policy = Policy::parse(&own()).expect("a policy");
        assert!(policy.licences.iter().any(|licence| licence.to_string() == "MIT"));
    }

    #[test]
    fn a_field_that_is_not_checked_is_an_error() {
        let text = own().replace("[bans]", "[bans]\ndeny = [\"openssl\"]");
        assert!(message(&text).contains("unknown field `deny`"), "{}", message(&text));
    }

    #[test]
    fn a_value_that_is_not_checked_is_an_error() {
        let text = own().replace("unknown-git = \"deny\"", "unknown-git = \"allow\"");
        assert_eq!(
            message(&text),
            "expected `deny` for `sources.unknown-git` (xtask checks no other), found `allow`"
        );
    }

    #[test]
    fn a_word_that_is_no_licence_is_an_error() {
        let text = own().replace("\"ISC\"", "\"ICS\"");
        assert!(message(&text).starts_with("expected a licence, found `ICS`"));
    }
}
