//! One generated article.

use std::fmt::Write;

use fastrand::Rng;
use serde_json::{Value, json};

use super::text::Writer;
use super::{PICTURE, PICTURE_FILE, SECTIONS, words};

/// The first article has this seed, the next the following.
const SEED: u64 = 0x0067_617a_6574_7465;
/// When the newest article was published, in seconds since 1970: 2025-12-31T12:00:00Z.
const NEWEST: i64 = 1_767_182_400;
/// The years from the oldest to the newest article, in seconds.
const SPAN: i64 = 12 * 31_556_952;
/// The number of people who write.
const AUTHORS: usize = 40;
/// One article of this many has a timeline.
const ARTICLES_PER_TIMELINE: usize = 5;
/// One article of this many has no lead picture.
const ARTICLES_PER_MISSING_PICTURE: usize = 5;

/// A generated article.
pub(in crate::bench) struct Article {
    /// The identifier, which becomes the name of the page.
    pub(in crate::bench) id: String,
    pub(in crate::bench) title: String,
    pub(in crate::bench) summary: String,
    /// The text, one block a line, without empty lines.
    pub(in crate::bench) html: String,
    /// When it was published, in seconds since 1970.
    published: i64,
    /// The id of its section.
    pub(in crate::bench) section: &'static str,
    pub(in crate::bench) topics: Vec<String>,
    pub(in crate::bench) author: String,
    place: String,
    /// The lead picture, beside the edition.
    pub(in crate::bench) picture: Option<&'static str>,
    /// What happened, oldest first.
    pub(in crate::bench) activities: Vec<Activity>,
}

/// An activity of a timeline.
pub(in crate::bench) struct Activity {
    /// The day, as `2024-03-01`.
    pub(in crate::bench) day: String,
    pub(in crate::bench) title: String,
    place: String,
}

impl Article {
    /// The article with an index, from 0 for the newest of `all`.
    pub(super) fn generate(index: usize, all: usize) -> Self {
        let mut random = Rng::with_seed(SEED.wrapping_add(index as u64));
        let step = SPAN / i64::try_from(all.max(1)).unwrap_or(i64::MAX);
        let published = NEWEST - step * i64::try_from(index).unwrap_or(i64::MAX);
        let topics = topics(&mut random, all);
        let section = SECTIONS.get(random.usize(..SECTIONS.len())).map_or("", |(id, _)| id);
        let author = words::person(random.usize(..AUTHORS));
        let length = 200 + random.usize(..601);
        let mut writer = Writer::new(&mut random, &topics);
        let title = writer.title();
        let summary = writer.sentences(22);
        let html = html(&mut writer, length);
        let place = writer.name();
        let has_timeline = index.is_multiple_of(ARTICLES_PER_TIMELINE);
        let activities = if has_timeline { activities(&mut writer, published) } else { Vec::new() };
        let has_picture = index % ARTICLES_PER_MISSING_PICTURE != 1;
        Self {
            id: format!("article-{}", all - index),
            title,
            summary,
            html,
            published,
            section,
            topics: topics.iter().map(|topic| words::topic(*topic)).collect(),
            author,
            place,
            picture: has_picture.then_some(PICTURE_FILE),
            activities,
        }
    }

    /// When it was published: `2024-03-01T10:30:00Z`.
    pub(in crate::bench) fn date(&self) -> String {
        as_text(self.published)
    }

    /// The article as an item of a JSON Feed.
    pub(super) fn as_json(&self) -> Value {
        let activity = |(index, activity): (usize, &Activity)| {
            let Activity { day, title, place } = activity;
            json!({ "id": format!("step-{index}"), "start": day, "title": title, "place": place })
        };
        let activities: Vec<Value> = self.activities.iter().enumerate().map(activity).collect();
        json!({
            "id": self.id,
            "title": self.title,
            "summary": self.summary,
            "content_html": self.html,
            "date_published": self.date(),
            "authors": [{ "name": self.author }],
            "tags": self.topics,
            "image": self.picture,
            "_gazette": {
                "section": self.section,
                "place": self.place,
                "image": self.picture.map(|_| json!({ "alt": self.title, "width": 1600, "height": 900 })),
                "timeline": { "activities": activities },
            },
        })
    }
}

/// Two to five topics. Their number grows slowly with the edition. A few have many articles, and most have few.
fn topics(random: &mut Rng, all: usize) -> Vec<usize> {
    #[allow(clippy::cast_precision_loss, reason = "editions are small")]
    let count = 60.0 * (all.max(1) as f64).powf(0.25);
    let mut topics: Vec<usize> = Vec::new();
    for _ in 0..random.usize(2..=5) {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number from 1 to some hundreds"
        )]
        let topic = count.powf(random.f64()) as usize - 1;
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}

/// About `length` words: paragraphs, a heading before every third, a list, a quotation and a picture.
fn html(writer: &mut Writer<'_>, length: usize) -> String {
    // Writing to a `String` cannot fail.
    let (mut html, mut paragraphs) = (String::new(), 0);
    while writer.words() < length {
        if paragraphs > 0 && paragraphs % 3 == 0 {
            let _ = writeln!(html, "<h2>{}</h2>", writer.title());
        }
        match paragraphs {
            1 => html.push_str(&figure(&writer.sentences(8))),
            2 => html.push_str(&list(writer)),
            4 => {
                let quote = writer.sentences(25);
                let _ = writeln!(html, "<blockquote><p>{quote}</p></blockquote>");
            }
            _ => {}
        }
        let _ = writeln!(html, "<p>{}</p>", writer.paragraph());
        paragraphs += 1;
    }
    html
}

fn figure(caption: &str) -> String {
    format!(
        "<figure><img src=\"data:image/png;base64,{PICTURE}\" alt=\"A map\" width=\"640\" height=\"360\">\
         <figcaption>{caption}</figcaption></figure>\n"
    )
}

fn list(writer: &mut Writer<'_>) -> String {
    let items: Vec<String> = (0..4).map(|_| writer.sentences(9)).collect();
    format!("<ul><li>{}</li></ul>\n", items.join("</li><li>"))
}

/// Three to six activities, some weeks apart, around the date of the article.
fn activities(writer: &mut Writer<'_>, published: i64) -> Vec<Activity> {
    let day = 86_400;
    let mut at = published - 60 * day;
    let count = 3 + writer.below(4);
    (0..count)
        .map(|_| {
            at += (3 + i64::try_from(writer.below(30)).unwrap_or(0)) * day;
            let date = as_text(at);
            let date = date.split('T').next().unwrap_or_default().to_owned();
            Activity { day: date, title: writer.title(), place: writer.name() }
        })
        .collect()
}

fn as_text(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).map(|time| time.to_string()).unwrap_or_default()
}
