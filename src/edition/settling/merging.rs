//! Makes one edition of several sources: an article that two of them have appears once. What merely has the same name was
//! set apart before ([`Contribution::apply`]).
//!
//! Nothing is sorted here. [`Edition::settle`] follows once all sources are together.

pub mod contribution;

use std::collections::{BTreeMap, BTreeSet};

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
        if article.language.is_none() && edition.language.is_some() {
            article.language.clone_from(&more.language);
        }
        if article.authors.is_empty() && edition.authors.is_empty() {
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
    }
    if edition.branding == Branding::default() {
        edition.branding = more.branding;
    }
    fill(&mut edition.language, more.language);
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
    let mut renamed = BTreeMap::new();
    let mut taken = UsedNames::default();
    known.iter().for_each(|section| {
        taken.claim(&section.id);
    });
    for section in more {
        let same =
            known.iter().find(|one| one.title.to_lowercase() == section.title.to_lowercase());
        let id = match same {
            Some(same) => same.id.clone(),
            None if taken.has(&section.id) => taken.take(&from.own_name(&section.id)),
            None => taken.take(&section.id),
        };
        if same.is_none() {
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
    let (mut ids, mut addresses, mut timeline) = (BTreeMap::new(), BTreeSet::new(), None);
    for (index, article) in known.iter().enumerate() {
        if !from.has_given(article) {
            ids.entry(article.id.clone()).or_insert(index);
            addresses.extend(place_of(article));
        } else if from.is_timeline(article) {
            timeline = Some(index);
        }
    }
    for article in more {
        let own = timeline.filter(|_| from.is_timeline(&article));
        // A further page of a list of events.
        if let Some(own) = own.and_then(|index| known.get_mut(index)) {
            own.timeline.add(article.timeline.activities);
            continue;
        }
        let place = place_of(&article).filter(|place| addresses.contains(place));
        let name = from.name_in_source(&article.id);
        let other = ids.get(name).and_then(|index| known.get(*index));
        let name = other.filter(|other| is_same(other, &article, name)).map(|_| name.to_owned());
        match place.or(name) {
            Some(name) => notices.push(twice(&article, &name)),
            None => known.push(article),
        }
    }
    notices
}

/// Whether two articles of two sources, which call them by the same identifier, are one: the identifier is one of the whole
/// web, or nothing tells the two apart.
fn is_same(one: &Article, other: &Article, id: &str) -> bool {
    is_of_web(id)
        || (one.title == other.title
            && one.published == other.published
            && (place_of(one).is_none() || place_of(other).is_none()))
}

/// The page of an article on the web, without what may differ between two ways of writing it.
fn place_of(article: &Article) -> Option<String> {
    let address = article.url.as_ref()?.as_str();
    let (_, rest) = address.split_once("://")?;
    let rest = rest.split('#').next().unwrap_or_default();
    Some(rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/').to_owned())
}

fn twice(article: &Article, name: &str) -> Notice {
    Notice {
        path: article.origin.clone(),
        kind: NoticeKind::Dropped,
        message: format!("expected an article of its own, found `{name}`, which is there already"),
    }
}
