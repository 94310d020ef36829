//! Searches a whole edition: makes its index in slices, keeps it with the edition, and answers from it.

use std::sync::Arc;

use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::{Progress, Search};
use crate::loading::Loading;
use crate::loading::timing::yield_timer::YieldTimer;
use crate::parts::element::whenever;
use crate::reading::search::{Found, Index, Library, Query, find};

/// Milliseconds after which results are shown of what has been read, if reading takes long.
const PACE: f64 = 400.0;

/// Searches again when the text changes, or when more of the edition can be searched.
pub(super) fn follow(search: Search, text: Memo<String>) {
    start(search);
    whenever(move || {
        let query = Query::parse(&text.get());
        search.progress.track();
        let found = search.with_library(|library, edition| match library {
            Library::Whole(_, Some(index)) => find(index, edition, &query),
            _ => Found::default(),
        });
        search.show(Arc::new(found.unwrap_or_default()));
    });
}

/// Reads the rest of the edition, unless all is read.
fn start(search: Search) {
    // Effects do not run natively, where nobody types.
    whenever(move || {
        spawn_local(async move {
            let (mut timer, mut told) = (YieldTimer::start(), Date::now());
            while let Some((articles, true)) = step(search) {
                let has_paused = timer.yield_if_due().await;
                if has_paused && Date::now() - told >= PACE {
                    search.progress.try_set(Progress { articles, is_complete: false });
                    told = Date::now();
                }
            }
            if let Some((articles, _)) = step(search) {
                search.progress.try_set(Progress { articles, is_complete: true });
            }
        });
    });
}

/// Reads the next document. Returns the number of articles that are read, and whether more are left. `None` once the visitor
/// has left the page.
fn step(search: Search) -> Option<(usize, bool)> {
    search.progress.try_get_untracked()?;
    let step = |state: &Loading| match state {
        Loading::Done(loaded) => {
            let mut kept = loaded.search.lock().ok()?;
            let index = kept.get_or_insert_with(|| Box::new(Index::default()));
            let index = index.downcast_mut::<Index>()?;
            let more = index.step(&loaded.edition);
            Some((index.articles(), more))
        }
        _ => None,
    };
    search.loading.try_with_untracked(step).flatten()
}
