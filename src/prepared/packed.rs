//! Values as bytes: how a prepared edition is written and read.
//!
//! Values stand one after the other without names. A number takes as many bytes as it needs (LEB128, as in
//! WebAssembly's binary format), a text has its length before it, and a variant its number. [`packed!`] writes both
//! directions from one list of fields, so that they cannot differ.
//!
//! Bytes that no writer wrote give `None`, whatever they are.

use crate::edition::address::Address;

/// Blocks are nested at most this deep. The formats nest them less deep.
const MAX_DEPTH: u8 = 200;

/// Stands before an address below the folder of the site.
const OWN: char = '~';

/// Values that are written.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// Addresses that begin with this are written relative to it.
    base: String,
}

impl Writer {
    /// A writer for an edition whose own addresses begin with `base`.
    pub fn new(base: &str) -> Self {
        Self { bytes: Vec::new(), base: base.to_owned() }
    }

    /// The bytes that were written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(last_bits(number) | 0x80);
            number >>= 7;
        }
        self.bytes.push(last_bits(number));
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// The last seven bits of a number.
#[allow(clippy::cast_possible_truncation, reason = "seven bits have room in eight")]
fn last_bits(number: u64) -> u8 {
    (number & 0x7f) as u8
}

/// Values that are read.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    /// The address of the site's folder, with a slash at the end.
    folder: &'a str,
    depth: u8,
}

impl<'a> Reader<'a> {
    /// A reader of `bytes`, for a site in a folder.
    pub fn new(bytes: &'a [u8], folder: &'a str) -> Self {
        Self { rest: bytes, folder, depth: 0 }
    }

    /// Whether all bytes are read.
    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }

    /// Reads values inside a value, unless they are nested too deep.
    pub fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth += 1;
        let read = if self.depth <= MAX_DEPTH { read(self) } else { None };
        self.depth -= 1;
        read
    }
}

/// A value that can be written as bytes and read again.
pub trait Packed: Sized {
    /// Writes the value.
    fn pack(&self, to: &mut Writer);
    /// Reads a value. `None` if the bytes are not those of such a value.
    fn unpack(from: &mut Reader<'_>) -> Option<Self>;
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Packed for $number {
            fn pack(&self, to: &mut Writer) {
                to.number(u64::try_from(*self).unwrap_or(u64::MAX));
            }

            fn unpack(from: &mut Reader<'_>) -> Option<Self> {
                Self::try_from(from.number()?).ok()
            }
        }
    )*};
}

numbers!(u8, u16, u64, usize);

impl Packed for i64 {
    fn pack(&self, to: &mut Writer) {
        // The sign is the last bit, so that small negative numbers are short.
        to.number(((*self << 1) ^ (*self >> 63)).cast_unsigned());
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let number = from.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }
}

impl Packed for i32 {
    fn pack(&self, to: &mut Writer) {
        i64::from(*self).pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Self::try_from(i64::unpack(from)?).ok()
    }
}

impl Packed for f64 {
    fn pack(&self, to: &mut Writer) {
        to.bytes.extend_from_slice(&self.to_bits().to_le_bytes());
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let (bits, rest) = from.rest.split_first_chunk()?;
        from.rest = rest;
        Some(Self::from_bits(u64::from_le_bytes(*bits)))
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Writer) {
        to.bytes.push(u8::from(*self));
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(from.byte()? != 0)
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Writer) {
        to.text(self);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        from.text()
    }
}

impl Packed for Address {
    fn pack(&self, to: &mut Writer) {
        let text = self.as_str();
        match text.strip_prefix(&to.base).filter(|_| !to.base.is_empty()) {
            Some(own) => to.text(&[&OWN.to_string(), own].concat()),
            None => to.text(text),
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let mut text = from.text()?;
        if text.starts_with(OWN) {
            text.replace_range(..OWN.len_utf8(), from.folder);
        }
        Self::checked_before(text)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Writer) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        match bool::unpack(from)? {
            true => Some(Some(T::unpack(from)?)),
            false => Some(None),
        }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Writer) {
        self.len().pack(to);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let mut values = Self::new();
        // No room is made for a number that may be wrong.
        for _ in 0..from.number()? {
            values.push(T::unpack(from)?);
        }
        Some(values)
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Writer) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

/// Writes [`Packed`] for a type from the list of its fields or of its variants with their numbers. A number must not
/// be used anew for another variant, unless [`super::VERSION`] changes.
macro_rules! packed {
    (struct $name:ident { $($field:ident),* $(,)? } $(else $rest:expr)?) => {
        impl $crate::prepared::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::prepared::packed::Writer) {
                $($crate::prepared::packed::Packed::pack(&self.$field, to);)*
            }

            fn unpack(from: &mut $crate::prepared::packed::Reader<'_>) -> Option<Self> {
                Some(Self {
                    $($field: $crate::prepared::packed::Packed::unpack(from)?,)*
                    $(..$rest)?
                })
            }
        }
    };
    (names $name:ident { $($number:literal: $variant:ident),* $(,)? }) => {
        impl $crate::prepared::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::prepared::packed::Writer) {
                let number: u8 = match self { $(Self::$variant => $number),* };
                $crate::prepared::packed::Packed::pack(&number, to);
            }

            fn unpack(from: &mut $crate::prepared::packed::Reader<'_>) -> Option<Self> {
                Some(match from.byte()? {
                    $($number => Self::$variant,)*
                    _ => return None,
                })
            }
        }
    };
    (enum $name:ident { $($number:literal: $variant:ident
        $(($($value:ident),*))? $({ $($field:ident),* })?),* $(,)? }) => {
        impl $crate::prepared::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::prepared::packed::Writer) {
                match self {
                    $(Self::$variant $(($($value),*))? $({ $($field),* })? => {
                        $crate::prepared::packed::Packed::pack(&($number as u8), to);
                        $($($crate::prepared::packed::Packed::pack($value, to);)*)?
                        $($($crate::prepared::packed::Packed::pack($field, to);)*)?
                    })*
                }
            }

            fn unpack(from: &mut $crate::prepared::packed::Reader<'_>) -> Option<Self> {
                let number = from.byte()?;
                from.deeper(|from| match number {
                    $($number => {
                        $($(let $value = $crate::prepared::packed::Packed::unpack(from)?;)*)?
                        $($(let $field = $crate::prepared::packed::Packed::unpack(from)?;)*)?
                        Some(Self::$variant $(($($value),*))? $({ $($field),* })?)
                    })*
                    _ => None,
                })
            }
        }
    };
}

pub(crate) use packed;
