//! Who finds what: published, unpublished, closed and archived content.

use bot_core::campaign::{Campaign, SAMPLE, Standing};
use bot_core::command::Role;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::film::READERS;
use testing::world::{MAIN, World, words};
use testing::writer::Writer;

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

/// What a supporter can press about a petition.
const PETITION: &str = "petition:SLUG text:SLUG agree:SLUG:1:1:1 risk:SLUG:1 name:SLUG:1 sign:SLUG:1:abcd \
    skip:more:SLUG:1 region:SLUG:1:abcd share:SLUG beside:SLUG withdraw:SLUG:1 \
    withdraw!:SLUG:1 correct:SLUG:1 replace:SLUG:1:abcd correct-country:SLUG:1 \
    new-country:SLUG:1:FR follow:petition:SLUG unfollow:petition:SLUG follow:p:SLUG \
    ed:file:petition:SLUG ed:show:petition:SLUG new:share:SLUG new:text:SLUG";
/// The same about a forum.
const FORUM: &str = "event:SLUG r:come:SLUG r:in:SLUG r:on:SLUG r:no:SLUG r:no!:SLUG r:ics:SLUG r:map:SLUG \
    r:recap:SLUG r:recap!:SLUG r:door:SLUG q:ask:SLUG q:follow:SLUG q:send:SLUG:abcd \
    q:anew:SLUG q:queue:SLUG follow:forum:SLUG follow:f:SLUG ed:file:event:SLUG new:event:SLUG \
    new:r:no!:SLUG";
/// The same about a question.
const QUESTION: &str = "faq:SLUG ed:file:faq:SLUG new:faq:SLUG";

/// Everything that a supporter can send about content, as buttons, links and commands.
fn forged(event: &str, faq: &str, topic: &str) -> (Vec<String>, Vec<String>) {
    let with = |all: &str, slug: &str| -> Vec<String> {
        all.split_whitespace().map(|one| one.replace("SLUG", slug)).collect()
    };
    let mut presses = with(PETITION, MAIN);
    presses.extend(with(FORUM, event));
    presses.extend(with(QUESTION, faq));
    presses.extend([format!("faq-topic:{topic}"), "faq-others".to_owned()]);
    let words = [
        format!("/start {MAIN}"),
        format!("/start {MAIN}_poster"),
        format!("/start event-{event}"),
        format!("/start faq_{faq}"),
        format!("/sign {MAIN}"),
        format!("/events {event}"),
        format!("/faq {faq}"),
        format!("/faq {topic}"),
        format!("/totals {MAIN}"),
        format!("/edit {MAIN}"),
        format!("/checkin {event}"),
        "/mydata".to_owned(),
        "/withdraw".to_owned(),
        "/follow".to_owned(),
    ];
    (presses, words.into())
}

#[tokio::test]
async fn forged_buttons_and_links_show_nothing_that_is_not_published() {
    let world = World::new().await;
    world.import(&standing(Standing::Unpublished)).await;
    let sample = Campaign::parse(SAMPLE).unwrap();
    let faq = &sample.faqs[0];
    let (presses, words) = forged(&sample.events[0].slug, &faq.slug, &faq.topic);
    let summary = &sample.petitions[0].text[&bot_core::locale::Locale::EN];
    let mut hidden = titles();
    hidden.extend([summary.summary.clone(), summary.share.clone()]);
    for role in [Role::Supporter, Role::Moderator] {
        let mut dara = world.staff(1 + role as u64, "Sok Dara", role).await;
        dara.types("/start").await;
        dara.taps("English").await;
        for data in &presses {
            dara.presses(data).await;
        }
        for way in &words {
            dara.types(way).await;
        }
        for title in titles() {
            // Typed whole, a title is no way to what it names either.
            let said = dara.types(&title).await;
            assert!(!said.contains("went wrong"), "{said}");
        }
        for title in &hidden {
            assert!(dara.seen.iter().all(|one| !one.contains(title)), "{title}: {:#?}", dara.seen);
        }
    }
}

