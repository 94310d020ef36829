//! The description of a page, for search results and previews.

use gazette::edition::Edition;
use gazette::edition::article::Article;
use gazette::edition::body::{plain_text, running_text};
use gazette::pages::list_of;
use gazette::reading::dates;
use gazette::reading::listing::MAX_ON_PAGE;
use gazette::routing::{Route, Tool};
use unicode_segmentation::UnicodeSegmentation;

use super::Page;
use crate::print::site::Site;

/// At most this many letters of a text describe it. Search results show no more.
const MAX_OF_TEXT: usize = 160;
/// At most this many letters of a summary are a description. A summary was written to be read whole.
const MAX_OF_SUMMARY: usize = 320;

/// The description of a page: an article's summary or the beginning of its text, the edition's description, or what a
/// list has. `None` where nothing is known.
pub(super) fn description(site: &Site<'_>, page: &Page<'_>) -> Option<String> {
    let words = &site.words;
    let text = match page.route {
        Route::Article { .. } => of_article(page.article?),
        Route::Front | Route::About => {
            shorten(site.edition.description.as_deref().unwrap_or_default(), MAX_OF_SUMMARY)
        }
        Route::NotFound(_) | Route::Editor | Route::Tool(Tool::Search, _) => String::new(),
        route => match route.list_and_page().0 {
            Route::Tool(Tool::Timeline, _) => {
                let articles = site.edition.articles.iter();
                let count: usize = articles.map(|one| one.timeline.activities.len()).sum();
                labelled(site, &words.timeline_of_all(), &words.activities(count))
            }
            Route::Archive { year: None, .. } => of_archive(site),
            _ => of_list(site, route),
        },
    };
    (!text.is_empty()).then_some(text)
}

fn of_article(article: &Article) -> String {
    let summary = shorten(article.summary.as_deref().unwrap_or_default(), MAX_OF_SUMMARY);
    if !summary.is_empty() || article.locked {
        return summary;
    }
    let paragraphs = shorten(&running_text(&article.body), MAX_OF_TEXT);
    if paragraphs.is_empty() {
        shorten(&plain_text(&article.body), MAX_OF_TEXT)
    } else {
        paragraphs
    }
}

/// How many articles a list has, and the headlines of those on its page.
fn of_list(site: &Site<'_>, route: &Route) -> String {
    let Some((list, page)) = list_of(route) else { return String::new() };
    let articles = list.articles(site.edition);
    let count = site.words.articles(articles.len());
    let on_page = articles.iter().skip(page.saturating_sub(1) * MAX_ON_PAGE).take(MAX_ON_PAGE);
    let headlines: Vec<String> = on_page.map(|article| article.headline()).collect();
    labelled(site, &count, &headlines.join(&site.words.list_comma()))
}

/// How many articles the edition has, and the years that they are of.
fn of_archive(site: &Site<'_>) -> String {
    let count = site.words.articles(site.edition.articles.len());
    labelled(site, &count, &years(site.edition, site))
}

fn years(edition: &Edition, site: &Site<'_>) -> String {
    let dated = edition.articles.iter().filter_map(|article| article.published.as_ref());
    let years: Vec<i64> = dated.map(|published| published.date.year).collect();
    let name = |year: &i64| dates::year(*year, &site.words);
    match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first == last => name(first),
        (Some(first), Some(last)) if *first >= 1 => {
            site.words.span_years(dates::whole(*first), dates::whole(*last))
        }
        (Some(first), Some(last)) => site.words.span(&name(first), &name(last)),
        _ => String::new(),
    }
}

fn labelled(site: &Site<'_>, label: &str, text: &str) -> String {
    if text.is_empty() {
        return label.to_owned();
    }
    shorten(&format!("{label}{}{text}", site.words.colon()), MAX_OF_TEXT)
}

/// A text on one line, and of at most `max` letters (grapheme clusters), with an ellipsis where text was cut off. It is
/// cut between words. A word of more than half of `max` letters is cut between letters.
pub(super) fn shorten(text: &str, max: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((limit, _)) = text.grapheme_indices(true).nth(max) else { return text };
    // The ellipsis is one of the letters.
    let letters = text.grapheme_indices(true).map(|(at, _)| at);
    let last = letters.take_while(|at| *at < limit).last().unwrap_or_default();
    let ends = text.split_word_bound_indices().map(|(at, _)| at);
    let between_words = ends.take_while(|at| *at <= last).last().unwrap_or_default();
    let end = if between_words * 2 < last { last } else { between_words };
    let cut = text.get(..end).unwrap_or_default();
    let is_trailing = |last: char| last.is_whitespace() || ",.;:–—-，。；：、(（「“".contains(last);
    format!("{}…", cut.trim_end_matches(is_trailing))
}
