//! What two connected accounts share, and what stays with each.

use bot_core::announcement::Act;
use bot_core::clock::Clock as _;
use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Account;
use bot_core::platform::Platform;
use bot_core::store::announcements::{self, Author, Body, State};
use bot_core::store::follows::{self, Follow};
use bot_core::store::roles::Staff;
use bot_core::store::{accounts, roles};
use bot_core::vault::AccountTable;

use super::{DC, TG, Table};
use testing::broadcasts::news;
use testing::film::{READERS, assert_film};

fn account(table: &Table, who: usize) -> Account {
    let phone = &table.phones[who];
    Account { platform: phone.platform, user: phone.id.to_string() }
}

async fn follow(table: &Table, who: usize) -> Option<Follow> {
    let mut conn = table.world.conn().await;
    let account = account(table, who);
    let person = accounts::person(&mut conn, &account).await.unwrap().unwrap();
    let found = follows::get(&mut conn, person).await.unwrap();
    conn.close().await;
    found
}

#[tokio::test]
async fn on_discord_alone_news_appear_in_the_servers() {
    for (locale, _) in READERS {
        let mut table = Table::new(locale).await;
        table.says(DC, "/follow").await;
        table.data(DC, "follow").await;
        table.data(DC, "follow:news").await;
        assert_film("follow_discord", locale, &table.film);
        assert!(follow(&table, DC).await.is_none());
        table.signs(DC, "Japan").await;
        table.taps(DC, msg!("button-skip")).await;
        assert!(table.reads(DC, msg!("follow-in-servers")), "{}", table.film);
        table.taps(DC, msg!("button-skip")).await;
        assert!(table.reads(DC, msg!("after-more")));
    }
}

#[tokio::test]
async fn a_follow_is_shared_and_lives_where_it_can_arrive() {
    let mut table = Table::new(Locale::EN).await;
    table.connects(DC, TG).await;
    table.data(DC, "follow").await;
    let found = follow(&table, TG).await.unwrap();
    assert_eq!((found.platform.as_str(), found.address.as_str()), ("telegram", "70001"));
    // Whoever leaves Discord still gets news on Telegram.
    table.gives(DC, "blocks", Event::Blocked).await;
    assert!(follow(&table, TG).await.is_some());
    table.data(DC, "follow:surveys").await;
    table.says(DC, "/cancel").await;
    table.parts(TG).await;
    assert!(follow(&table, TG).await.is_some());
    table.language(DC, Locale::EN).await;
    assert!(follow(&table, DC).await.is_none());
    table.connects(DC, TG).await;
    table.says(DC, "/connect").await;
    table.taps(DC, msg!("button-disconnect")).await;
    let app = msg!("app-name", platform = "telegram");
    assert!(table.reads(DC, msg!("disconnect-news", app = app)), "{}", table.film);
    table.taps(DC, msg!("button-disconnect-sure")).await;
    assert!(table.reads(DC, msg!("disconnect-no-news")));
    assert!(follow(&table, DC).await.is_none());
}

#[tokio::test]
async fn the_language_is_that_of_the_account_that_showed_the_code() {
    let mut table = Table::new(Locale::EN).await;
    table.language(DC, Locale::KM).await;
    table.data(TG, "follow").await;
    table.meets(DC, TG).await;
    table.taps(TG, msg!("button-connect-yes")).await;
    table.taps(DC, msg!("button-connect-yes")).await;
    table.locales[TG] = Locale::KM;
    table.says(TG, "/help").await;
    assert!(table.reads(TG, msg!("help-title")), "{}", table.film);
    assert_eq!(follow(&table, TG).await.unwrap().locale, Locale::KM);
}

/// Gives a phone a role.
async fn grant(table: &Table, who: usize, role: Role) {
    let account = account(table, who);
    let staff = Staff {
        label: "team".to_owned(),
        platform: account.platform.as_str().to_owned(),
        address: "somewhere else".to_owned(),
        since: 0,
    };
    let mut conn = table.world.conn().await;
    roles::grant(&mut conn, &account, role, &staff).await.unwrap();
    conn.close().await;
}

