//! Lists that are looked up in tables.

use super::List;
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::edition::time::calendar::{Date, TimeOfDay};
use crate::edition::time::moment::{Moment, Precision};

fn edition() -> Edition {
    let article = |number: usize| {
        let mut article = Article::new(format!("id-{number}"), String::new());
        article.tags = vec!["silk".to_owned(), format!("tag {}", number % 3), "silk".to_owned()];
        article.section = number.is_multiple_of(2).then(|| "works".to_owned());
        let date = Date { year: 2020 + i64::from(number > 4), month: 3, day: 1 };
        let moment = Moment {
            date,
            time: TimeOfDay::default(),
            precision: Precision::Day,
            offset: 0,
            zone: None,
            approximate: false,
        };
        article.published = (number != 7).then_some(moment);
        article
    };
    let mut edition = Edition { articles: (0..9).map(article).collect(), ..Edition::default() };
    edition.settle();
    edition
}

#[test]
fn what_is_looked_up_is_what_is_found_without() {
    let plain = edition();
    let mut prepared = edition();
    prepared.prepare_lookup();
    let lists = [
        List::Section("works"),
        List::Section("none"),
        List::Tag("silk"),
        List::Tag("tag 1"),
        List::Tag("none"),
        List::Period(2020, None),
        List::Period(2021, Some(3)),
        List::Period(2021, Some(4)),
        List::Undated,
    ];
    for list in lists {
        assert_eq!(list.articles(&plain), list.articles(&prepared), "{list:?}");
        for page in 0..3 {
            assert_eq!(list.has_page(&plain, page), list.has_page(&prepared, page), "{list:?}");
        }
    }
    for id in ["id-0", "id-8", "id-9", "once", "id-2-before", ""] {
        assert_eq!(plain.by_slug(id), prepared.by_slug(id), "{id}");
        assert_eq!(plain.by_id(id), prepared.by_id(id), "{id}");
        assert_eq!(plain.index_of(id), prepared.index_of(id), "{id}");
    }
    assert_eq!(plain.has_activities(), prepared.has_activities());
}

#[test]
fn a_changed_edition_forgets_its_tables() {
    let mut changed = edition();
    changed.prepare_lookup();
    changed.absorb(Edition {
        articles: vec![Article::new("new".to_owned(), String::new())],
        ..Edition::default()
    });
    assert!(changed.by_id("new").is_some());
    changed.prepare_lookup();
    changed.settle();
    assert!(changed.lookup.tables().is_none());
    changed.prepare_lookup();
    assert!(changed.lookup.tables().is_some() && changed.clone().lookup.tables().is_none());
}
