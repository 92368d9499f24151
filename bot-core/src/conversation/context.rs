//! What all turns share: secrets, clock, languages, settings.

use crate::sayings::Sayings;
use std::collections::HashMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::clock::Clock;
use crate::command::Words;
use crate::country::{CountryIndex, Found, PlaceIndex};
use crate::i18n::{Catalogue, StartLinks};
use crate::incoming::{ChatKind, Incoming};
use crate::khmer;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Outcome, Place, Reply};
use crate::search::{self, Fillers, SmallTalk, Talk};
use crate::text::{Message, Phrase, Text};
use crate::vault::{HostSecret, KeyHolders};

/// What [`Core::new`] is made from.
#[derive(Debug)]
pub struct CoreSettings {
    /// The host secret.
    pub secret: Arc<HostSecret>,
    /// To whom names are sealed.
    pub key_holders: KeyHolders,
    /// The source of time.
    pub clock: Arc<dyn Clock>,
    /// Where the campaign's day begins and ends.
    pub zone: TimeZone,
    /// For people of whom nothing better is known.
    pub default_locale: Locale,
    /// Every message.
    pub catalogue: Arc<Catalogue>,
    /// What is built of it.
    pub indexes: Arc<Indexes>,
    /// Whether this store only practises.
    pub practice: bool,
}

/// What the words of all languages become, to read what people type. Of one catalogue it is built once.
#[derive(Debug)]
pub struct Indexes {
    /// The words of commands.
    pub words: Words,
    /// The names of countries.
    pub countries: CountryIndex,
    /// The places that tell a time zone.
    pub places: PlaceIndex,
    /// How people talk: what is no answer but a no, a fear, a question.
    pub(crate) sayings: Sayings,
    /// The words that say nothing about what a question is about.
    pub(crate) fillers: Fillers,
    /// What people say who ask nothing.
    pub(crate) talk: Talk,
}

impl Indexes {
    pub fn of(catalogue: &Catalogue) -> Self {
        Self {
            words: catalogue.words(),
            countries: catalogue.countries(),
            places: catalogue.places(),
            sayings: Sayings::new(|id| catalogue.everywhere(id)),
            fillers: fillers(catalogue),
            talk: talk(catalogue),
        }
    }

    /// The time zones that a typed place can mean: by cities, by a country, by a zone's own name.
    #[must_use]
    pub fn zones(&self, typed: &str) -> Vec<String> {
        if typed.len() > LONGEST_PLACE {
            return Vec::new();
        }
        let cities = self.places.zones(typed);
        if !cities.is_empty() {
            return cities.into_iter().map(str::to_owned).collect();
        }
        if let Found::One(country) = self.countries.find(typed) {
            let all = country.zones().iter().copied().chain(country.zone());
            return all.map(str::to_owned).collect();
        }
        zones_named(typed)
    }
}

/// Nobody types more for a place.
const LONGEST_PLACE: usize = 600;

/// The zone that has this name, or whose city has it.
fn zones_named(typed: &str) -> Vec<String> {
    let wanted = khmer::key(typed).replace(' ', "_");
    let is_it = |name: &str| {
        let name = name.to_lowercase();
        name == wanted || name.rsplit('/').next() == Some(&wanted)
    };
    let known = jiff::tz::db().available();
    let found = known.map(|name| name.as_str().to_owned());
    let found = found.filter(|name| name.contains('/') && !name.starts_with("Etc/"));
    let found: Vec<String> = found.filter(|name| is_it(name)).collect();
    // One city may have several names of old; the one that is typed in full is meant.
    let full = found.iter().find(|name| name.to_lowercase() == wanted).cloned();
    full.map_or(found, |name| vec![name])
}

/// What all turns share.
#[derive(Debug)]
pub struct Core {
    /// The host secret.
    pub secret: Arc<HostSecret>,
    /// To whom names are sealed.
    pub key_holders: KeyHolders,
    /// The source of time.
    pub clock: Arc<dyn Clock>,
    /// Where the campaign's day begins and ends.
    pub zone: TimeZone,
    /// For people of whom nothing better is known.
    pub default_locale: Locale,
    /// Every message: used by features only to read what people type, and to begin their texts.
    pub catalogue: Arc<Catalogue>,
    /// What reads typed words.
    pub indexes: Arc<Indexes>,
    /// The index of questions and answers.
    pub(crate) faq_index: search::Cache,
    /// Every language and its own name for itself, the default first.
    pub languages: Vec<(Locale, String)>,
    /// What people type who want a language, by [`khmer::key`].
    language_words: HashMap<String, Locale>,
    /// Whether this store only practises.
    pub practice: bool,
}

/// Where no message holds an address.
struct NoLinks;

impl StartLinks for NoLinks {
    fn start_link(&self, _: &str) -> String {
        String::new()
    }
}

