//! Requests for the pages of a prepared edition, which `public/prepared.js` makes: it has begun with the first page before
//! the module is there.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use crate::reading::prepared::Extract;

#[wasm_bindgen]
extern "C" {
    /// A prepared edition, as `public/prepared.js` has it.
    #[derive(Clone)]
    pub type PreparedEdition;

    #[wasm_bindgen(method, catch)]
    async fn page(this: &PreparedEdition, name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn dataset(this: &PreparedEdition) -> String;

    #[wasm_bindgen(method, getter, js_name = savesData)]
    fn saves_data(this: &PreparedEdition) -> bool;
}

/// A prepared edition, and the folder of its site.
#[derive(Clone)]
pub struct Prepared {
    /// The edition.
    pub edition: PreparedEdition,
    /// The address of the folder, with a slash at its end.
    pub folder: String,
}

impl Prepared {
    /// The fingerprint of the dataset that was prepared. Empty until a page has come.
    pub fn fingerprint(&self) -> String {
        self.edition.dataset()
    }

    /// Whether the visitor saves data, so that nothing is to be loaded before it is needed.
    pub fn saves_data(&self) -> bool {
        self.edition.saves_data()
    }

    /// The extract that the bytes of a page are.
    ///
    /// # Errors
    /// The bytes are no extract.
    pub fn extract(&self, name: &str, bytes: &[u8]) -> Result<Extract, String> {
        let extract = Extract::read(bytes, &self.folder);
        extract.ok_or_else(|| ["expected a prepared page, found other bytes at ", name].concat())
    }

    /// The bytes of a page ([`crate::routing::printed::name`]) or of a piece of the search index, by its name. `None` if the edition has none of this name.
    ///
    /// # Errors
    /// Why the prepared edition cannot be used.
    pub async fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let page = self.edition.page(name).await.map_err(|error| reason(&error))?;
        if page.is_undefined() {
            return Ok(None);
        }
        let bytes = page.dyn_into::<Uint8Array>().map_err(|error| reason(&error))?;
        Ok(Some(bytes.to_vec()))
    }
}

/// An error of JavaScript in words.
fn reason(error: &JsValue) -> String {
    let text = js_sys::Reflect::get(error, &JsValue::from_str("message")).ok();
    text.and_then(|text| text.dyn_into::<JsString>().ok()).map(String::from).unwrap_or_default()
}
