//! Remarks about the headers of a server's answer, which matter to browsers: whether pages of other origins may read the
//! dataset, its type, how long browsers keep it, and whether it is compressed.

use gazette::edition::notice::{Notice, NoticeKind};

use super::Remark;
use crate::input::{Input, ORIGIN, is_web};

/// A dataset of fewer bytes hardly comes faster if it is compressed.
const MIN_COMPRESSED: usize = 10_000;

/// The path of remarks about the server.
const SERVER: &str = "the server";

/// Remarks about the answer of a server.
pub(super) fn remarks(source: &str, input: &Input) -> Vec<Remark> {
    if !is_web(source) {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    let mut note = |kind, message: String| {
        let notice = Notice { path: SERVER.to_owned(), kind, message };
        remarks.push(Remark { notice, line: 1, column: 1 });
    };
    let header = |name: &str| {
        input
            .headers
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    };
    match header("access-control-allow-origin") {
        Some("*") => {}
        Some(origin) if origin == ORIGIN => {}
        Some(origin) => note(
            NoticeKind::Doubted,
            format!("expected `Access-Control-Allow-Origin: *`, found `{origin}`; pages of other origins cannot read the dataset"),
        ),
        None => note(
            NoticeKind::Doubted,
            "expected `Access-Control-Allow-Origin`, found none; only pages of the same origin can read the dataset"
                .to_owned(),
        ),
    }
    let kind = header("content-type").unwrap_or_default();
    if kind.is_empty() {
        note(NoticeKind::Doubted, "expected a `Content-Type`, found none".to_owned());
    } else if kind.starts_with("text/html") {
        note(
            NoticeKind::Doubted,
            format!("expected the `Content-Type` of a dataset, found `{kind}`"),
        );
    }
    let bytes = input.bytes.len();
    if bytes >= MIN_COMPRESSED && header("content-encoding").is_none() {
        note(
            NoticeKind::Doubted,
            format!(
                "expected `Content-Encoding: gzip`, found none; visitors wait for {bytes} bytes"
            ),
        );
    }
    if header("cache-control").is_none()
        && header("etag").is_none()
        && header("last-modified").is_none()
    {
        note(
            NoticeKind::Doubted,
            "expected `Cache-Control`, `ETag` or `Last-Modified`, found none; browsers may show an old state, or load \
             the whole file each time"
                .to_owned(),
        );
    }
    remarks
}
