//! The rows of a table, and their cells.

use std::cell::RefCell;

use csv_core::{ReadFieldResult, ReadRecordResult, Reader, ReaderBuilder};

/// At most this many rows are looked at in one step.
const MAX_ROWS: usize = 2_000;

/// Finds the positions at which the rows begin, in bytes.
pub(super) struct Rows {
    /// The position of the row of headings.
    pub(super) headings: usize,
    /// The positions of the rows after it.
    pub(super) starts: Vec<usize>,
    /// Reads single rows. To make a reader is slow, to use one again is fast.
    single: RefCell<Reader>,
    reader: Reader,
    at: usize,
    is_first: bool,
    /// The character between cells.
    separator: char,
    /// Whether a quoted cell is still open at the end of the file, so that the rest of the file is in it.
    pub(super) is_open: bool,
}

impl Rows {
    /// Begins with a table whose cells are separated by a character.
    pub(super) fn new(text: &str, separator: char) -> Self {
        let delimiter = u8::try_from(separator).unwrap_or(b',');
        let reader = || ReaderBuilder::new().delimiter(delimiter).build();
        let (headings, starts) = (beginning(text).0, Vec::new());
        let single = RefCell::new(reader());
        Self {
            headings,
            starts,
            single,
            reader: reader(),
            separator,
            at: headings,
            is_first: true,
            is_open: false,
        }
    }

    /// Looks at further rows; true when all are found.
    pub(super) fn find(&mut self, text: &str) -> bool {
        for _ in 0..MAX_ROWS {
            let start = self.at;
            if start >= text.len() || !self.pass_row(text) {
                return true;
            }
            if self.at >= text.len() {
                let row = text.get(start..).unwrap_or_default();
                self.is_open = ends_in_quotes(row, self.separator);
            }
            if !std::mem::replace(&mut self.is_first, false) {
                self.starts.push(start);
            }
        }
        false
    }

    /// Goes on to the end of the next row. False if there is none.
    fn pass_row(&mut self, text: &str) -> bool {
        // The cells are not needed here.
        let (mut cells, mut ends) = ([0; 4096], [0; 64]);
        loop {
            let rest = text.as_bytes().get(self.at..).unwrap_or_default();
            let (result, read, ..) = self.reader.read_record(rest, &mut cells, &mut ends);
            self.at += read;
            match result {
                ReadRecordResult::Record => return true,
                ReadRecordResult::End => return false,
                ReadRecordResult::InputEmpty
                | ReadRecordResult::OutputFull
                | ReadRecordResult::OutputEndsFull => {}
            }
        }
    }

    /// The cells of the row that begins at a position.
    pub(super) fn cells(&self, text: &str, start: usize) -> Vec<String> {
        let mut reader = self.single.borrow_mut();
        reader.reset();
        let mut rest = text.as_bytes().get(start..).unwrap_or_default();
        let (mut cells, mut cell, mut piece) = (Vec::new(), Vec::new(), [0; 1024]);
        loop {
            let (result, read, written) = reader.read_field(rest, &mut piece);
            rest = rest.get(read..).unwrap_or_default();
            cell.extend_from_slice(piece.get(..written).unwrap_or_default());
            match result {
                ReadFieldResult::Field { record_end } => {
                    cells.push(String::from_utf8_lossy(&std::mem::take(&mut cell)).into_owned());
                    if record_end {
                        return cells;
                    }
                }
                ReadFieldResult::End => return cells,
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            }
        }
    }
}

/// Whether a quoted cell is open at the end of a row. A quote opens a cell only at its beginning.
fn ends_in_quotes(row: &str, separator: char) -> bool {
    let (mut is_quoted, mut is_beginning) = (false, true);
    let mut letters = row.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => _ = letters.next(),
            '"' if is_quoted => is_quoted = false,
            '"' => is_quoted = is_beginning,
            _ => {}
        }
        is_beginning = !is_quoted && (letter == separator || matches!(letter, '\r' | '\n'));
    }
    is_quoted
}

/// The position of the row of headings, after byte order marks, rows without a letter and the line in which Excel names the
/// separator (`sep=;`), with that separator.
pub(in crate::formats) fn beginning(text: &str) -> (usize, Option<char>) {
    let (mut at, mut separator) = (0, None);
    for line in text.split_inclusive(['\r', '\n']) {
        let words = line.trim_start_matches(is_blank);
        if words.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("sep=")) {
            separator = words.chars().nth(4);
        } else if !words.is_empty() {
            return (at, separator);
        }
        at += line.len();
    }
    (0, separator)
}

/// Whether a character can stand in a row in which nothing is written.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{FEFF}' | ',' | ';' | '|' | '"')
}

#[cfg(test)]
mod tests {
    use super::Rows;

    fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
        let mut rows = Rows::new(text, separator);
        while !rows.find(text) {}
        let starts = std::iter::once(&rows.headings).chain(&rows.starts);
        starts.map(|start| rows.cells(text, *start)).collect()
    }

    #[test]
    fn rows_and_cells_are_found_as_spreadsheets_write_them() {
        for (text, separator, expected) in [
            ("a,b\n1,2\n3,4\n", ',', vec![vec!["a", "b"], vec!["1", "2"], vec!["3", "4"]]),
            ("\u{FEFF}a;b\r\n1;2\r\n", ';', vec![vec!["a", "b"], vec!["1", "2"]]),
            ("sep=;\r\na;b\r\n1;2", ';', vec![vec!["a", "b"], vec!["1", "2"]]),
            (
                "a\tb\n\"one\ntwo\"\t\"say \"\"x\"\"\"",
                '\t',
                vec![vec!["a", "b"], vec!["one\ntwo", "say \"x\""]],
            ),
            ("\n\na,b\n\n1,\n,2\n", ',', vec![vec!["a", "b"], vec!["1", ""], vec!["", "2"]]),
            (" \n\t\n,,\na,b\n1,2\n", ',', vec![vec!["a", "b"], vec!["1", "2"]]),
            ("\"Sep=;\"\ra;b\r1;2", ';', vec![vec!["a", "b"], vec!["1", "2"]]),
            ("a,b\n1\n1,2,3\n", ',', vec![vec!["a", "b"], vec!["1"], vec!["1", "2", "3"]]),
            ("标题,日期\n船,2024\n", ',', vec![vec!["标题", "日期"], vec!["船", "2024"]]),
        ] {
            assert_eq!(rows(text, separator), expected, "{text}");
        }
    }

    #[test]
    fn an_open_quote_is_found() {
        for (text, expected) in [
            ("a,b\n1,\"2", true),
            ("a,b\n1,\"2\n3,4\n", true),
            ("a,b\n1 5\" x,\"open\n2,y", true),
            ("a,b\n1,\"2 \"\" 3\"", false),
            ("a,b\n1,5\" pipe\n", false),
            ("a,b\n1,\"2\" \"3\n", false),
            ("a,b\n\"\",\"\"", false),
        ] {
            let mut rows = Rows::new(text, ',');
            while !rows.find(text) {}
            assert_eq!(rows.is_open, expected, "{text}");
        }
    }

    #[test]
    fn long_cells_and_many_columns_are_read_whole() {
        let long = "word ".repeat(5_000);
        let columns = (0..300).map(|index| index.to_string()).collect::<Vec<_>>().join(",");
        let text = format!("{columns}\n\"{long}\",x\n");
        let [headings, row] = rows(&text, ',').try_into().expect("two rows");
        assert_eq!((headings.len(), row.len()), (300, 2));
        assert_eq!(row[0], long);
    }
}
