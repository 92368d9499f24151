#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use super::{Press, Server};
use crate::announcement::{Audience, Content, Kind, Link, Missing};
use crate::broadcast::post;
use crate::i18n::Locale;
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
fn a_country_that_is_corrected_is_read_as_it_was_written() {
    let (slug, country) = ("a".repeat(40), crate::country::Country::parse_code("NZ"));
    let Some(country) = country else { panic!("a country") };
    for press in [
        Press::CorrectCountry { slug: slug.clone(), seat: 8 },
        Press::NewCountry { slug, seat: 8, country },
    ] {
        assert!(Press::Below(Box::new(press.clone())).data().len() <= 64);
        assert_eq!(Press::parse(&press.data()), Some(press));
    }
    for forged in
        ["new-country:a:1", "new-country:a:1:XX", "new-country:a:b:FR", "correct-country:a"]
    {
        assert_eq!(Press::parse(forged), None, "{forged}");
    }
}

#[test]
fn a_channel_with_its_languages_is_read_as_it_was_written() {
    for locales in [vec![], vec![Locale::KM], vec![Locale::KM, Locale::EN]] {
        let locales: BTreeSet<Locale> = locales.into_iter().collect();
        let press = Press::Channel { tag: "0123456789abcdef".to_owned(), locales };
        assert_eq!(Press::parse(&press.data()), Some(press));
    }
    assert_eq!(Press::parse("channel:0123456789abcdef:K"), None);
    for what in [Server::Show, Server::NoRole, Server::Events(true), Server::Events(false)] {
        let press = Press::Server { tag: "0123456789abcdef".to_owned(), what };
        assert_eq!(Press::parse(&press.data()), Some(press));
    }
    assert_eq!(Press::parse("server:0123456789abcdef:7"), None);
    assert_eq!(Press::parse("new:new:help"), None);
}
