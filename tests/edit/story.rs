//! From the first question to what everybody sees.

use bot_core::announcement::{Attachment, FileKind};
use bot_core::campaign::ContentItem;
use bot_core::campaign::{Campaign, Kind, Standing};
use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Platform;
use bot_core::store::{campaign, content_items};

use testing::actor::Actor as _;
use testing::world::World;
use testing::writer::Writer;

pub(super) fn pdf(file: &str) -> Event {
    let name = Some("Programme.pdf".to_owned());
    let (platform, kind, file) = (Platform::Telegram, FileKind::Document, file.to_owned());
    Event::Attachment { file: Attachment { platform, kind, file, size: 8, name }, caption: None }
}

pub(super) async fn piece(world: &World, kind: Kind, slug: &str) -> Option<ContentItem> {
    let mut conn = world.conn().await;
    let found = content_items::find(&mut conn, kind, slug).await.unwrap();
    conn.close().await;
    found
}

/// A petition in both languages, up to its preview.
pub(super) async fn writes_a_petition(world: &World, phone: &mut Writer) {
    phone.types("/newpetition").await;
    phone.types("English").await;
    phone
        .answers(&["Clean water", "We ask for clean water.", "Please sign.", "One.\n\nTwo."])
        .await;
    phone.takes_up(Locale::KM).await;
    phone.answers(&["ទឹកស្អាត", "យើងស្នើសុំទឹកស្អាត។", "សូមចុះហត្ថលេខា។", "មួយ។\n\nពីរ។"]).await;
    phone.types("១០,០០០").await;
    phone.taps(msg!("button-add-recipient")).await;
    phone.answers(&["The Ministry", "ក្រសួង"]).await;
    phone.taps(msg!("button-figures-only")).await;
    phone.taps(msg!("button-done")).await;
    phone.answers(&["២១ វិច្ឆិកា ២០២៦", "31 December 2027", "2"]).await;
    phone.taps(msg!("button-ask-region")).await;
    phone.answers(&["1,000 5,000", "facebook poster"]).await;
    phone.gives(pdf("BQAC")).await;
    phone.file_arrives(world, b"%PDF-1.7").await;
    phone.taps(msg!("button-use-slug")).await;
}

/// A forum in both languages, up to its preview.
pub(super) async fn writes_a_forum(phone: &mut Writer) {
    phone.types("/newevent").await;
    phone.types("English").await;
    let english = ["Forum on water", "We talk.", "A lawyer\nA doctor", "The hall", "1 Main St"];
    phone.answers(&english).await;
    phone.types("Vancouver").await;
    phone.takes_up(Locale::KM).await;
    phone.answers(&["វេទិកាអំពីទឹក", "យើងពិភាក្សា។"]).await;
    phone.taps(msg!("button-skip")).await;
    phone.types("សាលប្រជុំ").await;
    phone.taps(msg!("button-skip")).await;
    phone.types("វ៉ាន់កូវើរ").await;
    phone.types("zoom.us/j/123").await;
    phone.types("49.19, -122.85").await;
    phone.answers(&["6 December 2026", "2 pm", "17:00", "១២០"]).await;
    phone.taps(msg!("button-skip")).await;
    phone.taps(msg!("button-use-slug")).await;
}

/// A question in both languages, up to its preview.
pub(super) async fn writes_a_question(phone: &mut Writer, topic: &str, question: &str) {
    phone.types("/newfaq").await;
    phone.types("English").await;
    phone.taps(topic.to_owned()).await;
    phone.answers(&[question, "Yes, it is.", "safe, danger"]).await;
    phone.takes_up(Locale::KM).await;
    phone.answers(&["តើមានសុវត្ថិភាពទេ?", "បាទ មាន។"]).await;
    phone.taps(msg!("button-skip")).await;
    phone.taps(msg!("button-skip")).await;
    phone.taps(msg!("button-use-slug")).await;
}

