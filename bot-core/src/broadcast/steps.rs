//! The runner's work in the store: short transactions, each of which may run twice.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::{GivenUp, Step, Steps, Work};
use crate::store::StoreError;

/// The body of a step.
pub(super) trait Body: Send + Sync + 'static {
    /// The result.
    type Found: Send + 'static;

    /// Runs the body. The result of the last attempt counts.
    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>>;
}

struct Finding<B: Body> {
    body: B,
    found: Mutex<Option<B::Found>>,
}

impl<B: Body> Step for Finding<B> {
    fn run<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<(), StoreError>> {
        async move {
            let found = self.body.body(work).await?;
            *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
            Ok(())
        }
        .boxed()
    }
}

/// Carries out a step and returns its result.
pub(super) async fn carry_out<B: Body>(steps: &dyn Steps, body: B) -> Result<B::Found, GivenUp> {
    let finding = Arc::new(Finding { body, found: Mutex::new(None) });
    steps.carry_out(finding.clone()).await?;
    finding.found.lock().unwrap_or_else(PoisonError::into_inner).take().ok_or(GivenUp)
}
