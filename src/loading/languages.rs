//! The language of the interface: which one an edition gets, and the request for its texts.

use gloo_net::http::Request;
use web_sys::RequestCredentials;

use super::timeout::timeout;
use crate::words::Words;

/// At most this many milliseconds are waited for the texts of a language. After that the interface is in English.
const MAX_WAIT: u32 = 4_000;

/// The configured languages, and the folder of the texts.
#[derive(Debug, Clone, Default)]
pub struct Languages {
    /// The operator's choice, for every edition.
    pub chosen: Option<String>,
    /// The language of the page, for editions that name none.
    pub page: Option<String>,
    /// The folder of the module, with a slash at its end. Without a folder the interface is in English.
    pub folder: Option<String>,
}

impl Languages {
    /// The language of the interface for an edition, given the edition's own language. `own` is `None` before the
    /// edition is loaded.
    pub fn tag<'a>(&'a self, own: Option<&'a str>) -> &'a str {
        self.chosen.as_deref().or(own).or(self.page.as_deref()).unwrap_or_default()
    }

    /// The texts of a language. English if there are no texts, or if the request fails or takes too long.
    pub async fn words(&self, tag: &str) -> Words {
        let (Some(file), Some(folder)) = (Words::file(tag), &self.folder) else {
            return Words::default();
        };
        let address = [folder.as_str(), &file].concat();
        timeout(MAX_WAIT, fetch(address)).await.flatten().unwrap_or_default()
    }
}

async fn fetch(address: String) -> Option<Words> {
    let request = Request::get(&address).credentials(RequestCredentials::Omit);
    let response = request.send().await.ok()?;
    // `read` refuses an error page, because it has not the lines of a file with texts.
    Words::read(&response.text().await.ok()?)
}
