//! Every text of the interface, in each of its languages.

mod failure;
pub mod timeline;

pub use failure::failure;

use crate::reading::language::Language;
use crate::reading::related::Reason;

/// The interface's texts in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct Words {
    pub skip: &'static str,
    pub navigation: &'static str,
    pub front: &'static str,
    pub latest: &'static str,
    pub timeline: &'static str,
    pub timeline_of_all: &'static str,
    pub about: &'static str,
    pub archive: &'static str,
    pub sections: &'static str,
    pub articles: &'static str,
    pub older: &'static str,
    pub newer: &'static str,
    pub neighbours: &'static str,
    pub published: &'static str,
    pub modified: &'static str,
    pub source: &'static str,
    pub by: &'static str,
    pub tags: &'static str,
    pub related: &'static str,
    pub gallery: &'static str,
    pub attachments: &'static str,
    pub updates: &'static str,
    pub external: &'static str,
    pub untitled: &'static str,
    pub loading: &'static str,
    pub retry: &'static str,
    pub to_front: &'static str,
    pub no_articles: &'static str,
    pub no_activities: &'static str,
    pub no_text: &'static str,
    /// In place of a text that only those read who have a password.
    pub locked: &'static str,
    pub not_found: &'static str,
    pub not_found_text: &'static str,
    pub failed: &'static str,
    pub part_missing: &'static str,
    pub part_missing_text: &'static str,
    pub instead: &'static str,
    pub subscribe: &'static str,
    pub notices: &'static str,
    pub no_notices: &'static str,
    pub pinned: &'static str,
    pub similar: &'static str,
    pub contents: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub enlarge: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub close: &'static str,
    pub upcoming: &'static str,
    pub recent: &'static str,
    pub all_activities: &'static str,
    pub all_articles: &'static str,
    pub more: &'static str,
    pub undated: &'static str,
    pub ways_on: &'static str,
    pub table: &'static str,
    pub code: &'static str,
    pub show: &'static str,
    pub older_articles: &'static str,
    /// The way from one page of a list to the others.
    pub pages: &'static str,
    pub previous_page: &'static str,
    pub next_page: &'static str,
    /// The button that fetches a recording, or a frame of another site.
    pub play: &'static str,
    /// Before the site where it plays too.
    pub page_of: &'static str,
    /// What is said of a link that leaves the site, to those who listen.
    pub leaves: &'static str,
    /// What stands between two things on one line.
    pub list_comma: &'static str,
}

static ENGLISH: Words = Words {
    skip: "Skip to the content",
    navigation: "Main",
    front: "Front page",
    latest: "Latest articles",
    timeline: "Timeline",
    timeline_of_all: "Everything that was done, in order of time",
    about: "About this edition",
    archive: "Archive",
    sections: "Sections",
    articles: "Articles",
    older: "Earlier",
    newer: "Later",
    neighbours: "Earlier and later articles",
    published: "Published",
    modified: "Updated",
    source: "Source",
    by: "By",
    tags: "Topics",
    related: "Related news",
    gallery: "Pictures",
    attachments: "Attachments",
    updates: "Corrections and additions",
    external: "The page that this is about",
    untitled: "Untitled",
    loading: "Loading…",
    retry: "Try again",
    to_front: "Go to the front page",
    no_articles: "There are no articles in this edition yet.",
    no_activities: "No activities are recorded in this edition yet.",
    no_text: "This article has no text.",
    locked: "This article is protected by a password. You can read it at its source:",
    not_found: "Page not found",
    not_found_text: "There is nothing at this address. It may have moved, or the link was cut off.",
    failed: "The edition could not be loaded",
    part_missing: "This page could not be loaded",
    part_missing_text: "The part of the site that shows it did not arrive. Check your connection and try again, or reload the page.",
    instead: "You are reading the copy that came with this site.",
    subscribe: "Subscribe to the feed",
    notices: "Notices",
    no_notices: "The dataset was read without a remark.",
    pinned: "Chosen by the editor",
    similar: "Similar in content",
    contents: "In this article",
    copy_link: "Link to this part",
    copied: "Link copied",
    enlarge: "Enlarge",
    previous: "Previous",
    next: "Next",
    close: "Close",
    upcoming: "Coming up",
    recent: "Most recent activities",
    all_activities: "The whole timeline",
    all_articles: "All articles",
    more: "More",
    undated: "Undated",
    ways_on: "Perhaps you were looking for one of these",
    table: "Table",
    code: "Code",
    show: "Show",
    older_articles: "Load older articles",
    pages: "Pages",
    previous_page: "Previous page",
    next_page: "Next page",
    play: "Play",
    page_of: "At",
    leaves: "Leads to another site",
    list_comma: ", ",
};

