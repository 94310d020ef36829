//! The names of editions and articles, with a text in place of a missing name.

use leptos::prelude::*;

use super::element::{Child, classed};
use super::ui::ui;
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::article::Article;
use crate::edition::branding::Emblem;

/// An edition's title, or a text in its place.
pub fn name_of(edition: &Edition) -> String {
    match edition.title.as_str() {
        "" => ui().words().untitled(),
        title => title.to_owned(),
    }
}

/// The name of an edition as a picture, or as a text if there is no picture.
pub fn name_or_picture(edition: &Edition, picture: Option<&Emblem>) -> Vec<AnyView> {
    let name = name_of(edition);
    let mut shown = Vec::new();
    let Some(Emblem { light, dark }) = picture else {
        name.add_to(&mut shown);
        return shown;
    };
    let image = |address: &Address, class| {
        let image = classed("img", class).attribute("alt", name.as_str());
        // A picture of the other colour scheme is not shown, and not loaded.
        image.attribute("loading", "lazy").attribute("src", address.as_str())
    };
    match dark {
        None => image(light, "emblem").add_to(&mut shown),
        Some(dark) => {
            image(light, "emblem emblem--light").add_to(&mut shown);
            image(dark, "emblem emblem--dark").add_to(&mut shown);
        }
    }
    shown
}

/// An article's title, or a text in its place.
pub fn title_of(article: &Article) -> String {
    match article.headline() {
        title if title.is_empty() => ui().words().untitled(),
        title => title,
    }
}
