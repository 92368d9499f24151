//! Two people must agree, where the owners want it, also to what people who have joined a forum get to read of it.

use bot_core::campaign::Event;
use bot_core::clock::MINUTE;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::{Action, Notice};
use bot_core::platform::{Account, Platform};
use bot_core::store::announcements::DIRECT_MESSAGES;
use bot_core::store::drafts;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::World;
use testing::writer::Writer;

/// A forum of the sample that is to come, and one that is over.
const COMING: &str = "surrey";
const OVER: &str = "vancouver-2018";
const LINK: &str = "Come to https://evil.example/login first";

/// An owner, an organizer who writes, one who could agree, and a moderator.
struct Team {
    world: World,
    owner: Writer,
    author: Writer,
    second: Writer,
    moderator: Writer,
}

impl Team {
    async fn new(locale: Locale) -> Self {
        let world = World::new().await;
        let mut owner = Writer::new(&world, 1, Role::Owner, Locale::EN).await;
        let author = Writer::new(&world, 2, Role::Organizer, locale).await;
        let second = Writer::new(&world, 3, Role::Organizer, locale).await;
        let moderator = Writer::new(&world, 4, Role::Moderator, Locale::EN).await;
        let mut guest = Writer::new(&world, 9, Role::Supporter, Locale::EN).await;
        guest.presses(&format!("r:in:{COMING}")).await;
        owner.types("/broadcasts").await;
        owner.taps(msg!("button-two-people-on")).await;
        Self { world, owner, author, second, moderator }
    }

    async fn forum(&self, slug: &str) -> Event {
        self.world.event(slug).await
    }

    /// The author writes this as a forum's place and asks for it to be published.
    async fn moves(&mut self) {
        self.writes(LINK).await;
        self.author.taps(msg!("button-publish-changes")).await;
    }

    /// The author writes this as the place.
    async fn writes(&mut self, place: &str) {
        self.author.types(&format!("/edit {COMING}")).await;
        self.author.taps(msg!("button-edit")).await;
        let account = Account { platform: Platform::Telegram, user: "2".to_owned() };
        let mut conn = self.world.conn().await;
        let all = drafts::of(&mut conn, &account).await.unwrap();
        conn.close().await;
        let (id, _) = all.first().expect("a draft");
        self.author.presses(&format!("e:{id}:to:place-en")).await;
        self.author.types(place).await;
    }

    async fn place(&self) -> String {
        self.forum(COMING).await.text[&Locale::EN].place.clone()
    }

    /// How many notes to one person wait to be sent.
    async fn notes(&self) -> i64 {
        let mut conn = self.world.conn().await;
        let sql = "SELECT COUNT(*) FROM ledger WHERE announcement = $1";
        let row = conn.one(sql, vec![DIRECT_MESSAGES.into()]).await.unwrap().unwrap();
        let number = row.int(0).unwrap();
        conn.close().await;
        number
    }

    /// How many notices about forums there are.
    async fn notices(&self) -> i64 {
        let mut conn = self.world.conn().await;
        let sql = "SELECT COUNT(*) FROM announcements WHERE id LIKE 'c-%' AND state <> 'scheduled'";
        let row = conn.one(sql, Vec::new()).await.unwrap().unwrap();
        let number = row.int(0).unwrap();
        conn.close().await;
        number
    }
}

/// What the newest button of this kind sends back.
fn button(from: &Writer, begins: &str) -> String {
    let data = from.buttons.iter().find_map(|(_, action)| match action {
        Action::Press(data) if data.starts_with(begins) => Some(data.clone()),
        _ => None,
    });
    data.expect("a button")
}

/// What somebody got because of what another one did.
fn delivers(from: &mut Writer, to: &mut Writer) -> usize {
    let address = to.person.id.to_string();
    let all: Vec<Notice> = std::mem::take(&mut from.notices);
    let (theirs, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|notice| notice.address.0 == address);
    from.notices = others;
    for notice in &theirs {
        to.film += "⇠ gets\n";
        to.note(&notice.reply);
    }
    theirs.len()
}

#[tokio::test]
async fn a_second_person_agrees_before_a_forum_is_moved() {
    for (locale, _) in READERS {
        let mut team = Team::new(locale).await;
        let before = team.place().await;
        team.author.film.clear();
        team.moves().await;
        assert_eq!((team.place().await, team.notices().await), (before, 0));
        assert_eq!(delivers(&mut team.author, &mut team.moderator), 0, "a moderator is not asked");
        assert!(delivers(&mut team.author, &mut team.owner) > 1);
        delivers(&mut team.author, &mut team.second);
        assert!(team.second.film.contains(LINK), "they read what would go out");
        let yes = button(&team.second, "ed:agree:");
        team.author.presses(&yes).await;
        assert!(team.author.reads(msg!("agree-not-yourself")));
        team.moderator.presses(&yes).await;
        assert_eq!(team.notices().await, 0);
        team.second.taps(msg!("button-agree-send")).await;
        delivers(&mut team.second, &mut team.author);
        let film =
            format!("== The author\n{}\n== The second\n{}", team.author.film, team.second.film);
        assert_film("forum_agree", locale, &film);
        assert_eq!((team.place().await.as_str(), team.notices().await), (LINK, 1));
        team.second.presses(&yes).await;
        assert!(team.second.reads(msg!("forum-agree-changed")), "once is once");
    }
}

