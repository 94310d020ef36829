//! Links from an article to the other views of its timeline: as a story, as a plan, on a map.

use crate::edition::activity::View;
use crate::edition::article::Article;
use crate::edition::selection::Selection;
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::names::view_name;
use crate::parts::ui::ui;
use crate::reading::timeline::chronicle::{Chronicle, Clock};
use crate::reading::timeline::map::has_map;
use crate::reading::timeline::plan::has_plan;
use crate::routing::TimelineQuery;

/// The links to those views that say more than the list on the article's page. The editor's choice comes first. `None` if
/// there is only the list.
pub(super) fn views(loaded: &Loaded, article: &Article) -> Option<Element> {
    if article.count_of_activities() < 2 {
        return None;
    }
    let selection = Selection { article: Some(article.slug.clone()), ..Selection::default() };
    let chronicle = Chronicle::new(&loaded.edition, &selection, false, Clock::OfPlaces);
    let mut offered = vec![View::Story];
    // An extract has the first activities only, which may suit a view that the whole does not suit.
    let is_whole = article.count_of_activities() == article.timeline.activities.len();
    if is_whole && has_plan(&loaded.edition, &chronicle) {
        offered.push(View::Plan);
    }
    if is_whole && has_map(&loaded.edition, &chronicle) {
        offered.push(View::Map);
    }
    let chosen = article.timeline.view;
    offered.sort_by_key(|view| *view != chosen);
    let words = ui().words();
    let link = |view: View| {
        let query =
            TimelineQuery { selection: selection.clone(), view, ..TimelineQuery::default() };
        let link = route_link(query.route()).child(view_name(view, &words));
        element("li").child(link.maybe("data-chosen", (view == chosen).then_some("")))
    };
    let links: Vec<Element> = offered.into_iter().map(link).collect();
    let label = classed("span", "other-views__label").child(words.timeline_as());
    let list = classed("ul", "other-views__list").child(links);
    Some(
        classed("nav", "other-views")
            .attribute("aria-label", words.timeline_as())
            .child(label)
            .child(list),
    )
}
