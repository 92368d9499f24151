//! The tables of phrases in `tests/understand/`: what each must mean at every question that may be open.

mod faq;
mod screens;
mod table;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;

use super::{Lexicon, Meaning, Sayings, Screen, understand};
use crate::campaign::{Campaign, SAMPLE};
use crate::command::{Role, Words};
use crate::conversation::asked::Asked;
use crate::country::{CountryIndex, PlaceIndex};
use crate::i18n::Catalogue;
use crate::search::{Fillers, Index, SmallTalk, Talk};

/// What a bot with the sample campaign knows.
struct Known {
    commands: Words,
    sayings: Sayings,
    talk: Talk,
    countries: CountryIndex,
    places: PlaceIndex,
    questions: Index,
    campaign: Campaign,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let catalogue = Catalogue::load(None).unwrap();
    let lists = |id: &str| catalogue.everywhere(id).into_iter().map(|(_, list)| list);
    let kinds = [
        (Some(SmallTalk::Greeting), "search-words.greetings"),
        (Some(SmallTalk::Thanks), "search-words.thanks"),
        (Some(SmallTalk::Agreeing), "search-words.agreeing"),
        (Some(SmallTalk::Who), "search-words.who"),
        (None, "search-words.beside"),
    ];
    let talk = kinds.into_iter().flat_map(|(kind, id)| lists(id).map(move |list| (kind, list)));
    let talk = Talk::new(talk.collect::<Vec<_>>());
    let fillers = Fillers::new(lists("search-words.fillers").collect::<Vec<_>>());
    let campaign = Campaign::parse(SAMPLE).unwrap();
    Known {
        commands: catalogue.words(),
        sayings: Sayings::new(|id| catalogue.everywhere(id)),
        talk,
        countries: catalogue.countries(),
        places: catalogue.places(),
        questions: Index::new(&campaign.faqs, &fillers),
        campaign,
    }
});

fn lexicon() -> Lexicon<'static> {
    let known = &*KNOWN;
    Lexicon {
        commands: &known.commands,
        sayings: &known.sayings,
        talk: &known.talk,
        countries: &known.countries,
        places: &known.places,
        questions: &known.questions,
    }
}

fn empty() -> Screen {
    let (buttons, acts, shown) = (Vec::new(), Vec::new(), Vec::new());
    Screen { role: Role::Supporter, open: true, buttons, acts, shown }
}

fn meant(words: &str, asked: Asked) -> Meaning {
    understand(words, asked, &empty(), &lexicon())
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/understand")
}

/// Fails with all of them at once, as a table is mended by kinds and not by rows.
fn report(failures: &[String], checked: usize) {
    let mut text = String::new();
    for failure in failures {
        writeln!(text, "{failure}").unwrap();
    }
    assert!(failures.is_empty(), "{} of {checked} are wrong:\n{text}", failures.len());
}
