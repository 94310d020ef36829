//! The filters of a timeline, as a visitor has set them.
//!
//! Holds the filters as text. `reading::timeline::selecting` compares them with activities.

/// Filters of a timeline. An activity is shown if it fits all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// The id of the article's section.
    pub section: Option<String>,
    /// A keyword of the activity or of its article.
    pub tag: Option<String>,
    /// The place of the activity, or of its article where the activity has none.
    pub place: Option<String>,
    /// The slug of the article.
    pub article: Option<String>,
    /// A year, month or day. Activities that ended before it are left out.
    pub from: Option<String>,
    /// A year, month or day. Activities that started after it are left out.
    pub to: Option<String>,
    /// Words that all occur in the activity's title, text, place or keywords.
    pub text: Option<String>,
}

impl Selection {
    /// The filters with their names in an address.
    pub fn named(&self) -> [(&'static str, &Option<String>); 7] {
        [
            ("section", &self.section),
            ("tag", &self.tag),
            ("place", &self.place),
            ("article", &self.article),
            ("from", &self.from),
            ("to", &self.to),
            ("q", &self.text),
        ]
    }

    /// The filter with a name, to be changed. `None` for an unknown name.
    pub fn filter_mut(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "section" => &mut self.section,
            "tag" => &mut self.tag,
            "place" => &mut self.place,
            "article" => &mut self.article,
            "from" => &mut self.from,
            "to" => &mut self.to,
            "q" => &mut self.text,
            _ => return None,
        })
    }
}
