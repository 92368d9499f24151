//! Two people must agree, where the owners want it.

use std::collections::BTreeSet;

use bot_core::announcement::Act;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::Action;
use bot_core::platform::Account;
use bot_core::platform::Platform;
use bot_core::store::accounts;
use bot_core::store::announcements::State;

use super::{Announces as _, find, newest, record};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::World;
use testing::writer::{Writer, shown};

/// An owner who reads English, an organizer who writes, one who could agree, and a moderator.
async fn team(world: &World, locale: Locale) -> [Writer; 4] {
    let mut owner = Writer::new(world, 1, Role::Owner, Locale::EN).await;
    owner.types("/broadcasts").await;
    owner.taps(msg!("button-two-people-on")).await;
    [
        owner,
        Writer::new(world, 2, Role::Organizer, locale).await,
        Writer::new(world, 3, Role::Organizer, locale).await,
        Writer::new(world, 4, Role::Moderator, Locale::EN).await,
    ]
}

/// Writes, previews, types the count; the id.
async fn asks(world: &World, author: &mut Writer, text: &str) -> String {
    author.writes(text).await;
    let one = author.previews(world, 50).await;
    author.types("50").await;
    one.id
}

/// What somebody got without having done anything.
fn delivers(from: &mut Writer, to: &mut Writer) {
    let address = to.person.id.to_string();
    let (theirs, others) = std::mem::take(&mut from.notices)
        .into_iter()
        .partition(|notice| notice.address.0 == address);
    from.notices = others;
    let theirs: Vec<_> = theirs;
    for notice in &theirs {
        to.film += "⇠ gets\n";
        to.note(&notice.reply);
    }
}

#[tokio::test]
async fn a_second_person_agrees_and_it_goes() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let [_, mut author, mut second, _] = team(&world, locale).await;
        author.film.clear();
        let id = asks(&world, &mut author, "Hello *friends*").await;
        let asked = find(&world, &id).await.unwrap();
        assert_eq!(asked.state, State::Agreeing);
        assert_eq!(asked.due, asked.body.asked.unwrap() + 1800);
        let to: BTreeSet<String> = author.notices.iter().map(|one| one.address.0.clone()).collect();
        assert_eq!(
            to,
            BTreeSet::from(["1".to_owned(), "3".to_owned()]),
            "no moderator, not oneself"
        );
        delivers(&mut author, &mut second);
        second.taps(msg!("button-agree-send")).await;
        delivers(&mut second, &mut author);
        let film = format!("== The author\n{}\n== The second\n{}", author.film, second.film);
        assert_film("agree", locale, &film);
        let sent = find(&world, &id).await.unwrap();
        assert_eq!(sent.state, State::Building);
        assert!(sent.body.agreed.is_some_and(|tag| tag != sent.body.author.tag));
        let record = record(&world).await;
        assert_eq!((record["announce_asked"], record["announce_agreed"]), (1, 1));
        assert_eq!(record["two_people_on"], 1);
    }
}

#[tokio::test]
async fn a_no_makes_it_a_draft_again_and_its_author_is_told() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let [_, mut author, mut second, _] = team(&world, locale).await;
        let id = asks(&world, &mut author, "Hello").await;
        delivers(&mut author, &mut second);
        (author.film, second.film) = (String::new(), String::new());
        second.taps(msg!("button-refuse-send")).await;
        delivers(&mut second, &mut author);
        author.taps(msg!("button-watch")).await;
        let film = format!("== The second\n{}\n== The author\n{}", second.film, author.film);
        assert_film("agree_no", locale, &film);
        assert_eq!(find(&world, &id).await.unwrap().state, State::Draft);
        second.taps(msg!("button-agree-send")).await;
        assert!(second.reads(msg!("agree-changed")));
        assert_eq!(record(&world).await["announce_refused"], 1);
    }
}

#[tokio::test]
async fn an_edit_voids_what_was_asked_and_an_old_yes_does_not_count() {
    let world = World::new().await;
    let [_, mut author, mut second, _] = team(&world, Locale::EN).await;
    let id = asks(&world, &mut author, "Hello").await;
    delivers(&mut author, &mut second);
    author.acts(Act::Edit, &id).await;
    assert!(author.reads(msg!("announce-draft-again")));
    second.taps(msg!("button-agree-send")).await;
    assert!(second.reads(msg!("agree-changed")));
    let edited = find(&world, &id).await.unwrap();
    assert_eq!((edited.state, edited.body.asked, edited.body.agreed), (State::Draft, None, None));
    // Asked again about other words, the first question's button still agrees to nothing.
    world.clock.advance(60);
    author.taps(msg!("button-text", language = "English")).await;
    author.types("Something else").await;
    author.previews(&world, 50).await;
    author.types("50").await;
    second.taps(msg!("button-agree-send")).await;
    assert!(second.reads(msg!("agree-changed")));
    assert!(second.film.contains("Something else"), "the new words are shown at once");
    assert_eq!(find(&world, &id).await.unwrap().state, State::Agreeing);
    second.taps(msg!("button-agree-send")).await;
    assert_eq!(find(&world, &id).await.unwrap().state, State::Building);
}

