//! How a publication presents itself: what an operator sets without a rebuild, in the settings or in the dataset.

use serde::Serialize;

use super::address::Address;

/// How a publication presents itself. Everything may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Branding {
    /// A picture in the masthead, in place of the name.
    pub logo: Option<Emblem>,
    /// A picture on the front page, in place of the name.
    pub nameplate: Option<Emblem>,
    /// A notice above every page.
    pub notice: Option<SiteLink>,
    /// Further links in the masthead.
    pub links: Vec<SiteLink>,
    /// The text of the footer.
    pub footer_text: Option<String>,
    /// Further links in the footer.
    pub footer_links: Vec<SiteLink>,
    /// The picture of pages that have none, for messengers.
    pub social_picture: Option<Address>,
    /// The properties of style sheets that the colours and fonts set: `--gazette-accent` and its value.
    pub properties: Vec<(String, String)>,
    /// The files of fonts.
    pub fonts: Vec<Font>,
    /// The titles of blocks, by the names of the blocks.
    pub titles: Vec<(String, String)>,
    /// The names of the blocks of the front page, in order. Empty for all blocks in their own order.
    pub front: Vec<String>,
}

/// A picture that stands for the publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Emblem {
    /// The picture on a light surface.
    pub light: Address,
    /// The picture on a dark surface, if it is another.
    pub dark: Option<Address>,
}

/// A text that may lead to a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteLink {
    /// The text.
    pub title: String,
    /// The page. Only a notice may have none.
    pub url: Option<Address>,
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

impl Branding {
    /// The title of a block, if the operator has given it one.
    pub fn title(&self, block: &str) -> Option<String> {
        let own = self.titles.iter().find(|(known, _)| known == block);
        own.map(|(_, title)| title.clone())
    }

    /// This branding, with another's values where this has none.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.logo = self.logo.or(other.logo);
        self.nameplate = self.nameplate.or(other.nameplate);
        self.notice = self.notice.or(other.notice);
        self.footer_text = self.footer_text.or(other.footer_text);
        self.social_picture = self.social_picture.or(other.social_picture);
        fill(&mut self.links, other.links);
        fill(&mut self.footer_links, other.footer_links);
        fill(&mut self.titles, other.titles);
        fill(&mut self.front, other.front);
        fill(&mut self.fonts, other.fonts);
        fill(&mut self.properties, other.properties);
        self
    }
}

fn fill<T>(own: &mut Vec<T>, other: Vec<T>) {
    if own.is_empty() {
        *own = other;
    }
}
