//! Values as bytes: how a prepared edition is written and read.
//!
//! Values stand one after the other without names. A number takes as many bytes as it needs (LEB128, as in
//! WebAssembly's binary format), a text has its length before it, and a variant its number. The macro `packed!` writes both
//! directions from one list of fields, so that they cannot differ.
//!
//! Bytes that no writer wrote give `None`, whatever they are.

mod values;

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

/// Writes [`Packed`] for a type from the list of its fields or of its variants with their numbers. A number must not
/// be used anew for another variant, unless [`super::VERSION`] changes.
macro_rules! packed {
    // Fields of a value that is there already: a value that is built at once would be dropped field by field wherever
    // reading may end, which takes 3 KB for an article.
    (struct $name:ident { $($field:ident),* $(,)? } from $empty:expr) => {
        impl $crate::reading::prepared::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::reading::prepared::packed::Writer) {
                $($crate::reading::prepared::packed::Packed::pack(&self.$field, to);)*
            }

            #[allow(clippy::field_reassign_with_default, reason = "see above")]
            fn unpack(from: &mut $crate::reading::prepared::packed::Reader<'_>) -> Option<Self> {
                let mut value: Self = $empty;
                $(value.$field = $crate::reading::prepared::packed::Packed::unpack(from)?;)*
                Some(value)
            }
        }
    };
    (struct $name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::reading::prepared::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::reading::prepared::packed::Writer) {
                $($crate::reading::prepared::packed::Packed::pack(&self.$field, to);)*
            }

            fn unpack(from: &mut $crate::reading::prepared::packed::Reader<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::reading::prepared::packed::Packed::unpack(from)?,)* })
            }
        }
    };
    (names $name:ident { $($number:literal: $variant:ident),* $(,)? }) => {
        impl $crate::reading::prepared::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::reading::prepared::packed::Writer) {
                let number: u8 = match self { $(Self::$variant => $number),* };
                $crate::reading::prepared::packed::Packed::pack(&number, to);
            }

            fn unpack(from: &mut $crate::reading::prepared::packed::Reader<'_>) -> Option<Self> {
                Some(match from.byte()? {
                    $($number => Self::$variant,)*
                    _ => return None,
                })
            }
        }
    };
    (enum $name:ident { $($number:literal: $variant:ident
        $(($($value:ident),*))? $({ $($field:ident),* })?),* $(,)? }) => {
        impl $crate::reading::prepared::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::reading::prepared::packed::Writer) {
                match self {
                    $(Self::$variant $(($($value),*))? $({ $($field),* })? => {
                        $crate::reading::prepared::packed::Packed::pack(&($number as u8), to);
                        $($($crate::reading::prepared::packed::Packed::pack($value, to);)*)?
                        $($($crate::reading::prepared::packed::Packed::pack($field, to);)*)?
                    })*
                }
            }

            fn unpack(from: &mut $crate::reading::prepared::packed::Reader<'_>) -> Option<Self> {
                let number = from.byte()?;
                from.deeper(|from| match number {
                    $($number => {
                        $($(let $value = $crate::reading::prepared::packed::Packed::unpack(from)?;)*)?
                        $($(let $field = $crate::reading::prepared::packed::Packed::unpack(from)?;)*)?
                        Some(Self::$variant $(($($value),*))? $({ $($field),* })?)
                    })*
                    _ => None,
                })
            }
        }
    };
}

pub(crate) use packed;
