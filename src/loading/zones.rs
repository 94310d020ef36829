//! Time-zone rules from the browser's `Intl`, so that the module does not contain them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::edition::time::zone::ZoneRules;

/// The browser's rules. Keeps one formatter for each zone, because making a formatter is slow.
#[derive(Default)]
pub struct BrowserZones(RefCell<Formatters>);

/// Formatters by zone. A map to indices of a list, because the module carries code for every type of map and has this
/// one already.
#[derive(Default)]
struct Formatters {
    indices: BTreeMap<String, usize>,
    list: Vec<Option<Intl::DateTimeFormat>>,
}

impl ZoneRules for BrowserZones {
    fn offset_at(&self, zone: &str, seconds: i64) -> Option<i32> {
        let mut formatters = self.0.borrow_mut();
        if !formatters.indices.contains_key(zone) {
            let index = formatters.list.len();
            formatters.indices.insert(zone.to_owned(), index);
            formatters.list.push(formatter(zone));
        }
        let index = *formatters.indices.get(zone)?;
        let formatter = formatters.list.get(index)?.as_ref()?;
        // Beyond the range of a `Date` the browser throws. The nearest time within the range is good enough.
        #[allow(clippy::cast_precision_loss)]
        let milliseconds = (seconds as f64 * 1000.0).clamp(-8.64e15, 8.64e15);
        let date = Date::new(&JsValue::from_f64(milliseconds));
        let parts = formatter.format_to_parts(&date);
        let name = parts.iter().find_map(|part| {
            let field = |key| Reflect::get(&part, &JsValue::from_str(key)).ok()?.as_string();
            (field("type")? == "timeZoneName").then(|| field("value")).flatten()
        })?;
        offset(&name)
    }
}

/// The name of the visitor's own zone.
pub fn visitors_zone() -> String {
    let formatter = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = Reflect::get(&formatter.resolved_options(), &JsValue::from_str("timeZone")).ok();
    zone.and_then(|zone| zone.as_string()).unwrap_or_else(|| "UTC".to_owned())
}

/// Seconds that the visitor's own clock is ahead of UTC at an instant, in seconds since 1970.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "clamped to what a `Date` holds"
)]
pub fn visitors_offset(instant: i64) -> i32 {
    let milliseconds = (instant as f64 * 1000.0).clamp(-8.64e15, 8.64e15);
    let minutes = Date::new(&JsValue::from_f64(milliseconds)).get_timezone_offset();
    (-minutes * 60.0) as i32
}

/// A formatter for a zone. `None` for a zone that the browser does not know, because the constructor throws.
fn formatter(zone: &str) -> Option<Intl::DateTimeFormat> {
    let options = Object::new();
    for (key, value) in [("timeZone", zone), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value)).ok()?;
    }
    let global = js_sys::global();
    let intl = Reflect::get(&global, &JsValue::from_str("Intl")).ok()?;
    let constructor = Reflect::get(&intl, &JsValue::from_str("DateTimeFormat")).ok()?;
    let constructor = constructor.dyn_into::<js_sys::Function>().ok()?;
    let arguments = Array::of2(&JsValue::from_str("en-US"), &options);
    Reflect::construct(&constructor, &arguments).ok()?.dyn_into().ok()
}

/// Reads `GMT`, `GMT+08:00` or, for old local times, `GMT+08:05:43` (ECMA-402, `longOffset`).
fn offset(name: &str) -> Option<i32> {
    let rest = name.strip_prefix("GMT")?;
    let sign = match rest.chars().next() {
        None => return Some(0),
        Some('+') => 1,
        Some('-' | '\u{2212}') => -1,
        Some(_) => return None,
    };
    let numbers = rest.trim_start_matches(['+', '-', '\u{2212}']).split(':');
    let seconds = numbers.zip([3600, 60, 1]).try_fold(0, |total, (number, unit)| {
        number.parse::<i64>().ok().map(|number| total + number * unit)
    })?;
    i32::try_from(sign * seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn offsets_are_read_as_browsers_write_them() {
        assert_eq!(offset("GMT"), Some(0));
        assert_eq!(offset("GMT+08:00"), Some(28_800));
        assert_eq!(offset("GMT-03:30"), Some(-12_600));
        assert_eq!(offset("GMT\u{2212}03:30"), Some(-12_600));
        assert_eq!(offset("GMT+08:05:43"), Some(29_143));
        assert_eq!(offset("China Standard Time"), None);
    }
}
