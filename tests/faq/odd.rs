//! What nobody should send, and content that changes under the index.

use bot_core::clock::Clock as _;
use bot_core::incoming::Event;
use bot_core::locale::Locale;
use bot_core::store::conversations;
use serde_json::Value;

use testing::actor::Actor as _;
use testing::world::{Someone, World};

#[tokio::test]
async fn hostile_words_are_answered_and_cost_nothing() {
    let world = World::new().await;
    let mut dara = world.person(1, "Sok Dara");
    let megabyte = "សិទ្ធិ vote ".repeat(60_000);
    let ten_thousand = "ញ".repeat(10_000);
    let odd = [
        "\u{200B}\u{200B}\u{200B}",
        "?!… ។ ៖ ៗ",
        "\u{202E}etov ot thgir\u{202C}",
        "\u{2067}\u{200F}\u{200E}",
        "👍🏽👨‍👩‍👧‍👦🇰🇭",
        "្្្្្ោោោោ",
        "' OR 1=1; DROP TABLE faqs; --",
        "<b>vote</b> {$name} \u{0}",
        "%s%n$1 \\u0000 ../../etc/passwd",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        &ten_thousand,
        &megabyte,
    ];
    for locale in [Locale::KM, Locale::EN] {
        dara.presses(&format!("lang:{locale}")).await;
        dara.types("/cancel").await;
        for words in odd {
            for text in [words.to_owned(), format!("/faq {words}")] {
                let incoming = dara.incoming(Event::Text(text));
                let outcome = dara.submit(incoming).await;
                assert_eq!(outcome.replies.len(), 1);
                let seen = dara.seen.last().unwrap();
                assert!(seen.len() < 8_000 && !seen.contains("DROP"), "{seen}");
                assert!(seen.contains('['), "there is a way on: {seen}");
            }
        }
    }
    assert_eq!(
        dara.types("/faq \u{200B}?!").await,
        dara.types("/faq").await,
        "no words, no search"
    );
}

/// All that the store keeps of what somebody is being asked.
async fn state(world: &World, person: &Someone) -> String {
    let account = person.incoming(Event::Unreadable).account;
    let mut conn = world.conn().await;
    let now = world.clock.now();
    let state = conversations::load::<Value>(&mut conn, &account, now).await.unwrap();
    conn.close().await;
    state.map_or_else(String::new, |state| state.to_string())
}

#[tokio::test]
async fn a_name_that_nobody_asked_for_is_neither_kept_nor_said_again() {
    let names = [
        "Sok Dara",
        "sok dara",
        "Dara",
        "My name is Sok Dara",
        "my name is Dara.",
        "សុខ ដារ៉ា",
        "ខ្ញុំឈ្មោះ សុខ ដារ៉ា",
        "Nguyễn Thị Mỹ",
    ];
    let parts = ["ok dara", "ok Dara", "Dara", "dara", "ដារ៉ា", "Nguy"];
    for locale in [Locale::KM, Locale::EN] {
        let world = World::new().await;
        let mut lyon = world.person(1, "Profile");
        lyon.presses(&format!("lang:{locale}")).await;
        lyon.types("/cancel").await;
        for name in names {
            for typed in [name.to_owned(), format!("/faq {name}")] {
                // What was searched before must not be passed on in its place either.
                lyon.types("How do I renew my passport in Lyon?").await;
                let said = lyon.types(&typed).await;
                let kept = state(&world, &lyon).await;
                assert!(parts.iter().all(|part| !kept.contains(part)), "{typed}: {kept}");
                assert!(parts.iter().all(|part| !said.contains(part)), "{typed}: {said}");
                let asked = lyon.presses("in:this").await;
                assert!(parts.iter().all(|part| !asked.contains(part)), "{typed}: {asked}");
                assert!(!asked.contains("passport"), "{typed}: {asked}");
                lyon.types("/cancel").await;
            }
        }
        // Words that are no name are passed on.
        lyon.types("How do I renew my passport in Lyon?").await;
        assert!(state(&world, &lyon).await.contains("passport"));
        assert!(lyon.presses("in:this").await.contains("passport"));
    }
}

