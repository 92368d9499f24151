//! What people did and saw, kept as snapshots: all of them in `tests/snapshots`.

use bot_core::clock::{Clock as _, SystemClock, TimeZone, day_of};
use bot_core::locale::Locale;

use crate::sources::root;
use crate::world::catalogue;

/// The two languages, each with the name of a person who reads it.
pub const READERS: [(Locale, &str); 2] = [(Locale::KM, "សុខា"), (Locale::EN, "Sokha")];

/// Compares with `tests/snapshots/NAME_LOCALE.snap`.
pub fn assert_film(name: &str, locale: Locale, film: &str) {
    assert_shown(&format!("{name}_{locale}"), film);
}

/// Compares with `tests/snapshots/NAME.snap`.
pub fn assert_shown(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, shown));
}

/// The day on which the test runs, as people read it, has one name. It may have changed meanwhile.
pub fn without_today(film: &str, locale: Locale) -> String {
    let now = SystemClock.now();
    [now, now - 86_400].iter().fold(film.to_owned(), |film, then| {
        let day = catalogue().day(day_of(*then, &TimeZone::UTC), locale);
        film.replace(&day, "‹today›")
    })
}
