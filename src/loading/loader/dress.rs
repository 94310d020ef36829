//! Gives the page the icon, colours and fonts of a publication.
//!
//! They are set through the object model, because a strict content security policy forbids inline styles.

use wasm_bindgen::JsCast;
use web_sys::{FontFace, FontFaceDescriptors, HtmlElement};

use crate::edition::Edition;
use crate::edition::branding::Font;

/// Gives the page the icon, colours and fonts of an edition.
pub(super) fn dress(edition: &Edition) {
    let document = leptos::prelude::document();
    let branding = &edition.branding;
    if let Some(root) =
        document.document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok())
    {
        for (name, value) in &branding.properties {
            let _ = root.style().set_property(name, value);
        }
    }
    for Font { family, url, weight, is_italic } in &branding.fonts {
        let about = FontFaceDescriptors::new();
        about.set_weight(weight);
        about.set_style(if *is_italic { "italic" } else { "normal" });
        about.set_display("swap");
        let source = format!("url(\"{}\")", url.as_str().replace('"', "%22"));
        if let Ok(face) = FontFace::new_with_str_and_descriptors(family, &source, &about) {
            let _ = document.fonts().add(&face);
        }
    }
    if let (Some(icon), Ok(Some(link))) =
        (&edition.icon, document.query_selector("link[rel~=icon]"))
    {
        let _ = link.remove_attribute("type");
        let _ = link.set_attribute("href", icon.as_str());
    }
}