static CHINESE: Words = Words {
    skip: "跳至正文",
    navigation: "主导航",
    front: "首页",
    latest: "最新文章",
    timeline: "时间线",
    timeline_of_all: "全部活动，按时间排列",
    about: "关于本刊",
    archive: "往期",
    sections: "栏目",
    articles: "文章",
    older: "上一篇",
    newer: "下一篇",
    neighbours: "上一篇与下一篇",
    published: "发布于",
    modified: "更新于",
    source: "来源",
    by: "作者",
    tags: "主题",
    related: "相关新闻",
    gallery: "图片",
    attachments: "附件",
    updates: "更正与补充",
    external: "本文所述的页面",
    untitled: "无标题",
    loading: "正在加载……",
    retry: "重试",
    to_front: "返回首页",
    no_articles: "本刊尚无文章。",
    no_activities: "本刊尚未记录任何活动。",
    no_text: "本文没有正文。",
    locked: "本文受密码保护，请在原页面阅读：",
    not_found: "找不到页面",
    not_found_text: "此地址没有内容。页面可能已移动，或链接不完整。",
    failed: "无法加载本刊",
    part_missing: "无法加载此页面",
    part_missing_text: "本站显示此页面的部分未能加载。请检查网络连接后重试，或重新加载页面。",
    instead: "您正在阅读本站自带的副本。",
    subscribe: "订阅",
    notices: "提示",
    no_notices: "数据集读取顺利，没有任何提示。",
    pinned: "编辑推荐",
    similar: "内容相近",
    contents: "本文目录",
    copy_link: "本节链接",
    copied: "链接已复制",
    enlarge: "放大",
    previous: "上一张",
    next: "下一张",
    close: "关闭",
    upcoming: "即将举行",
    recent: "最近的活动",
    all_activities: "完整时间线",
    all_articles: "全部文章",
    more: "更多",
    undated: "未注明日期",
    ways_on: "您要找的也许是",
    table: "表格",
    code: "代码",
    show: "显示",
    older_articles: "加载更早的文章",
    pages: "分页",
    previous_page: "上一页",
    next_page: "下一页",
    play: "播放",
    page_of: "见",
    leaves: "前往其他网站",
    list_comma: "、",
};

/// The texts in a language.
pub fn of(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    }
}

/// Why a related link is there, as a visitor reads it.
pub fn reason(reason: &Reason, language: Language) -> String {
    let words = of(language);
    match (reason, language) {
        (Reason::Pinned, _) => words.pinned.to_owned(),
        (Reason::Tags(tags), Language::English) => {
            format!("Also about {}", tags.join(words.list_comma))
        }
        (Reason::Tags(tags), Language::Chinese) => {
            format!("同主题：{}", tags.join(words.list_comma))
        }
        (Reason::Place(place), Language::English) => format!("Also in {place}"),
        (Reason::Place(place), Language::Chinese) => format!("同地点：{place}"),
        (Reason::Section(title), Language::English) => format!("More from {title}"),
        (Reason::Section(title), Language::Chinese) => format!("同栏目：{title}"),
        (Reason::Author(name), Language::English) => format!("Also by {name}"),
        (Reason::Author(name), Language::Chinese) => format!("同作者：{name}"),
        (Reason::Words(shared), _) if shared.is_empty() => words.similar.to_owned(),
        (Reason::Words(shared), Language::English) => {
            format!("Also mentions {}", shared.join(words.list_comma))
        }
        (Reason::Words(shared), Language::Chinese) => {
            format!("同样提到：{}", shared.join(words.list_comma))
        }
    }
}

/// That what is shown is a copy, and from when.
pub fn copy_made(date: &str, language: Language) -> String {
    match language {
        Language::English => format!("You are reading a copy that was made on {date}."),
        Language::Chinese => format!("您正在阅读 {date}保存的副本。"),
    }
}

/// That there are new articles, or at least changes.
pub fn news(count: usize, language: Language) -> String {
    match (count, language) {
        (0, Language::English) => "This edition has changed.".to_owned(),
        (1, Language::English) => "1 new article".to_owned(),
        (count, Language::English) => format!("{count} new articles"),
        (0, Language::Chinese) => "本刊有更新。".to_owned(),
        (count, Language::Chinese) => format!("{count} 篇新文章"),
    }
}

/// Which page of a list it is, of how many.
pub fn place_in_list(page: usize, count: usize, language: Language) -> String {
    match language {
        Language::English => format!("Page {page} of {count}"),
        Language::Chinese => format!("第 {page} 页，共 {count} 页"),
    }
}

/// The title of a page of a list, with the list's own.
pub fn page_of_list(title: &str, page: usize, language: Language) -> String {
    match language {
        Language::English => format!("Page {page}: {title}"),
        Language::Chinese => format!("第 {page} 页：{title}"),
    }
}

/// How many activities a timeline has.
pub fn activities(count: usize, language: Language) -> String {
    match (count, language) {
        (1, Language::English) => "1 activity".to_owned(),
        (count, Language::English) => format!("{count} activities"),
        (count, Language::Chinese) => format!("{count} 项活动"),
    }
}

/// How long an article takes to read.
pub fn minutes(count: usize, language: Language) -> String {
    match language {
        Language::English => format!("{count} min read"),
        Language::Chinese => format!("阅读约 {count} 分钟"),
    }
}

/// How many articles an edition has.
pub fn articles(count: usize, language: Language) -> String {
    match (count, language) {
        (1, Language::English) => "1 article".to_owned(),
        (count, Language::English) => format!("{count} articles"),
        (count, Language::Chinese) => format!("{count} 篇文章"),
    }
}
