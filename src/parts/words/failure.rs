//! What went wrong when an edition was to be loaded, and what to do, in plain words.

use crate::formats::{FormatError, Unread};
use crate::loading::LoadError;
use crate::loading::fetch::FetchError;
use crate::reading::language::Language;

/// What went wrong and what to do, in plain words.
///
/// A total match: a new error does not compile until someone has written its words.
pub fn failure(error: &LoadError, language: Language) -> String {
    match language {
        Language::English => failure_in_english(error),
        Language::Chinese => failure_in_chinese(error),
    }
}

fn failure_in_english(error: &LoadError) -> String {
    match error {
        LoadError::Configuration(error) => format!(
            "The settings in index.html cannot be read: {error}. Whoever runs this site can \
             correct them there."
        ),
        // Not which one: anybody may have written the link.
        LoadError::NoBase(_) => {
            "This page has no address of its own, so that the dataset cannot be found from it. Open it \
             over http or https."
                .to_owned()
        }
        LoadError::Forbidden(_) => {
            "The link that you followed asks for another dataset, which this site does not load."
                .to_owned()
        }
        LoadError::Fetch(error, address) => match error {
            FetchError::Unreachable => format!(
                "The dataset at {address} cannot be reached. Check your connection, then try again."
            ),
            FetchError::Blocked => format!(
                "The server of {address} answers, but does not allow this page to read the dataset. \
                 Whoever runs it can allow it with the header Access-Control-Allow-Origin (CORS)."
            ),
            FetchError::Status(404 | 410) => format!("There is no dataset at {address}."),
            FetchError::Status(status) => format!(
                "The server of {address} answered with an error (status {status}). Try again later."
            ),
            FetchError::TimedOut => {
                format!("The server of {address} took too long to answer. Try again later.")
            }
            FetchError::TooLarge(most) => format!(
                "The dataset at {address} is larger than the {most} bytes that are read here. \
                 Whoever runs this site can change that, or part the dataset into pages."
            ),
            FetchError::BrokenOff | FetchError::Aborted => {
                format!("The connection broke off while {address} was being read. Try again.")
            }
        },
        LoadError::NothingRead(count, first, address) => format!(
            "None of the {count} items at {address} can be shown. The reason for the first: {first}."
        ),
        LoadError::Format(error, address) => match error {
            FormatError::Empty => format!("The file at {address} is empty."),
            FormatError::Packed(how) => format!(
                "The file at {address} is packed with {how}, and its server does not say so. Whoever \
                 runs it can add the header Content-Encoding, or put the file there unpacked."
            ),
            FormatError::WebPage(title) => format!(
                "At {address} there is a web page{}, not a dataset. The address may be wrong, or the \
                 server shows an error there.",
                quoted(" (“", title, "”)")
            ),
            FormatError::LoginPage(title) => format!(
                "At {address} there is a page to log in{}, not a dataset. A dataset must be open to all.",
                quoted(" (“", title, "”)")
            ),
            FormatError::Refused { code, message } => format!(
                "The server of {address} sends no dataset but a message: “{message}” ({code})."
            ),
            FormatError::CutOff { line, column } => format!(
                "The file at {address} is cut off: it ends at line {line}, column {column}. Try again; \
                 if that does not help, it was not copied to its server completely."
            ),
            FormatError::NotJson { line, column, reason } => format!(
                "The file at {address} is not valid JSON: {reason} at line {line}, column {column}."
            ),
            FormatError::OtherFormat => format!(
                "The dataset at {address} is in another format, and the part of this site that reads \
                 it could not be loaded. Please reload the page."
            ),
            FormatError::Unread(kind) => format!(
                "The file at {address} is {kind}. This site does not read such files yet: it reads JSON \
                 Feed, iCalendar, TimelineJS, WordPress’s posts and other JSON."
            ),
            FormatError::NotDataset(found) => format!(
                "The file at {address} is JSON, but no dataset: expected a JSON Feed with `items`, \
                 or another format that is read here, found {found}."
            ),
        },
    }
}

