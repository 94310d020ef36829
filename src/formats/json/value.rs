//! The values of a document: objects in the order of their fields, numbers as they are written.

/// A value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object.
    Object(Object),
}

impl Value {
    /// Whether the value is null or a text of spaces, such as an empty cell of a table.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::String(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The object, if the value is an object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The elements, if the value is an array.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Self::Array(values) => Some(values),
            _ => None,
        }
    }
}

/// An object. The last value of a repeated name counts, as in every browser.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// An object with these fields, in this order, and whether a name comes twice. Objects with more than 64
    /// fields are not searched for repeated names: nobody writes so many by hand.
    pub fn new(fields: Vec<(String, Value)>) -> (Self, bool) {
        let repeated = fields.len() <= 64
            && fields.iter().enumerate().any(|(index, (name, _))| {
                fields.iter().take(index).any(|(known, _)| known == name)
            });
        (Self(fields), repeated)
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The fields, in their order.
    pub fn into_fields(self) -> Vec<(String, Value)> {
        self.0
    }

    /// The names of the fields with their values, in their order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The names of the fields, in their order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

/// A number as it is written, because identifiers come as numbers and must not lose a digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// Reads a number. It may have a plus sign, no digit before the point, or zeros in front.
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let valid = digits(whole) && digits(fraction) && digits(exponent) && !exponent.is_empty();
        (valid && whole.len() + fraction.len() > 0).then(|| Self(text.to_owned()))
    }

    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as an integer, if it is an integer that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The nearest float, right to about fifteen digits. A coordinate has far fewer digits, and the standard
    /// library's exact conversion would weigh 10 KB.
    pub fn as_f64(&self) -> f64 {
        let unsigned = self.0.strip_prefix(['-', '+']).unwrap_or(&self.0);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = whole.bytes().chain(fraction.bytes());
        let value = digits.fold(0.0, |sum: f64, digit| sum * 10.0 + f64::from(digit - b'0'));
        let shift = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
        // An exponent that does not fit in an `i64` is beyond the range of floats in any case.
        let beyond = if exponent.starts_with('-') { -10_000 } else { 10_000 };
        let exponent: i64 = exponent.parse().unwrap_or(beyond);
        let value = scaled(value, exponent.saturating_sub(shift));
        if self.0.starts_with('-') { -value } else { value }
    }
}

/// A value times a power of ten.
fn scaled(value: f64, power: i64) -> f64 {
    let mut value = value;
    // After 700 steps every float is 0 or infinite.
    for _ in 0..power.unsigned_abs().min(700) {
        if power > 0 {
            value *= 10.0;
        } else {
            value /= 10.0;
        }
    }
    value
}
