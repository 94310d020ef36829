//! Addresses, checked and resolved.

use super::field::Field;
use crate::edition::address::{Address, AddressError};
use crate::edition::notice::NoticeKind;
use crate::formats::Origin;

type Check = fn(&str, Option<&Address>) -> Result<Address, AddressError>;

/// An address to follow.
pub(in crate::formats) fn link(
    field: &Field<'_>,
    key: &str,
    origin: Origin<'_>,
) -> Option<Address> {
    checked(&field.get(key)?, origin, Address::link)
}

/// An address of a picture.
pub(in crate::formats) fn picture(
    field: &Field<'_>,
    key: &str,
    origin: Origin<'_>,
) -> Option<Address> {
    checked(&field.get(key)?, origin, Address::picture)
}

/// A value that is an address itself.
pub(in crate::formats) fn itself(field: &Field<'_>, origin: Origin<'_>) -> Option<Address> {
    checked(field, origin, Address::link)
}

/// A value that is the address of a picture itself.
pub(in crate::formats) fn picture_itself(field: &Field<'_>, origin: Origin<'_>) -> Option<Address> {
    checked(field, origin, Address::picture)
}

fn checked(field: &Field<'_>, origin: Origin<'_>, check: Check) -> Option<Address> {
    let text = field.verbatim()?;
    check(&text, origin.address)
        .inspect_err(|error| field.note(NoticeKind::Dropped, error.to_string()))
        .ok()
}