impl Core {
    /// Builds the indexes.
    pub fn new(settings: CoreSettings) -> Self {
        let catalogue = settings.catalogue;
        let name = |locale| catalogue.plain(locale, "language-name").unwrap_or_default();
        let mut languages: Vec<_> =
            catalogue.locales().map(|locale| (locale, name(locale))).collect();
        languages.sort_by_key(|(locale, _)| *locale != settings.default_locale);
        Self {
            indexes: settings.indexes,
            faq_index: search::Cache::default(),
            language_words: catalogue.language_words(),
            languages,
            secret: settings.secret,
            key_holders: settings.key_holders,
            clock: settings.clock,
            zone: settings.zone,
            default_locale: settings.default_locale,
            catalogue,
            practice: settings.practice,
        }
    }

    /// The language for somebody who has not chosen: the app's, if there is such a folder.
    pub fn guess_locale(&self, hint: Option<&str>) -> Locale {
        let tag = hint.unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
        // Some phones say `kh` or `khm`: the country, or the three-letter code.
        let tag = if matches!(tag, "kh" | "khm") { "km" } else { tag };
        Locale::parse(tag)
            .filter(|locale| self.catalogue.has(*locale))
            .unwrap_or(self.default_locale)
    }

    /// The language that somebody asks for by its name.
    pub(crate) fn language_named(&self, typed: &str) -> Option<Locale> {
        // No language has a name longer than this; hostile input can be a megabyte.
        (typed.len() <= 100).then(|| self.language_words.get(&khmer::key(typed)).copied())?
    }

    /// A text in two languages: the default one and English. For people of whom nothing can be known.
    pub(crate) fn in_both(&self, message: &Message) -> Text {
        self.in_both_with(|_| message.clone())
    }

    /// The same for a message that holds the campaign's own words.
    pub(crate) fn in_both_with(&self, message: impl Fn(Locale) -> Message) -> Text {
        let second = if self.default_locale == Locale::EN { Locale::KM } else { Locale::EN };
        let text = Text::new().line_in(self.default_locale, message(self.default_locale), false);
        text.line_in(second, message(second), true)
    }

    /// A message as it reads in one language, for texts that people may change before they are sent.
    pub(crate) fn words_in(&self, locale: Locale, message: Message) -> String {
        self.catalogue.phrase(&Phrase::Message(message), locale, &NoLinks)
    }

    /// A phrase as it reads in one language, such as the label of a button.
    pub(crate) fn phrase_in(&self, locale: Locale, phrase: &Phrase) -> String {
        self.catalogue.phrase(phrase, locale, &NoLinks)
    }

    /// What a person reads whose update had to be given up.
    pub fn apology(&self, incoming: &Incoming, incident: &str) -> Outcome {
        let text = self.in_both(&msg!("error-incident", code = incident));
        let locale = self.guess_locale(incoming.language_hint.as_deref());
        Outcome::reply(Reply::new(locale, text).place(Place::Fresh))
    }

    /// What a person reads who sends more than a person can. In groups nobody reads anything.
    pub fn too_much(&self, incoming: &Incoming) -> Outcome {
        if incoming.chat != ChatKind::Private {
            return Outcome::silent();
        }
        let text = self.in_both(&msg!("error-too-much"));
        let locale = self.guess_locale(incoming.language_hint.as_deref());
        Outcome::reply(Reply::new(locale, text).place(Place::Fresh))
    }

    /// What a person reads whose update waits for the database.
    pub fn try_later(&self, incoming: &Incoming) -> Reply {
        let text = self.in_both(&msg!("error-try-later"));
        let locale = self.guess_locale(incoming.language_hint.as_deref());
        Reply::new(locale, text).place(Place::Fresh)
    }
}

fn fillers(catalogue: &Catalogue) -> Fillers {
    let id = "search-words.fillers";
    Fillers::new(catalogue.locales().filter_map(|locale| catalogue.plain(locale, id)))
}

fn talk(catalogue: &Catalogue) -> Talk {
    let kinds = [
        (Some(SmallTalk::Greeting), "search-words.greetings"),
        (Some(SmallTalk::Thanks), "search-words.thanks"),
        (Some(SmallTalk::Agreeing), "search-words.agreeing"),
        (Some(SmallTalk::Who), "search-words.who"),
        (None, "search-words.beside"),
    ];
    let lists = kinds.into_iter().flat_map(|(kind, id)| {
        catalogue.locales().filter_map(move |locale| Some((kind, catalogue.plain(locale, id)?)))
    });
    Talk::new(lists)
}

#[cfg(test)]
mod tests {
    use super::zones_named;

    #[test]
    fn a_zone_is_found_by_its_own_name() {
        assert_eq!(zones_named("Phnom Penh"), ["Asia/Phnom_Penh"]);
        assert_eq!(zones_named("america/vancouver"), ["America/Vancouver"]);
        assert!(zones_named("Atlantis").is_empty());
    }
}
