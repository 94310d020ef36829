//! Reads addresses, which are checked and resolved.

use super::field::Field;
use crate::edition::address::{Address, AddressError};
use crate::edition::notice::NoticeKind;
use crate::formats::Origin;

type Check = fn(&str, Option<&Address>) -> Result<Address, AddressError>;

/// The address of a link in a field.
pub(in crate::formats) fn link(
    field: &Field<'_>,
    key: &str,
    origin: Origin<'_>,
) -> Option<Address> {
    checked(&field.get(key)?, origin, Address::link)
}

/// The address of a picture in a field.
pub(in crate::formats) fn picture(
    field: &Field<'_>,
    key: &str,
    origin: Origin<'_>,
) -> Option<Address> {
    checked(&field.get(key)?, origin, Address::picture)
}

/// The address that a value itself is.
pub(in crate::formats) fn of_value(field: &Field<'_>, origin: Origin<'_>) -> Option<Address> {
    checked(field, origin, Address::link)
}

/// The address of a picture that a value itself is.
pub(in crate::formats) fn picture_of_value(
    field: &Field<'_>,
    origin: Origin<'_>,
) -> Option<Address> {
    checked(field, origin, Address::picture)
}

fn checked(field: &Field<'_>, origin: Origin<'_>, check: Check) -> Option<Address> {
    let text = field.verbatim()?;
    check(&text, origin.address)
        .inspect_err(|error| field.note(NoticeKind::Dropped, error.to_string()))
        .ok()
}
