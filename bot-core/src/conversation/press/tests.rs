#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use super::part::Part as _;
use super::{InboxPress, OldPress, Press};
use crate::announcement::{Audience, Content, Kind, Link, Missing};
use crate::broadcast::post;
use crate::command::Role;
use crate::locale::Locale;
use crate::outcome::Action;

/// An announcement with every button that can stand under one.
fn content() -> Content {
    Content {
        kind: Kind::Free,
        about: None,
        text: BTreeMap::from([(Locale::EN, "Hello".to_owned())]),
        attachment: None,
        links: vec![Link::Sign("a".repeat(40)), Link::Forum("b".repeat(40))],
        audience: Audience::default(),
        missing: Missing::Other,
        urgent: false,
    }
}

#[test]
fn the_buttons_of_a_post_are_read_and_answer_below_it() {
    let post = post::reply(&content(), Locale::KM, true).map(|reply| reply.buttons);
    let mut pressed = Vec::new();
    for button in post.into_iter().flatten().flatten() {
        let Action::Press(data) = button.action else { panic!("a press") };
        assert!(data.len() <= 64);
        pressed.push(Press::parse(&data));
    }
    let below = |inner| Some(Press::Below(Box::new(inner)));
    assert!(pressed.contains(&below(Press::Petition("a".repeat(40)))), "{pressed:?}");
    assert_eq!(pressed.last(), Some(&below(Press::Unfollow)));
}

#[test]
fn in_a_group_a_post_leads_into_the_private_chat() {
    let post = post::reply(&content(), Locale::EN, false).map(|reply| reply.buttons);
    let buttons: Vec<_> = post.into_iter().flatten().flatten().collect();
    assert_eq!(buttons.len(), 2, "nobody stops announcements for a whole group");
    for button in buttons {
        let Action::Start(payload) = button.action else { panic!("a link") };
        assert!(crate::outcome::is_start_payload(&payload));
    }
}

#[test]
fn every_button_fits_and_is_read_as_it_was_written() {
    let all = Press::examples();
    assert!(all.len() > 300, "only {} buttons", all.len());
    let mut written = BTreeSet::new();
    for press in all {
        let data = press.data();
        assert!(data.len() <= 64 && data.is_ascii(), "{data} has {} bytes", data.len());
        assert_eq!(Press::parse(&data), Some(press), "{data}");
        written.insert(data);
    }
    assert!(written.len() > 300, "two buttons send the same");
}

#[test]
fn a_note_keeps_its_message_with_every_button_of_the_inbox() {
    for press in InboxPress::examples() {
        let below = Press::Inbox(press).below();
        assert!(below.len() <= 64 && Press::parse(&below).is_some(), "{below}");
    }
}

/// What no button of the program sends.
#[rustfmt::skip]
const NONSENSE: &[&str] = &[
    "", ":", "help:", "help:me", "fly", "Help", "help\0", "petition:", "petition:A",
    "petition:a b", "petition:\u{1780}", "new:new:help", "new:", "country:fr", "country:XX",
    "lang:k", "withdraw:a:0", "withdraw:a:+1", "withdraw:a:01", "withdraw:a", "agree:a:1:1:1:1",
    "agree:a:-1:1", "name:vote", "name:vote:9", "name:vote:one", "sign:vote:1:ABCDEFGH",
    "sign:vote:1:abc", "skip:region:vote", "skip:moon:vote:1", "follow:moon", "follow:petition/",
    "follow:petition/A", "zone:", "zone:Asia/Phnom Penh", "channel:0123456789abcdef:K",
    "channel:0123456789abcdef:km+", "channel:0123456789abcdef:km+en", "channel:0123:km",
    "server:0123456789abcdef:7", "remove:0", "two-people:yes", "ann:show:", "ann:fly:abcd2345",
    "w:", "w:abc", "w:abc:", "w:abc:fly", "w:abc:+moon", "w:abc:urgent:", "w:a/b:desk", "e:",
    "e:abcd2345:fly", "ed:fly", "ed:new:moon", "ed:show:event", "r:", "r:in", "r:in:", "r:in:A",
    "r:in:a:b", "r:fly:a", "r:done:a", "in:", "in:open", "in:list:x", "in:list:-1", "in:no:a:b",
    "q:ask", "in:duty:1", "q:", "q:merge:a", "q:also:a:KM", "in:ask:",
];

#[test]
fn nothing_else_is_read() {
    let long = format!("petition:{}", "a".repeat(41));
    let deep = "new:".repeat(250_000);
    let made = [long.as_str(), deep.as_str()];
    for data in NONSENSE.iter().copied().chain(made) {
        assert_eq!(Press::parse(data), None, "{data:.40}");
    }
}

#[test]
fn who_may_press_is_said_by_the_table() {
    let role = |data: &str| Press::parse(data).map(|press| press.role());
    for (data, least) in [
        ("petitions", Role::Supporter),
        ("ed:file:faq:visa", Role::Supporter),
        ("in:ask", Role::Supporter),
        ("q:ask:forum", Role::Supporter),
        ("new:in:answer:abc", Role::Moderator),
        ("r:door:forum", Role::Moderator),
        ("q:publish:abc", Role::Moderator),
        ("in:reply:abc", Role::Moderator),
        ("in:faq:abc", Role::Moderator),
        ("ed:publish:petition:a", Role::Organizer),
        ("e:abcd2345:publish", Role::Organizer),
        ("w:abcd2345:preview", Role::Organizer),
        ("ann:agree:abcd2345.1", Role::Organizer),
        ("ann:alone:abcd2345", Role::Owner),
        ("two-people:off", Role::Owner),
        ("invite:owner", Role::Owner),
    ] {
        assert_eq!(role(data), Some(least), "{data}");
    }
}

#[test]
fn a_button_that_does_not_say_what_it_is_about_says_that_it_is_old() {
    for data in
        ["name", "risk", "skip:region", "in:send", "in:reply:abc", "q:send:forum", "q:put:abc"]
    {
        let press = Press::parse(data);
        assert!(matches!(press, Some(Press::Old(_))), "{data}: {press:?}");
    }
    // The consent of earlier versions was that of the account's own person.
    let agree = OldPress::Agree { slug: "vote".to_owned(), text: 2, consent: 1 };
    assert_eq!(Press::parse("agree:vote:2:1"), Some(Press::Old(agree)));
}
