//! From the first command to the thanks, and one's own affairs after it.

use bot_core::msg;

use super::BOTH;
use testing::actor::Actor as _;
use testing::member::Member;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newcomer_signs_in_a_busy_channel_and_nobody_there_sees_it() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        film.arrives().await;
        film.presses("agree:").await;
        film.writes("លីយ៉ុង").await;
        film.writes(if locale == bot_core::locale::Locale::KM {
            "បារាំង"
        } else {
            "France"
        })
        .await;
        film.presses("name").await;
        assert_eq!(film.total().await, 1);
        film.presses("skip:region").await;
        film.presses("skip:follow").await;
        film.presses("share:").await;
        film.slash("mydata", &[]).await;
        film.slash("sign", &[("petition", "vote-from-abroad")]).await;
        film.presses("withdraw:").await;
        film.presses("withdraw!:").await;
        assert_eq!(film.total().await, 0);
        film.slash("privacy", &[]).await;
        film.presses("report").await;
        film.slash("forget", &[]).await;
        film.presses("forget").await;
        film.cut("newcomer").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_is_written_into_a_form() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        film.arrives().await;
        film.presses("agree:").await;
        film.writes("Canada").await;
        film.presses("other").await;
        film.writes("1").await;
        film.writes("សុខា ចាន់").await;
        assert_eq!(film.total().await, 0, "what is typed is shown back, and signs nothing");
        film.taps(msg!("button-sign-typed", name = "សុខា ចាន់")).await;
        assert_eq!(film.total().await, 1);
        film.cut("written_name").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_beside_signs_on_the_same_account() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        film.arrives().await;
        film.presses("agree:").await;
        film.writes("Canada").await;
        film.presses("name").await;
        film.presses("skip:region").await;
        film.presses("skip:follow").await;
        film.presses("beside:").await;
        film.presses("agree:").await;
        film.writes("Canada").await;
        film.writes("ចាន់ ធី").await;
        film.taps(msg!("button-sign-typed", name = "ចាន់ ធី")).await;
        assert_eq!(film.total().await, 2);
        film.cut("beside").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn petitions_forums_and_questions_are_found_by_typing() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        film.arrives().await;
        let room = film.room.clone();
        for (command, option, typed) in
            [("sign", "petition", "vote"), ("events", "forum", ""), ("faq", "question", "")]
        {
            let names = film.person.autocomplete(&room, command, option, typed).await;
            assert!(!names.is_empty(), "{command}");
            film.note(&format!("/{command} {option}:{typed}…"), &names.join("\n"));
        }
        film.slash("petitions", &[]).await;
        film.slash("events", &[]).await;
        film.slash("faq", &[]).await;
        film.slash("help", &[]).await;
        film.cut("found").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_prefers_it_signs_in_the_chat_with_the_bot() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        let seen = film.person.dm("hello").await;
        film.note("hello", &seen);
        let language = format!("lang:{locale}");
        film.presses(&language).await;
        for words in [film.label(msg!("command-sign")), "?".to_owned()] {
            let seen = film.person.dm(&words).await;
            film.note(&words, &seen);
        }
        film.presses("agree:").await;
        for words in ["Xyzzy", "Canada"] {
            let seen = film.person.dm(words).await;
            film.note(words, &seen);
        }
        film.presses("name").await;
        assert_eq!(film.total().await, 1);
        film.presses("skip:region").await;
        film.presses("skip:follow").await;
        film.presses("erase").await;
        film.cut("direct").await;
    }
}
