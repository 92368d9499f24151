//! What the bot says: complete, alike in every language, fit for the places where it stands.

mod fluent;
mod folders;
mod khmer;
mod limits;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use bot_core::command::TABLE;
use bot_core::country::{Country, Region, told_by_cities, zone_message_id};
use bot_core::i18n::Catalogue;
use bot_core::khmer as script;
use bot_core::locale::Locale;
use bot_core::text::{Arg, Message, Phrase};

use fluent::{Entry, entries};
use source::{Call, calls, literals};
use testing::world::{TestLinks, catalogue};

/// Ids that code asks for by themselves, with their variables.
const ALONE: &[(&str, &[&str])] = &[
    ("language-name", &[]),
    ("language-name.words", &[]),
    ("bot-name", &[]),
    ("bot-short-description", &[]),
    ("bot-description", &[]),
    ("plain-number", &["number"]),
    ("list-joint", &[]),
    ("day-long", &["weekday", "day", "month", "year"]),
    ("clock-hours", &[]),
    ("time-long", &["hour", "minute", "part"]),
    ("terminal-hint", &[]),
    ("time-words.today", &[]),
    ("time-words.tomorrow", &[]),
    ("time-words.after-tomorrow", &[]),
    ("time-words.clock", &[]),
    ("time-words.half", &[]),
    ("time-words.morning", &[]),
    ("time-words.noon", &[]),
    ("time-words.later", &[]),
    ("time-words.night", &[]),
    ("time-words.midnight", &[]),
    ("time-words.filler", &[]),
    ("search-words.fillers", &[]),
    ("search-words.greetings", &[]),
    ("search-words.thanks", &[]),
    ("search-words.agreeing", &[]),
    ("search-words.who", &[]),
    ("search-words.beside", &[]),
    ("understand-sorts.i", &[]),
    ("understand-sorts.yes", &[]),
    ("understand-sorts.no", &[]),
    ("understand-sorts.not", &[]),
    ("understand-sorts.want", &[]),
    ("understand-sorts.act", &[]),
    ("understand-sorts.this", &[]),
    ("understand-sorts.stop", &[]),
    ("understand-sorts.news", &[]),
    ("understand-sorts.who", &[]),
    ("understand-sorts.what", &[]),
    ("understand-sorts.aux", &[]),
    ("understand-sorts.them", &[]),
    ("understand-sorts.signed", &[]),
    ("understand-words.refusals", &[]),
    ("understand-words.delays", &[]),
    ("understand-words.days", &[]),
    ("understand-words.stops", &[]),
    ("understand-words.ends", &[]),
    ("understand-words.stop-news", &[]),
    ("understand-words.fears", &[]),
    ("understand-words.fear-means", &[]),
    ("understand-words.asks", &[]),
    ("understand-words.asks-perhaps", &[]),
    ("understand-words.totals", &[]),
    ("understand-words.behind", &[]),
    ("understand-words.neutral", &[]),
    ("understand-words.agreeing", &[]),
    ("understand-words.told", &[]),
    ("understand-words.before", &[]),
    ("understand-words.after", &[]),
    ("understand-words.names", &[]),
    ("understand-words.names-perhaps", &[]),
    ("understand-words.homes", &[]),
    ("understand-words.languages", &[]),
    ("understand-words.counts", &[]),
    ("understand-words.dates", &[]),
    ("understand-words.plain", &[]),
    ("understand-words.perhaps", &[]),
    ("understand-commands.help", &[]),
    ("understand-commands.sign", &[]),
    ("understand-commands.follow", &[]),
    ("understand-commands.mydata", &[]),
    ("understand-commands.withdraw", &[]),
    ("understand-commands.forget", &[]),
    ("understand-commands.language", &[]),
    ("understand-commands.ask", &[]),
    ("understand-commands.start", &[]),
    ("understand-commands.privacy", &[]),
    ("understand-commands.petitions", &[]),
    ("understand-commands.events", &[]),
    ("understand-commands.faq", &[]),
    ("understand-commands.idea", &[]),
    ("understand-commands.connect", &[]),
];

/// Variables that are numbers. A new variable gets a row here or below.
const NUMBERS: &[&str] = &[
    "count", "day", "days", "goal", "more", "most", "number", "percent", "seat", "total", "version",
];

/// Variables that are texts.
const TEXTS: &[&str] = &[
    "about", "act", "address", "ahead", "app", "bar", "by", "city", "code", "contact", "country",
    "field", "file", "first", "from", "hour", "is", "kind", "known", "label", "language", "last",
    "link", "minute", "moment", "month", "name", "names", "part", "parts", "place", "region",
    "role", "slug", "state", "time", "title", "to", "topic", "topics", "value", "was", "weekday",
    "what", "when", "which", "words", "year", "zone", "zones",
];

