//! Fields that nobody reads: misspelt ones, and those of other programs.

use super::field::Field;
use crate::edition::notice::NoticeKind;

impl Field<'_> {
    /// Notes the fields of an object whose names are not in the list, which has spaces between the names. A name that
    /// begins with `_` is another program's extension, unless it is like our own. `formats::suggestions` tells what may have been meant.
    pub(in crate::formats) fn expect_names(&self, known: &str) {
        self.each_field(&mut |name, field| {
            let is_extension =
                name == "_gazette" || (name.starts_with('_') && !name.starts_with("_gaz"));
            if !is_extension && known.split(' ').all(|known| known != name) {
                let short: String = name.chars().take(60).collect();
                let message = ["expected a known field, found `", &short, "`"].concat();
                field.note(NoticeKind::Doubted, message);
            }
        });
    }
}
