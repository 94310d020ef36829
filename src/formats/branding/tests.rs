use super::{SETTINGS, apply};
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::branding::{Branding, Kind};
use crate::edition::time::zone::NoZones;
use crate::formats::{Origin, json};

fn read(site: &str) -> (Edition, Vec<String>) {
    let folder = Address::link("https://news.example/paper/", None).expect("an address");
    let value = json::read(site, 16).expect("JSON").value;
    let mut edition =
        Edition { description: Some("of the dataset".to_owned()), ..Edition::default() };
    let notices = apply(&value, SETTINGS, Origin::new(Some(&folder), &NoZones), &mut edition);
    (edition, notices.iter().map(ToString::to_string).collect())
}

fn branding(site: &str) -> Branding {
    let (edition, notices) = read(site);
    assert_eq!(notices, Vec::<String>::new(), "{site}");
    edition.branding
}

#[test]
fn every_value_is_read() {
    let own = branding(
        r##"{ "logo": { "light": "logo.svg", "dark": "logo-dark.svg" }, "nameplate": "name.svg",
            "links": [{ "title": "Shop", "url": "https://shop.example/" }], "notice": "We move.",
            "footer": { "text": "Harbour office", "links": [{ "title": "Imprint", "url": "imprint.html" }] },
            "social_picture": "card.png", "colours": { "accent": "#06c" },
            "fonts": { "reading": "fonts/a.woff2", "interface": { "regular": "fonts/b.woff2", "bold": "fonts/c.woff2" } },
            "titles": { "related": "Related news" }, "front": ["latest", "lead"] }"##,
    );
    let url = |kind| own.first(kind).and_then(|entry| entry.url.as_ref()).map(ToString::to_string);
    let text = |kind| own.text(kind).unwrap_or_default();
    assert_eq!(url(Kind::Logo).as_deref(), Some("https://news.example/paper/logo.svg"));
    assert!(url(Kind::LogoInDark).is_some_and(|dark| dark.ends_with("/logo-dark.svg")));
    assert!(url(Kind::Nameplate).is_some() && url(Kind::NameplateInDark).is_none());
    assert_eq!(url(Kind::Link).as_deref(), Some("https://shop.example/"));
    assert_eq!(
        (text(Kind::Notice), text(Kind::Footer)),
        ("We move.".into(), "Harbour office".into())
    );
    assert!(url(Kind::FooterLink).is_some_and(|imprint| imprint.ends_with("/imprint.html")));
    assert!(own.social_picture.is_some());
    assert_eq!(own.fonts.len(), 3);
    assert_eq!(text(Kind::RelatedTitle), "Related news");
    let blocks: Vec<&str> = own.all(Kind::Block).map(|block| block.text.as_str()).collect();
    assert_eq!(blocks, ["latest", "lead"]);
    let names: Vec<&str> = own.properties.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"--gazette-accent") && names.contains(&"--gazette-font-reading"));
}

#[test]
fn a_tagline_and_an_icon_replace_those_of_the_dataset() {
    let (edition, _) = read(r#"{ "tagline": "News of the harbour", "icon": "icon.svg" }"#);
    assert_eq!(edition.description.as_deref(), Some("News of the harbour"));
    assert!(edition.icon.is_some());
    assert_eq!(read("{}").0.description.as_deref(), Some("of the dataset"));
}

#[test]
fn values_of_the_settings_win_and_the_others_stay() {
    let [settings, dataset] =
        [r#"{ "notice": "own" }"#, r#"{ "notice": "other", "footer": { "text": "kept" } }"#];
    let joined = branding(settings).or(branding(dataset));
    assert_eq!(joined.text(Kind::Notice).as_deref(), Some("own"));
    assert_eq!(joined.text(Kind::Footer).as_deref(), Some("kept"));
    let logos = [r#"{ "logo": "a.svg" }"#, r#"{ "logo": { "light": "b.svg", "dark": "c.svg" } }"#];
    let [own, other] = logos.map(branding);
    assert!(own.or(other).first(Kind::LogoInDark).is_none(), "the pictures of two logos");
}

#[test]
fn colours_that_cannot_be_read_are_changed_and_told() {
    let (edition, notices) =
        read(r##"{ "colours": { "surface": "#fff", "text": "#bbb", "accent": "#ffe000" } }"##);
    let told: Vec<&str> = notices.iter().map(String::as_str).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("settings.site.colours: "), "{told:?}");
    assert!(told[0].contains(
        "expected a `text` with a contrast of at least 4.5 to the surface #ffffff, found `#bbbbbb`"
    ));
    let text = edition.branding.properties.iter().find(|(name, _)| name == "--gazette-text");
    assert!(
        text.is_some_and(
            |(_, value)| value.starts_with("light-dark(#") && !value.contains("#bbbbbb")
        )
    );
}

#[test]
fn a_light_accent_alone_serves_in_the_dark_too() {
    let own = branding(r##"{ "colours": { "accent": "#003399" } }"##);
    let accent =
        own.properties.iter().find(|(name, _)| name == "--gazette-accent").map(|(_, value)| value);
    let accent = accent.expect("an accent");
    assert!(
        accent.starts_with("light-dark(#003399, #") && !accent.ends_with("#003399)"),
        "{accent}"
    );
}

#[test]
fn mistakes_cost_the_value_and_are_told() {
    for (site, told) in [
        (r#"{ "logos": "a.svg" }"#, "found `logos`"),
        (r#"{ "logo": { "dark": "a.svg" } }"#, "expected an object with `light`"),
        (r#"{ "links": [{ "title": "Shop" }] }"#, "expected a link with a `title` and a `url`"),
        (
            r#"{ "fonts": { "reading": "https://fonts.example/a.woff2" } }"#,
            "expected a file of the site itself",
        ),
        (r#"{ "front": ["lead", "lead"] }"#, "at most once"),
        (r#"{ "titles": { "lead": "x" } }"#, "found `lead`"),
        (r#"{ "colours": { "accent": "red" } }"#, "expected a colour such as #9c2f1c, found `red`"),
        (r#"{ "logo": "javascript:alert(1)" }"#, "settings.site.logo"),
    ] {
        let (_, notices) = read(site);
        assert!(notices.len() == 1 && notices[0].contains(told), "{site}: {notices:?}");
    }
}
