//! A timeline as comma-separated values for spreadsheets. No value is a formula.

use super::written;
use crate::edition::body::plain_text;
use crate::reading::timeline::entries::Entry;

/// A table of activities (RFC 4180), with a line of headings.
pub fn table(entries: &[Entry<'_>]) -> String {
    let mut out = String::from("start,end,title,place,tags,text,url,article,id\r\n");
    for Entry { article, activity } in entries {
        let cells = [
            written(&activity.start),
            activity.end.as_ref().map(written).unwrap_or_default(),
            activity.title.clone(),
            activity.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
            activity.tags.join("; "),
            plain_text(&activity.body),
            activity.url.as_ref().map(ToString::to_string).unwrap_or_default(),
            article.headline(),
            format!("{}/{}", article.slug, activity.id),
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quote(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A cell, quoted where necessary. Semicolons and tabs are quoted too, because some programs separate cells at
/// them. A cell that a spreadsheet could take for a formula gets an apostrophe.
fn quote(cell: &str) -> String {
    let cell = if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() };
    match cell.contains(['"', ',', ';', '\t', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

/// Whether a spreadsheet could take a cell for a formula (OWASP, "CSV Injection"). Invisible characters at the
/// beginning are skipped. A signed number alone is no formula.
fn is_formula(cell: &str) -> bool {
    let visible = cell.trim_start_matches(is_invisible);
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'];
    let Some(rest) = visible.strip_prefix(signs) else {
        return cell.starts_with(['\t', '\r', '\n']);
    };
    let (whole, part) = rest.split_once(['.', ',']).unwrap_or((rest, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = cell.starts_with(['+', '-']) && digits(whole) && digits(part);
    !is_number
}

/// Whether a character is a space, a control, or without width.
fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn cells_that_could_be_formulas_get_an_apostrophe() {
        for formula in [
            "=1+1",
            "@SUM(1)",
            "+1+1",
            "-2+3+cmd|' /C calc'!A0",
            "-5-6",
            "-5.5.5",
            "-0500-03-15",
            "-",
            "＝1+1",
            "－2+3",
            "﹦1",
            "\u{feff}=1+1",
            "\u{200b}=1+1",
            " \u{a0}\u{3000}=1+1",
            "\u{2066}\u{ad}@x",
            "\u{feff}-5",
            "\t=1+1",
            "\r",
            "\nx",
            "\u{0}=1",
        ] {
            let quoted = quote(formula);
            assert!(quoted.trim_start_matches('"').starts_with('\''), "{formula:?}: {quoted:?}");
        }
    }

    #[test]
    fn numbers_and_words_stay_unchanged() {
        for cell in ["", "-0500", "-5", "+12026", "-1.5", "5-6", "a=b", "\u{feff}x", "'=1", "—"] {
            assert_eq!(quote(cell), cell);
        }
        assert_eq!(quote("-1,5"), "\"-1,5\"");
    }

    #[test]
    fn cells_with_other_separators_are_quoted() {
        assert_eq!(quote("a; =1+1"), "\"a; =1+1\"");
        assert_eq!(quote("a\t=1+1"), "\"a\t=1+1\"");
        assert_eq!(quote("a \"b\""), "\"a \"\"b\"\"\"");
    }
}
