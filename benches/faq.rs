//! Finding an answer among a thousand entries: the search alone, and a question on its whole way through
//! the engine and SQLite. Run it with `cargo bench --bench faq`.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on has failed")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use bot_core::campaign::{Campaign, Faq, SAMPLE};
use bot_core::locale::Locale;
use bot_core::search::{Fillers, Index};
use bot_core::store::faqs;
use testing::actor::Actor as _;
use testing::figures;
use testing::world::{World, catalogue};

const ENTRIES: usize = 1_000;
const QUESTIONS: &str = include_str!("../tests/faq/questions.toml");

fn main() {
    let all = entries();
    let lists = catalogue();
    let lists = [Locale::KM, Locale::EN].map(|locale| lists.plain(locale, "search-words.fillers"));
    let fillers = Fillers::new(lists.into_iter().flatten());
    let begun = Instant::now();
    let index = Index::new(&all, &fillers);
    println!("index of {ENTRIES} entries: {:?}", begun.elapsed());
    let questions = questions();
    let times = questions.iter().map(|question| timed(|| drop(index.find(question)))).collect();
    report("search alone", times);
    let long = ["abcdefg hijklmn ".repeat(60_000), "\u{1780}\u{17B6}\u{1781} ".repeat(60_000)];
    report("a megabyte", long.iter().map(|long| timed(|| drop(index.find(long)))).collect());
    figures::run(through_the_engine(&all, &questions));
}

/// Entries with words of their own beside those of the sample.
fn entries() -> Vec<Faq> {
    let sample = Campaign::parse(SAMPLE).unwrap().faqs;
    let syllables = ["ka", "ro", "mi", "ten", "sul", "ba", "vo", "phe", "ling", "tor"];
    let khmer: Vec<char> = ('\u{1780}'..='\u{17A2}').collect();
    (0..ENTRIES)
        .map(|number| {
            let mut faq = sample[number % sample.len()].clone();
            faq.slug = format!("{}-{number}", faq.slug);
            for text in faq.text.values_mut() {
                let word = [number, number / 10, number / 100].map(|n| syllables[n % 10]).concat();
                let letters = [number, number / 7, number / 49].map(|n| khmer[n % khmer.len()]);
                text.words.push(word);
                text.words.push(letters.iter().collect());
            }
            faq
        })
        .collect()
}

fn questions() -> Vec<String> {
    let all: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(QUESTIONS).unwrap();
    all.into_values().flat_map(BTreeMap::into_values).flatten().collect()
}

async fn through_the_engine(all: &[Faq], questions: &[String]) {
    let world = World::new().await;
    let mut conn = world.conn().await;
    conn.begin().await.unwrap();
    for (place, faq) in (0..).zip(all) {
        faqs::put(&mut conn, place, faq).await.unwrap();
    }
    conn.commit().await.unwrap();
    conn.close().await;
    let mut person = world.person(1, "Sok Dara");
    person.presses("lang:km").await;
    person.types("/cancel").await;
    let mut times = Vec::new();
    for question in questions {
        let begun = Instant::now();
        person.types(&format!("/faq {question}")).await;
        times.push(begun.elapsed());
    }
    println!("the first question, which builds the index: {:?}", times[0]);
    report("a question through the engine, with its commit", times[1..].to_vec());
}

fn timed(act: impl Fn()) -> Duration {
    let begun = Instant::now();
    act();
    begun.elapsed()
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let (middle, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!("{name}: half within {middle:?}, the slowest {worst:?}");
}
