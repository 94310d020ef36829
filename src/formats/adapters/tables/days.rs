//! Dates in the cells of a table, as spreadsheets show them: `2024-06-08 10:00`, `25/12/2024`, `08.06.2024`.
//!
//! Whether the day or the month comes first in `08/06/2024` is told by the other dates of the table: a number above 12 is no
//! month. Where no date tells it, the dates stay as they are written, and the reader of dates says that it cannot read them.

use std::ops::ControlFlow;

/// Which of day and month comes first in the dates of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// Learns the order from the dates of a table.
#[derive(Debug, Default)]
pub(super) struct Orders {
    /// A date in which only the first number can be the day, and one in which only the second can.
    day_first: Option<String>,
    month_first: Option<String>,
    /// The first date that tells no order.
    uncertain: Option<String>,
}

impl Orders {
    /// Looks at a cell. Breaks when the order is contradictory, which no other cell can change.
    pub(super) fn look(&mut self, cell: &str) -> ControlFlow<()> {
        let Some(([first, second, _], _)) = numbers(cell) else { return ControlFlow::Continue(()) };
        let place = match (first > 12, second > 12) {
            (true, false) => &mut self.day_first,
            (false, true) => &mut self.month_first,
            _ => &mut self.uncertain,
        };
        place.get_or_insert_with(|| cell.trim().to_owned());
        match (&self.day_first, &self.month_first) {
            (Some(_), Some(_)) => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }

    /// The order, if all dates that tell one tell the same.
    pub(super) fn order(&self) -> Option<Order> {
        match (&self.day_first, &self.month_first) {
            (Some(_), None) => Some(Order::DayFirst),
            (None, Some(_)) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// What an editor should know about the order: the dates that were read by the order of others, or could not be read.
    pub(super) fn remark(&self) -> Option<String> {
        let uncertain = self.uncertain.as_deref()?;
        let (order, certain) = match (&self.day_first, &self.month_first) {
            (Some(date), None) => ("day, month, year", date),
            (None, Some(date)) => ("month, day, year", date),
            (Some(one), Some(other)) => {
                return Some(format!(
                    "expected dates of one order, found `{one}` and `{other}`; dates such as `{uncertain}` cannot be read; \
                     write 2024-12-25"
                ));
            }
            (None, None) => {
                return Some(format!(
                    "expected dates that tell day and month apart, found only such as `{uncertain}`; write 2024-12-25"
                ));
            }
        };
        Some(format!(
            "expected dates such as 2024-12-25, found `{uncertain}`; read as {order}, because of `{certain}`"
        ))
    }
}

/// The cell with its date as ISO 8601 writes it. A cell that is no such date stays as it is.
pub(super) fn standard(cell: String, order: Option<Order>) -> String {
    let text = cell.trim();
    if let Some((date, time)) = text.split_once(' ')
        && is_standard(date)
        && time.starts_with(|first: char| first.is_ascii_digit())
        && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
    {
        let zero = if time.find(':') == Some(1) { "0" } else { "" };
        return format!("{date}T{zero}{time}");
    }
    let (Some(([first, second, year], rest)), Some(order)) = (numbers(text), order) else {
        return cell;
    };
    let (day, month) = match order {
        Order::DayFirst => (first, second),
        Order::MonthFirst => (second, first),
    };
    let time = rest.trim();
    let is_clock =
        !time.is_empty() && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let between = if is_clock {
        "T"
    } else if time.is_empty() {
        ""
    } else {
        " "
    };
    let zero = if is_clock && time.find(':') == Some(1) { "0" } else { "" };
    format!("{year:04}-{month:02}-{day:02}{between}{zero}{time}")
}

/// Whether a text is a date such as `2024-12-25`.
fn is_standard(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// The numbers of a date with slashes whose last number is a year, and the text after it.
fn numbers(cell: &str) -> Option<([u32; 3], &str)> {
    let text = cell.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    if !(rest.is_empty() || rest.starts_with([' ', ','])) {
        return None;
    }
    let mut parts = date.split('/');
    let mut number = |max: usize| {
        let part = parts.next()?;
        part.parse::<u32>().ok().filter(|_| part.len() <= max)
    };
    let found = [number(2)?, number(2)?, number(4)?];
    let [first, second, year] = found;
    let is_date = parts.next().is_none()
        && year >= 1000
        && first > 0
        && second > 0
        && first <= 31
        && second <= 31;
    is_date.then(|| (found, rest.trim_start_matches(',')))
}

#[cfg(test)]
mod tests {
    use super::{Order, Orders, standard};

    fn orders(cells: &[&str]) -> Orders {
        let mut orders = Orders::default();
        for cell in cells {
            if orders.look(cell).is_break() {
                break;
            }
        }
        orders
    }

    #[test]
    fn the_dates_of_a_table_tell_their_order() {
        assert_eq!(orders(&["06/08/2024", "25/12/2024"]).order(), Some(Order::DayFirst));
        assert_eq!(orders(&["06/08/2024", "12/25/2024 10:00"]).order(), Some(Order::MonthFirst));
        for unclear in
            [&["06/08/2024"][..], &["25/12/2024", "12/25/2024"], &["2024-06-08", "x", ""]]
        {
            assert_eq!(orders(unclear).order(), None);
        }
        assert!(orders(&["25/12/2024", "2024-06-08"]).remark().is_none(), "each date is certain");
        assert!(
            orders(&["6/8/2024", "25/12/2024"])
                .remark()
                .is_some_and(|remark| remark.contains("day, month"))
        );
        assert!(orders(&["6/8/2024"]).remark().is_some());
    }

    #[test]
    fn cells_become_standard_dates() {
        for (cell, order, expected) in [
            ("2024-06-08 10:00", None, "2024-06-08T10:00"),
            ("2024-06-08 9:05:30", None, "2024-06-08T09:05:30"),
            ("6/8/2024", Some(Order::DayFirst), "2024-08-06"),
            ("6/8/2024 9:30", Some(Order::MonthFirst), "2024-06-08T09:30"),
            ("06/08/2024 10:00 AM", Some(Order::MonthFirst), "2024-06-08 10:00 AM"),
            ("6/8/2024", None, "6/8/2024"),
            ("6/8", Some(Order::DayFirst), "6/8"),
            ("2024/06/08", Some(Order::DayFirst), "2024/06/08"),
            ("1/2/2024 to 3/2/2024", Some(Order::DayFirst), "2024-02-01 to 3/2/2024"),
        ] {
            assert_eq!(standard(cell.to_owned(), order), expected, "{cell}");
        }
    }
}
