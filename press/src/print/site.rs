//! The site that is printed: its edition, the texts of its interface, and its address on the web.

use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::routing::{Route, printed};
use gazette::words::Words;

/// The host that stands in the edition's addresses for the site's own, which the operator has not said. No host has this
/// name (RFC 2606), and no text is about it, so that it can be replaced in pages.
pub(crate) const NO_HOST: &str = "no-address-9b3e61d07f24.gazette.invalid";
/// The address of a site that the operator has not said.
pub(crate) const NO_ADDRESS: &str = "https://no-address-9b3e61d07f24.gazette.invalid/";

/// The site that is printed. Shared by all threads.
pub(crate) struct Site<'a> {
    /// The edition, settled. Its articles are in order, newest first. If the site has an address, every address in the
    /// edition is absolute.
    pub(crate) edition: &'a Edition,
    /// The texts of the interface in the site's language.
    pub(crate) words: Words,
    /// The name of the site, never empty.
    pub(crate) name: String,
    /// The address of the site's front page, with a slash at the end: `https://example.org/news/`. `None` if the
    /// operator has not said it.
    pub(crate) address: Option<String>,
    /// When the site is printed, in seconds since 1970.
    pub(crate) now: i64,
}

impl Site<'_> {
    /// The absolute address of a page. `None` if the site's address is not known.
    pub(crate) fn url(&self, route: &Route) -> Option<String> {
        self.file_url(&printed::address(route))
    }

    /// The absolute address of a file below the root of the site: `feed.xml`.
    pub(crate) fn file_url(&self, path: &str) -> Option<String> {
        self.address.as_ref().map(|address| format!("{address}{path}"))
    }
}

/// The name of the host of an address, without `www.`. `None` if the address has no host.
pub(crate) fn host_of(address: &str) -> Option<String> {
    Address::link(address, None).ok()?.site().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{NO_ADDRESS, NO_HOST, host_of};

    #[test]
    fn hosts_have_no_port_and_no_www() {
        for (address, host) in [
            ("https://www.news.example/paper/", "news.example"),
            ("http://a.example:8080/b/", "a.example"),
            ("http://[::1]:8080/", "[::1]"),
            (NO_ADDRESS, NO_HOST),
        ] {
            assert_eq!(host_of(address).as_deref(), Some(host));
        }
    }
}
