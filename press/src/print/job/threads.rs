//! Works through a list on all processors.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

/// At most this often the progress is told.
const INTERVAL: Duration = Duration::from_millis(200);

/// Calls `make` for every item, on all processors, and tells the progress if somebody is looking.
///
/// # Errors
/// The first error of `make`. Items that no thread has begun by then are not begun.
pub(crate) fn for_each<T: Sync>(
    what: &str,
    items: &[T],
    make: impl Fn(&T) -> Result<()> + Sync,
) -> Result<()> {
    let (next, error) = (AtomicUsize::new(0), Mutex::new(None));
    let shown = Mutex::new(Instant::now());
    let is_watched = std::io::stderr().is_terminal();
    let work = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(found) = make(item) {
                next.store(items.len(), Ordering::Relaxed);
                error.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(found);
            }
            if is_watched {
                tell(what, next.load(Ordering::Relaxed).min(items.len()), items.len(), &shown);
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    if is_watched {
        eprint!("\r\u{1b}[K");
    }
    match error.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

fn tell(what: &str, done: usize, all: usize, shown: &Mutex<Instant>) {
    let Ok(mut last) = shown.try_lock() else { return };
    if last.elapsed() >= INTERVAL {
        *last = Instant::now();
        eprint!("\r{what}: {done} of {all}\u{1b}[K");
        // Progress that cannot be shown is no reason to stop.
        let _ = std::io::stderr().flush();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Mutex;

    use super::for_each;

    #[test]
    fn every_item_is_made_once() {
        let items: Vec<usize> = (0..1_000).collect();
        let made = Mutex::new(Vec::new());
        let make = |item: &usize| {
            made.lock().expect("a lock").push(*item);
            Ok(())
        };
        for_each("items", &items, make).expect("made");
        let made = made.into_inner().expect("a lock");
        assert_eq!(made.len(), 1_000);
        assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), 1_000);
    }

    #[test]
    fn the_first_error_ends_the_work() {
        let items: Vec<usize> = (0..100_000).collect();
        let error = for_each("items", &items, |item| match item {
            5 => anyhow::bail!("expected no five"),
            _ => Ok(()),
        });
        assert_eq!(error.expect_err("an error").to_string(), "expected no five");
    }
}
