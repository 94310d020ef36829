//! How numbers, texts, addresses and lists are written and read.

use super::{OWN, Packed, Reader, Writer};
use crate::edition::address::Address;

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
