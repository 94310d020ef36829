//! `TimelineJS` JSON: a title slide, events and eras. Together they become one article with its timeline.
//!
//! <https://timeline.knightlab.com/docs/json-format.html>. The format has no time zones. Its year before 1 is -1,
//! as in history. Its texts are HTML. A slide has one medium, whose address shows which of some thirty kinds it
//! is. Colours, backgrounds and the scale are not read, because they are about drawing.

use crate::edition::activity::{Activity, Media, Place};
use crate::edition::address::Address;
use crate::edition::article::shorten;
use crate::edition::body::{Block, Blocks, Inline, Picture, running_text};
use crate::edition::notice::NoticeKind;
use crate::edition::player::Player;
use crate::edition::time::moment::Moment;
use crate::formats::draft::Draft;
use crate::formats::fields::{Context, Field, addresses, body, identity, values};
use crate::formats::html;
use crate::formats::json::{Object, Value};

/// Whether an object is a slide: its date has parts, or its text has a headline and a text. Other programs
/// have a `start_date` too, as a text.
pub(in crate::formats) fn fits(object: &Object, in_slides: bool) -> bool {
    let is_object = |name: &str| matches!(object.get(name), Some(Value::Object(_)));
    let has = |name: &str| object.get(name).is_some();
    is_object("start_date")
        || (has("start_date") && is_object("text"))
        || (in_slides && has("text"))
}

/// Reads the title slide and the eras.
pub(super) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    if let Some(slide) = field.object_at("title") {
        let text = Text::of(&slide, draft);
        draft.article.title.clone_from(&text.headline);
        draft.edition.title = text.headline.unwrap_or_default();
        draft.article.body = text.body;
        if let Some(medium) = medium(&slide, draft) {
            match medium {
                Medium::Picture(media) => draft.article.image = Some(media),
                Medium::Player(block) => draft.article.body.push(block),
                Medium::Page(url) => draft.article.external_url = Some(url),
            }
        }
        draft.article.place = place(&slide);
        draft.article.origin = slide.path();
    }
    field.each_at("eras", |era| {
        if let Some(mut activity) = activity(&era, draft, "an era") {
            activity.tags.push("era".to_owned());
            draft.add(Some(activity));
        }
    });
}

/// Reads an event.
pub(super) fn event(event: &Field<'_>, draft: &mut Draft<'_>) {
    let activity = activity(event, draft, "an event");
    draft.add(activity);
}

fn activity(slide: &Field<'_>, draft: &mut Draft<'_>, what: &str) -> Option<Activity> {
    let Some(date) = slide.get("start_date") else {
        slide.note(NoticeKind::Dropped, format!("expected {what} with a `start_date`, found none"));
        return None;
    };
    let (start, display) = moment(&date, &draft.context);
    let start = start?;
    let (end, _) = slide.get("end_date").map_or((None, None), |end| moment(&end, &draft.context));
    let end = end.filter(|end| {
        let follows = end.instant() >= start.instant();
        if !follows && let Some(field) = slide.get("end_date") {
            field.note(NoticeKind::Dropped, "expected an end after the start, found one before it");
        }
        follows
    });
    let mut text = Text::of(slide, draft);
    let position = draft.article.timeline.activities.len() + 1;
    let mut activity = Activity {
        id: identity::of_activity(
            slide,
            "unique_id",
            position,
            &mut draft.taken,
            &mut draft.missing_ids_noted,
        ),
        start,
        end,
        display: words(slide).or(display),
        title: String::new(),
        body: Blocks::new(),
        place: place(slide),
        tags: group(slide).into_iter().collect(),
        media: Vec::new(),
        url: None,
    };
    let has_headline = text.headline.is_some();
    match medium(slide, draft) {
        Some(Medium::Picture(media)) => activity.media.push(media),
        Some(Medium::Player(block)) => text.body.push(block),
        Some(Medium::Page(url)) => activity.url = Some(url),
        None => {}
    }
    activity.body = text.body;
    let Some(title) = text.headline.or_else(|| beginning(&activity.body)) else {
        slide.note(
            NoticeKind::Dropped,
            format!("expected {what} with a `headline` or a text, found neither"),
        );
        return None;
    };
    if !has_headline {
        slide.note(NoticeKind::Repaired, "expected a `headline`, found none; its text stands in");
    }
    activity.title = title;
    Some(activity)
}

/// The beginning of a text; `None` where the text is empty.
fn beginning(body: &Blocks) -> Option<String> {
    let text = shorten(&running_text(body), 80);
    (!text.is_empty()).then_some(text)
}

/// The text of a slide. The headline and the body are HTML.
struct Text {
    headline: Option<String>,
    body: Blocks,
}

