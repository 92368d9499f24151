//! Who finds what: published, unpublished, closed and archived content.

use bot_core::campaign::{Campaign, FileError, SAMPLE, Standing};
use bot_core::command::Role;

use testing::actor::Actor as _;
use testing::world::{MAIN, World};

/// The sample campaign in which everything but the second petition stands like this.
fn standing(state: Standing) -> String {
    let mut campaign = Campaign::parse(SAMPLE).unwrap();
    campaign.petitions[0].state = state;
    campaign.events.iter_mut().for_each(|event| event.state = state);
    campaign.faqs.iter_mut().for_each(|faq| faq.state = state);
    campaign.to_toml().unwrap()
}

/// Something of the sample that has this title or question in English.
fn titles() -> Vec<String> {
    let sample = Campaign::parse(SAMPLE).unwrap();
    let main = sample.petitions.iter().filter(|one| one.slug == MAIN);
    let mut all: Vec<String> = main
        .map(|one| one.text_for(bot_core::locale::Locale::EN).unwrap().1.title.clone())
        .collect();
    let english = bot_core::locale::Locale::EN;
    all.extend(sample.events.iter().map(|one| one.text[&english].title.clone()));
    all.extend(sample.faqs.iter().map(|one| one.text[&english].question.clone()));
    all
}

#[tokio::test]
async fn what_is_unpublished_is_seen_by_organizers_only() {
    let world = World::new().await;
    world.import(&standing(Standing::Unpublished)).await;
    let event = Campaign::parse(SAMPLE).unwrap().events[0].slug.clone();
    let faq = Campaign::parse(SAMPLE).unwrap().faqs[0].slug.clone();
    let ways = [
        "/petitions".to_owned(),
        "/start".to_owned(),
        "/sign".to_owned(),
        "/events".to_owned(),
        "/faq".to_owned(),
        format!("/start {MAIN}"),
        format!("/sign {MAIN}"),
        format!("/start event-{event}"),
        format!("/events {event}"),
        format!("/faq {faq}"),
        "/follow".to_owned(),
        "/totals".to_owned(),
        format!("/totals {MAIN}"),
    ];
    let presses = [format!("petition:{MAIN}"), format!("text:{MAIN}"), format!("event:{event}")];
    let presses = presses.into_iter().chain([format!("faq:{faq}")]);
    let mut dara = world.staff(1, "Sok Dara", Role::Moderator).await;
    dara.types("/start").await;
    dara.taps("English").await;
    dara.types("/cancel").await;
    for way in &ways {
        dara.types(way).await;
    }
    for data in presses {
        dara.presses(&data).await;
    }
    for title in titles() {
        assert!(dara.seen.iter().all(|one| !one.contains(&title)), "{title}: {:#?}", dara.seen);
    }
    let mut lyon = world.staff(2, "Lyon", Role::Organizer).await;
    lyon.types("/start").await;
    lyon.taps("English").await;
    let petition = lyon.types(&format!("/sign {MAIN}")).await;
    assert!(petition.contains("not published"), "{petition}");
    assert!(lyon.types(&format!("/events {event}")).await.contains(&titles()[1]));
}

#[tokio::test]
async fn whoever_is_signing_a_petition_that_is_taken_back_reads_no_more_of_it() {
    let world = World::new().await;
    let mut dara = world.person(1, "Sok Dara");
    dara.types("/start").await;
    dara.taps("English").await;
    dara.taps("I agree").await;
    world.import(&standing(Standing::Unpublished)).await;
    dara.types("Canada").await;
    let said = dara.taps("Sign as").await;
    assert!(!said.contains(&titles()[0]), "{said}");
    assert_eq!(world.total(MAIN).await, 0);
}

#[tokio::test]
async fn what_is_archived_is_in_no_list_but_its_link_leads_to_it() {
    let world = World::new().await;
    let mut dara = world.staff(1, "Sok Dara", Role::Moderator).await;
    dara.signs("Canada").await;
    world.import(&standing(Standing::Archived)).await;
    let event = Campaign::parse(SAMPLE).unwrap().events[0].slug.clone();
    for list in ["/petitions", "/events", "/faq", "/totals"] {
        let said = dara.types(list).await;
        assert!(titles().iter().all(|title| !said.contains(title)), "{said}");
    }
    assert!(dara.types(&format!("/totals {MAIN}")).await.contains("1 "));
    assert!(dara.types(&format!("/events {event}")).await.contains(&titles()[1]));
    let mut maly = world.person(2, "Maly");
    maly.types("/start").await;
    maly.taps("English").await;
    let said = maly.types(&format!("/start {MAIN}")).await;
    assert!(said.contains(&titles()[0]) && said.contains("is over"), "{said}");
    // Their own affairs stay open to those who have signed.
    assert!(dara.types("/mydata").await.contains(&titles()[0]));
}

#[tokio::test]
async fn a_closed_petition_takes_no_signatures_and_stays_in_the_list() {
    let world = World::new().await;
    let closed = SAMPLE
        .replace("opens = \"2014-03-09\"", "opens = \"2014-03-09\"\ncloses = \"2026-11-21\"")
        .replacen("goal = 100000\n", "goal = 100000\nstate = \"closed\"\n", 1);
    world.import(&closed).await;
    let mut dara = world.person(1, "Sok Dara");
    dara.types("/start").await;
    dara.taps("English").await;
    assert!(dara.types("/petitions").await.contains("(closed)"));
    let said = dara.types(&format!("/sign {MAIN}")).await;
    assert!(said.contains("closed on") && !said.contains("I agree"), "{said}");
}

#[test]
fn only_a_petition_with_a_last_day_can_be_closed() {
    let closed = standing(Standing::Closed);
    let Err(FileError::Value { what, .. }) = Campaign::parse(&closed) else { panic!("refused") };
    assert_eq!(what, "a petition whose state is closed needs its last day, closes");
    let event = SAMPLE.replacen("\n[[event]]\n", "\n[[event]]\nstate = \"closed\"\n", 1);
    let Err(FileError::Value { kind, what, .. }) = Campaign::parse(&event) else { panic!("no") };
    assert_eq!(
        (kind, what.as_str()),
        ("event", "state must be published, unpublished or archived")
    );
}

#[test]
fn a_state_comes_out_of_the_file_as_it_went_in() {
    let written = Campaign::parse(&standing(Standing::Archived)).unwrap();
    let out = written.to_toml().unwrap();
    assert_eq!(Campaign::parse(&out).unwrap(), written);
    assert!(out.contains("state = \"archived\"") && !out.contains("state = \"published\""));
}