fn failure_in_chinese(error: &LoadError) -> String {
    match error {
        LoadError::Configuration(error) => {
            format!("无法读取 index.html 中的设置：{error}。请网站管理员在该处更正。")
        }
        LoadError::NoBase(_) => {
            "此页面没有自己的地址，因此无法找到数据集。请通过 http 或 https 打开。".to_owned()
        }
        LoadError::Forbidden(_) => "您打开的链接要求加载另一个数据集，本站不予加载。".to_owned(),
        LoadError::Fetch(error, address) => match error {
            FetchError::Unreachable => {
                format!("无法连接到 {address} 的数据集。请检查网络后重试。")
            }
            FetchError::Blocked => format!(
                "{address} 的服务器有响应，但不允许本页读取数据集。\
                 其管理员可通过响应头 Access-Control-Allow-Origin（CORS）予以允许。"
            ),
            FetchError::Status(404 | 410) => format!("{address} 处没有数据集。"),
            FetchError::Status(status) => {
                format!("{address} 的服务器返回错误（状态码 {status}）。请稍后重试。")
            }
            FetchError::TimedOut => format!("{address} 的服务器响应超时。请稍后重试。"),
            FetchError::TooLarge(most) => format!(
                "{address} 的数据集超过此处读取的上限 {most} 字节。网站管理员可更改上限，或将数据集分页。"
            ),
            FetchError::BrokenOff | FetchError::Aborted => {
                format!("读取 {address} 时连接中断。请重试。")
            }
        },
        LoadError::NothingRead(count, first, address) => {
            format!("{address} 的 {count} 条内容均无法显示。第一条的原因：{first}。")
        }
        LoadError::Format(error, address) => match error {
            FormatError::Empty => format!("{address} 处的文件是空的。"),
            FormatError::Packed(how) => format!(
                "{address} 处的文件经 {how} 压缩，而服务器没有说明。服务器管理员可添加 Content-Encoding 标头，或放置未压缩的文件。"
            ),
            FormatError::WebPage(title) => format!(
                "{address} 处是网页{}而不是数据集。地址可能有误，或服务器在该处显示错误页。",
                quoted("（“", title, "”）")
            ),
            FormatError::LoginPage(title) => format!(
                "{address} 处是登录页{}而不是数据集。数据集必须公开。",
                quoted("（“", title, "”）")
            ),
            FormatError::Refused { code, message } => {
                format!("{address} 的服务器没有返回数据集，而是一条消息：“{message}”（{code}）。")
            }
            FormatError::CutOff { line, column } => format!(
                "{address} 处的文件不完整：在第 {line} 行第 {column} 列中断。请重试；若无效，则文件未完整上传。"
            ),
            FormatError::NotJson { line, column, reason } => {
                format!("{address} 处的文件不是有效的 JSON：第 {line} 行第 {column} 列，{reason}。")
            }
            FormatError::OtherFormat => {
                format!(
                    "{address} 的数据集采用其他格式，而本站读取它的部分未能加载。请重新加载页面。"
                )
            }
            FormatError::Unread(kind) => format!(
                "{address} 处的文件是{}，本站尚不支持。目前支持 JSON Feed、iCalendar、TimelineJS、WordPress 文章及其他 JSON。",
                unread_in_chinese(*kind)
            ),
            FormatError::NotDataset(found) => format!(
                "{address} 处的文件是 JSON，但不是数据集：应为含有 `items` 的 JSON Feed 或其他支持的格式，实为 {found}。"
            ),
        },
    }
}

fn unread_in_chinese(kind: Unread) -> &'static str {
    match kind {
        Unread::Rss => " RSS 订阅源",
        Unread::Atom => " Atom 订阅源",
        Unread::WordPressExport => " WordPress 导出文件（WXR）",
        Unread::Xml => " XML 文件",
        Unread::Excel => " Excel 文件",
        Unread::Archive => " ZIP 压缩包",
        Unread::Pdf => " PDF 文件",
        Unread::Picture => "图片",
        Unread::Table => "表格（CSV）",
        Unread::Yaml => " YAML 文件",
        Unread::Markdown => " Markdown 文件",
        Unread::Text => "纯文本",
    }
}

/// A title in its quotes, if there is one.
fn quoted(before: &str, title: &str, after: &str) -> String {
    if title.is_empty() { String::new() } else { format!("{before}{title}{after}") }
}
