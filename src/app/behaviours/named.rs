//! Properties and functions of the browser by their names.
//!
//! A binding of its own for each is a line of the script that every page loads first. What only a later part of the site
//! needs, and seldom, is looked up by its name instead.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property. Undefined if the object has none.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// The result of a function of an object. Undefined if there is no such function, or if it throws.
pub(super) fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> JsValue {
    let Ok(function) = get(object, name).dyn_into::<Function>() else {
        return JsValue::UNDEFINED;
    };
    Reflect::apply(&function, object, &list(arguments)).unwrap_or_default()
}

/// A new object of one of the window's kinds. Undefined if there is no such kind, or if it throws.
pub(super) fn construct(window: &JsValue, kind: &str, arguments: &[&JsValue]) -> JsValue {
    let Ok(kind) = get(window, kind).dyn_into::<Function>() else {
        return JsValue::UNDEFINED;
    };
    Reflect::construct(&kind, &list(arguments)).unwrap_or_default()
}

fn list(values: &[&JsValue]) -> Array {
    let list = Array::new();
    for value in values {
        list.push(value);
    }
    list
}