#[tokio::test]
async fn a_no_changes_nothing_and_a_later_yes_does_not_count() {
    for (locale, _) in READERS {
        let mut team = Team::new(locale).await;
        let before = team.place().await;
        team.moves().await;
        delivers(&mut team.author, &mut team.second);
        (team.author.film, team.second.film) = (String::new(), String::new());
        team.second.taps(msg!("button-refuse-send")).await;
        delivers(&mut team.second, &mut team.author);
        let film =
            format!("== The second\n{}\n== The author\n{}", team.second.film, team.author.film);
        assert_film("forum_agree_no", locale, &film);
        team.second.taps(msg!("button-agree-send")).await;
        assert!(team.second.reads(msg!("forum-agree-changed")));
        assert_eq!((team.place().await, team.notices().await), (before, 0));
    }
}

#[tokio::test]
async fn a_yes_is_to_what_was_shown_and_to_nothing_else() {
    let mut team = Team::new(Locale::EN).await;
    let before = team.place().await;
    team.writes("Hall B").await;
    team.author.taps(msg!("button-publish-changes")).await;
    delivers(&mut team.author, &mut team.second);
    team.writes(LINK).await;
    team.second.taps(msg!("button-agree-send")).await;
    assert!(team.second.reads(msg!("forum-agree-changed")));
    assert_eq!((team.place().await, team.notices().await), (before, 0));
}

#[tokio::test]
async fn taking_a_forum_from_view_is_no_way_round() {
    let mut team = Team::new(Locale::EN).await;
    team.author.types(&format!("/edit {COMING}")).await;
    team.author.taps(msg!("button-unpublish")).await;
    team.writes(LINK).await;
    team.author.taps(msg!("button-keep-unpublished")).await;
    team.author.presses(&format!("ed:publish:event:{COMING}")).await;
    assert!(!team.forum(COMING).await.state.is_public());
    team.author.taps(msg!("button-publish")).await;
    assert!(!team.forum(COMING).await.state.is_public());
    delivers(&mut team.author, &mut team.second);
    team.second.taps(msg!("button-agree-send")).await;
    assert!(team.forum(COMING).await.state.is_public());
}

#[tokio::test]
async fn a_recap_is_agreed_to_when_it_is_written_and_when_it_is_sent() {
    let mut team = Team::new(Locale::EN).await;
    team.author.types(&format!("/edit {OVER}")).await;
    team.author.taps(msg!("button-write-recap")).await;
    team.author.types(LINK).await;
    team.author.taps(msg!("button-skip")).await;
    team.author.taps(msg!("button-publish-changes")).await;
    assert_ne!(team.forum(OVER).await.text[&Locale::EN].recap.as_deref(), Some(LINK));
    delivers(&mut team.author, &mut team.second);
    assert!(team.second.film.contains(LINK), "{}", team.second.film);
    team.second.taps(msg!("button-agree-send")).await;
    assert_eq!(team.forum(OVER).await.text[&Locale::EN].recap.as_deref(), Some(LINK));
    for _ in 0..2 {
        team.author.presses(&format!("ed:sendrecap:event:{OVER}")).await;
        assert_eq!(team.notices().await, 0);
    }
    delivers(&mut team.author, &mut team.second);
    team.second.taps(msg!("button-agree-send")).await;
    assert_eq!(team.notices().await, 1);
    team.author.presses(&format!("ed:sendrecap:event:{OVER}")).await;
    assert!(team.author.reads(msg!("edit-recap-again")));
}

#[tokio::test]
async fn an_owner_publishes_alone_after_half_an_hour_and_everyone_is_told() {
    let mut team = Team::new(Locale::EN).await;
    team.moves().await;
    delivers(&mut team.author, &mut team.owner);
    team.owner.taps(msg!("button-publish-alone")).await;
    assert!(team.owner.reads(msg!("forum-agree-waiting", number = 30)));
    let alone = button(&team.owner, "ed:alone:");
    team.world.clock.advance(30 * MINUTE);
    team.second.presses(&alone).await;
    assert_eq!(team.notices().await, 0, "owners only");
    team.owner.presses(&alone).await;
    assert_eq!(team.notices().await, 1);
    for one in [&mut team.author, &mut team.second, &mut team.moderator] {
        assert!(delivers(&mut team.owner, one) > 0);
        assert!(one.film.contains("an owner has let this go out alone"), "{}", one.film);
    }
}

#[tokio::test]
async fn switching_it_off_is_told_to_all_and_holds_after_half_an_hour() {
    let mut team = Team::new(Locale::EN).await;
    let told = team.notes().await;
    team.owner.taps(msg!("button-two-people-off")).await;
    assert_eq!(team.notes().await - told, 3, "the whole team but the owner");
    // Off, sent, on again is no way round.
    team.moves().await;
    assert_eq!(team.notices().await, 0);
    team.world.clock.advance(MINUTE);
    team.owner.types("/broadcasts").await;
    team.owner.taps(msg!("button-two-people-on")).await;
    assert_eq!(team.notes().await - told, 6);
    team.world.clock.advance(31 * MINUTE);
    team.moves().await;
    assert_eq!(team.notices().await, 0, "it was switched on again");
    team.owner.types("/broadcasts").await;
    team.owner.taps(msg!("button-two-people-off")).await;
    team.world.clock.advance(29 * MINUTE);
    team.moves().await;
    assert_eq!(team.notices().await, 0, "it holds for half an hour");
    team.world.clock.advance(MINUTE);
    team.moves().await;
    assert_eq!(team.notices().await, 1);
}