/// A value for every variable that there is.
fn sample(name: &str) -> (&'static str, Arg) {
    let found = |all: &[&'static str]| all.iter().copied().find(|one| *one == name);
    if name == "platform" {
        ("platform", Arg::from("telegram"))
    } else if let Some(name) = found(NUMBERS) {
        (name, Arg::from(12))
    } else if let Some(name) = found(TEXTS) {
        (name, Arg::from(format!("<{name}>")))
    } else {
        panic!("the variable ${name} has no sample value yet: add it here")
    }
}

/// A message or attribute with sample arguments.
fn rendered(catalogue: &Catalogue, locale: Locale, id: &str, entry: &Entry) -> String {
    let args = entry.variables.iter().map(|name| sample(name)).collect();
    let phrase = Phrase::Message(Message::new(id, args));
    catalogue.phrase(&phrase, locale, &TestLinks)
}

#[test]
fn every_message_can_be_said_in_every_language() {
    let mut said = 0;
    for locale in catalogue().locales() {
        for (id, entry) in entries(locale) {
            let text = rendered(&catalogue(), locale, &id, &entry);
            assert!(!text.trim().is_empty() && text != id, "{locale}: {id} says nothing");
            assert!(!text.contains(['{', '}', '$']), "{locale}: {id} is unfinished: {text}");
            assert!(!text.contains(['\u{2068}', '\u{2069}']), "{locale}: {id} has marks");
            for name in entry.variables.difference(&entry.selectors) {
                let expected = match sample(name).1 {
                    Arg::Number(_) => catalogue().digits("12", locale),
                    Arg::Text(text) => text,
                    _ => unreachable!("samples are texts and numbers"),
                };
                assert!(text.contains(&expected), "{locale}: {id} leaves out ${name}: {text}");
            }
            said += 1;
        }
    }
    assert!(said > 2 * (250 + 150), "only {said} messages were found");
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let english = entries(Locale::EN);
    for locale in catalogue().locales() {
        let own = entries(locale);
        let missing = |from: &BTreeMap<String, Entry>, to: &BTreeMap<String, Entry>| {
            // A language may know no other words for a country, a region or its cities.
            let typed = [".aliases", ".people", ".places"];
            let needed = |id: &&String| !typed.iter().any(|attribute| id.ends_with(attribute));
            from.keys().filter(|id| !to.contains_key(*id)).filter(needed).cloned().collect()
        };
        let lacks: Vec<String> = missing(&english, &own);
        let alone: Vec<String> = missing(&own, &english);
        assert!(lacks.is_empty(), "{locale} lacks {lacks:?}");
        assert!(alone.is_empty(), "only {locale} has {alone:?}");
        for (id, entry) in &own {
            let expected = english.get(id).map(|entry| &entry.variables);
            let expected = expected.unwrap_or(&entry.variables);
            assert_eq!(&entry.variables, expected, "{locale}: the variables of {id}");
        }
    }
}

#[test]
fn every_call_names_a_message_and_gives_exactly_its_arguments() {
    let english = entries(Locale::EN);
    let calls = calls();
    assert!(calls.len() > 120, "only {} calls of msg! were found", calls.len());
    for Call { file, id, args } in calls {
        let entry = english.get(&id);
        let entry = entry.unwrap_or_else(|| panic!("{file}: there is no message {id}"));
        assert_eq!(args, entry.variables, "{file}: the arguments of {id}");
    }
    for (id, variables) in ALONE {
        let variables: BTreeSet<String> = variables.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(english[*id].variables, variables, "{id}");
    }
}

#[test]
fn no_message_is_left_that_nobody_says() {
    let literals = literals();
    let mut used: BTreeSet<String> = calls().into_iter().map(|call| call.id).collect();
    for (id, _) in ALONE {
        assert!(literals.contains(*id), "nothing asks for {id} any more");
        used.insert((*id).to_owned());
    }
    let arguments = TABLE.iter().flat_map(|spec| spec.argument.iter().chain(spec.options));
    used.extend(arguments.map(|argument| format!("argument-{}", argument.as_str())));
    used.extend((1..=7).map(|day| format!("weekday-{day}")));
    used.extend((1..=12).map(|month| format!("month-{month}")));
    used.extend(catalogue().locales().map(|locale| format!("language-in-{locale}")));
    let known =
        Country::all().map(Country::message_id).chain(Region::all().map(Region::message_id));
    for id in known {
        used.extend(["aliases", "people", "places"].map(|name| format!("{id}.{name}")));
        used.insert(id);
    }
    for (_, zone) in told_by_cities() {
        let id = zone_message_id(zone);
        used.extend([format!("{id}.places"), id]);
    }
    for spec in TABLE {
        let id = spec.command.message_id();
        used.extend([format!("{id}.words"), format!("{id}.about"), id]);
    }
    for locale in catalogue().locales() {
        let dead: Vec<String> =
            entries(locale).into_keys().filter(|id| !used.contains(id)).collect();
        assert!(dead.is_empty(), "{locale}: nobody says {dead:?}");
    }
}

#[test]
fn no_word_stands_for_two_commands_in_any_language() {
    let mut meanings: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for spec in TABLE {
        for locale in catalogue().locales() {
            let id = format!("{}.words", spec.command.message_id());
            for word in catalogue().plain(locale, &id).unwrap().split(',') {
                let word = script::key(word);
                assert!(!word.is_empty(), "{locale}: {id} has an empty word");
                meanings.entry(word).or_default().insert(spec.name);
            }
        }
    }
    meanings.retain(|_, commands| commands.len() > 1);
    assert!(meanings.is_empty(), "{meanings:?}");
}

#[test]
fn a_command_is_called_by_its_first_word() {
    for locale in catalogue().locales() {
        for spec in TABLE {
            let id = spec.command.message_id();
            let words = catalogue().plain(locale, &format!("{id}.words")).unwrap();
            let first = words.split(',').next().unwrap().trim();
            assert_eq!(catalogue().plain(locale, &id).unwrap(), first, "{locale}: {id}");
        }
    }
}
