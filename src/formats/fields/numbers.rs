//! Reads the number in a field.

use super::field::Field;
use crate::formats::json::{Number, Value};

impl Field<'_> {
    /// A year that is written as a number, as in datasets that people write by hand. A number of more than four digits
    /// is no year: it counts seconds since 1970, or is a date without hyphens.
    pub(in crate::formats) fn whole_year(&self) -> Option<String> {
        let Value::Number(number) = self.value else { return None };
        number.as_i64().filter(|year| year.abs() <= 9999).map(|year| year.to_string())
    }

    /// A whole number; one written as text is repaired.
    pub(in crate::formats) fn whole(&self) -> Option<u64> {
        match self.value {
            Value::Number(number) => number.as_str().parse().ok().or_else(|| {
                let whole =
                    Some(number.as_f64()).filter(|value| value.is_finite() && *value >= 0.0)?;
                self.repaired("a whole number");
                // The cast saturates, and the fraction that it cuts off is less than a second or a byte.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                Some(whole as u64)
            }),
            Value::String(text) => text.trim().parse().ok().inspect(|_| {
                self.repaired("a number");
            }),
            _ => None,
        }
        .or_else(|| {
            self.dropped("a number");
            None
        })
    }

    /// A number; one written as text is repaired.
    pub(in crate::formats) fn number(&self) -> Option<f64> {
        let number = match self.value {
            Value::Number(number) => Some(number.as_f64()),
            Value::String(text) => Number::parse(text.trim()).map(|number| {
                self.repaired("a number");
                number.as_f64()
            }),
            _ => None,
        };
        number.filter(|number: &f64| number.is_finite()).or_else(|| {
            self.dropped("a number");
            None
        })
    }
}
