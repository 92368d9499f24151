//! Log lines that repeat are counted: whoever makes the bot write the same line a thousand times fills no disk and
//! hides no other line.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::callsite::Identifier;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Filter};

/// Lines of one kind that are written between two [`Repeats::flush`].
const WRITTEN: u64 = 10;

/// Where a line is written in the program, and its code.
type Kind = (Identifier, String);

/// Counts warnings and errors of one kind, and lets the first few through. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Repeats(Arc<Mutex<HashMap<Kind, u64>>>);

impl Repeats {
    /// Writes how many lines of each kind were left out, and begins to count anew.
    pub fn flush(&self) {
        let counted = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for ((_, of), count) in counted {
            if let Some(count) = count.checked_sub(WRITTEN).filter(|count| *count > 0) {
                tracing::warn!(code = "lines_left_out", of, count, "lines like one above");
            }
        }
    }

    fn is_written(&self, kind: Kind) -> bool {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counted.entry(kind).or_default();
        *count += 1;
        *count <= WRITTEN
    }
}

impl<S: Subscriber> Filter<S> for Repeats {
    fn enabled(&self, _: &Metadata<'_>, _: &Context<'_, S>) -> bool {
        true
    }

    fn event_enabled(&self, event: &Event<'_>, _: &Context<'_, S>) -> bool {
        if *event.metadata().level() > Level::WARN {
            return true;
        }
        let mut code = Code::default();
        event.record(&mut code);
        self.is_written((event.metadata().callsite(), code.0))
    }
}

/// The field `code` of a line. One that reports what was left out has another: of what.
#[derive(Default)]
struct Code(String);

impl Visit for Code {
    fn record_str(&mut self, field: &Field, value: &str) {
        if ["code", "of"].contains(&field.name()) {
            self.0.push_str(value);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use tracing_subscriber::fmt::MakeWriter;
    use tracing_subscriber::prelude::*;

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    impl MakeWriter<'_> for Lines {
        type Writer = Self;

        fn make_writer(&self) -> Self {
            self.clone()
        }
    }

    #[test]
    fn lines_that_repeat_are_counted_and_others_are_written() {
        let (repeats, lines) = (Repeats::default(), Lines::default());
        let written = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(lines.clone());
        let logging = tracing_subscriber::registry().with(written.with_filter(repeats.clone()));
        tracing::subscriber::with_default(logging, || {
            for round in 0..2 {
                for _ in 0..1_000 {
                    for code in ["one", "two"] {
                        tracing::warn!(code, "it fails");
                    }
                    tracing::info!(code = "fine", "it goes on");
                }
                tracing::error!(code = "three", round, "another kind");
                repeats.flush();
            }
        });
        let said = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        let times = |words: &str| said.matches(words).count();
        assert_eq!((times("code=\"one\""), times("code=\"two\"")), (20, 20));
        assert_eq!((times("code=\"three\""), times("code=\"fine\"")), (2, 2_000));
        assert_eq!((times("lines_left_out"), times("count=990")), (4, 4), "{said}");
    }
}
