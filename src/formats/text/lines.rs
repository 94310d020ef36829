//! Places of a text as lines and columns.

/// The line and the column of a place in a text, both from 1; columns in characters.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    Lines::default().place(text, at)
}

/// Finds line and column of one place of a text after the other. Each is counted from the one before, so
/// that many mistakes in one document do not each cost a walk through it.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    at: usize,
    row: usize,
    column: usize,
}

impl Lines {
    /// The line and the column of a place, both from 1; columns in characters.
    pub fn place(&mut self, text: &str, at: usize) -> (usize, usize) {
        if at < self.at {
            *self = Self::default();
        }
        let passed = text.get(self.at..at).unwrap_or_default();
        let last = match passed.rfind('\n') {
            Some(end) => {
                self.row += passed.matches('\n').count();
                self.column = 0;
                passed.get(end + 1..).unwrap_or_default()
            }
            None => passed,
        };
        self.column += last.chars().count();
        self.at = at;
        (self.row + 1, self.column + 1)
    }
}
