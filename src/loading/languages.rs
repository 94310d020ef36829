//! The languages of the interface that a reader is asked for, and the request for the texts of one.

use gloo_net::http::Request;
use web_sys::RequestCredentials;

use super::timeout::timeout;
use crate::edition::address::Address;
use crate::words::Words;

/// Milliseconds until English is spoken instead of a language whose texts do not come.
const MAX_WAIT: u32 = 4_000;

/// The languages that are asked for, and the place of their texts.
#[derive(Debug, Clone, Default)]
pub struct Languages {
    /// The operator's choice, for every edition.
    pub chosen: Option<String>,
    /// The language of the page, for editions that name none.
    pub page: Option<String>,
    /// The folder of the module, with a slash at its end. Without one English is spoken.
    pub folder: Option<Address>,
}

impl Languages {
    /// The language for an edition, by the edition's own; before the edition is there, by none.
    pub fn tag<'a>(&'a self, own: Option<&'a str>) -> &'a str {
        self.chosen.as_deref().or(own).or(self.page.as_deref()).unwrap_or_default()
    }

    /// The texts for a tag; English, where there are none or they cannot be had in time.
    pub async fn words(&self, tag: &str) -> Words {
        let file = Words::file(tag);
        let address = file.and_then(|file| Address::link(&file, self.folder.as_ref()).ok());
        let Some(address) = address else { return Words::default() };
        timeout(MAX_WAIT, fetch(address)).await.flatten().unwrap_or_default()
    }
}

async fn fetch(address: Address) -> Option<Words> {
    let request = Request::get(address.as_str()).credentials(RequestCredentials::Omit);
    let response = request.send().await.ok()?;
    // An error page has not the lines of a file, and is refused by them.
    Words::read(&response.text().await.ok()?)
}
