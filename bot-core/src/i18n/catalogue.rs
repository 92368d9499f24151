//! The Fluent files of every locale: embedded, or replaced by those of a folder at the start.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::parser::ParserError;
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::shape::{Flaw, Shape};
use crate::command::{TABLE, Words};
use crate::country::{
    Country, CountryIndex, Meaning, PlaceIndex, Region, told_by_cities, zone_message_id,
};
use crate::khmer;
use crate::locale::{Locale, Spoken};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../locales");

/// Why the locale files can't be used. Shown to the person who starts the bot.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A folder can't be read.
    #[error("LOCALES_DIR: {0}")]
    Unreadable(#[from] std::io::Error),
    /// A file has a syntax error.
    #[error("{locale}/{file}: line {line} is not valid Fluent")]
    Syntax {
        /// Whose folder.
        locale: Locale,
        /// Which file.
        file: String,
        /// Counted from 1.
        line: usize,
    },
    /// A folder lacks a message that English has.
    #[error("{locale}: the message {id} is missing")]
    Missing {
        /// Whose folder.
        locale: Locale,
        /// Which message.
        id: String,
    },
    /// A message names something that is not known where it is said.
    #[error("{locale}: the message {id} can't use ${name}: English has no such variable there")]
    Variable {
        /// Whose folder.
        locale: Locale,
        /// Which message.
        id: String,
        /// The variable's name.
        name: String,
    },
}

/// Every message in every locale.
#[derive(Debug)]
pub struct Catalogue {
    bundles: BTreeMap<Locale, Bundle>,
    /// Languages that are understood and never spoken: their folder has nothing but [`HEARD`].
    heard: BTreeMap<Locale, Bundle>,
}

/// The file of what people type.
const HEARD: &str = "understand.ftl";

struct Bundle(FluentBundle<FluentResource>);

impl std::fmt::Debug for Bundle {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Bundle")
    }
}

impl Catalogue {
    /// The locales inside the binary, with the files of `over` laid over them: `over/<locale>/*.ftl`
    /// may replace messages of a locale or add a whole one.
    ///
    /// # Errors
    /// A folder that can't be read, a file that is no Fluent, a locale without all messages and
    /// attributes, or a message with a variable that English does not give it.
    pub fn load(over: Option<&Path>) -> Result<Self, LoadError> {
        let mut files = embedded();
        // Code was written for the messages of the embedded English; files laid over it can't change
        // that.
        let english = files.get(&Locale::EN).cloned().unwrap_or_default();
        let (_, english) = build(Locale::EN, english)?;
        if let Some(folder) = over {
            add_folder(folder, &mut files)?;
        }
        let (mut bundles, mut heard) = (BTreeMap::new(), BTreeMap::new());
        for (locale, sources) in files {
            let only_heard = sources.iter().all(|(path, _)| path.ends_with(HEARD));
            let (bundle, shape) = build(locale, sources)?;
            if only_heard {
                heard.insert(locale, Bundle(bundle));
                continue;
            }
            match shape.flaw(&english) {
                None => drop(bundles.insert(locale, Bundle(bundle))),
                Some(Flaw::Missing(id)) => return Err(LoadError::Missing { locale, id }),
                Some(Flaw::Variable(id, name)) => {
                    return Err(LoadError::Variable { locale, id, name });
                }
            }
        }
        Ok(Self { bundles, heard })
    }