#[tokio::test]
async fn an_organizer_makes_a_petition_a_forum_and_questions_with_a_phone_only() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    writes_a_petition(&world, &mut dara).await;
    assert!(dara.reads(msg!("edit-preview")), "{}", dara.person.seen.last().unwrap());
    let mut sokha = world.person(2, "Sokha");
    sokha.types("/start").await;
    sokha.taps("English").await;
    assert!(!sokha.types("/petitions").await.contains("Clean water"));
    dara.taps(msg!("button-publish")).await;
    assert!(sokha.types("/petitions").await.contains("Clean water"));
    let Some(ContentItem::Petition(made)) = piece(&world, Kind::Petition, "clean-water").await
    else {
        panic!("no petition: {}", dara.person.seen.last().unwrap())
    };
    assert_eq!((made.goal, made.people_per_account, made.ask_region), (10_000, 2, true));
    assert_eq!(made.milestones, [1_000, 5_000]);
    assert_eq!(made.channels, ["facebook", "poster"]);
    assert_eq!(made.opens, Some("2026-11-21".parse().unwrap()));
    assert_eq!(made.closes, Some("2027-12-31".parse().unwrap()));
    assert_eq!(made.text[&Locale::EN].body, "One.\n\nTwo.");
    assert_eq!(made.recipients[0].name.len(), 2);
    assert_eq!(made.text.len(), 2);
    writes_a_forum(&mut dara).await;
    dara.taps(msg!("button-publish")).await;
    let Some(ContentItem::Event(forum)) = piece(&world, Kind::Event, "forum-on-water").await else {
        panic!("no forum: {}", dara.person.seen.last().unwrap())
    };
    assert_eq!(forum.zone, "America/Vancouver");
    assert_eq!(forum.start.to_string(), "2026-12-06T14:00:00");
    assert_eq!(forum.end.to_string(), "2026-12-06T17:00:00");
    assert_eq!((forum.capacity, forum.latitude), (Some(120), Some(49.19)));
    assert_eq!(forum.online.as_deref(), Some("https://zoom.us/j/123"));
    assert_eq!(forum.text[&Locale::EN].speakers, ["A lawyer", "A doctor"]);
    let topic = Campaign::parse(bot_core::campaign::SAMPLE).unwrap().topics[0].clone();
    for number in ["one", "two", "three"] {
        let question = format!("Is question {number} safe?");
        writes_a_question(&mut dara, &topic.name[&Locale::EN], &question).await;
        dara.taps(msg!("button-publish")).await;
        let slug = format!("is-question-{number}-safe");
        let made = piece(&world, Kind::Faq, &slug).await;
        assert!(made.is_some(), "{}", dara.person.seen.last().unwrap());
    }
    assert!(sokha.types("/events forum-on-water").await.contains("A doctor"));
    assert!(sokha.types("/faq is-question-two-safe").await.contains("Yes, it is."));
}

#[tokio::test]
async fn what_is_made_in_chat_goes_into_a_file_and_back() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    writes_a_petition(&world, &mut dara).await;
    dara.taps(msg!("button-publish")).await;
    writes_a_forum(&mut dara).await;
    dara.taps(msg!("button-keep-unpublished")).await;
    let out = file(&world).await;
    assert!(out.contains("slug = \"clean-water\"") && out.contains("state = \"unpublished\""));
    let other = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", other.path().join("samleng.db").display());
    let other = World::empty(other, &url).await;
    other.import(&out).await;
    assert_eq!(file(&other).await, out);
}

async fn file(world: &World) -> String {
    let mut conn = world.conn().await;
    let all = campaign::read(&mut conn).await.unwrap();
    conn.close().await;
    all.to_toml().unwrap()
}

#[tokio::test]
async fn what_is_published_is_changed_closed_and_opened_again() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    writes_a_petition(&world, &mut dara).await;
    dara.taps(msg!("button-publish")).await;
    dara.types("/edit clean-water").await;
    dara.taps(msg!("button-edit")).await;
    dara.taps(msg!("edit-field-goal")).await;
    dara.types("3000").await;
    dara.taps(msg!("button-publish-changes")).await;
    dara.taps(msg!("button-back")).await;
    dara.types("/edit clean-water").await;
    let Some(ContentItem::Petition(made)) = piece(&world, Kind::Petition, "clean-water").await
    else {
        panic!()
    };
    assert_eq!((made.goal, &made.milestones[..]), (3_000, &[1_000][..]));
    dara.taps(msg!("button-close")).await;
    assert!(dara.reads(msg!("edit-close-sure", title = "Clean water")));
    dara.taps(msg!("button-close-sure")).await;
    let closed = piece(&world, Kind::Petition, "clean-water").await.unwrap();
    assert_eq!(closed.state(), Standing::Closed);
    dara.presses("ed:close!:petition:clean-water").await;
    assert!(dara.reads(msg!("edit-already")), "twice is once");
    dara.taps(msg!("button-publish-again")).await;
    let open = piece(&world, Kind::Petition, "clean-water").await.unwrap();
    assert_eq!(open.state(), Standing::Published);
    let ContentItem::Petition(open) = open else { panic!() };
    assert_eq!(open.closes, None);
}

#[tokio::test]
async fn two_organizers_who_change_the_same_thing_hear_of_each_other() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    let mut maly = Writer::new(&world, 2, Role::Organizer, Locale::EN).await;
    for (phone, goal) in [(&mut dara, "2000"), (&mut maly, "3000")] {
        phone.types("/edit vote-from-abroad").await;
        phone.taps(msg!("button-edit")).await;
        phone.taps(msg!("edit-field-goal")).await;
        phone.types(goal).await;
    }
    dara.taps(msg!("button-publish-changes")).await;
    let said = maly.taps(msg!("button-publish-changes")).await;
    assert!(said.contains("100,000 → 2,000"), "{said}");
    let goal = |piece: Option<ContentItem>| match piece {
        Some(ContentItem::Petition(one)) => one.goal,
        _ => 0,
    };
    assert_eq!(goal(piece(&world, Kind::Petition, "vote-from-abroad").await), 2_000);
    maly.taps(msg!("button-publish-anyway")).await;
    assert_eq!(goal(piece(&world, Kind::Petition, "vote-from-abroad").await), 3_000);
}