#[tokio::test]
async fn what_one_has_of_hidden_content_is_named_as_it_was_and_can_be_given_up() {
    let world = World::new().await;
    let sample = Campaign::parse(SAMPLE).unwrap();
    let event = sample.events[0].slug.clone();
    let mut dara = world.person(1, "Sok Dara");
    dara.signs("Canada").await;
    dara.presses(&format!("r:in:{event}")).await;
    dara.presses(&format!("follow:f:{event}")).await;
    // Both are taken out of sight, and then rewritten.
    let mut campaign = sample.clone();
    campaign.petitions[0].state = Standing::Unpublished;
    campaign.events[0].state = Standing::Unpublished;
    world.import(&campaign.to_toml().unwrap()).await;
    for words in campaign.petitions[0].text.values_mut() {
        words.title = "A secret draft".to_owned();
    }
    for words in campaign.events[0].text.values_mut() {
        words.title = "A secret forum".to_owned();
    }
    world.import(&campaign.to_toml().unwrap()).await;
    let mine = dara.types("/mydata").await;
    assert!(mine.contains(&titles()[0]) && mine.contains("not public now"), "{mine}");
    dara.types("/follow").await;
    let asked = dara.types("/withdraw").await;
    assert!(asked.contains(&titles()[0]), "{asked}");
    dara.presses(&format!("withdraw!:{MAIN}:1")).await;
    assert_eq!(world.total(MAIN).await, 0);
    dara.presses(&format!("r:no:{event}")).await;
    let left = dara.presses(&format!("r:no!:{event}")).await;
    assert!(left.contains("not public now"), "{left}");
    let said = dara.presses(&format!("withdraw!:{MAIN}:1")).await;
    assert!(!said.contains("taken back"), "{said}");
    assert!(dara.seen.iter().all(|one| !one.contains("A secret")), "{:#?}", dara.seen);
}

#[tokio::test]
async fn whoever_is_signing_a_petition_that_is_taken_back_reads_no_more_of_it() {
    let world = World::new().await;
    let mut dara = world.person(1, "Sok Dara");
    dara.types("/start").await;
    dara.taps("English").await;
    dara.taps("I agree").await;
    world.import(&standing(Standing::Unpublished)).await;
    let said = dara.types("Canada").await;
    assert!(!said.contains(&titles()[0]) && said.contains("no longer be signed"), "{said}");
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
    let refusal = |text: &str| Campaign::parse(text).unwrap_err().to_string();
    let said = refusal(&closed);
    assert!(said.contains(": state can't be closed without a last day: write closes"), "{said}");
    let event = SAMPLE.replacen("\n[[event]]\n", "\n[[event]]\nstate = \"closed\"\n", 1);
    let said = refusal(&event);
    assert!(said.contains(": state must be published, unpublished or archived"), "{said}");
}

#[test]
fn a_state_comes_out_of_the_file_as_it_went_in() {
    let written = Campaign::parse(&standing(Standing::Archived)).unwrap();
    let out = written.to_toml().unwrap();
    assert_eq!(Campaign::parse(&out).unwrap(), written);
    assert!(out.contains("state = \"archived\"") && !out.contains("state = \"published\""));
}

#[tokio::test]
async fn a_last_day_that_is_over_is_refused_with_what_to_do() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.types(&format!("/edit {MAIN}")).await;
        dara.taps(msg!("button-edit")).await;
        let field = dara.last_button("e:", ":to:closes");
        dara.presses(&field).await;
        let refusal = words(locale, msg!("edit-closes-past"));
        for slip in ["1 January 2020", "2026-11-20"] {
            let said = dara.types(slip).await;
            assert!(said.contains(&refusal), "{slip}: {said}");
        }
        let said = dara.types("2026-11-21").await;
        assert!(!said.contains(&refusal), "today is the earliest: {said}");
    }
}
