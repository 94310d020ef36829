//! Posts that are private, protected or for followers only.

use gazette::edition::article::Article;

use super::articles;
use crate::support::read;

#[test]
fn posts_that_are_not_public_are_left_out() {
    let note = |id: u8, to: &str| {
        format!(
            r#"{{ "id": "https://s.example/{id}/activity", "type": "Create", {to} "object": {{
            "id": "https://s.example/{id}", "type": "Note", {to} "content": "<p>Note {id}</p>" }} }}"#
        )
    };
    let everyone = "https://www.w3.org/ns/activitystreams#Public";
    let followers = "https://s.example/users/quay/followers";
    let notes = [
        note(1, &format!(r#""to": ["{everyone}"], "cc": ["{followers}"],"#)),
        note(2, &format!(r#""to": ["{followers}"],"#)),
        note(3, r#""to": "https://elsewhere.example/users/b","#),
        note(4, &format!(r#""to": "{followers}", "cc": "as:Public","#)),
        note(5, ""),
        note(6, r#""to": [], "cc": ["https://elsewhere.example/users/b"],"#),
    ];
    let outbox = format!(
        r#"{{ "@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "orderedItems": [{}] }}"#,
        notes.join(",")
    );
    let document = read(outbox.as_bytes()).expect("a collection");
    let titles: Vec<String> = document.edition.articles.iter().map(Article::headline).collect();
    assert_eq!(titles, ["Note 1", "Note 4", "Note 5"]);
    let withheld = document.notices.iter();
    let withheld = withheld.filter(|notice| notice.message.contains("for followers"));
    assert_eq!(withheld.count(), 3);
    for posts in [
        r#"[{ "id": 1, "status": "private", "title": { "rendered": "Secret" }, "content": { "rendered": "x" } },
            { "id": 2, "status": "publish", "title": { "rendered": "Open" }, "content": { "rendered": "x" } }]"#,
        r#"[{ "id": 1, "title": "Secret", "text": "x", "status": "Draft" }, { "id": 2, "title": "Open", "text": "x" }]"#,
        r#"[{ "id": 1, "title": "Secret", "text": "x", "draft": true }, { "id": 2, "title": "Open", "text": "x", "draft": false }]"#,
    ] {
        let titles: Vec<String> = articles(posts).into_iter().map(|(title, ..)| title).collect();
        assert_eq!(titles, ["Open"], "{posts}");
    }
}

#[test]
fn a_boost_for_followers_is_left_out() {
    let outbox = r#"{ "@context": "https://www.w3.org/ns/activitystreams", "type": "Collection", "items": [
        { "id": "https://s.example/1", "type": "Announce", "to": ["https://s.example/followers"],
          "object": { "id": "https://s.example/2", "to": ["as:Public"], "content": "x" } }] }"#;
    assert_eq!(read(outbox.as_bytes()).expect("a collection").edition.articles.len(), 0);
}

#[test]
fn a_protected_post_is_locked() {
    let post = r#"[{ "id": 1, "title": { "rendered": "Protected: x" }, "link": "https://news.example/x/",
        "content": { "rendered": "", "protected": true } }]"#;
    assert!(read(post.as_bytes()).expect("a post").edition.articles[0].locked);
}

/// The titles of a feed that is read at an instant, in seconds since 1970, and the notices about articles that are withheld.
fn titles_at(feed: &str, now: i64, preview: bool) -> (Vec<String>, Vec<String>, Option<i64>) {
    use crate::support::Zones;
    use gazette::edition::notice::NoticeKind;
    use gazette::formats::{Origin, read};
    let origin = Origin { now: Some(now), preview, ..Origin::new(None, &Zones) };
    let document = read(feed.as_bytes().to_vec(), origin).expect("a feed");
    let withheld = document.notices.iter().filter(|notice| notice.kind == NoticeKind::Withheld);
    let withheld = withheld.map(|notice| format!("{}: {}", notice.path, notice.message)).collect();
    let titles = document.edition.articles.iter().map(Article::headline).collect();
    (titles, withheld, document.edition.changes_at)
}

#[test]
fn drafts_of_a_feed_are_left_out_and_counted() {
    let feed = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        { "id": "1", "title": "Open", "content_text": "x", "draft": false, "status": "published" },
        { "id": "2", "title": "Draft", "content_text": "x", "draft": true },
        { "id": "3", "title": "Pending", "content_text": "x", "status": "pending" },
        { "id": "4", "title": "Own", "content_text": "x", "_gazette": { "draft": true } },
        { "id": "5", "title": "Over", "content_text": "x", "expired": true }] }"#;
    let (titles, withheld, _) = titles_at(feed, 0, false);
    assert_eq!(titles, ["Open"]);
    assert_eq!(
        withheld,
        [
            "items[1]: expected an article for everyone, found `draft`",
            "items[2]: expected an article for everyone, found `pending`",
            "items[3]: expected an article for everyone, found `draft`",
            "items[4]: expected an article for everyone, found `expired`",
        ]
    );
    let (titles, withheld, _) = titles_at(feed, 0, true);
    assert_eq!(
        (titles.len(), withheld.len()),
        (5, 4),
        "a preview shows them, and says which they are"
    );
}

#[test]
fn articles_of_later_days_wait_for_their_time() {
    let feed = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        { "id": "1", "title": "Past", "content_text": "x", "date_published": "2024-05-01T09:00:00Z" },
        { "id": "2", "title": "Noon", "content_text": "x", "date_published": "2024-06-01T12:00:00+02:00" },
        { "id": "3", "title": "Day", "content_text": "x", "date_published": "2024-06-01" },
        { "id": "4", "title": "Undated", "content_text": "x" }] }"#;
    let noon = 1_717_236_000;
    let (titles, withheld, changes_at) = titles_at(feed, noon - 1, false);
    assert_eq!(titles, ["Past", "Day", "Undated"], "the first of June has begun");
    assert_eq!(
        withheld,
        ["items[1]: expected an article of today or before, found one of a later day"]
    );
    assert_eq!(changes_at, Some(noon));
    let (titles, withheld, changes_at) = titles_at(feed, noon, false);
    assert_eq!((titles.len(), withheld.len(), changes_at), (4, 0, None));
    assert_eq!(titles_at(feed, noon - 100_000, false).0, ["Past", "Undated"]);
    assert_eq!(titles_at(feed, noon - 100_000, true).0.len(), 4);
    // A feed of another format has the same rule.
    let rss = "<rss><channel><title>T</title><item><guid>1</guid><title>Later</title><pubDate>Sat, 01 Jun 2024 10:00:00 GMT\
               </pubDate></item></channel></rss>";
    assert_eq!(titles_at(rss, noon - 1, false).0, Vec::<String>::new());
}

#[test]
fn a_feed_may_call_a_draft_private_or_not_published() {
    for field in [
        r#""private": true"#,
        r#""published": false"#,
        r#""Draft": "yes""#,
        r#""_gazette": { "Status": "Draft" }"#,
    ] {
        let feed = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
            {{ "id": "1", "title": "Open", "content_text": "x" }}, {{ "id": "2", "title": "Secret", "content_text": "x", {field} }}] }}"#
        );
        assert_eq!(titles_at(&feed, 0, false).0, ["Open"], "{field}");
    }
}