#[tokio::test]
async fn what_another_process_imports_is_found_at_once() {
    let world = World::new().await;
    let mut dara = world.person(1, "Sok Dara");
    dara.presses("lang:en").await;
    dara.types("/cancel").await;
    let asked = "where to leave bicycles";
    assert!(!dara.types(asked).await.contains("bicycle"), "nothing is known of it yet");
    let file = |answer: &str, question: &str| {
        format!(
            "format = 1\n[[faq_topic]]\nslug = \"hall\"\nname.en = \"The hall\"\n[[faq]]\nslug = \
             \"bicycles\"\ntopic = \"hall\"\n[faq.text.en]\nquestion = \"{question}\"\nanswer = \
             \"{answer}\"\n"
        )
    };
    world.import(&file("Behind the hall.", "Where can I leave my bicycle?")).await;
    assert!(dara.types(asked).await.contains("Behind the hall."));
    world.import(&file("In front of it.", "Where can I leave my bicycle?")).await;
    assert!(dara.types(asked).await.contains("In front of it."));
    world.import(&file("In front of it.", "Is there a cloakroom?")).await;
    assert!(!dara.types(asked).await.contains("In front of it."));
    assert!(dara.types("cloak room").await.contains("In front of it."));
}

#[tokio::test]
async fn an_entry_in_one_language_is_found_from_both() {
    let world = World::new().await;
    world
        .import(
            "format = 1\n[[faq_topic]]\nslug = \"hall\"\nname.km = \"សាល\"\n[[faq]]\nslug = \
             \"bicycles\"\ntopic = \"hall\"\n[faq.text.km]\nquestion = \"តើទុកកង់នៅទីណា?\"\nanswer = \
             \"ក្រោយសាល។\"\nwords = [\"bicycle\", \"tuk kang\"]\n",
        )
        .await;
    let mut dara = world.person(1, "Sok Dara");
    dara.presses("lang:en").await;
    dara.types("/cancel").await;
    for asked in ["bicycle", "nov na tuk kang", "ទុក កង់ នៅ\u{200B}ឯណា"] {
        let answer = dara.types(asked).await;
        assert!(answer.contains("ក្រោយសាល។"), "{asked}: {answer}");
        assert!(answer.contains("another language only"), "{answer}");
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_comes_again() {
    let world = World::new().await;
    let mut dara = world.person(1, "Sok Dara");
    dara.presses("lang:en").await;
    dara.types("/cancel").await;
    let incoming = dara.incoming(Event::Text("can I undo my signature".to_owned()));
    let first = dara.submit(incoming.clone()).await;
    let second = dara.submit(incoming).await;
    assert_eq!(first.replies[0].text, second.replies[0].text);
    assert_eq!(first.replies[0].buttons, second.replies[0].buttons);
}

/// Where no button is shown any more, its label does the same.
#[tokio::test]
async fn labels_can_be_typed() {
    let world = World::new().await;
    let mut dara = world.person(1, "Sok Dara");
    dara.presses("lang:en").await;
    dara.types("/cancel").await;
    dara.types("can I undo my signature").await;
    let pressed = dara.taps("Other questions").await;
    dara.types("can I undo my signature").await;
    assert_eq!(dara.types("other questions").await, pressed);
    assert!(pressed.contains("Ask a person"), "{pressed}");
    let all = dara.taps("All questions").await;
    assert_eq!(dara.types("all questions").await, all);
}

#[tokio::test]
async fn what_is_not_published_is_found_by_nobody() {
    let world = World::new().await;
    let file = |state: &str| {
        format!(
            "format = 1\n[[faq_topic]]\nslug = \"hall\"\nname.en = \"The hall\"\n[[faq]]\nslug = \
             \"bicycles\"\ntopic = \"hall\"\nstate = \"{state}\"\n[faq.text.en]\nquestion = \
             \"Where can I leave my bicycle?\"\nanswer = \"Behind the hall.\"\n"
        )
    };
    let mut dara = world.person(1, "Sok Dara");
    dara.presses("lang:en").await;
    dara.types("/cancel").await;
    for (state, found) in [("published", true), ("unpublished", false)] {
        world.import(&file(state)).await;
        for asked in ["bicycle", "/faq bicycle", "/faq bicycles", "Where can I leave my bicycle?"] {
            let answer = dara.types(asked).await;
            assert_eq!(answer.contains("Behind the hall."), found, "{state} {asked}: {answer}");
        }
        let mut group = world.person(1, "Sok Dara");
        group.chat = bot_core::incoming::ChatKind::Group;
        for asked in ["/faq bicycle", "/faq bicycles"] {
            let answer = group.types(asked).await;
            assert_eq!(answer.contains("Behind the hall."), found, "{state} {asked}: {answer}");
        }
    }
}
