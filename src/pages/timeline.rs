//! The timeline page: every activity of the edition by year, month and day.

use crate::edition::Edition;
use crate::edition::moment::Precision;
use crate::parts::activities::place;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::related::title_of;
use crate::parts::setting::setting;
use crate::parts::time::{time, zone};
use crate::reading::dates;
use crate::reading::timeline::{Entry, Group, by_date, entries};
use crate::routing::Route;

/// The timeline page.
pub fn timeline(edition: &Edition) -> Element {
    let words = setting().words();
    let years: Vec<Element> = by_date(entries(edition)).iter().map(group).collect();
    let empty = years.is_empty().then(|| classed("p", "empty").child(words.no_activities));
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(words.timeline))
        .child(classed("p", "standfirst").child(words.timeline_of_all));
    classed("div", "chronicle").child(header).child(empty).child(years)
}

/// A year, month or day: its heading, what is known no more exactly, and the smaller units.
fn group(group: &Group<'_>) -> Element {
    let language = setting().language();
    let (heading, name) = match group.unit.precision {
        Precision::Year => {
            (classed("h2", "chronicle__year"), dates::year(group.unit.date.year, language))
        }
        Precision::Month => {
            (classed("h3", "chronicle__month"), dates::month_name(group.unit.date.month, language))
        }
        _ => (classed("h4", "chronicle__day"), dates::day(&group.unit, language)),
    };
    let items: Vec<Element> = group.entries.iter().map(entry).collect();
    let inner: Vec<Element> = group.groups.iter().map(self::group).collect();
    classed("section", "chronicle__group")
        .child(heading.child(time(&group.unit, name)))
        .child((!items.is_empty()).then(|| classed("ol", "activities").child(items)))
        .child(inner)
}

fn entry(entry: &Entry<'_>) -> Element {
    let language = setting().language();
    let Entry { article, activity } = entry;
    let (start, end) = (&activity.start, activity.end.as_ref());
    // The headings above say the rest.
    let when = match end.filter(|end| *end != start) {
        _ if activity.display.is_some() => activity.display.clone().unwrap_or_default(),
        end if start.has_time() => dates::span_within_day(start, end, language),
        Some(end) => dates::span(start, Some(end), language),
        None => String::new(),
    };
    let when = (!when.is_empty())
        .then(|| classed("p", "activity__when").child(time(start, when).child(zone(start, end))));
    let link = route_link(Route::activity(&article.slug, &activity.id));
    let tag = article.language.as_deref();
    let of = route_link(Route::article(&article.slug)).child(title_of(article));
    let title = classed("p", "activity__title").in_language(tag);
    classed("li", "activity")
        .child(when)
        .child(title.child(link.child(activity.title.as_str())))
        .child(place(article, activity))
        .child(classed("p", "activity__article").in_language(tag).child(of))
}
