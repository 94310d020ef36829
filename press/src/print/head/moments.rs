//! Moments for machines: never more exact than they are known.

use gazette::edition::article::Article;
use gazette::edition::time::moment::Moment;

/// A moment in ISO 8601: `1936`, `1936-07`, `1936-07-03` or `1936-07-03T09:30:00+02:00`. `None` for years before 1 and
/// after 9999, which the standard has only by agreement, and for approximate moments, which it does not have.
pub(super) fn iso_8601(moment: &Moment) -> Option<String> {
    let has_notation = moment.date.year <= 9_999 && !moment.approximate;
    moment.to_datetime_attribute().filter(|_| has_notation)
}

/// When an article was changed, if that was after it was published.
pub(super) fn modified_after_publication(article: &Article) -> Option<&Moment> {
    let published = article.published.as_ref().map(Moment::instant);
    let is_later = |modified: &&Moment| published.is_none_or(|before| modified.instant() > before);
    article.modified.as_ref().filter(is_later)
}
