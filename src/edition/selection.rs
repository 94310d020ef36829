//! Which activities of a timeline are meant: what a visitor has narrowed it to.
//!
//! Only the wishes, as words; `reading::chronicle` finds what fits them.

/// Wishes that an activity has to fit, all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// Of articles in this section, by its id.
    pub section: Option<String>,
    /// With this keyword, or of an article with it.
    pub tag: Option<String>,
    /// At this place, or of an article about it.
    pub place: Option<String>,
    /// Of this article, by its slug.
    pub article: Option<String>,
    /// Not over before this year, month or day.
    pub from: Option<String>,
    /// Not begun after this year, month or day.
    pub to: Option<String>,
    /// With all of these words in its title, text, place or keywords.
    pub text: Option<String>,
}

impl Selection {
    /// The wishes by their names in an address.
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

    /// The wish of a name, to be changed.
    pub fn wish(&mut self, name: &str) -> Option<&mut Option<String>> {
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
