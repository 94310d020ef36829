//! Searches a prepared edition: loads the pieces of its index that a query needs, and the articles of the results.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keys::focus_awaited;
use super::results::chosen;
use super::state::{Progress, RESULTS, Search};
use crate::parts::element::whenever;
use crate::parts::focus;
use crate::reading::search::{Found, Hit, IndexPiece, PreparedIndex, Query, Ranked, rank};

/// Milliseconds without a change of the text until something is loaded for it.
const PAUSE: u32 = 200;
/// A phrase is looked for in at most this many of the best documents with its words.
const MAX_READ: usize = 40;
/// At most this many times, pieces are loaded for one query. The pieces of words come first, and then their postings.
const MAX_ROUNDS: usize = 8;

/// Why a query cannot be answered.
enum Trouble {
    /// The visitor has left the page, or has typed something else meanwhile.
    Over,
    /// Something could not be loaded.
    Broken,
    /// The prepared edition has no such piece any more: it was printed again.
    Renewed,
    /// The prepared edition has no index, or one that cannot be read.
    NoIndex,
}

/// Searches again when the text changes, and loads what the results that are shown need.
pub(super) fn follow(search: Search, text: Memo<String>) {
    whenever(move || {
        let text = text.get();
        search.again.track();
        if search.is_broken.get_untracked() {
            search.is_broken.set(false);
        }
        search.is_pending.set(true);
        spawn_local(async move {
            let outcome = answer(search, &text).await;
            // An earlier text has no results any more, and its failure is not shown.
            if is_latest(search, &text).is_ok() {
                search.is_pending.try_set(false);
                settle(search, outcome);
            }
        });
    });
    whenever(move || {
        let (query, found, most) = (search.query(), search.found.get(), search.most.get());
        search.arrived.track();
        let hits = search.with_library(|library, _| chosen(library, &found, &query));
        let mut hits = hits.unwrap_or_default();
        hits.truncate(most);
        let needs_facets = !found.hits.is_empty() && (query.has_filter() || query.newest_first);
        spawn_local(async move {
            let mut outcome = load_articles(search, &hits).await;
            if needs_facets && outcome.is_ok() {
                outcome = load_facets(search).await;
            }
            settle(search, outcome);
            focus_awaited(search);
        });
    });
}

fn settle(search: Search, outcome: Result<(), Trouble>) {
    // The visitor may have left the page meanwhile.
    if search.most.try_get_untracked().is_none() {
        return;
    }
    match outcome {
        Ok(()) | Err(Trouble::Over) => {}
        Err(Trouble::Broken) => search.is_broken.set(true),
        Err(Trouble::Renewed) => {
            search.pieces.set_value(None);
            // The numbers of documents are those of the former index.
            search.found.set(Arc::default());
            search.filtered.set(Arc::default());
            // Once. If the index is still not whole, the dataset is.
            match search.again.get_untracked() {
                0 => search.again.set(1),
                _ => search.more.ask.run(()),
            }
        }
        // The whole dataset has what the prepared edition lacks.
        Err(Trouble::NoIndex) => search.more.ask.run(()),
    }
}

/// Finds the documents for a text.
async fn answer(search: Search, text: &str) -> Result<(), Trouble> {
    load_head(search).await?;
    is_latest(search, text)?;
    let query = Query::parse(text);
    if query.is_empty() {
        search.show(Arc::default());
        return Ok(());
    }
    let mut is_first = true;
    for _ in 0..MAX_ROUNDS {
        let missing = with_index(search, |index| index.missing(&query))?;
        if missing.is_empty() {
            break;
        }
        if is_first {
            TimeoutFuture::new(PAUSE).await;
        }
        is_first = false;
        is_latest(search, text)?;
        load(search, missing).await?;
    }
    let ranked = with_index(search, |index| rank(index, &query))?;
    is_latest(search, text)?;
    let count = if query.has_phrase() { MAX_READ } else { RESULTS };
    load_articles(search, ranked.hits().get(..count).unwrap_or(ranked.hits())).await?;
    let asked = search.query_untracked();
    if asked.has_filter() || asked.newest_first {
        load_facets(search).await?;
    }
    is_latest(search, text)?;
    let found = with_index(search, |index| finish(index, ranked, &query))?;
    let is_empty = found.hits.is_empty();
    search.show(Arc::new(found));
    let is_small = with_index(search, PreparedIndex::is_small)?;
    if is_small && !is_empty { load_facets(search).await } else { Ok(()) }
}

