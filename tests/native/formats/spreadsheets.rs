//! Tables as spreadsheets save them.

use gazette::edition::activity::Activity;
use gazette::edition::notice::NoticeKind;
use gazette::edition::time::moment::Moment;
use gazette::formats::{Document, FormatError, Unread};

use crate::support::read;

fn table(text: &str) -> Document {
    read(text.as_bytes()).expect("a table")
}

fn activities(document: &Document) -> &[Activity] {
    document.edition.articles.first().map_or(&[], |article| &article.timeline.activities)
}

fn starts(text: &str) -> Vec<String> {
    let document = table(text);
    let start = |activity: &Activity| activity.start.to_datetime_attribute().unwrap_or_default();
    activities(&document).iter().map(start).collect()
}

#[test]
fn separators_marks_and_line_breaks_do_not_matter() {
    for text in [
        "Title,Start\nFair,2024-05-01\n",
        "\u{FEFF}title;start\r\nFair;2024-05-01\r\n",
        "sep=|\nTITLE|START\nFair|2024-05-01",
        "Title\tStart\n\"Fair\"\t\"2024-05-01\"\n\n",
        "标题,开始\nFair,2024-05-01\n",
    ] {
        assert_eq!(starts(text), ["2024-05-01"], "{text}");
    }
}

#[test]
fn day_and_time_of_day_may_be_two_columns() {
    let text = "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Private\n\
                Tour,2024-06-08,10:00 AM,2024-06-08,4:00 PM,False,False\n\
                Fair,2024-07-05,,2024-07-07,,True,False\n\
                Secret,2024-07-06,,,,True,True\n";
    let document = table(text);
    let times: Vec<(String, Option<String>)> = activities(&document)
        .iter()
        .map(|one| {
            let end = one.end.as_ref().and_then(Moment::to_datetime_attribute);
            (one.start.to_datetime_attribute().unwrap_or_default(), end)
        })
        .collect();
    assert_eq!(
        times,
        [
            ("2024-06-08T10:00:00+00:00".to_owned(), Some("2024-06-08T16:00:00+00:00".to_owned())),
            ("2024-07-05".to_owned(), Some("2024-07-07".to_owned())),
        ]
    );
    assert!(document.notices.iter().any(|notice| notice.kind == NoticeKind::Withheld));
}

#[test]
fn the_order_of_day_and_month_is_learnt_from_the_table_or_the_dates_are_left_out() {
    assert_eq!(starts("Title,Start\nA,06/08/2024\nB,25/12/2024\n"), ["2024-08-06", "2024-12-25"]);
    assert_eq!(starts("Title,Start\nA,6/8/2024\nB,12/25/2024\n"), ["2024-06-08", "2024-12-25"]);
    let unclear = table("Title,Start\nA,06/08/2024\nB,2024-06-09\n");
    assert_eq!(activities(&unclear).len(), 1);
    let told = |part: &str| unclear.notices.iter().any(|notice| notice.message.contains(part));
    assert!(told("tell day and month apart") && told("06/08/2024"), "{:?}", unclear.notices);
}

#[test]
fn rows_are_counted_as_spreadsheets_count_them() {
    let document = table("Title,Start\nA,2024-05-01\nB,someday\nC,2024-05-02,extra\n");
    let paths: Vec<&str> = document
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::Dropped)
        .map(|notice| notice.path.as_str())
        .collect();
    assert_eq!(paths, ["row[3].Start", "row[4]"], "{:?}", document.notices);
}

#[test]
fn formulas_are_text_and_nothing_runs() {
    let document = table(
        "Title,Start,URL,Description\n=HYPERLINK(\"\"x\"\"),2024-05-01,javascript:alert(1),<script>x()</script>@SUM(1)\n",
    );
    let [activity] = activities(&document) else { panic!("one row") };
    assert!(activity.title.starts_with("=HYPERLINK"));
    assert_eq!(activity.url, None);
    assert_eq!(gazette::edition::body::plain_text(&activity.body), "@SUM(1)");
}

#[test]
fn a_table_without_titles_is_named_and_not_guessed_at() {
    let numbers = "number,colour\n1,red\n2,blue\n";
    assert_eq!(read(numbers.as_bytes()), Err(FormatError::Unread(Unread::Table.name().to_owned())));
}

#[test]
fn many_rows_are_read_in_steps() {
    use std::fmt::Write;
    let mut text = String::from("Title,Date,Text\n");
    for row in 0..5_000 {
        writeln!(text, "Row {row},2024-05-01,\"A text, with\nlines\"").expect("written");
    }
    assert_eq!(table(&text).edition.articles.len(), 5_000);
}

