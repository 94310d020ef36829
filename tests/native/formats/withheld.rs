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