#[tokio::test]
async fn nobody_agrees_with_themselves_not_even_from_another_account() {
    let world = World::new().await;
    let [_, mut author, mut second, mut moderator] = team(&world, Locale::EN).await;
    // The author has another account, which has a role too.
    let mut conn = world.conn().await;
    let account = |user: &str| Account { platform: Platform::Telegram, user: user.to_owned() };
    let person = accounts::person(&mut conn, &account("2")).await.unwrap().unwrap();
    accounts::add(&mut conn, &account("5"), person).await.unwrap();
    conn.close().await;
    let mut other = Writer::new(&world, 5, Role::Organizer, Locale::EN).await;
    let id = asks(&world, &mut author, "Hello").await;
    assert!(author.notices.iter().all(|notice| notice.address.0 != "5"), "they are not asked");
    let asked = find(&world, &id).await.unwrap().body.asked.unwrap();
    for phone in [&mut author, &mut other] {
        phone.acts(Act::Agree, &format!("{id}.{asked}")).await;
        assert!(phone.reads(msg!("agree-not-yourself")));
    }
    moderator.acts(Act::Agree, &format!("{id}.{asked}")).await;
    second.acts(Act::Agree, &id).await;
    assert!(second.reads(msg!("agree-changed")), "without the moment it is no answer");
    assert_eq!(find(&world, &id).await.unwrap().state, State::Agreeing);
}

#[tokio::test]
async fn an_owner_sends_alone_after_half_an_hour_and_everyone_is_told() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let [mut owner, mut author, ..] = team(&world, locale).await;
        let id = asks(&world, &mut author, "Hello").await;
        owner.acts(Act::SendAlone, &id).await;
        assert!(owner.reads(msg!("agree-waiting", number = 30)));
        author.acts(Act::SendAlone, &id).await;
        assert_eq!(find(&world, &id).await.unwrap().state, State::Agreeing);
        world.clock.advance(1800);
        author.acts(Act::SendAlone, &id).await;
        assert_eq!(find(&world, &id).await.unwrap().state, State::Agreeing, "owners only");
        owner.film.clear();
        owner.acts(Act::Show, &id).await;
        owner.taps(msg!("button-send-alone")).await;
        let told: BTreeSet<String> =
            owner.notices.iter().map(|notice| notice.address.0.clone()).collect();
        assert_eq!(told, ["2", "3", "4"].map(str::to_owned).into());
        let to_author = owner.notices.iter().find(|one| one.address.0 == "2").unwrap();
        let film = format!("{}\n⇢ {}", owner.film, shown(&to_author.reply));
        assert_film("agree_alone", locale, &film);
        assert_eq!(find(&world, &id).await.unwrap().state, State::Building);
        assert_eq!(record(&world).await["announce_alone"], 1);
    }
}

#[tokio::test]
async fn a_trial_needs_nobody_else_and_the_switch_is_the_owners() {
    let world = World::new().await;
    let [mut owner, mut author, ..] = team(&world, Locale::EN).await;
    author.presses("two-people:off").await;
    author.types("/broadcasts").await;
    let data = Action::Press("two-people:off".to_owned());
    assert!(
        !author.buttons.iter().any(|(_, action)| *action == data),
        "an organizer has no switch"
    );
    author.writes("Hello").await;
    let id = newest(&world).await.id;
    author.presses(&format!("w:{id}:myself:+")).await;
    author.presses(&format!("w:{id}:desk")).await;
    author.previews(&world, 1).await;
    author.types("1").await;
    assert_eq!(find(&world, &id).await.unwrap().state, State::Building);
    owner.types("/broadcasts").await;
    owner.taps(msg!("button-two-people-off")).await;
    let id = asks(&world, &mut author, "To all, at once").await;
    assert_eq!(find(&world, &id).await.unwrap().state, State::Agreeing, "it holds for a while");
    world.clock.advance(1800);
    let id = asks(&world, &mut author, "To all").await;
    assert_eq!(find(&world, &id).await.unwrap().state, State::Building);
    assert_eq!(record(&world).await["two_people_off"], 1);
}
