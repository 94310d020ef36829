//! Makes one edition of several sources: an article that two of them have appears once. What merely has the same name was
//! set apart before ([`Contribution::apply`]).
//!
//! Nothing is sorted here. [`Edition::settle`] follows once all sources are together.

pub mod contribution;

use std::collections::BTreeMap;

use crate::edition::article::Article;
use crate::edition::branding::Branding;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::slug::UsedNames;
use crate::edition::{Edition, Section};
use contribution::{Contribution, is_of_web};

/// Adds what a source gives, or a further page of it. What the edition says of itself counts more, and so does an article
/// that it has already.
pub fn join(edition: &mut Edition, mut more: Edition, from: &Contribution) -> Vec<Notice> {
    let sections = join_sections(&mut edition.sections, std::mem::take(&mut more.sections), from);
    for article in &mut more.articles {
        if let Some(id) = article.section.as_ref().and_then(|id| sections.get(id)) {
            article.section = Some(id.clone());
        }
        if article.language.is_none() && more.language != edition.language {
            article.language.clone_from(&more.language);
        }
        if article.authors.is_empty() {
            article.authors.clone_from(&more.authors);
        }
    }
    let articles = std::mem::take(&mut more.articles);
    describe(edition, more);
    join_articles(&mut edition.articles, articles, from)
}

/// Fills in what the edition does not say of itself.
fn describe(edition: &mut Edition, more: Edition) {
    fn fill<T>(own: &mut Option<T>, other: Option<T>) {
        if own.is_none() {
            *own = other;
        }
    }
    if edition.title.is_empty() {
        edition.title = more.title;
        fill(&mut edition.description, more.description);
        fill(&mut edition.home_page, more.home_page);
        fill(&mut edition.icon, more.icon);
        fill(&mut edition.feed, more.feed);
    }
    if edition.branding == Branding::default() {
        edition.branding = more.branding;
    }
    // The articles that are there already are in no language that a later source names.
    if edition.articles.is_empty() {
        fill(&mut edition.language, more.language);
    }
    fill(&mut edition.time_zone, more.time_zone);
    fill(&mut edition.lead, more.lead);
    let changes = edition.changes_at.into_iter().chain(more.changes_at);
    edition.changes_at = changes.min();
}

/// Adds sections. Sections of the same title are one. Returns the new identifiers of those that are called otherwise now.
fn join_sections(
    known: &mut Vec<Section>,
    more: Vec<Section>,
    from: &Contribution,
) -> BTreeMap<String, String> {
    let (mut renamed, mut taken, mut titles) =
        (BTreeMap::new(), UsedNames::default(), BTreeMap::new());
    for section in known.iter() {
        taken.claim(&section.id);
        titles.insert(section.title.to_lowercase(), section.id.clone());
    }
    for section in more {
        let title = section.title.to_lowercase();
        let same = titles.get(&title).cloned();
        let id = match &same {
            Some(same) => same.clone(),
            None if taken.has(&section.id) => taken.take(&from.own_name(&section.id)),
            None => taken.take(&section.id),
        };
        if same.is_none() {
            titles.insert(title, id.clone());
            known.push(Section { id: id.clone(), title: section.title });
        }
        if id != section.id {
            renamed.insert(section.id, id);
        }
    }
    renamed
}

/// Adds articles. An article that another source has given already stays as it is, with a notice on the later one.
fn join_articles(known: &mut Vec<Article>, more: Vec<Article>, from: &Contribution) -> Vec<Notice> {
    let mut notices = Vec::new();
    let (mut ids, mut addresses, mut timeline) = (BTreeMap::new(), BTreeMap::new(), None);
    for (index, article) in known.iter().enumerate() {
        if !from.has_given(article) {
            ids.entry(article.id.clone()).or_insert(index);
            if let Some(place) = place_of(article) {
                *addresses.entry(place).or_insert(0) += 1;
            }
        } else if from.is_timeline(article) {
            timeline = Some(index);
        }
    }
    for mut article in more {
        let is_timeline = from.is_timeline(&article);
        // A further page of a list of events.
        if let Some(own) = timeline.filter(|_| is_timeline).and_then(|index| known.get_mut(index)) {
            own.timeline.add(article.timeline.activities);
            continue;
        }
        // An address that several articles have is that of no article.
        let place = place_of(&article).filter(|place| addresses.get(place) == Some(&1));
        let name = from.name_in_source(&article.id);
        let other = ids.get(name).and_then(|index| known.get(*index));
        let other = other.filter(|other| !is_timeline && is_same(other, &article, name));
        if let Some(name) = place.or(other.map(|_| name.to_owned())) {
            notices.push(twice(&article, &name));
            continue;
        }
        while ids.contains_key(&article.id) {
            article.id.push_str("-2");
        }
        known.push(article);
    }
    notices
}

/// Whether two articles of two sources, which call them by the same identifier, are one: the identifier is one of the whole
/// web, or both have the same title and the same date.
fn is_same(one: &Article, other: &Article, id: &str) -> bool {
    is_of_web(id)
        || (one.title.is_some()
            && one.title == other.title
            && one.published.is_some()
            && one.published == other.published
            && (place_of(one).is_none() || place_of(other).is_none()))
}

/// The page of an article on the web, without what may differ between two ways of writing it. `None` for the front page of
/// a site, which is no article. A fragment that is an address of its own is part of it (`#/articles/a`).
fn place_of(article: &Article) -> Option<String> {
    let (_, rest) = article.url.as_ref()?.as_str().split_once("://")?;
    let (page, part) = rest.split_once('#').unwrap_or((rest, ""));
    let page = page.strip_prefix("www.").unwrap_or(page).trim_end_matches('/');
    let part = part.trim_end_matches('/');
    match part.starts_with(['/', '!']) {
        true => Some([page, "#", part].concat()),
        false => page.contains('/').then(|| page.to_owned()),
    }
}

fn twice(article: &Article, name: &str) -> Notice {
    Notice {
        path: article.origin.clone(),
        kind: NoticeKind::Dropped,
        message: format!("expected an article of its own, found `{name}`, which is there already"),
    }
}