impl Text {
    fn of(slide: &Field<'_>, draft: &Draft<'_>) -> Self {
        let Some(field) = slide.get("text") else {
            return Self { headline: None, body: Vec::new() };
        };
        if !field.is_object() {
            return Self { headline: field.line_of_html(), body: Vec::new() };
        }
        let headline = field.get("headline").and_then(|headline| headline.line_of_html());
        let body = field.get("text").and_then(|body| Some((body.raw_text()?, body)));
        let body = body.map(|(text, field)| body::html(&field, &text, draft.context.origin.page()));
        Self { headline, body: body.unwrap_or_default() }
    }
}

/// A date that is written in parts, and the words that are shown in its place.
fn moment(date: &Field<'_>, context: &Context<'_>) -> (Option<Moment>, Option<String>) {
    if !date.is_object() {
        let text = date.whole_year().or_else(|| date.word()).unwrap_or_default();
        return (context.moment_of(&text, date), None);
    }
    let part = |key: &str| date.word_at(key).filter(|part| !part.is_empty());
    let two = |key: &str| part(key).map(|part| format!("{part:0>2}"));
    let year = part("year").unwrap_or_default();
    // `Moment` reads a year of more than four digits with its sign, and a shorter one with leading zeros.
    let mut text = match year.strip_prefix('-') {
        Some(_) => year,
        None if year.len() > 4 => format!("+{year}"),
        None => format!("{year:0>4}"),
    };
    if let Some(month) = two("month") {
        text = format!("{text}-{month}");
        if let Some(day) = two("day") {
            text = format!("{text}-{day}");
            if let Some(hour) = two("hour") {
                let minute = two("minute").unwrap_or_else(|| "00".to_owned());
                let second = two("second").map(|second| format!(":{second}")).unwrap_or_default();
                text = format!("{text}T{hour}:{minute}{second}");
            }
        }
    }
    (context.moment_of(&text, date), words(date))
}

/// The words that are shown in place of a date. They are HTML in this format.
fn words(date: &Field<'_>) -> Option<String> {
    date.get("display_date")?.line_of_html()
}

/// The group of an event. Its text may be HTML, written with character references.
fn group(slide: &Field<'_>) -> Option<String> {
    let text = html::line(&slide.word_at("group")?);
    (!text.is_empty()).then_some(text)
}

/// The medium of a slide.
enum Medium {
    Picture(Media),
    Player(Block),
    Page(Address),
}

fn medium(slide: &Field<'_>, draft: &Draft<'_>) -> Option<Medium> {
    let media = slide.object_at("media")?;
    let origin = draft.context.origin;
    let html = |key: &str| media.get(key).and_then(|field| field.line_of_html());
    let source = media.get("url").filter(|url| url.word().is_some())?;
    let written = source.word()?;
    if written.starts_with('<') {
        // An embed code is read as other HTML is.
        let blocks = body::html(&source, &written, origin.page());
        let block = match <[Block; 1]>::try_from(blocks) {
            Ok([block]) => block,
            Err(blocks) => Block::Quote(blocks),
        };
        return Some(Medium::Player(block));
    }
    let address = addresses::link(&media, "url", origin)?;
    let title = html("title").or_else(|| html("caption"));
    if let Some(player) = Player::of(&address, title.unwrap_or_default()) {
        let caption = [html("caption"), html("credit")].into_iter().flatten();
        let caption: Vec<Inline> = caption.map(Inline::Text).collect();
        let content = vec![Block::Player(player)];
        return Some(Medium::Player(match caption.is_empty() {
            true => content.into_iter().next()?,
            false => Block::Figure { content, caption },
        }));
    }
    if !is_picture(&address) {
        return Some(Medium::Page(address));
    }
    let alt = media.line_at("alt").or_else(|| html("title")).unwrap_or_default();
    let picture = Picture { address, alt, size: None };
    Some(Medium::Picture(Media { picture, caption: html("caption"), credit: html("credit") }))
}

/// Whether an address names a file that is a picture.
fn is_picture(address: &Address) -> bool {
    let path = address.as_str().split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let kinds = [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif"];
    // On Wikipedia and sites like it, the address of a page about a picture ends as the picture's own does.
    kinds.iter().any(|kind| path.ends_with(kind)) && !path.contains("/wiki/")
}

fn place(slide: &Field<'_>) -> Option<Place> {
    let place = slide.object_at("location")?;
    let Some(name) = place.line_at("name") else {
        place.dropped("a place with a `name`");
        return None;
    };
    Some(Place { name, position: values::position(&place, "lat", "lon") })
}