/// Loads what filters compare, for a visitor who wants to filter, and gives the first filter the focus: the button is gone.
pub(super) fn want_filters(search: Search) {
    spawn_local(async move {
        let outcome = load_facets(search).await;
        settle(search, outcome);
        request_animation_frame(move || {
            if let Some(filter) = search.ui.find("[data-filters] select") {
                focus::quietly(&filter);
            }
        });
    });
}

async fn load_facets(search: Search) -> Result<(), Trouble> {
    if with_index(search, PreparedIndex::has_facets)? {
        return Ok(());
    }
    load(search, vec![IndexPiece::Facets]).await?;
    // The filters are made of the facets, and the results that fit them are chosen.
    search.filtered.try_update(|_| ());
    search.arrived.try_update(|count| *count += 1);
    Ok(())
}

fn finish(index: &PreparedIndex, ranked: Ranked, query: &Query) -> Found {
    ranked.finish(query, &|number| index.texts(number))
}

/// Whether the visitor still looks for a text.
fn is_latest(search: Search, text: &str) -> Result<(), Trouble> {
    let is_there = search.most.try_get_untracked().is_some();
    match is_there && search.query_untracked().text == text {
        true => Ok(()),
        false => Err(Trouble::Over),
    }
}

fn with_index<T>(search: Search, act: impl FnOnce(&PreparedIndex) -> T) -> Result<T, Trouble> {
    let index = search.pieces.try_with_value(|index| index.as_ref().map(act));
    index.flatten().ok_or(Trouble::Over)
}

/// Loads the first piece of the index, unless it is there.
async fn load_head(search: Search) -> Result<(), Trouble> {
    if with_index(search, |_| ()).is_ok() {
        return Ok(());
    }
    let prepared = search.prepared.try_get_value().flatten().ok_or(Trouble::NoIndex)?;
    let bytes = prepared.bytes(IndexPiece::HEAD).await.map_err(|_| Trouble::Broken)?;
    let index = bytes.as_deref().and_then(PreparedIndex::new).ok_or(Trouble::NoIndex)?;
    let progress = Progress { articles: index.articles(), is_complete: true };
    let insert = |known: &mut Option<PreparedIndex>| {
        known.get_or_insert(index);
    };
    search.pieces.try_update_value(insert).ok_or(Trouble::Over)?;
    search.progress.try_set(progress);
    Ok(())
}

/// Loads the articles of documents that are not there yet.
async fn load_articles(search: Search, hits: &[Hit]) -> Result<(), Trouble> {
    let missing = with_index(search, |index| index.missing_articles(hits))?;
    if !missing.is_empty() {
        load(search, missing).await?;
        search.arrived.try_update(|count| *count += 1);
    }
    Ok(())
}

/// Loads pieces, all at once.
async fn load(search: Search, pieces: Vec<IndexPiece>) -> Result<(), Trouble> {
    let prepared = search.prepared.try_get_value().flatten().ok_or(Trouble::Over)?;
    let names = with_index(search, |index| {
        pieces.iter().map(|piece| index.name(*piece)).collect::<Vec<String>>()
    })?;
    // The prepared edition asks for each name once, so that all are on their way while the first is awaited.
    for name in names.clone() {
        let prepared = prepared.clone();
        spawn_local(async move { drop(prepared.bytes(&name).await) });
    }
    for (piece, name) in pieces.into_iter().zip(names) {
        let bytes = prepared.bytes(&name).await.map_err(|_| Trouble::Broken)?;
        let bytes = bytes.ok_or(Trouble::Renewed)?;
        // An index that was begun anew meanwhile has pieces of other names.
        let add = |index: &mut Option<PreparedIndex>| {
            let index = index.as_mut().filter(|index| index.name(piece) == name)?;
            Some(index.add(piece, &bytes, &prepared.folder))
        };
        let added = search.pieces.try_update_value(add).flatten().ok_or(Trouble::Over)?;
        added.ok_or(Trouble::NoIndex)?;
    }
    Ok(())
}
