//! Shapes of SVG with their attributes, for the overview and the map.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use leptos::svg;

/// Attributes by name.
pub(in crate::pages::timeline) type Attributes = Vec<(&'static str, String)>;

/// Attributes as Leptos takes them.
pub(in crate::pages::timeline) fn attributes(attributes: Attributes) -> Vec<AnyAttribute> {
    attributes
        .into_iter()
        .map(|(name, value)| custom_attribute(name, value).into_any_attr())
        .collect()
}

/// A rectangle.
pub(in crate::pages::timeline) fn rectangle(class: &str, position: Attributes) -> AnyView {
    let class = attributes(vec![("class", class.to_owned())]);
    svg::rect().add_any_attr(class).add_any_attr(attributes(position)).into_any()
}

/// A nested `svg` element, which cuts off shapes that do not fit.
pub(in crate::pages::timeline) fn frame(position: Attributes, shapes: Vec<AnyView>) -> AnyView {
    svg::svg().add_any_attr(attributes(position)).child(shapes).into_any()
}

/// A line of text.
pub(in crate::pages::timeline) fn text(class: &str, position: Attributes, text: String) -> AnyView {
    let class = attributes(vec![("class", class.to_owned())]);
    svg::text().add_any_attr(class).add_any_attr(attributes(position)).child(text).into_any()
}

/// A path, whose data are those of SVG (<https://www.w3.org/TR/SVG2/paths.html#PathData>).
pub(in crate::pages::timeline) fn path(class: &str, data: String) -> AnyView {
    let own = vec![("class", class.to_owned()), ("d", data)];
    svg::path().add_any_attr(attributes(own)).into_any()
}
