//! Somebody who refuses, hesitates, is afraid or asks, at every step and in both languages: nothing that
//! they type signs, corrects or subscribes.

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::tallies::SIGNED;
use bot_core::text::Message;
use testing::actor::Actor as _;
use testing::world::{MAIN, Someone, World, words};

const ENGLISH: [&str; 16] = [
    "I don't want to sign",
    "no thanks",
    "No.",
    "wait",
    "maybe later, I have to ask my husband",
    "is it safe?",
    "I'm scared",
    "who can see my name",
    "Could my relatives in Cambodia get in trouble if I sign?",
    "is this legit or a scam",
    "stop!!!",
    "cancel please",
    "yes",
    "I agree",
    "I already signed last year",
    "https://example.org/x",
];

const KHMER: [&str; 16] = [
    "មិនចង់ចុះទេ",
    "ទេ អរគុណ",
    "អត់ទេ",
    "ចាំសិន",
    "ខ្ញុំខ្លាច",
    "ខ្ញុំបារម្ភពីគ្រួសារនៅស្រុកខ្មែរ",
    "តើមានសុវត្ថិភាពទេ",
    "អ្នកណាឃើញឈ្មោះខ្ញុំ",
    "មិនចង់ប្រាប់ទេ",
    "ឈប់!",
    "សូមបោះបង់ផង",
    "បាទ",
    "យល់ព្រម",
    "min jong te",
    "klach",
    "ខ្ញុំចុះហើយ",
];

/// The presses that lead to each step.
const STEPS: [(&str, &[&str]); 6] = [
    ("the card", &[]),
    ("the country", &["agree:vote-from-abroad:1:1:1"]),
    ("the risk", &["agree:vote-from-abroad:1:1:1", "country:KH"]),
    ("the name", &["agree:vote-from-abroad:1:1:1", "country:FR"]),
    ("the typed name", &["agree:vote-from-abroad:1:1:1", "country:FR", "other"]),
    ("the region", &["agree:vote-from-abroad:1:1:1", "country:FR", "name:vote-from-abroad:1"]),
];

async fn comes_to(someone: &mut Someone, presses: &[&str]) {
    someone.presses("petition:vote-from-abroad").await;
    for press in presses {
        someone.presses(press).await;
    }
}

#[tokio::test]
async fn whoever_doubts_signs_corrects_and_subscribes_to_nothing() {
    for (locale, doubts) in [(Locale::EN, ENGLISH), (Locale::KM, KHMER)] {
        let world = World::new().await;
        let mut signed = 0;
        for (id, (step, presses)) in (1..).zip(STEPS) {
            let mut someone = world.person(id, "Sokha Chan");
            someone.presses(&format!("lang:{locale}")).await;
            signed += i64::from(step == "the region");
            for doubt in doubts {
                comes_to(&mut someone, presses).await;
                let answer = someone.types(doubt).await;
                assert!(!answer.trim().is_empty(), "{doubt} at {step}");
                let now = world.tally(MAIN, SIGNED, "").await;
                assert_eq!(now, signed, "{doubt} at {step}: {answer}");
            }
            let mut conn = world.conn().await;
            let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM follows";
            let follows = conn.one(sql, Vec::new()).await.unwrap().unwrap().int(0).unwrap();
            conn.close().await;
            assert_eq!(follows, 0, "somebody follows the news after {step}");
        }
        world.engine.stop().await;
    }
}

/// Types a yes and a no at a question that takes something away, in front of the name of a signature: the
/// first names the button, the second leads back, and neither does it.
async fn yes_and_no_in_words(one: &mut Someone, ask: &str, sure: Message, locale: Locale) {
    let button = words(locale, sure);
    let press = words(locale, msg!("agree-press-the-button", label = button.as_str()));
    for (yes, no) in [("yes", "no"), ("ok do it", "wait"), ("យល់ព្រម", "ទេ"), ("oui", "non merci")]
    {
        ask_by(one, ask).await;
        one.types(yes).await;
        assert!(one.seen.last().unwrap().contains(&press), "{ask} {yes}: {}", one.film());
        one.types(no).await;
        let unchanged = words(locale, msg!("cancel-done"));
        let said = one.seen.last().unwrap().clone();
        assert!(said.contains(&unchanged) && !said.contains(&button), "{ask} {no}: {said}");
    }
}

async fn ask_by(one: &mut Someone, ask: &str) {
    if ask.contains(':') {
        one.presses(ask).await;
    } else {
        one.types(ask).await;
    }
}

#[tokio::test]
async fn a_yes_in_words_takes_nothing_away_wherever_it_is_asked() {
    for locale in [Locale::EN, Locale::KM] {
        let world = World::new().await;
        let mut owner = world.staff(1, "Sokha", Role::Owner).await;
        world.staff(2, "Dara", Role::Owner).await;
        owner.presses(&format!("lang:{locale}")).await;
        owner.types("/follow").await;
        owner.presses("follow").await;
        owner.presses("r:in:surrey").await;
        owner.types("/roles").await;
        let remove = owner.sends("remove:");
        for data in ["petition:vote-from-abroad", "agree:vote-from-abroad:1:1:1", "country:FR"] {
            owner.presses(data).await;
        }
        for (ask, sure) in [
            ("stop messages", msg!("button-stop-news")),
            (remove.as_str(), msg!("button-remove-sure")),
            ("r:no:surrey", msg!("button-come-not-sure")),
        ] {
            yes_and_no_in_words(&mut owner, ask, sure, locale).await;
        }
        assert_eq!(world.tally(MAIN, SIGNED, "").await, 0);
        world.engine.stop().await;
    }
}