#[tokio::test]
async fn the_examples_go_with_their_signatures_once_there_is_something_real() {
    let world = World::new().await;
    let mut sokha = world.person(2, "Sokha");
    sokha.signs("Canada").await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    assert!(!dara.types("/edit").await.contains(&dara.label(msg!("button-samples"))));
    writes_a_petition(&world, &mut dara).await;
    let said = dara.taps(msg!("button-publish")).await;
    assert!(said.contains(": 1 signatures"), "{said}");
    dara.taps(msg!("button-later")).await;
    dara.taps(msg!("button-samples")).await;
    dara.taps(msg!("button-remove-samples")).await;
    assert!(dara.reads(msg!("edit-samples-gone")), "{}", dara.person.seen.last().unwrap());
    let mut conn = world.conn().await;
    let left = campaign::read(&mut conn).await.unwrap();
    assert_eq!((left.petitions.len(), left.events.len(), left.faqs.len()), (1, 0, 0));
    let sql = ["SELECT tag FROM signatures", "SELECT item FROM tallies"];
    for sql in sql {
        assert!(conn.all(sql, Vec::new()).await.unwrap().is_empty(), "{sql}");
    }
    conn.close().await;
    assert!(sokha.types("/sign").await.contains("Clean water"));
}

#[tokio::test]
async fn a_draft_waits_for_a_restart_and_for_the_next_day() {
    let mut world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.types("/newfaq").await;
    dara.types("English").await;
    dara.types("About signing").await;
    dara.taps(msg!("button-new-topic")).await;
    dara.answers(&["Water", "ទឹក", "Is the water clean?"]).await;
    world.restart().await;
    world.clock.advance(25 * 3_600);
    let mut again = world.person(1, "Sokha");
    std::mem::swap(&mut dara.person, &mut again);
    let said = dara.types("/edit").await;
    assert!(said.contains("Is the water clean?"), "{said}");
    let said = dara.taps(msg!("button-draft-go-on", title = "Is the water clean?")).await;
    assert!(said.contains("What is the answer"), "{said}");
    dara.types("It is.").await;
    dara.types("/cancel").await;
    assert!(dara.reads(msg!("edit-left")));
}

#[tokio::test]
async fn whoever_loses_the_role_halfway_writes_no_more() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.types("/newfaq").await;
    dara.types("English").await;
    let account =
        bot_core::platform::Account { platform: Platform::Telegram, user: "1".to_owned() };
    let tag = world.core.secret.account_tag(bot_core::vault::AccountTable::Roles, &account);
    let mut conn = world.conn().await;
    bot_core::store::roles::revoke(&mut conn, &tag).await.unwrap();
    conn.close().await;
    dara.types("Is it safe?").await;
    dara.presses("ed:new:petition").await;
    dara.presses("ed:publish:petition:vote-from-abroad").await;
    let said = dara.types("/edit").await;
    assert!(!said.contains(&dara.label(msg!("edit-title"))), "{said}");
}

#[tokio::test]
async fn what_came_of_a_forum_is_written_and_sent_once() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.types("/edit vancouver-2018").await;
    dara.taps(msg!("button-write-recap")).await;
    dara.types("The recording is at https://example.org/forum").await;
    dara.taps(msg!("button-skip")).await;
    dara.taps(msg!("button-publish-changes")).await;
    let Some(ContentItem::Event(event)) = piece(&world, Kind::Event, "vancouver-2018").await else {
        panic!()
    };
    let recap = event.text[&Locale::EN].recap.as_deref();
    assert_eq!(recap, Some("The recording is at https://example.org/forum"));
    dara.taps(msg!("button-send-recap")).await;
    assert!(dara.reads(msg!("edit-recap-sent")), "{}", dara.person.seen.last().unwrap());
    dara.taps(msg!("button-send-recap")).await;
    assert!(dara.reads(msg!("edit-recap-again")), "twice is once");
}

#[tokio::test]
async fn a_forum_is_cancelled_and_takes_place_after_all() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.types("/edit surrey").await;
    dara.taps(msg!("button-cancel-forum")).await;
    assert!(!world.event("surrey").await.cancelled, "it is asked first");
    dara.taps(msg!("button-cancel-forum-sure")).await;
    let cancelled = world.event("surrey").await;
    assert!(cancelled.cancelled);
    dara.presses("ed:cancel!:event:surrey").await;
    assert_eq!(world.event("surrey").await.sequence, cancelled.sequence, "twice is once");
    dara.taps(msg!("button-revive-forum")).await;
    let again = world.event("surrey").await;
    assert!(!again.cancelled && again.sequence > cancelled.sequence);
}
