//! Nothing is destroyed on the word of a clock, nor on that of one person who typed a date.

use bot_core::campaign::draft::Draft;
use bot_core::campaign::{Campaign, Kind, SAMPLE};
use bot_core::clock::{Clock as _, DAY, Seconds, day_of};
use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::{Account, Platform};
use bot_core::store::rsvps::{self, Rsvp, Way};
use bot_core::store::{accounts, attendance, drafts, follows, latest, petitions};
use bot_core::vault::{PersonId, PersonTable, Seed};

use testing::actor::Actor as _;
use testing::dice::Dice;
use testing::film::{READERS, assert_film};
use testing::often;
use testing::telegram_world::TelegramWorld;
use testing::world::{MAIN, NOW, World};

const LOST: PersonId = PersonId([3; 16]);

/// A petition, a forum with somebody who comes, somebody who can't be reached, and a draft, all of them of today.
struct Kept {
    world: World,
    forum: String,
    began: Account,
}

/// Which of them are there.
#[derive(Debug, PartialEq, Eq)]
struct There {
    key: bool,
    guest: bool,
    follower: bool,
    draft: bool,
}

impl Kept {
    /// The petition's last day and the forum are so many days from now.
    async fn new(days: i64) -> Self {
        let world = World::new().await;
        let mut campaign = Campaign::parse(SAMPLE).unwrap();
        let day = |days| day_of(NOW + days * DAY, &world.core.zone);
        let forum = &mut campaign.events[0];
        let (start, end) = (forum.start.time(), forum.end.time());
        forum.start = day(days).to_datetime(start);
        forum.end = day(days).to_datetime(end);
        forum.days_ahead = None;
        let forum = forum.clone();
        let petition = campaign.petitions.iter_mut().find(|one| one.slug == MAIN).unwrap();
        petition.closes = Some(day(days));
        world.import(&campaign.to_toml().unwrap()).await;
        let began = world.person(1, "Dara").incoming(Event::Blocked).account;
        let mut conn = world.conn().await;
        let mut seed = Seed::from_bytes([1; 32]);
        attendance::lock(&mut conn, &forum.slug).await.unwrap();
        let rsvp = Rsvp {
            platform: Platform::Telegram,
            address: "17".to_owned(),
            locale: Locale::EN,
            zone: None,
            code: String::new(),
        };
        let tag = world.core.secret.rsvp_tag(&forum.slug, LOST);
        rsvps::join(&mut conn, (&forum, &tag), Way::InPerson, (rsvp, &mut seed)).await.unwrap();
        let mut one = world.person(2, "Sokha");
        one.types("/start").await;
        one.taps("English").await;
        one.types("/cancel").await;
        one.types("/follow").await;
        one.taps("Follow news").await;
        let account = one.incoming(Event::Blocked).account;
        let person = accounts::person(&mut conn, &account).await.unwrap().unwrap();
        let tag = world.core.secret.person_tag(PersonTable::Follows, person);
        follows::lose(&mut conn, &tag, NOW / DAY).await.unwrap();
        let draft = Draft::new(Kind::Petition);
        assert!(drafts::save(&mut conn, &began, NOW, ("draft", &draft)).await.unwrap());
        conn.close().await;
        Self { world, forum: forum.slug, began }
    }

    async fn there(&self) -> There {
        let mut conn = self.world.conn().await;
        let petition = petitions::find(&mut conn, MAIN).await.unwrap().unwrap();
        let guests = rsvps::page(&mut conn, &self.forum, &[], 9).await.unwrap();
        let draft = drafts::find(&mut conn, &self.began, "draft").await.unwrap();
        let followers =
            conn.one("SELECT COUNT(*) FROM follows", Vec::new()).await.unwrap().unwrap();
        let there = There {
            key: !petition.is_destroyed(),
            guest: !guests.is_empty(),
            follower: followers.int(0).unwrap() == 1,
            draft: draft.is_some(),
        };
        conn.close().await;
        there
    }
}

const ALL: There = There { key: true, guest: true, follower: true, draft: true };

#[tokio::test]
async fn a_slip_of_the_year_destroys_nothing_for_thirty_days() {
    let kept = Kept::new(-6 * 365).await;
    kept.world.engine.maintain().await;
    // Many times a day is one day.
    for _ in 0..40 {
        kept.world.engine.maintain().await;
    }
    kept.world.days_pass(29).await;
    assert_eq!(kept.there().await, ALL);
    kept.world.days_pass(1).await;
    assert!(!kept.there().await.key);
    kept.world.days_pass(59).await;
    assert!(kept.there().await.guest, "and the participants of a forum for ninety");
    kept.world.days_pass(1).await;
    assert!(!kept.there().await.guest);
    kept.world.engine.stop().await;
}

#[tokio::test]
async fn a_petition_that_was_opened_again_begins_its_thirty_days_anew() {
    let kept = Kept::new(-1).await;
    kept.world.days_pass(25).await;
    let closes = async |days: Option<i64>| {
        let mut conn = kept.world.conn().await;
        let mut petition = petitions::find(&mut conn, MAIN).await.unwrap().unwrap().petition;
        petition.closes = days.map(|days| day_of(NOW + days * DAY, &kept.world.core.zone));
        let mut seed = Seed::from_bytes([2; 32]);
        let how = petitions::How { place: 0, now: NOW, change: None };
        petitions::put(&mut conn, &mut seed, how, &petition).await.unwrap();
        conn.close().await;
    };
    closes(None).await;
    kept.world.days_pass(1).await;
    closes(Some(-1)).await;
    kept.world.days_pass(29).await;
    assert!(kept.there().await.key);
    kept.world.days_pass(1).await;
    assert!(!kept.there().await.key);
    kept.world.engine.stop().await;
}