#[tokio::test]
async fn roles_stay_with_the_account() {
    let mut table = Table::new(Locale::EN).await;
    grant(&table, TG, Role::Moderator).await;
    table.connects(TG, DC).await;
    table.says(DC, "/totals").await;
    assert!(table.reads(DC, msg!("fallback-unknown-command", platform = "discord")));
    table.says(DC, "/forget").await;
    table.taps(DC, msg!("button-forget-sure")).await;
    table.language(TG, Locale::EN).await;
    table.says(TG, "/totals").await;
    assert!(!table.reads(TG, msg!("fallback-unknown-command", platform = "telegram")));
}

/// An announcement of the one on Telegram waits for a second person.
async fn asks(table: &Table) -> String {
    let mut conn = table.world.conn().await;
    let secret = &conn.secret();
    let person = accounts::person(&mut conn, &account(table, TG)).await.unwrap();
    let author = Author {
        tag: secret.account_tag(AccountTable::Roles, &account(table, TG)),
        person: person.map(|person| person.0),
        platform: Platform::Telegram,
        address: "70001".to_owned(),
        locale: Locale::EN,
    };
    let now = table.world.clock.now();
    let mut body = Body {
        content: news(),
        author,
        at: None,
        asked: None,
        own: Vec::new(),
        agreed: None,
        decided: false,
        notice: None,
    };
    announcements::add(&mut conn, "abcd2345", now, &body).await.unwrap();
    body.asked = Some(now);
    body.own =
        [TG, DC].map(|who| secret.account_tag(AccountTable::Roles, &account(table, who))).into();
    let step = (State::Draft, State::Agreeing);
    assert!(announcements::decide(&mut conn, "abcd2345", &body, step, now).await.unwrap());
    conn.close().await;
    Act::Agree.data(&format!("abcd2345.{now}"))
}

#[tokio::test]
async fn two_connected_accounts_do_not_agree_with_each_other() {
    // The author's person stays with Telegram, or is the one that goes.
    let mut table = Table::new(Locale::EN).await;
    grant(&table, TG, Role::Organizer).await;
    grant(&table, DC, Role::Organizer).await;
    let other = table.add(Platform::Discord, 80_009, "x", Locale::EN).await;
    grant(&table, other, Role::Organizer).await;
    let agree = asks(&table).await;
    table.connects(DC, TG).await;
    for who in [TG, DC] {
        table.data(who, &agree).await;
        assert!(table.reads(who, msg!("agree-not-yourself")), "{}", table.film);
    }
    table.data(other, &agree).await;
    assert!(!table.reads(other, msg!("agree-not-yourself")));
}

#[tokio::test]
async fn an_author_whose_person_has_become_another_is_still_the_author() {
    let mut table = Table::new(Locale::EN).await;
    let own = account(&table, DC);
    grant(&table, TG, Role::Organizer).await;
    grant(&table, DC, Role::Organizer).await;
    let agree = asks(&table).await;
    // As if it had been written on Discord: that person goes when the two are connected.
    let mut conn = table.world.conn().await;
    let secret = &conn.secret();
    let mut one = announcements::find(&mut conn, "abcd2345").await.unwrap().unwrap();
    let person = accounts::person(&mut conn, &own).await.unwrap().unwrap();
    one.body.author.tag = secret.account_tag(AccountTable::Roles, &own);
    one.body.author.person = Some(person.0);
    announcements::hand_over(&mut conn, "abcd2345", &one.body).await.unwrap();
    conn.close().await;
    table.connects(TG, DC).await;
    table.data(TG, &agree).await;
    assert!(table.reads(TG, msg!("agree-not-yourself")), "{}", table.film);
}

#[tokio::test]
async fn two_accounts_that_have_parted_do_not_agree_to_what_was_asked_before() {
    let mut table = Table::new(Locale::EN).await;
    grant(&table, TG, Role::Organizer).await;
    grant(&table, DC, Role::Organizer).await;
    table.connects(TG, DC).await;
    let agree = asks(&table).await;
    table.parts(TG).await;
    table.language(DC, Locale::EN).await;
    table.data(DC, &agree).await;
    assert!(table.reads(DC, msg!("agree-not-yourself")), "{}", table.film);
}
