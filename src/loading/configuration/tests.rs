use super::*;

fn parse(block: &str) -> Result<Configuration, ConfigurationError> {
    Configuration::parse("", block).map_err(|found| found.error)
}

#[test]
fn bounds_are_whole_numbers_within_limits() {
    let set = |bounds: &str| parse(&format!("{{\"bounds\": {bounds}}}"));
    assert_eq!(set("{\"seconds\": 86400}").map(|read| read.bounds.seconds), Ok(86_400));
    for wrong in [
        "{\"seconds\": 86401}",
        "{\"bytes\": 1e300}",
        "{\"items\": 0}",
        "{\"nesting\": \"5\"}",
        "{\"pages\": 1.5}",
    ] {
        let message = set(wrong).expect_err(wrong).to_string();
        assert!(message.contains("a number from 1 to"), "{message}");
    }
}

#[test]
fn an_empty_block_gives_the_default() {
    assert_eq!(parse(" \n"), Ok(Configuration::default()));
    assert_eq!(parse("{}"), Ok(Configuration::default()));
}

#[test]
fn every_setting_is_read() {
    let text = r#"{ "dataset": "https://data.example/news.json", "fallback": "data/a.json",
        "location": "path", "title": "T", "language": "zh", "time_zone": "Asia/Shanghai",
        "theme": "dark", "dataset_origins": ["https://data.example/"] }"#;
    let read = parse(text).expect("a configuration");
    assert_eq!(read.dataset, "https://data.example/news.json");
    assert_eq!(read.fallback.as_deref(), Some("data/a.json"));
    assert_eq!(read.location, LocationMode::Path);
    assert_eq!(read.title.as_deref(), Some("T"));
    assert_eq!(read.language.as_deref(), Some("zh"));
    assert_eq!(read.time_zone.as_deref(), Some("Asia/Shanghai"));
    assert_eq!(read.theme, Theme::Dark);
    assert_eq!(read.dataset_origins, ["https://data.example"]);
}

#[test]
fn the_block_wins_over_the_file_setting_by_setting() {
    let file = "\u{feff}{ \"title\": \"File\", \"theme\": \"dark\", \"site\": { \"tagline\": \"a\", \"notice\": \"b\" } }";
    let block = r#"{ "title": "Block", "site": { "notice": "c" } }"#;
    let read = Configuration::parse(file, block).expect("settings");
    assert_eq!((read.title.as_deref(), read.theme), (Some("Block"), Theme::Dark));
    assert_eq!(read.sites.len(), 2);
    let mistake = Configuration::parse("{", "{}").expect_err("a mistake").to_string();
    assert!(mistake.starts_with("gazette.json: expected JSON"), "{mistake}");
}

#[test]
fn mistakes_are_named() {
    let message = |text| parse(text).expect_err(text).to_string();
    assert!(message("{").contains("line 1 column"));
    assert!(message("[]").contains("an object"));
    assert_eq!(message(r#"{"site": "x"}"#), "`site`: expected an object, found `a text`");
    assert!(message(r#"{"datset": "x"}"#).contains("found `datset`"));
    assert_eq!(
        message(r#"{"location": "query"}"#),
        "`location`: expected `hash` or `path`, found `query`"
    );
    // Klingon: no language of the interface, now or later.
    assert_eq!(
        message(r#"{"language": "tlh"}"#),
        format!("`language`: expected {}, found `tlh`", Words::languages())
    );
    assert_eq!(message(r#"{"title": 3}"#), "`title`: expected a text, found `a number`");
}
