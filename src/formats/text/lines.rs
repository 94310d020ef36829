//! Lines and columns of positions in a text.

/// The line and the column of a position in a text, both from 1. `at` counts bytes, columns count characters.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    Lines::default().line_and_column(text, at)
}

/// Finds the lines and columns of several positions in a text. Each position is counted from the previous
/// position, so that many mistakes in one document do not take quadratic time.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    at: usize,
    row: usize,
    column: usize,
}

impl Lines {
    /// The line and the column of a position, both from 1. `at` counts bytes, columns count characters.
    pub fn line_and_column(&mut self, text: &str, at: usize) -> (usize, usize) {
        if at < self.at {
            *self = Self::default();
        }
        let between = text.get(self.at..at).unwrap_or_default();
        let last = match between.rfind('\n') {
            Some(end) => {
                self.row += between.matches('\n').count();
                self.column = 0;
                between.get(end + 1..).unwrap_or_default()
            }
            None => between,
        };
        self.column += last.chars().count();
        self.at = at;
        (self.row + 1, self.column + 1)
    }
}
