use super::*;

fn base() -> Address {
    Address::link("https://example.org/news/feed.json?x=1#top", None).expect("a base")
}

#[test]
fn dangerous_schemes_are_refused_however_they_are_written() {
    for text in [
        "javascript:alert(1)",
        " \u{1}javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript\r:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        "about:blank",
    ] {
        assert!(
            matches!(Address::link(text, Some(&base())), Err(AddressError::Scheme(_))),
            "{text:?}"
        );
    }
}

#[test]
fn relative_addresses_resolve_as_the_url_standard_says() {
    let standard = url::Url::parse(base().as_str()).expect("a base");
    for text in [
        "a.jpg",
        "./a.jpg",
        "../a.jpg",
        "../../../a.jpg",
        "/a/b/../c",
        "//cdn.example/x/y.png",
        "\\\\cdn.example\\x",
        "?q=1",
        "#part",
        "a/./b/../c?d/../e",
        "http:a",
        "https:a/b",
        "https:/other.example/a",
        "https:\\\\other.example\\a\\..\\b",
        "",
        "%2e%2e/a",
        "a/..",
    ] {
        let ours = Address::link(text, Some(&base()));
        match standard.join(text) {
            Ok(theirs) if !text.is_empty() => {
                assert_eq!(ours.expect(text).as_str(), theirs.as_str(), "{text:?}");
            }
            _ => assert!(ours.is_err(), "{text:?}"),
        }
    }
}

#[test]
fn pictures_may_be_small_raster_data_and_nothing_else_inline() {
    let base = base();
    let picture = |text| Address::picture(text, Some(&base));
    assert!(picture("data:image/png;base64,AAAA").is_ok());
    assert!(picture("data:image/svg+xml,<svg/>").is_err());
    assert!(picture("data:text/html,x").is_err());
    assert!(picture("mailto:a@example.org").is_err());
    let large = format!("data:image/png;base64,{}", "A".repeat(MAX_DATA_LENGTH));
    assert!(picture(&large).is_err());
}

#[test]
fn a_site_is_the_host_without_www() {
    let address = Address::link("https://user@www.example.org:8443/a", None).expect("valid");
    assert_eq!(address.site(), Some("example.org"));
    assert_eq!(address.origin(), Some("https://user@www.example.org:8443"));
}

#[test]
fn an_ipv6_host_is_kept_whole() {
    let address = Address::link("http://[2001:db8::1]:8080/x", None).expect("valid");
    assert_eq!(address.site(), Some("[2001:db8::1]"));
}

#[test]
fn controls_that_disguise_an_address_are_percent_encoded() {
    let address = Address::link("https://example.org/\u{202E}gpj.exe", None).expect("valid");
    assert_eq!(address.as_str(), "https://example.org/%E2%80%AEgpj.exe");
}

proptest::proptest! {
    #[test]
    fn no_text_becomes_an_address_of_another_scheme(text in ".{0,80}") {
        if let Ok(address) = Address::link(&text, Some(&base())) {
            let scheme = address.scheme();
            proptest::prop_assert!(
                ["http", "https", "mailto", "tel"].contains(&scheme.as_str()));
            if let Ok(parsed) = url::Url::parse(address.as_str()) {
                proptest::prop_assert_eq!(parsed.scheme(), scheme);
            }
        }
    }
}
