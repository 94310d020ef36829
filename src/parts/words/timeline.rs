//! The texts of the timeline page: apart from the others, because they are fetched with it.

use crate::edition::moment::Moment;
use crate::reading::chronicle::{Gap, Stretch, Unit};
use crate::reading::dates;
use crate::reading::language::Language;

/// The timeline's texts in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct TimelineWords {
    pub filter: &'static str,
    pub text: &'static str,
    pub section: &'static str,
    pub tag: &'static str,
    pub place: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub date_hint: &'static str,
    pub date_wrong: &'static str,
    pub all: &'static str,
    pub only_article: &'static str,
    pub everything: &'static str,
    pub none: &'static str,
    pub without: &'static str,
    pub newest_first: &'static str,
    pub oldest_first: &'static str,
    pub own_clock: &'static str,
    pub clock_of_places: &'static str,
    pub take_away: &'static str,
    pub calendar: &'static str,
    pub table: &'static str,
    pub timeline_js: &'static str,
    pub print: &'static str,
    pub on_one_page: &'static str,
    pub calendar_of: &'static str,
    pub continued: &'static str,
    pub now: &'static str,
    pub keys: &'static str,
    pub key_list: [(&'static str, &'static str); 8],
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub zoom_all: &'static str,
    pub lanes_none: &'static str,
    pub lanes_by_section: &'static str,
    pub lanes_by_tag: &'static str,
}

static ENGLISH: TimelineWords = TimelineWords {
    filter: "Narrow the timeline",
    text: "Words",
    section: "Section",
    tag: "Topic",
    place: "Place",
    from: "From",
    to: "To",
    date_hint: "A year, month or day, such as 1936, 1936-07 or -500",
    date_wrong: "is no year, month or day, and was passed over",
    all: "All",
    only_article: "Only of the article",
    everything: "Show everything",
    none: "No activity fits all of this.",
    without: "Without",
    newest_first: "Newest first",
    oldest_first: "Oldest first",
    own_clock: "Times on my clock",
    clock_of_places: "Times of the places",
    take_away: "Take it away",
    calendar: "Calendar (.ics)",
    table: "Table (.csv)",
    timeline_js: "TimelineJS (.json)",
    print: "Print",
    on_one_page: "Put everything on one page",
    calendar_of: "Save as calendar",
    continued: "continued",
    now: "Now",
    keys: "Keys",
    key_list: [
        ("↓ j", "Next activity"),
        ("↑ k", "Previous activity"),
        ("Page Down", "Ten further"),
        ("Page Up", "Ten back"),
        ("Home, End", "First, last"),
        ("/", "Narrow the timeline"),
        ("+ − 0", "Zoom the overview"),
        ("?", "This list"),
    ],
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    zoom_all: "Show all",
    lanes_none: "No lanes",
    lanes_by_section: "Lanes by section",
    lanes_by_tag: "Lanes by topic",
};

static CHINESE: TimelineWords = TimelineWords {
    filter: "筛选时间线",
    text: "文字",
    section: "栏目",
    tag: "主题",
    place: "地点",
    from: "自",
    to: "至",
    date_hint: "年、月或日，例如 1936、1936-07 或 -500",
    date_wrong: "不是年、月或日，已忽略",
    all: "全部",
    only_article: "仅此文章",
    everything: "显示全部",
    none: "没有符合全部条件的活动。",
    without: "不限",
    newest_first: "最新在前",
    oldest_first: "最早在前",
    own_clock: "以我的时区显示",
    clock_of_places: "以当地时间显示",
    take_away: "导出",
    calendar: "日历（.ics）",
    table: "表格（.csv）",
    timeline_js: "TimelineJS（.json）",
    print: "打印",
    on_one_page: "全部显示在一页",
    calendar_of: "存为日历",
    continued: "续",
    now: "现在",
    keys: "按键",
    key_list: [
        ("↓ j", "下一项活动"),
        ("↑ k", "上一项活动"),
        ("Page Down", "后移十项"),
        ("Page Up", "前移十项"),
        ("Home, End", "首项、末项"),
        ("/", "筛选时间线"),
        ("+ − 0", "缩放概览"),
        ("?", "此列表"),
    ],
    zoom_in: "放大",
    zoom_out: "缩小",
    zoom_all: "显示全部",
    lanes_none: "不分行",
    lanes_by_section: "按栏目分行",
    lanes_by_tag: "按主题分行",
};

