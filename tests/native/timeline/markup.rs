//! Texts of an exported timeline are never markup, and read back word by word.

use gazette::edition::Edition;
use gazette::edition::activity::{Activity, Media};
use gazette::edition::address::Address;
use gazette::edition::article::Article;
use gazette::edition::body::{Block, Inline, Picture, plain_text};
use gazette::edition::selection::Selection;
use gazette::edition::time::moment::Moment;
use gazette::edition::time::zone::NoZones;
use gazette::reading::export;
use gazette::reading::timeline::chronicle::{Chronicle, Clock};
use gazette::words::Words;
use serde_json::Value;

use crate::support::read;

/// Texts that are markup, look like markup, or hold characters that markup is written with.
const TEXTS: [&str; 7] = [
    "<img src=x onerror=alert(1)>",
    "&lt;script>alert(1)&lt;/script>",
    "a < b & c > d",
    "AT&amp;T",
    "&amp;lt;b&amp;gt;",
    "plain words",
    "\"quoted\" 'words' \\ `x`",
];

fn activity(at: usize, text: &str) -> Activity {
    let address = Address::picture("https://example.org/a.jpg", None).expect("an address");
    let picture = Picture { address, alt: String::new(), size: None };
    let start = Moment::parse("2024-05-01").expect("a date").resolve(None, &NoZones).0;
    let words = || text.to_owned();
    Activity {
        id: at.to_string(),
        start,
        end: None,
        display: Some(words()),
        title: words(),
        body: vec![Block::Paragraph(vec![Inline::Text(words())])],
        place: None,
        tags: vec![words()],
        media: vec![Media { picture, caption: Some(words()), credit: Some(words()) }],
        url: None,
    }
}

/// The JSON of a timeline that has one of `TEXTS` in each field of each activity.
fn exported() -> String {
    let mut article = Article::new("log".to_owned(), "items[0]".to_owned());
    "log".clone_into(&mut article.slug);
    let texts = TEXTS.iter().enumerate();
    article.timeline.activities = texts.map(|(at, text)| activity(at, text)).collect();
    let edition = Edition { articles: vec![article], ..Edition::default() };
    let all = Chronicle::new(&edition, &Selection::default(), false, Clock::OfPlaces);
    export::timeline_js(&all.entries(&edition), TEXTS[0], &Words::default())
}

#[test]
fn an_exported_timeline_reads_back_word_by_word() {
    let document = read(exported().as_bytes()).expect("TimelineJS");
    assert_eq!(document.edition.title, TEXTS[0]);
    let steps = &document.edition.articles[0].timeline.activities;
    assert_eq!(steps.len(), TEXTS.len());
    for (step, text) in steps.iter().zip(TEXTS) {
        assert_eq!(step.title, text);
        assert_eq!(step.display.as_deref(), Some(text));
        assert_eq!(step.tags, [text]);
        assert_eq!(plain_text(&step.body), text);
        assert_eq!(step.media[0].caption.as_deref(), Some(text));
        assert_eq!(step.media[0].credit.as_deref(), Some(text));
    }
    assert_eq!(document.notices, []);
}

/// The fields that `TimelineJS` shows as HTML have no tags but the paragraphs of texts. A group is read as HTML
/// twice: `TimelineJS` 3.9 removes its tags and then shows the remaining text as HTML.
#[test]
fn no_field_that_timeline_js_takes_for_html_is_markup() {
    let value: Value = serde_json::from_str(&exported()).expect("JSON");
    let slides = value["events"].as_array().expect("events").iter().chain([&value["title"]]);
    for slide in slides {
        let group = slide["group"].as_str().unwrap_or_default();
        let stripped = gazette::formats::text::plain::decode(group);
        let fields = [
            &slide["text"]["headline"],
            &slide["text"]["text"],
            &slide["start_date"]["display_date"],
            &slide["media"]["caption"],
            &slide["media"]["credit"],
        ];
        let fields = fields.iter().filter_map(|field| field.as_str()).chain([group, &stripped]);
        for field in fields {
            assert!(!field.replace("<p>", "").replace("</p>", "").contains('<'), "{field}");
        }
    }
}