#[tokio::test]
async fn a_clock_that_jumps_ahead_destroys_nothing_before_it_is_confirmed() {
    let mut kept = Kept::new(10).await;
    kept.world.engine.maintain().await;
    let year = 365 * DAY;
    kept.world.clock.advance(year);
    kept.world.restart().await;
    for _ in 0..3 {
        kept.world.days_pass(40).await;
        assert_eq!(kept.there().await, ALL);
    }
    kept.world.clock.advance(-year - 120 * DAY);
    kept.world.restart().await;
    kept.world.days_pass(40).await;
    let there = kept.there().await;
    assert_eq!(there, There { key: true, follower: false, ..ALL }, "the true time goes on");
    kept.world.days_pass(1).await;
    assert!(!kept.there().await.key);
    kept.world.clock.advance(year);
    kept.world.days_pass(1).await;
    assert!(kept.there().await.draft);
    let mut conn = kept.world.conn().await;
    latest::confirm(&mut conn, kept.world.clock.now()).await.unwrap();
    conn.close().await;
    kept.world.days_pass(1).await;
    assert!(!kept.there().await.draft);
    kept.world.engine.stop().await;
}

/// Days after today until which the true time keeps each of them, if the petition and the forum end in five days.
const UNTIL: [i64; 4] = [5 + 30, 5 + 90, 30, 90];

#[tokio::test]
async fn no_random_clock_destroys_what_the_true_time_keeps() {
    for history in 0..often(100, 6) {
        let mut kept = Kept::new(5).await;
        let mut dice = Dice::new(history);
        let (mut passed, mut ahead): (Seconds, Seconds) = (0, 0);
        while passed < 100 * DAY {
            passed += i64::try_from(dice.below(usize::try_from(2 * DAY).unwrap())).unwrap();
            let wrong = match dice.below(4) {
                0 | 1 => 0,
                2 => i64::try_from(dice.below(3 * 86_400)).unwrap() - 2 * DAY,
                _ => i64::try_from(dice.below(730)).unwrap() * DAY,
            };
            let now = kept.world.clock.now();
            kept.world.clock.advance(NOW + passed + wrong - now);
            if wrong != ahead && dice.below(2) == 0 {
                kept.world.restart().await;
            }
            ahead = wrong;
            for _ in 0..dice.below(3) {
                kept.world.engine.maintain().await;
            }
            let there = kept.there().await;
            let there = [there.key, there.guest, there.follower, there.draft];
            for (is_there, until) in there.into_iter().zip(UNTIL) {
                assert!(is_there || passed > until * DAY, "{there:?} after {}", passed / DAY);
            }
        }
        kept.world.engine.stop().await;
    }
}

#[tokio::test]
async fn owners_hear_of_the_key_and_of_the_clock_in_time() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        bot.world.staff(1, name, Role::Owner).await;
        let mut owner = bot.settled(1, name, locale).await;
        let mut campaign = Campaign::parse(SAMPLE).unwrap();
        let petition = campaign.petitions.iter_mut().find(|one| one.slug == MAIN).unwrap();
        petition.closes = Some(day_of(NOW - DAY, &bot.world.core.zone));
        let title = petition.text_for(locale).unwrap().1.title.clone();
        bot.world.import(&campaign.to_toml().unwrap()).await;
        bot.world.engine.maintain().await;
        bot.world.days_pass(22).await;
        owner.film();
        bot.pass(DAY);
        bot.world.engine.maintain().await;
        owner.hears("waits", msg!("key-soon", title = title.as_str(), days = 7)).await;
        bot.world.days_pass(7).await;
        owner.hears("waits", msg!("key-destroyed", title = title.as_str(), days = 30)).await;
        let day = |at| bot.world.core.catalogue.day(day_of(at, &bot.world.core.zone), locale);
        let last = bot.world.clock.now();
        bot.pass(300 * DAY);
        bot.world.engine.maintain().await;
        bot.world.engine.maintain().await;
        let says = msg!("clock-ahead", day = day(last + 300 * DAY), last = day(last));
        owner.hears("waits", says).await;
        assert_film("key_and_clock", locale, &owner.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn a_petition_whose_key_is_missing_says_so_and_takes_no_signature() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(2, name, locale).await;
        phone.types("/sign").await;
        let mut conn = bot.world.conn().await;
        petitions::destroy_key(&mut conn, MAIN).await.unwrap();
        conn.close().await;
        phone.film();
        phone.taps(msg!("button-agree")).await;
        assert!(phone.reads(msg!("petition-without-key")));
        phone.start(Some(MAIN)).await;
        assert!(phone.reads(msg!("petition-without-key")));
        assert_film("petition_without_key", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 0);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_petition_takes_signatures_on_its_last_day_and_none_on_the_next() {
    let world = World::new().await;
    let mut campaign = Campaign::parse(SAMPLE).unwrap();
    let petition = campaign.petitions.iter_mut().find(|one| one.slug == MAIN).unwrap();
    petition.closes = Some(day_of(NOW, &world.core.zone));
    world.import(&campaign.to_toml().unwrap()).await;
    world.person(1, "Sokha").signs("France").await;
    let mut late = world.person(2, "Vanna");
    late.presses("lang:en").await;
    late.types("/sign").await;
    world.clock.advance(DAY);
    late.taps(msg!("button-agree")).await;
    assert!(late.reads(msg!("petition-closed", day = day_of(NOW, &world.core.zone))));
    assert_eq!(world.total(MAIN).await, 1);
    world.engine.stop().await;
}
