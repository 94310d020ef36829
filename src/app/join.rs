//! Waiting for two futures at the same time.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

/// The results of two futures, which run concurrently.
pub(super) async fn join<A, B>(
    first: impl Future<Output = A>,
    second: impl Future<Output = B>,
) -> (A, B) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut first_result, mut second_result) = (None, None);
    poll_fn(|context| {
        // A future that is ready must not be polled again.
        if first_result.is_none()
            && let Poll::Ready(done) = first.as_mut().poll(context)
        {
            first_result = Some(done);
        }
        if second_result.is_none()
            && let Poll::Ready(done) = second.as_mut().poll(context)
        {
            second_result = Some(done);
        }
        match (first_result.take(), second_result.take()) {
            (Some(first), Some(second)) => Poll::Ready((first, second)),
            (first, second) => {
                (first_result, second_result) = (first, second);
                Poll::Pending
            }
        }
    })
    .await
}