/// The texts in a language.
pub fn of(language: Language) -> &'static TimelineWords {
    match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    }
}

/// A stretch of time: `19th century`, `1840s`, `1936`, `July 1936`, `3 July 1936`, `3 July 1936, 09:00`.
pub fn stretch(stretch: Stretch, language: Language) -> String {
    let year = stretch.date.year;
    match (stretch.unit, language) {
        (Unit::Century, _) => century(year, language),
        // Of the years around the year 1 there is no round name.
        (Unit::Decade, Language::English) if year >= 10 => format!("{year}s"),
        (Unit::Decade, Language::Chinese) if year >= 10 => format!("{year}年代"),
        (Unit::Decade, _) => {
            let last = dates::year(year + 9, language);
            format!("{} – {last}", dates::year(year, language))
        }
        _ => dates::full(&stretch.moment(), language),
    }
}

fn century(first: i64, language: Language) -> String {
    let number = (first - 1).div_euclid(100);
    let before = number < 0;
    let number = if before { -number } else { number + 1 };
    match language {
        Language::Chinese => format!("{}{number}世纪", if before { "公元前" } else { "" }),
        Language::English => {
            let ending = match (number % 10, number % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{number}{ending} century{}", if before { " BC" } else { "" })
        }
    }
}

/// The mark of a stretch on a scale, as short as can be.
pub fn tick(stretch: Stretch, language: Language) -> String {
    let Stretch { unit, date, hour } = stretch;
    match (unit, language) {
        (Unit::Hour, _) => dates::time(&Moment {
            time: crate::edition::calendar::TimeOfDay { hour, ..stretch.moment().time },
            ..stretch.moment()
        }),
        (Unit::Day, _) => dates::day(&stretch.moment(), language),
        (Unit::Month, _) => dates::month_name(date.month, language),
        _ => dates::year(date.year, language),
    }
}

/// How much later, or earlier where the latest comes first, the next group is.
pub fn gap(gap: Gap, newest_first: bool, language: Language) -> String {
    let (count, unit) = match (gap, language) {
        (Gap::Years(count), Language::English) => (count, "years"),
        (Gap::Months(count), Language::English) => (count, "months"),
        (Gap::Days(count), Language::English) => (count, "days"),
        (Gap::Hours(count), Language::English) => (count, "hours"),
        (Gap::Years(count), Language::Chinese) => (count, "年"),
        (Gap::Months(count), Language::Chinese) => (count, "个月"),
        (Gap::Days(count), Language::Chinese) => (count, "天"),
        (Gap::Hours(count), Language::Chinese) => (count, "小时"),
    };
    match (language, newest_first) {
        (Language::English, false) => format!("{count} {unit} later"),
        (Language::English, true) => format!("{count} {unit} earlier"),
        (Language::Chinese, false) => format!("{count}{unit}后"),
        (Language::Chinese, true) => format!("{count}{unit}前"),
    }
}

/// How many of all activities are shown.
pub fn shown(shown: usize, all: usize, language: Language) -> String {
    match language {
        _ if shown == all => super::activities(all, language),
        Language::English => format!("{shown} of {}", super::activities(all, language)),
        Language::Chinese => format!("{} 中的 {shown} 项", super::activities(all, language)),
    }
}

/// That a calendar could not take some activities.
pub fn left_out(count: usize, language: Language) -> String {
    match language {
        Language::English => {
            format!(
                "{} known by the month or year alone cannot stand in a calendar.",
                super::activities(count, language)
            )
        }
        Language::Chinese => format!("{count} 项活动只知年月，无法写入日历。"),
    }
}
