//! Compares what is read with what another reader of feeds reads.

/// Another reader of feeds finds the same items, titles and times in the same files.
#[test]
fn feeds_are_read_as_another_reader_reads_them() {
    for file in ["datasets/rss.xml", "datasets/atom.xml"] {
        let path =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures").join(file);
        let bytes = std::fs::read(path).expect(file);
        let other = feed_rs::parser::parse(bytes.as_slice()).expect(file);
        let address = gazette::edition::address::Address::link("https://site.example/data/", None)
            .expect("valid");
        let origin = gazette::formats::Origin {
            preview: true,
            ..gazette::formats::Origin::new(Some(&address), &gazette::edition::time::zone::NoZones)
        };
        let own = gazette::formats::read(bytes, origin).expect(file).edition;
        assert_eq!(own.articles.len(), other.entries.len(), "{file}");
        for (own, other) in own.articles.iter().zip(&other.entries) {
            let instant = |own: &Option<gazette::edition::time::moment::Moment>| {
                own.as_ref().map(gazette::edition::time::moment::Moment::instant)
            };
            let title = other.title.as_ref().map(|title| title.content.clone()).unwrap_or_default();
            // The other reader leaves references to characters in titles as they are.
            assert!(
                own.title.as_deref() == Some(title.as_str()) || title.contains('&'),
                "{file}: {title}"
            );
            let published = other.published.or(other.updated).map(|time| time.timestamp());
            assert_eq!(instant(&own.published), published, "{file}: {title}");
            let links: Vec<&str> = other.links.iter().map(|link| link.href.as_str()).collect();
            let url = own
                .url
                .as_ref()
                .map(gazette::edition::address::Address::as_str)
                .unwrap_or_default();
            assert!(
                url.is_empty() || links.iter().any(|link| url.ends_with(link)),
                "{url}: {links:?}"
            );
        }
    }
}
