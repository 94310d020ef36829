//! Two pieces of work at a time.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

/// The results of two pieces of work, which go on side by side.
pub(super) async fn both<A, B>(
    one: impl Future<Output = A>,
    other: impl Future<Output = B>,
) -> (A, B) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    let (mut of_one, mut of_other) = (None, None);
    poll_fn(|context| {
        // Work that is done may not be asked again.
        if of_one.is_none()
            && let Poll::Ready(done) = one.as_mut().poll(context)
        {
            of_one = Some(done);
        }
        if of_other.is_none()
            && let Poll::Ready(done) = other.as_mut().poll(context)
        {
            of_other = Some(done);
        }
        match (of_one.take(), of_other.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (one, other) => {
                (of_one, of_other) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}
