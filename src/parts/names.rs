//! The names of editions and articles, with a text in place of a missing name, and the names of a timeline's views.

use super::element::{Element, classed, element};
use super::ui::ui;
use crate::edition::Edition;
use crate::edition::activity::View;
use crate::edition::address::Address;
use crate::edition::article::Article;
use crate::edition::branding::Kind;
use crate::words::Words;

/// An edition's title, or a text in its place.
pub fn name_of(edition: &Edition) -> String {
    match edition.title.as_str() {
        "" => ui().words().untitled(),
        title => title.to_owned(),
    }
}

/// The name of an edition as a picture of a kind, or one for each colour scheme; as a text if there is no picture.
pub fn name_or_picture(edition: &Edition, [light, dark]: [Kind; 2]) -> Vec<Element> {
    let (name, branding) = (name_of(edition), &edition.branding);
    let pictures = [light, dark].map(|kind| branding.first(kind)?.url.as_ref());
    let [Some(light), dark] = pictures else { return vec![element("span").child(name)] };
    match dark {
        None => vec![emblem(light, &name, "emblem")],
        Some(dark) => {
            vec![
                emblem(light, &name, "emblem emblem--light"),
                emblem(dark, &name, "emblem emblem--dark"),
            ]
        }
    }
}

fn emblem(address: &Address, name: &str, class: &'static str) -> Element {
    let image = classed("img", class).attribute("alt", name);
    // A picture of the other colour scheme is not shown, and not loaded.
    image.attribute("loading", "lazy").attribute("src", address.as_str())
}

/// An article's title, or a text in its place.
pub fn title_of(article: &Article) -> String {
    match article.headline() {
        title if title.is_empty() => ui().words().untitled(),
        title => title,
    }
}

/// The name of a view, for visitors.
pub fn view_name(view: View, words: &Words) -> String {
    match view {
        View::List => words.view_list(),
        View::Story => words.view_story(),
        View::Plan => words.view_plan(),
        View::Map => words.view_map(),
    }
}
