//! The picture that messengers show beside the title of a page.

use gazette::edition::activity::Media;
use gazette::edition::address::Address;
use gazette::edition::article::Article;

use super::{Card, Page};
use crate::print::site::{NO_HOST, Site};

/// A picture that is smaller than this, in pixels, is not shown large (X asks for 300 × 157, Facebook for 200 × 200).
const MIN_SIDES: (u32, u32) = (300, 200);

/// A picture with an absolute address.
pub(super) struct Picture {
    /// The absolute address.
    pub(super) url: String,
    /// Width and height in pixels, where they are known.
    pub(super) size: Option<(u32, u32)>,
    /// The text in place of the picture; may be empty.
    pub(super) alt: String,
    /// Whether the picture shows the content, and not only stands for the publication.
    pub(super) is_large: bool,
}

impl Picture {
    fn of_media(media: &Media) -> Self {
        let size = media.picture.size.map(|(width, height)| (width.into(), height.into()));
        let url = media.picture.address.to_string();
        Self { url, size, alt: media.picture.alt.clone(), is_large: !is_small(size) }
    }

    fn of_card(card: &Card) -> Self {
        let size = Some((card.width, card.height));
        Self { url: card.url.clone(), size, alt: card.alt.clone(), is_large: true }
    }
}

/// The picture of a page: the article's own, or else the generated one, or else the publication's. Messengers do not
/// show SVG.
pub(super) fn picture_of(site: &Site<'_>, page: &Page<'_>) -> Option<Picture> {
    let own = page.article.and_then(lead_of).filter(|lead| !is_svg(&lead.picture.address));
    let own = own.map(Picture::of_media);
    let card = page.card.as_ref().map(Picture::of_card);
    match own {
        Some(own) if own.is_large => Some(own),
        own => card.or(own).or_else(|| social(site)).or_else(|| icon(site)),
    }
}

/// The lead picture of an article, if its address is absolute.
pub(super) fn lead_of(article: &Article) -> Option<&Media> {
    article.image.as_ref().filter(|media| is_absolute(&media.picture.address))
}

/// Whether others can follow an address.
pub(super) fn is_absolute(address: &Address) -> bool {
    address.is_web() && address.site() != Some(NO_HOST)
}

/// The operator's picture for pages that have none.
fn social(site: &Site<'_>) -> Option<Picture> {
    let own = site.edition.branding.social_picture.as_ref();
    let own = own.filter(|own| is_absolute(own) && !is_svg(own))?;
    Some(Picture { url: own.to_string(), size: None, alt: site.name.clone(), is_large: true })
}

fn icon(site: &Site<'_>) -> Option<Picture> {
    let icon = site.edition.icon.as_ref().filter(|icon| is_absolute(icon) && !is_svg(icon))?;
    Some(Picture { url: icon.to_string(), size: None, alt: site.name.clone(), is_large: false })
}

fn is_svg(address: &Address) -> bool {
    let path = address.as_str().split(['?', '#']).next().unwrap_or_default();
    let name = path.to_ascii_lowercase();
    [".svg", ".svgz"].iter().any(|extension| name.ends_with(extension))
}

fn is_small(size: Option<(u32, u32)>) -> bool {
    size.is_some_and(|(width, height)| width < MIN_SIDES.0 || height < MIN_SIDES.1)
}
