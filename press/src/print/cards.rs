//! The pictures that messengers show for pages without a picture of their own.

use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::Result;
use gazette::edition::article::Article;
use gazette::edition::body::direction::is_right_to_left;
use gazette::routing::{Route, printed};

use super::card::{self, CardMaker};
use super::head::Card;
use super::site::Site;
use super::tree::Tree;

/// The name of a card, in the folder of its page.
const NAME: &str = "card.png";

/// Draws cards and puts them into a tree.
pub(crate) struct Cards {
    /// Whether pages can name cards, which must have absolute addresses.
    are_wanted: bool,
    /// The hash of this program, another version of which may draw other cards. `None` if every card has to be drawn.
    program: Option<[u8; 32]>,
    /// Finding the fonts takes a while, and an unchanged site needs none.
    maker: OnceLock<CardMaker>,
    /// The number of cards that could not be drawn, and why the first could not.
    missing: Mutex<(usize, String)>,
}

impl Cards {
    /// `program` is the hash of this program. Without it, no card of the former print is kept.
    pub(crate) fn new(are_wanted: bool, program: Option<[u8; 32]>) -> Self {
        Self { are_wanted, program, maker: OnceLock::new(), missing: Mutex::default() }
    }

    /// The card of a page, drawn unless the former print has the same. `None` for a page that needs none, or whose
    /// title no font of this machine can show.
    ///
    /// # Errors
    /// The card cannot be put.
    pub(crate) fn of(
        &self,
        site: &Site<'_>,
        tree: &Tree,
        route: &Route,
        article: Option<&Article>,
    ) -> Result<Option<Card>> {
        let title = match (route, article) {
            (Route::Front, _) => site.name.clone(),
            (_, Some(article)) if needs_card(article) => article.headline(),
            _ => return Ok(None),
        };
        let address = printed::address(&route.page());
        let url = site.file_url(&format!("{address}{NAME}")).filter(|_| self.are_wanted);
        let Some(url) = url.filter(|_| !title.is_empty()) else { return Ok(None) };
        let language = article.and_then(|article| article.language.as_deref());
        let language = language.or(site.edition.language.as_deref());
        let right_to_left = language.is_some_and(is_right_to_left);
        let section = article.and_then(|article| article.section.as_deref());
        let section = section.map(|id| site.edition.section_title(id).unwrap_or(id));
        let path = printed::file(route).replace("index.html", NAME);
        let key = self
            .program
            .map(|program| card::key(&program, &title, &site.name, section, right_to_left));
        let is_kept = match &key {
            Some(key) => tree.keep(&path, key)?,
            None => false,
        };
        if !is_kept {
            let maker = self.maker.get_or_init(CardMaker::new);
            match maker.card(&title, &site.name, section, right_to_left) {
                Ok(picture) => match &key {
                    Some(key) => tree.put_with_key(&path, key, &picture)?,
                    None => tree.put(&path, &picture)?,
                },
                Err(error) => {
                    let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
                    if missing.0 == 0 {
                        missing.1 = error.to_string();
                    }
                    missing.0 += 1;
                    return Ok(None);
                }
            }
        }
        Ok(Some(Card { url, width: card::WIDTH, height: card::HEIGHT, alt: title }))
    }

    /// The cards that could not be drawn, in words. `None` if there are none.
    pub(crate) fn missing(&self) -> Option<String> {
        let missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        (missing.0 > 0)
            .then(|| format!("{} cards were not drawn; the first: {}", missing.0, missing.1))
    }
}

/// Messengers show no SVG, and an article without a picture needs one.
fn needs_card(article: &Article) -> bool {
    article.image.as_ref().is_none_or(|media| {
        let path = media.picture.address.as_str().split(['?', '#']).next().unwrap_or_default();
        path.to_ascii_lowercase().ends_with(".svg")
    })
}
