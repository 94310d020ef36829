//! Running one future alongside another.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};

/// The result of `main`, and whether `other` has ended too. `other` runs until `main` ends; it can be awaited
/// afterwards.
pub(super) async fn alongside<A>(
    main: impl Future<Output = A>,
    mut other: Pin<&mut dyn Future<Output = ()>>,
) -> (A, bool) {
    let (mut main, mut ended) = (pin!(main), false);
    poll_fn(|context| {
        // A future that has ended must not be polled again.
        ended = ended || other.as_mut().poll(context).is_ready();
        main.as_mut().poll(context).map(|result| (result, ended))
    })
    .await
}