#[test]
fn a_quote_that_is_never_closed_is_told() {
    let document = table("Title,Text,Date\nOne,\"Hello,2024-01-02\nTwo,x,2024-01-03\n");
    assert!(
        document.notices.iter().any(|notice| notice.message.contains("rest of the file")),
        "{:?}",
        document.notices
    );
    let closed = table("Title,Text,Date\nOne,\"He said \"\"Hello\"\"\",2024-01-02\n");
    assert!(closed.notices.iter().all(|notice| !notice.message.contains("rest of the file")));
}

#[test]
fn boxes_that_are_ticked_say_what_is_a_draft() {
    for text in [
        "Title,Draft,Text\nOpen,,x\nSecret,yes,x\n",
        "Title,Draft,Text\nOpen,FALSE,x\nSecret,TRUE,x\n",
        "Title,Published,Text\nOpen,TRUE,x\nSecret,FALSE,x\n",
        "Title,Private,Text\nOpen,0,x\nSecret,1,x\n",
    ] {
        let document = table(text);
        let titles: Vec<Option<&str>> =
            document.edition.articles.iter().map(|own| own.title.as_deref()).collect();
        assert_eq!(titles, [Some("Open")], "{text}");
        assert!(
            document.notices.iter().all(|notice| notice.kind != NoticeKind::Dropped),
            "{:?}",
            document.notices
        );
    }
}

#[test]
fn a_date_with_a_time_or_a_place_is_an_event() {
    assert_eq!(
        starts("Title,Date,Time,Location\nConcert,2027-05-01,19.30,Pier\nTalk,2027-05-02,,Hall\n"),
        ["2027-05-01T19:30:00+00:00", "2027-05-02"]
    );
    assert_eq!(
        table("Title,Date,Text\nNews,2024-05-01,x\n").edition.articles[0].timeline.activities.len(),
        0
    );
}

#[test]
fn a_cell_with_json_leaves_the_table_a_table() {
    let text = "title\tdate\ttags\nOne\t2024-05-01\t[{\"title\":\"Boats\",\"url\":\"https://a.example/boats\"}]\n";
    let document = table(text);
    assert_eq!(document.edition.articles[0].title.as_deref(), Some("One"));
}

/// A row of blanks above the headings, and headings with characters that nobody sees.
#[test]
fn headings_are_found_below_blank_rows_and_without_their_marks() {
    for table in [
        " \nStart,Title\n2024-01-01,A\n",
        "\t\nStart\tTitle\n2024-01-01\tA\n",
        ",,\nStart,Title,\n2024-01-01,A,\n",
        "Start,Title\u{a0},Text\n2024-01-01,A,x\n",
        "Start,\u{200b}Title,Text\n2024-01-01,A,x\n",
        "Start,\"Ti\ntle\"\n2024-01-01,A\n",
        "sep=,\nStart;Title\n2024-01-01;A\n",
        "\"sep=;\"\nStart;Title\n2024-01-01;A\n",
    ] {
        let document = read(table.as_bytes()).expect(table);
        let titles: Vec<&str> = document.edition.articles[0]
            .timeline
            .activities
            .iter()
            .map(|activity| activity.title.as_str())
            .collect();
        assert_eq!(titles, ["A"], "{table}");
    }
}

#[test]
fn cells_that_no_column_takes_are_told() {
    let told = |table: &str| {
        let document = read(table.as_bytes()).expect(table);
        document.notices.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    for (table, expected) in [
        (
            "Title,Date,Text,TEXT\nA,2024-01-01,one,two\n",
            "the document: dropped: expected each heading once, found `TEXT` again, which is not read",
        ),
        (
            "Title,Date,\nA,2024-01-01,two\n",
            "row[2]: dropped: expected a heading, found none above `two`",
        ),
        (
            "Title,Date,Text\nA,2024-01-01,x\nB 5\" y,2024-01-02,\"open\nC,2024-01-03,z\n",
            "row[3]: dropped: expected a quote at the end of a cell, found none; the rest of the file is in that cell",
        ),
    ] {
        assert!(told(table).contains(expected), "{}", told(table));
    }
    assert!(!told("Title,Date,Text\nA,2024-01-01,5\" pipe\n").contains("quote"));
    let wide = format!(
        "Title,Date,{}\nA,2024-01-01\n",
        (0..100).map(|n| format!("x{n}")).collect::<Vec<_>>().join(",")
    );
    assert!(
        told(&wide).contains("`x9`, and 90 more; these columns are not read"),
        "{}",
        told(&wide)
    );
}
