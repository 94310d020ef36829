//! Packs the bundled edition: its editors need the spaces between the values, and visitors would load them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Removes the space between the values of a dataset, and writes the same file.
///
/// # Errors
/// The dataset cannot be read or written, or is not JSON.
pub(crate) fn pack(dataset: &Path) -> Result<()> {
    let text = fs::read_to_string(dataset)?;
    let packed =
        packed(&text).with_context(|| format!("expected JSON in {}", dataset.display()))?;
    Ok(fs::write(dataset, packed)?)
}

/// The same values in the same order. No tree is made of them, which would sort the names.
fn packed(text: &str) -> serde_json::Result<Vec<u8>> {
    let mut values = serde_json::Deserializer::from_str(text);
    let mut packed = Vec::with_capacity(text.len());
    serde_transcode::transcode(&mut values, &mut serde_json::Serializer::new(&mut packed))?;
    values.end()?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{pack, packed};
    use crate::project::root;

    fn text(text: &str) -> String {
        String::from_utf8(packed(text).expect("JSON")).expect("UTF-8")
    }

    #[test]
    fn only_the_space_between_values_goes() {
        assert_eq!(
            text("{\n  \"b\": [1, 2.5, -0.1, true, null],\n  \"a \\\" \\\\\": \" x\\n\"\n}\n"),
            "{\"b\":[1,2.5,-0.1,true,null],\"a \\\" \\\\\":\" x\\n\"}"
        );
    }

    /// Every letter of the bundled edition but the space between its values stays as it was written.
    #[test]
    fn the_bundled_edition_keeps_every_letter() {
        let edition = fs::read_to_string(root().join("public/data/edition.json")).expect("a text");
        let (mut expected, mut inside, mut escaped) = (String::new(), false, false);
        for letter in edition.chars() {
            if inside || !letter.is_ascii_whitespace() {
                expected.push(letter);
            }
            inside ^= letter == '"' && !escaped;
            escaped = inside && letter == '\\' && !escaped;
        }
        assert!(text(&edition) == expected, "the packed edition has other values");
    }

    #[test]
    fn a_text_that_is_not_json_is_an_error() {
        for (wrong, reason) in [
            ("{\"a\": 1,}", "trailing comma at line 1 column 9"),
            ("{\"a\": 1", "EOF while parsing an object at line 1 column 7"),
            ("{} {}", "trailing characters at line 1 column 4"),
        ] {
            assert_eq!(packed(wrong).expect_err(wrong).to_string(), reason);
        }
    }

    #[test]
    fn a_file_that_is_not_json_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("edition.json");
        fs::write(&file, "<!doctype html>").expect("written");
        let error = pack(&file).expect_err("no JSON").to_string();
        assert_eq!(error, format!("expected JSON in {}", file.display()));
    }
}
