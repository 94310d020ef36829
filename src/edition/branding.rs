//! How a publication presents itself: what an operator sets without a rebuild, in the settings or in the dataset.

use serde::Serialize;

use super::address::Address;

/// How a publication presents itself. Everything may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Branding {
    /// What pages show. It is one list, because a field for each kind would take 1 KB more in the module.
    pub entries: Vec<Entry>,
    /// The picture of pages that have none, for messengers.
    pub social_picture: Option<Address>,
    /// The properties of style sheets that the colours and fonts set: `--gazette-accent` and its value.
    pub properties: Vec<(String, String)>,
    /// The files of fonts.
    pub fonts: Vec<Font>,
}

/// A text or a picture of the operator's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Where it is shown.
    pub kind: Kind,
    /// The text. Empty for a picture.
    pub text: String,
    /// The picture, or the page that the text leads to.
    pub url: Option<Address>,
}

/// Where an entry is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Kind {
    /// A picture in the masthead, in place of the name.
    Logo,
    /// The same on a dark surface, if it is another.
    LogoInDark,
    /// A picture on the front page, in place of the name.
    Nameplate,
    /// The same on a dark surface, if it is another.
    NameplateInDark,
    /// A notice above every page.
    Notice,
    /// A further link in the masthead.
    Link,
    /// The text of the footer.
    Footer,
    /// A further link in the footer.
    FooterLink,
    /// The title above related links.
    RelatedTitle,
    /// The title above the nearest events on the front page.
    EventsTitle,
    /// The title above the latest articles.
    LatestTitle,
    /// The title above articles without a section.
    MoreTitle,
    /// A block of the front page, by its name, in the order of the page ([`BLOCKS`]).
    Block,
}

/// The file of a font.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Font {
    /// The name by which style sheets know the font.
    pub family: String,
    /// The file.
    pub url: Address,
    /// The weight as style sheets write it: `400`, `700`, `100 900`.
    pub weight: String,
    /// Whether the letters are italic.
    pub is_italic: bool,
}

/// The blocks of the front page, in their own order. `events` stand beside the lead.
pub const BLOCKS: [&str; 4] = ["lead", "events", "latest", "sections"];

impl Kind {
    /// The kind that this one belongs to: pictures for dark surfaces come and go with the light ones.
    fn leading(self) -> Self {
        match self {
            Self::LogoInDark => Self::Logo,
            Self::NameplateInDark => Self::Nameplate,
            other => other,
        }
    }
}

impl Branding {
    /// The entries of a kind, in order.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// The first entry of a kind.
    pub fn first(&self, kind: Kind) -> Option<&Entry> {
        self.all(kind).next()
    }

    /// The text of the first entry of a kind.
    pub fn text(&self, kind: Kind) -> Option<String> {
        self.first(kind).map(|entry| entry.text.clone())
    }

    /// This branding, with another's values where this has none.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        let own: Vec<Kind> = self.entries.iter().map(|entry| entry.kind.leading()).collect();
        let others = other.entries.into_iter();
        self.entries.extend(others.filter(|entry| !own.contains(&entry.kind.leading())));
        self.social_picture = self.social_picture.or(other.social_picture);
        if self.fonts.is_empty() {
            self.fonts = other.fonts;
        }
        for (name, value) in other.properties {
            if self.properties.iter().all(|(known, _)| *known != name) {
                self.properties.push((name, value));
            }
        }
        self
    }
}
