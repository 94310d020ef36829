//! The extract of an edition that a page shows, for prepared editions.

use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::branding::Branding;
use crate::loading::Loaded;
use crate::pages::{front_bounds, list_of};
use crate::reading::archive::months;
use crate::reading::listing::{List, MAX_ON_PAGE, author, names_all, neighbours};
use crate::reading::prepared::shortening::{for_links, for_stories, with_activities};
use crate::reading::prepared::{Extract, Facts, Link, LinkTarget, MAX_ACTIVITIES};
use crate::reading::related::{Related, Target, related_in};
use crate::reading::timeline::nearest::around;
use crate::routing::{Route, Tool};

/// At most this many activities to come are in the extract of the front page, which shows five of them. The others are
/// for the time until the site is printed again.
const MAX_NEXT: usize = 24;

/// The extract for a route at `now`, in seconds since 1970. `None` for pages that are shown from the dataset.
pub(super) fn extract(loaded: &Loaded, route: &Route, now: i64) -> Option<Extract> {
    let mut extract = match route {
        Route::Front => front(&loaded.edition, now),
        Route::Article { slug, .. } => of_article(loaded, slug)?,
        // The search loads what a query needs.
        Route::Tool(Tool::Search, _) => {
            Extract { edition: frame_of(&loaded.edition), facts: Facts::default() }
        }
        _ => {
            let (list, page) = list_of(route)?;
            of_list(&loaded.edition, &list, page)
        }
    };
    extract.facts.has_activities = loaded.edition.has_activities();
    Some(extract)
}

/// The edition without articles, and without the lead, which only the front page shows.
fn frame_of(edition: &Edition) -> Edition {
    Edition {
        title: edition.title.clone(),
        description: edition.description.clone(),
        language: edition.language.clone(),
        time_zone: edition.time_zone.clone(),
        home_page: edition.home_page.clone(),
        feed: edition.feed.clone(),
        icon: edition.icon.clone(),
        branding: without_styles(&edition.branding),
        sections: edition.sections.clone(),
        ..Edition::default()
    }
}

/// What is not in the page's style sheets and head.
fn without_styles(branding: &Branding) -> Branding {
    Branding { entries: branding.entries.clone(), ..Branding::default() }
}

fn front(edition: &Edition, now: i64) -> Extract {
    let lead = edition.lead.as_deref().and_then(|id| edition.index_of(id));
    let activities = around(edition, now, MAX_NEXT, front_bounds::MAX_ACTIVITIES);
    let mut headlines: Vec<(Option<&str>, usize)> = Vec::new();
    let mut articles = Vec::new();
    for (index, article) in edition.articles.iter().enumerate() {
        let is_near = |activity: &&Activity| {
            activities.iter().any(|entry| std::ptr::eq(entry.activity, *activity))
        };
        // In the order of the article, which decides between activities of the same moment.
        let own: Vec<Activity> =
            article.timeline.activities.iter().filter(is_near).map(without_text).collect();
        let section = article.section.as_deref().filter(|id| edition.section_title(id).is_some());
        let is_story = index < front_bounds::MAX_STORIES || Some(index) == lead;
        let is_headline =
            !is_story && count(&mut headlines, section) <= front_bounds::MAX_HEADLINES;
        if is_story || is_headline || !own.is_empty() {
            let mut shown = if is_story { for_stories(article) } else { for_links(article) };
            shown.timeline.activities = own;
            articles.push(shown);
        }
    }
    let lead = edition.lead.clone();
    Extract { edition: Edition { lead, articles, ..frame_of(edition) }, facts: Facts::default() }
}

/// Counts one more article of a section, and gives the number.
fn count<'a>(counts: &mut Vec<(Option<&'a str>, usize)>, section: Option<&'a str>) -> usize {
    match counts.iter_mut().find(|(known, _)| *known == section) {
        Some((_, count)) => {
            *count += 1;
            *count
        }
        None => {
            counts.push((section, 1));
            1
        }
    }
}

/// An activity as it is named beside other content.
fn without_text(activity: &Activity) -> Activity {
    Activity {
        body: Vec::new(),
        tags: Vec::new(),
        media: Vec::new(),
        url: None,
        ..activity.clone()
    }
}

fn of_article(loaded: &Loaded, slug: &str) -> Option<Extract> {
    let edition = &loaded.edition;
    let article = edition.by_slug(slug)?;
    let own = edition.index_of(&article.id)?;
    let related = related_in(&loaded.corpus()?, article);
    let (newer, older) = neighbours(edition, article);
    let targets = related.iter().filter_map(|link| match &link.target {
        Target::Article(article) => edition.index_of(&article.id),
        Target::Page { .. } => None,
    });
    // The article itself comes first. Of the others, the order in the edition makes no difference, so that an extract
    // does not change with it.
    let mut indices = vec![own];
    for index in targets.chain(newer).chain(older) {
        if !indices.contains(&index) {
            indices.push(index);
        }
    }
    let place = |index: usize| indices.iter().position(|known| *known == index);
    let link = |link: &Related<'_>| {
        let target = match &link.target {
            Target::Article(article) => LinkTarget::Article(place(edition.index_of(&article.id)?)?),
            Target::Page { url, title, date } => LinkTarget::Page {
                url: (*url).clone(),
                title: (*title).to_owned(),
                date: date.cloned(),
            },
        };
        Some(Link { target, reason: link.reason.clone() })
    };
    let articles = indices.iter().filter_map(|index| {
        let article = edition.articles.get(*index)?;
        let is_own = *index == own;
        Some(if is_own { with_activities(article, MAX_ACTIVITIES) } else { for_links(article) })
    });
    Some(Extract {
        edition: Edition { articles: articles.collect(), ..frame_of(edition) },
        facts: Facts {
            related: related.iter().filter_map(link).collect(),
            newer: newer.and_then(place),
            older: older.and_then(place),
            ..Facts::default()
        },
    })
}

/// The extract for one page of a list. The archive lists titles, and shows the months on its first page.
fn of_list(edition: &Edition, list: &List<'_>, page: usize) -> Extract {
    let all = list.articles(edition);
    let on_page = all.chunks(MAX_ON_PAGE).nth(page.saturating_sub(1)).unwrap_or_default();
    let is_archive = matches!(list, List::Undated);
    let months = if is_archive && page == 1 { months(edition) } else { Vec::new() };
    let named: Vec<&Article> = match is_archive && page == 1 && names_all(&months, all.len()) {
        true => edition.articles.iter().collect(),
        false => on_page.to_vec(),
    };
    let shorten: fn(&Article) -> Article = if is_archive { for_links } else { for_stories };
    let mut articles: Vec<Article> = named.iter().map(|article| shorten(article)).collect();
    if let (List::Author(name), Some(first)) = (list, articles.first_mut()) {
        first.authors = author(edition, name).cloned().into_iter().collect();
    }
    Extract {
        edition: Edition { articles, ..frame_of(edition) },
        facts: Facts { listed: all.len(), months, ..Facts::default() },
    }
}
