//! Fields that nobody reads: misspelt ones, and those of other programs.

use super::field::Field;
use crate::edition::notice::NoticeKind;

impl Field<'_> {
    /// Notes the fields of an object whose names are not in the list, which has spaces between the names. A name that
    /// begins with `_` is another program's extension. `formats::suggestions` tells what may have been meant.
    pub(in crate::formats) fn expect_names(&self, known: &str) {
        for name in self.names() {
            if name.starts_with('_') || known.split(' ').any(|known| known == name) {
                continue;
            }
            if let Some(field) = self.get(name) {
                let short: String = name.chars().take(60).collect();
                field.note(
                    NoticeKind::Doubted,
                    ["expected a known field, found `", &short, "`"].concat(),
                );
            }
        }
    }
}
