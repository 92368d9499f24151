//! Somebody who refuses, hesitates, is afraid or asks, at every step and in both languages: nothing that
//! they type signs, corrects or subscribes.

use bot_core::locale::Locale;
use bot_core::store::tallies::SIGNED;
use testing::actor::Actor as _;
use testing::world::{MAIN, Someone, World};

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
