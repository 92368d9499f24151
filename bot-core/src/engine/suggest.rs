//! Reading the choices of a command, in turn with everybody's updates.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::Engine;
use crate::broadcast::{GivenUp, Step, Steps as _, Work};
use crate::conversation::Core;
use crate::features::suggest::{Asked, Choice, choices};
use crate::store::StoreError;

struct Suggest {
    core: Arc<Core>,
    asked: Asked,
    found: Mutex<Vec<Choice>>,
}

impl Step for Suggest {
    fn run<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<(), StoreError>> {
        async move {
            let found = choices(&self.core, work.conn, &self.asked).await?;
            *self.found.lock().unwrap_or_else(PoisonError::into_inner) = found;
            Ok(())
        }
        .boxed()
    }
}

impl Engine {
    /// The choices for a command's argument, from what has been typed so far: at most 25, in the
    /// person's language. Writes nothing.
    ///
    /// # Errors
    /// The engine has stopped, or a row can't be read.
    pub async fn suggest(&self, asked: Asked) -> Result<Vec<Choice>, GivenUp> {
        let step = Suggest { core: self.core.clone(), asked, found: Mutex::default() };
        let step = Arc::new(step);
        self.carry_out(step.clone()).await?;
        Ok(std::mem::take(&mut *step.found.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}