    /// All locales, in the order of their codes.
    pub fn locales(&self) -> impl Iterator<Item = Locale> + '_ {
        self.bundles.keys().copied()
    }

    /// The languages in which the bot speaks, with this one for whoever has chosen none.
    pub fn spoken(&self, default: Locale) -> Spoken {
        Spoken { default, all: self.locales().collect() }
    }

    /// What people type who want a language, by [`khmer::key`].
    pub fn language_words(&self) -> HashMap<String, Locale> {
        let words = |locale| {
            let all = ["language-name", "language-name.words"].map(|id| self.plain(locale, id));
            let all = all.into_iter().flatten().collect::<Vec<_>>().join(",");
            all.split(',').map(|word| (khmer::key(word), locale)).collect::<Vec<_>>()
        };
        self.locales().flat_map(words).collect()
    }

    /// Whether a folder of this name exists.
    pub fn has(&self, locale: Locale) -> bool {
        self.bundles.contains_key(&locale)
    }

    /// One message or attribute (`id.attribute`). If it or an argument is missing, the log gets an
    /// error and the English text is used, else the id: never an empty screen.
    pub(super) fn format(&self, locale: Locale, id: &str, args: &FluentArgs<'_>) -> String {
        for locale in [locale, Locale::EN] {
            if let Some(text) = self.bundles.get(&locale).and_then(|bundle| bundle.format(id, args))
            {
                return text;
            }
        }
        tracing::error!(code = "message_missing", id, "a message is missing");
        id.to_owned()
    }

    /// A message or attribute without arguments, or `None` where this locale has none.
    pub fn plain(&self, locale: Locale, id: &str) -> Option<String> {
        self.bundles.get(&locale)?.format(id, &FluentArgs::new())
    }

    /// The same in every language that has it, also in those that are only understood.
    pub fn everywhere(&self, id: &str) -> Vec<(Locale, String)> {
        let all = self.bundles.iter().chain(&self.heard);
        all.filter_map(|(locale, bundle)| Some((*locale, bundle.format(id, &FluentArgs::new())?)))
            .collect()
    }

    /// The words of every locale that stand for a command.
    pub fn words(&self) -> Words {
        let rows = TABLE.iter().flat_map(|spec| {
            let id = format!("{}.words", spec.command.message_id());
            self.locales().filter_map(move |locale| Some((spec.command, self.plain(locale, &id)?)))
        });
        Words::new(rows)
    }

    /// Everything that people type for where they live, in every locale.
    pub fn countries(&self) -> CountryIndex {
        let countries = Country::all().flat_map(|country| {
            let id = country.message_id();
            self.meaning(Meaning::Name(country), &[&id, &format!("{id}.aliases")])
                .chain(self.meaning(Meaning::People(country), &[&format!("{id}.people")]))
                .chain(self.meaning(Meaning::City(country, None), &[&format!("{id}.places")]))
                .collect::<Vec<_>>()
        });
        let regions = Region::all().flat_map(|region| {
            let id = region.message_id();
            let city = Meaning::City(region.country(), Some(region));
            self.meaning(Meaning::Region(region), &[&id, &format!("{id}.aliases")])
                .chain(self.meaning(city, &[&format!("{id}.places")]))
                .collect::<Vec<_>>()
        });
        let cities = told_by_cities().flat_map(|(country, zone)| {
            let id = zone_message_id(zone);
            self.meaning(Meaning::City(country, None), &[&id, &format!("{id}.places")])
                .collect::<Vec<_>>()
        });
        CountryIndex::new(countries.chain(regions).chain(cities))
    }

    /// The places, in every locale, that tell in which time zone of a country a person lives.
    pub fn places(&self) -> PlaceIndex {
        let cities = told_by_cities().flat_map(|(country, zone)| {
            let id = zone_message_id(zone);
            self.meaning((country, zone), &[&id, &format!("{id}.places")]).collect::<Vec<_>>()
        });
        let regions = Region::all().flat_map(|region| {
            let id = region.message_id();
            let own = [&id, &format!("{id}.aliases"), &format!("{id}.places")];
            let zone = region.zone().map(|zone| (region.country(), zone));
            zone.map(|zone| self.meaning(zone, &own.map(String::as_str)).collect::<Vec<_>>())
                .unwrap_or_default()
        });
        let rows = cities.chain(regions).map(|((country, zone), name)| (country, zone, name));
        PlaceIndex::new(rows)
    }

    /// Every name that these messages list in any locale, each with what it means.
    fn meaning<M: Copy>(&self, meaning: M, ids: &[&str]) -> impl Iterator<Item = (M, String)> {
        let texts = ids.iter().flat_map(|id| {
            self.locales().filter_map(|locale| self.plain(locale, id)).collect::<Vec<_>>()
        });
        let names = texts.flat_map(|text| {
            text.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()
        });
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        names.into_iter().map(move |name| (meaning, name))
    }
}

impl Bundle {
    fn format(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, name)| (id, Some(name)));
        let message = self.0.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(
                code = "message_argument",
                id,
                count = errors.len(),
                "a message lacks an argument"
            );
            debug_assert!(errors.is_empty(), "{id} lacks an argument");
        }
        Some(text)
    }
}

type Sources = BTreeMap<Locale, Vec<(String, String)>>;

fn embedded() -> Sources {
    let mut files = Sources::new();
    for folder in EMBEDDED.dirs() {
        let name = folder.path().to_string_lossy();
        let Some(locale) = Locale::parse(&name) else { continue };
        for file in folder.files() {
            let path = file.path().to_string_lossy().into_owned();
            if let (true, Some(text)) = (path.ends_with(".ftl"), file.contents_utf8()) {
                files.entry(locale).or_default().push((path, text.to_owned()));
            }
        }
    }
    files
}

fn add_folder(folder: &Path, files: &mut Sources) -> Result<(), LoadError> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let Some(locale) = entry.file_name().to_str().and_then(Locale::parse) else { continue };
        if !entry.file_type()?.is_dir() {
            continue;
        }
        let mut paths: Vec<_> = std::fs::read_dir(entry.path())?
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .map(|file| file.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "ftl"))
            .collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.entry(locale).or_default().push((name, std::fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

fn build(
    locale: Locale,
    sources: Vec<(String, String)>,
) -> Result<(FluentBundle<FluentResource>, Shape), LoadError> {
    let language: LanguageIdentifier = locale.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Khmer and English both run left to right, and the marks would break copied links.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(if locale == Locale::KM { khmer_number } else { latin_number }));
    let mut shape = Shape::default();
    for (file, text) in sources {
        let resource = FluentResource::try_new(text).map_err(|(resource, errors)| {
            let line = errors.first().map_or(1, |error| line_of(resource.source(), error));
            LoadError::Syntax { locale, file: file.clone(), line }
        })?;
        shape.add(&resource);
        bundle.add_resource_overriding(resource);
    }
    Ok((bundle, shape))
}

/// The line of an error, counted from 1. An unfinished message is noticed only at the next one, so the
/// line that counts is the last one that is not empty, but not before the broken message.
fn line_of(source: &str, error: &ParserError) -> usize {
    let before = source.get(..error.pos.start).unwrap_or_default().trim_end();
    let broken = error.slice.as_ref().map_or(0, |slice| slice.start);
    let at = before.len().max(broken);
    source.get(..at).unwrap_or_default().matches('\n').count() + 1
}

fn latin_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => {
            #[expect(clippy::cast_possible_truncation, reason = "counts are far below 2^52")]
            let whole = *value as i64;
            Some(khmer::group_thousands(whole))
        }
        _ => None,
    }
}

fn khmer_number<M>(value: &FluentValue<'_>, memo: &M) -> Option<String> {
    latin_number(value, memo).map(|text| khmer::to_khmer_digits(&text))
}

/// Text as a Fluent value.
pub(super) fn text_value<'a>(text: impl Into<Cow<'a, str>>) -> FluentValue<'a> {
    FluentValue::String(text.into())
}
