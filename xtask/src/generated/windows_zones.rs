//! The names of time zones that Windows and Outlook write, from Unicode's CLDR, for the reader of calendars.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::{root, tools};
use crate::setup::npm;

/// Writes `src/formats/adapters/icalendar/windows_zones.txt` anew.
///
/// The file is kept in git, because the site has to build without CLDR.
///
/// # Errors
/// npm does not bring CLDR, or CLDR has another shape.
pub(crate) fn write() -> Result<()> {
    let folder = tools().join("cldr");
    npm::ci_into("xtask/npm/zones", &folder)?;
    let file = folder.join("node_modules/cldr-core/supplemental/windowsZones.json");
    let table = table(&serde_json::from_slice(&fs::read(file)?)?)?;
    let target = root().join("src/formats/adapters/icalendar/windows_zones.txt");
    fs::write(&target, table)?;
    println!("{}", target.display());
    Ok(())
}

/// A line for each name: the name, a tab, and the IANA zone that CLDR gives where no territory is known.
fn table(data: &Value) -> Result<String> {
    let zones = data.pointer("/supplemental/windowsZones/mapTimezones").and_then(Value::as_array);
    let mut table = String::new();
    for zone in zones.context("expected `mapTimezones` in windowsZones.json, found none")? {
        let part = |name: &str| zone.pointer(&format!("/mapZone/{name}")).and_then(Value::as_str);
        if let (Some("001"), Some(name), Some(zone)) =
            (part("_territory"), part("_other"), part("_type"))
        {
            writeln!(table, "{name}\t{zone}")?;
        }
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn one_zone_a_name_is_taken() -> anyhow::Result<()> {
        let zone = |territory: &str, zone: &str| serde_json::json!({ "mapZone": { "_other": "W. Europe Standard Time", "_type": zone, "_territory": territory } });
        let zones = [zone("001", "Europe/Berlin"), zone("AT", "Europe/Vienna")];
        let data =
            serde_json::json!({ "supplemental": { "windowsZones": { "mapTimezones": zones } } });
        assert_eq!(table(&data)?, "W. Europe Standard Time\tEurope/Berlin\n");
        Ok(())
    }

    #[test]
    fn another_shape_is_an_error() {
        let error = table(&serde_json::json!({ "supplemental": {} })).expect_err("no table");
        let expected = "expected `mapTimezones` in windowsZones.json, found none";
        assert_eq!(error.to_string(), expected);
    }
}
