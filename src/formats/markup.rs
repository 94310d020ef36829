//! What few datasets have: formulas, addresses that become links and players, rare character references, and lengths of
//! time.
//!
//! Nothing else in the crate refers to this code, so that a site can load it when a text needs it.

use std::borrow::Cow;

use super::html::attributes::Attributes;
use super::html::lines::formulas;
use super::html::tree::Node;
use super::text::bare;
use super::text::entities::names;
use crate::edition::address::Address;
use crate::edition::body::math::Formula;
use crate::edition::body::{Block, Inline, Inlines};
use crate::edition::player::Player;
use crate::edition::time::duration::Duration;
use crate::edition::time::moment::Moment;
use crate::edition::time::zone::ZoneRules;

/// The functions that lead to this code.
#[derive(Debug, Clone, Copy)]
pub struct Markup {
    /// Reads a `math` element.
    pub(super) formula: fn(&Attributes, Vec<Node>) -> Formula,
    /// A line with its addresses as links.
    pub(super) with_links: fn(Inlines) -> Inlines,
    /// The player of a line that is nothing but an address.
    pub(super) player_of_line: fn(&[Inline]) -> Option<Block>,
    /// The player of an address.
    pub(super) player: fn(&Address, String) -> Option<Player>,
    /// The moment that lies a written length of time after another one.
    pub(super) after: fn(&str, &Moment, &dyn ZoneRules) -> Option<Moment>,
    /// A document with rare character references as numbers.
    pub(super) references: fn(&str) -> Cow<'_, str>,
}

/// All of it.
pub fn markup() -> Markup {
    Markup {
        formula: formulas::read,
        with_links: bare::with_links,
        player_of_line: bare::player,
        player: Player::of,
        after: |length, start, rules| Some(Duration::parse(length)?.after(start, rules)),
        references: names::decoded,
    }
}

impl Markup {
    /// None of it, where it cannot be loaded: formulas are left out, and addresses and references stay text.
    pub fn missing() -> Self {
        Self {
            formula: |_, _| Formula::default(),
            with_links: |line| line,
            player_of_line: |_| None,
            player: |_, _| None,
            after: |_, _, _| None,
            references: |text| Cow::Borrowed(text),
        }
    }
}
