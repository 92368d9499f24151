//! Wrong answers to every question of every form: each is told what would be right, and nothing is lost.

use bot_core::announcement::{Attachment, FileKind};
use bot_core::command::Role;
use bot_core::incoming::{Event, Point};
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Platform;

use testing::actor::Actor as _;
use testing::world::World;
use testing::writer::Writer;

/// One question: its step, how it is answered rightly, and what is wrong for it beside what is wrong
/// everywhere.
struct Asked {
    code: &'static str,
    right: Right,
    wrong: &'static [&'static str],
}

enum Right {
    Types(&'static str),
    Presses(&'static str),
    Point,
    File,
}

use Right::{File, Point as OnMap, Presses, Types};

const fn asked(code: &'static str, right: Right, wrong: &'static [&'static str]) -> Asked {
    Asked { code, right, wrong }
}

const PETITION: &[Asked] = &[
    asked("first", Presses("lang:km"), &["12", "French"]),
    asked("title-km", Types("ទឹកស្អាត"), &["\u{200b}\u{200b}"]),
    asked(
        "summary-km",
        Types("យើងស្នើសុំទឹកស្អាត។"),
        &[
            "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l",
        ],
    ),
    asked("share-km", Types("សូមចុះហត្ថលេខា។"), &[]),
    asked("body-km", Types("១. ទឹក\n\n២. ស្អាត"), &[]),
    asked("other", Presses("lang:en"), &["maybe"]),
    asked("title-en", Types("Clean water"), &[]),
    asked("summary-en", Types("We ask for clean water."), &[]),
    asked("share-en", Types("Please sign."), &[]),
    asked("body-en", Types("One."), &[]),
    asked("goal", Types("១០០០"), &["0", "many", "-5", "1000000001", "១.៥.៥.៥x"]),
    asked("recipients", Presses("add"), &["The United Nations"]),
    asked("recipient-en", Types("The Ministry"), &[]),
    asked("recipient-km", Types("ក្រសួង"), &[]),
    asked("names", Presses("names-"), &["yes"]),
    asked("recipients", Presses("done"), &["done soon"]),
    asked("opens", Types("២០២៦-១២-០៦"), &["someday", "2026-02-30", "32/13/2026"]),
    asked("closes", Types("31/12/2026"), &["never", "1 December 2026"]),
    asked("people", Types("៤"), &["5", "0", "all"]),
    asked("region", Presses("region+"), &["perhaps"]),
    asked(
        "milestones",
        Types("100 ៥០០"),
        &["5000", "0", "some", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21"],
    ),
    asked("channels", Types("poster"), &["ផ្ទាំង", "a/b", "aaaaaaaaaaaaaaaaaaaaaaaa"]),
    asked("file", File, &["programme.pdf"]),
    asked(
        "slug",
        Types("clean-water"),
        &["Clean Water", "event-one", "invite", "vote-from-abroad", "ទឹក"],
    ),
];

const EVENT: &[Asked] = &[
    asked("first", Presses("lang:en"), &["12"]),
    asked("title-en", Types("A forum"), &[]),
    asked("what-en", Types("We talk."), &[]),
    asked("speakers-en", Types("A lawyer\nA doctor"), &[]),
    asked("place-en", Types("The hall"), &[]),
    asked("street-en", Types("1 Main Street"), &[]),
    asked("city-en", Types("Springfield Nowhere"), &[]),
    asked("zone", Types("Toronto"), &["Atlantis", "12"]),
    asked("other", Presses("later"), &["maybe"]),
    asked("online", Types("https://zoom.us/j/1"), &["no link", "ftp://a.b", "https://"]),
    asked("point", OnMap, &["91, 0", "49.19", "here", "1,2,3"]),
    asked("day", Types("៦ ធ្នូ ២០២៦"), &["soon", "31 February 2027"]),
    asked("start", Types("ម៉ោង ២ រសៀល"), &["early", "25:00"]),
    asked("end", Types("១៧:០០"), &["late", "13:00"]),
    asked("capacity", Types("១២០"), &["0", "many", "1000001"]),
    asked("file", Presses("skip:file"), &["a.pdf"]),
    asked("slug", Types("a-forum"), &["A Forum", "surrey"]),
];

const FAQ: &[Asked] = &[
    asked("first", Presses("lang:en"), &["12"]),
    asked("topic", Presses("newtopic"), &["No such group"]),
    asked("topic-en", Types("Water"), &[]),
    asked("topic-km", Types("ទឹក"), &[]),
    asked("question-en", Types("Is it clean?"), &[]),
    asked("answer-en", Types("It is."), &[]),
    asked("words-en", Types("clean, tuk saat"), &[", ; ,"]),
    asked("other", Presses("later"), &["maybe"]),
    asked("file", Presses("skip:file"), &["a.pdf"]),
    asked("slug", Types("is-it-clean"), &["Is it", "is-it-safe"]),
];

fn file(name: &str, size: u64) -> Event {
    let (kind, name) = (FileKind::Document, Some(name.to_owned()));
    let file =
        Attachment { platform: Platform::Telegram, kind, file: name.clone().unwrap(), size, name };
    Event::Attachment { file, caption: Some("words".to_owned()) }
}

/// What is wrong everywhere, or too long.
fn everywhere(code: &str) -> Vec<Event> {
    let mut all = vec![
        Event::Text("x".repeat(250_000)),
        Event::Text("/nosuchcommand".to_owned()),
        Event::Text("/help".to_owned()),
        Event::Unreadable,
        Event::Press("e:abcd2345:publish".to_owned()),
        Event::Press("w:abcd2345:desk".to_owned()),
        file("programme.docx", 8),
    ];
    if !["first", "topic", "recipients", "other", "names", "region", "file"].contains(&code) {
        all.push(Event::Text("   ".to_owned()));
    }
    if code == "file" {
        all.push(file("big.pdf", 10 * 1024 * 1024 + 1));
    } else {
        all.push(file("programme.pdf", 8));
    }
    if code != "point" {
        all.push(Event::Point(Point::new(49.19, -122.85).unwrap()));
    }
    all
}

/// The draft of this person and the question that is open.
async fn open(world: &World) -> (String, String, serde_json::Value) {
    let account =
        bot_core::platform::Account { platform: Platform::Telegram, user: "1".to_owned() };
    let mut conn = world.conn().await;
    let all = bot_core::store::drafts::of(&mut conn, &account).await.unwrap();
    conn.close().await;
    let (id, draft) = all.into_iter().next().expect("a draft");
    (id, draft.step.code(), draft.content)
}

async fn goes_through(world: &World, dara: &mut Writer, command: &str, form: &[Asked]) {
    dara.types(command).await;
    for one in form {
        let (id, code, content) = open(world).await;
        assert_eq!(code, one.code);
        let typed = one.wrong.iter().map(|text| Event::Text((*text).to_owned()));
        for (number, wrong) in everywhere(one.code).into_iter().chain(typed).enumerate() {
            let said = dara.gives(wrong).await;
            // A command in the middle is answered, and the question waits; a lost draft's button leads to
            // what there is, and from there back.
            if open_is_elsewhere(dara) {
                dara.presses(&format!("e:{id}:go")).await;
            }
            let now = open(world).await;
            assert_eq!(now, (id.clone(), code.clone(), content.clone()), "{code} {number}: {said}");
            assert!(!said.trim().is_empty(), "{code} {number} is not answered");
        }
        // A second tap on a button of the question before changes nothing.
        dara.presses(&format!("e:{id}:skip:nothing")).await;
        assert_eq!(open(world).await.1, code);
        match one.right {
            Types(text) => dara.types(text).await,
            Presses(what) => dara.presses(&format!("e:{id}:{what}")).await,
            OnMap => dara.gives(Event::Point(Point::new(49.19, -122.85).unwrap())).await,
            File => {
                let said = dara.gives(file("programme.pdf", 8)).await;
                dara.file_arrives(world, b"%PDF-1.7").await;
                said
            }
        };
    }
    assert_eq!(open(world).await.1, "preview", "{}", dara.person.seen.last().unwrap());
    let said = dara.taps(msg!("button-publish")).await;
    assert!(said.contains(&dara.label(msg!("edit-published"))), "{said}");
}

/// Whether the bot shows the list now.
fn open_is_elsewhere(dara: &Writer) -> bool {
    dara.reads(msg!("edit-title"))
}

#[tokio::test]
async fn wrong_answers_about_a_petition_are_told_what_would_be_right() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    goes_through(&world, &mut dara, "/newpetition", PETITION).await;
}

#[tokio::test]
async fn wrong_answers_about_a_forum_are_told_what_would_be_right() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    goes_through(&world, &mut dara, "/newevent", EVENT).await;
}

#[tokio::test]
async fn wrong_answers_about_a_question_are_told_what_would_be_right() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    goes_through(&world, &mut dara, "/newfaq", FAQ).await;
}
