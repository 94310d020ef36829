//! Tests of calendars, which are read with `ical`.

use gazette::edition::Edition;
use gazette::routing::Route;
use ical::IcalParser;
use serde_json::json;

use super::{edition_of, paths, site, text_of};
use crate::print::feeds::{Calendars, File};
use crate::print::site::Site;

fn dated() -> Edition {
    edition_of(&json!([
        {
            "id": "灯塔", "title": "Lighthouse; lamp, & light", "content_text": "Text.",
            "date_published": "2024-05-01T00:00:00Z",
            "_gazette": { "timeline": { "activities": [
                { "id": "lit", "start": "1936-07-03", "title": "The lamp is lit" },
                { "id": "year", "start": "1930", "title": "Only a year" },
            ] } },
        },
        {
            "id": "old", "title": "Old", "content_text": "Text.", "date_published": "2024-04-01",
            "_gazette": { "timeline": { "activities": [{ "id": "a", "start": "-500", "title": "Too old" }] } },
        },
        { "id": "none", "title": "None", "content_text": "Text.", "date_published": "2024-05-09" },
        {
            "id": "undated", "title": "Undated", "content_text": "Text.",
            "_gazette": { "timeline": { "activities": [
                { "id": "b", "start": "1920-01-01T10:00:00Z", "title": "Earlier" },
            ] } },
        },
    ]))
}

fn files(site: &Site<'_>) -> Vec<File> {
    let calendars = Calendars::of(site);
    calendars.subjects().into_iter().map(|subject| calendars.file(subject)).collect()
}

/// The values of a property of all events.
fn values(text: &str, name: &str) -> Vec<String> {
    let calendar = IcalParser::new(text.as_bytes()).next().unwrap().unwrap();
    let properties = calendar.events.into_iter().flat_map(|event| event.properties);
    properties
        .filter(|property| property.name == name)
        .filter_map(|property| property.value)
        .collect()
}

#[test]
fn the_edition_and_its_articles_have_calendars() {
    let edition = dated();
    let site = site(&edition);
    let files = files(&site);
    let expected = ["timeline.ics", "articles/灯塔/timeline.ics", "articles/undated/timeline.ics"];
    assert_eq!(paths(&files), expected);
    let whole = text_of(&files, "timeline.ics");
    assert_eq!(values(whole, "SUMMARY"), ["Earlier", "The lamp is lit"]);
    assert_eq!(values(whole, "UID"), ["undated/b@example.org", "灯塔/lit@example.org"]);
    assert_eq!(values(whole, "DTSTAMP"), ["20240501T000000Z"; 2]);
    let own = text_of(&files, "articles/灯塔/timeline.ics");
    assert_eq!(values(own, "UID"), ["灯塔/lit@example.org"]);
    assert_eq!(values(own, "DTSTAMP"), ["20240501T000000Z"]);
    assert!(own.contains("X-WR-CALNAME:Lighthouse\\; lamp\\, & light\r\n"), "{own}");
    let undated = text_of(&files, "articles/undated/timeline.ics");
    assert_eq!(values(undated, "DTSTAMP"), ["19700101T000000Z"]);
}

#[test]
fn calendars_need_no_address_and_do_not_change_with_the_time() {
    let edition = dated();
    let here = Site { address: None, ..site(&edition) };
    assert_eq!(values(text_of(&files(&here), "timeline.ics"), "UID")[1], "灯塔/lit@gazette");
    let later = Site { now: 2_000_000_000, ..site(&edition) };
    assert_eq!(files(&later), files(&site(&edition)));
    let elsewhere =
        Site { address: Some("https://www.Example.org:8443/".to_owned()), ..site(&edition) };
    assert_eq!(files(&elsewhere), files(&site(&edition)));
}

#[test]
fn pages_link_to_their_calendar() {
    let edition = dated();
    let site = site(&edition);
    let calendars = Calendars::of(&site);
    let address = |route: Route| calendars.link(&route).map(|link| link.address);
    assert_eq!(address(Route::Front).as_deref(), Some("timeline.ics"));
    assert_eq!(address(Route::timeline_of("old", None)).as_deref(), Some("timeline.ics"));
    assert_eq!(address(Route::timeline().list_page(2)).as_deref(), Some("timeline.ics"));
    let own = calendars.link(&Route::activity("灯塔", "lit")).unwrap();
    assert_eq!(own.address, "articles/%E7%81%AF%E5%A1%94/timeline.ics");
    assert_eq!(own.title, "Timeline – Lighthouse; lamp, & light");
    assert_eq!(own.media_type, "text/calendar");
    for without in
        [Route::article("old"), Route::article("none"), Route::article("missing"), Route::About]
    {
        assert_eq!(address(without), None);
    }
    let empty = edition_of(&json!([]));
    let empty = super::site(&empty);
    assert_eq!(Calendars::of(&empty).link(&Route::Front), None);
    assert_eq!(files(&empty), []);
}
