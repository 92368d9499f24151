//! Who takes part in a forum, on both databases.

use bot_core::campaign::{Campaign, Event};
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::Conn;
use bot_core::store::attendance::{self, Counts};
use bot_core::store::rsvps::{self, Rsvp, Way};
use bot_core::vault::{HostSecret, PersonId, Seed};

use super::in_one;
use crate::event::rsvp::{FORUM, hall};
use testing::postgres::on_both;

const SLUG: &str = "town-hall";

fn event(text: &str) -> Event {
    Campaign::parse(text).unwrap().events.remove(0)
}

fn rsvp() -> Rsvp {
    let (address, zone) = ("17".to_owned(), Some("Europe/Paris".to_owned()));
    Rsvp { platform: Platform::Telegram, address, locale: Locale::KM, zone, code: String::new() }
}

fn tag(secret: &HostSecret, person: u8) -> Vec<u8> {
    secret.rsvp_tag(SLUG, PersonId([person; 16]))
}

async fn join(conn: &mut Conn, event: &Event, person: u8, want: Way) -> (Rsvp, Way) {
    let secret = &conn.secret();
    attendance::lock(conn, SLUG).await.unwrap();
    let tag = tag(secret, person);
    let mut seed = Seed::from_bytes([person; 32]);
    rsvps::join(conn, (event, &tag), want, (rsvp(), &mut seed)).await.unwrap()
}

async fn counts(conn: &mut Conn) -> [i64; 4] {
    let Counts { inside, online, waiting, came, .. } =
        attendance::counts(conn, SLUG).await.unwrap();
    [inside, online, waiting, came]
}

#[tokio::test]
async fn a_ticket_is_found_by_its_code_and_lets_in_once() {
    on_both("a ticket lets in once", async |world| {
        in_one(&world, async |conn| {
            let event = event(&hall(2));
            let (mine, way) = join(conn, &event, 1, Way::InPerson).await;
            assert_eq!((mine.code.len(), way), (rsvps::CODE, Way::InPerson));
            let again = join(conn, &event, 1, Way::InPerson).await;
            assert_eq!(again, (mine.clone(), Way::InPerson));
            let ticket = rsvps::ticket(conn, &mine.code).await.unwrap().unwrap();
            assert_eq!((ticket.event.as_str(), ticket.came), (SLUG, false));
            assert!(rsvps::check_in(conn, SLUG, &ticket.tag).await.unwrap());
            assert!(!rsvps::check_in(conn, SLUG, &ticket.tag).await.unwrap());
            assert!(rsvps::ticket(conn, "222222").await.unwrap().is_none());
            let kept = rsvps::at(conn, SLUG, &ticket.tag).await.unwrap();
            assert_eq!(kept, Some((mine, Way::InPerson, true)));
            assert_eq!(counts(conn).await, [1, 0, 0, 1]);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn two_with_one_code_get_two() {
    on_both("two with one code get two", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            let event = event(&hall(9));
            attendance::lock(conn, SLUG).await.unwrap();
            let mut codes = Vec::new();
            for person in 1..=3 {
                // The same randomness: the code that comes first is taken already.
                let (tag, mut seed) = (tag(secret, person), Seed::from_bytes([9; 32]));
                let key = (&event, tag.as_slice());
                let joined = rsvps::join(conn, key, Way::InPerson, (rsvp(), &mut seed)).await;
                codes.push(joined.unwrap().0.code);
            }
            codes.dedup();
            assert_eq!(codes.len(), 3);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_page_follows_the_tags_and_those_who_wait_follow_their_turns() {
    on_both("a page follows the tags", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            let full = event(&hall(1));
            for person in 1..=4 {
                join(conn, &full, person, Way::InPerson).await;
            }
            let all = rsvps::page(conn, SLUG, &[], 3).await.unwrap();
            let rest = rsvps::page(conn, SLUG, &all[2].0, 3).await.unwrap();
            assert_eq!((all.len(), rest.len()), (3, 1));
            assert!(all.is_sorted_by_key(|(tag, _)| tag.clone()));
            let third = tag(secret, 3);
            assert_eq!(rsvps::turn(conn, SLUG, &third).await.unwrap(), 2);
            assert_eq!(
                rsvps::leave(conn, SLUG, &tag(secret, 2)).await.unwrap(),
                Some(Way::Waiting)
            );
            assert_eq!(rsvps::turn(conn, SLUG, &third).await.unwrap(), 1);
            assert_eq!(rsvps::move_up(conn, &full).await.unwrap(), Vec::new());
            let moved = rsvps::move_up(conn, &event(&hall(2))).await.unwrap();
            assert_eq!(moved.len(), 1);
            let at = rsvps::at(conn, SLUG, &third).await.unwrap().unwrap();
            assert_eq!((at.0, at.1), (moved[0].0.clone(), Way::InPerson));
            assert_eq!(counts(conn).await, [2, 0, 1, 0]);
            assert_eq!(rsvps::drop_all(conn, SLUG).await.unwrap(), 3);
            assert_eq!(counts(conn).await, [0; 4]);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn two_persons_who_become_one_keep_the_better_place() {
    on_both("two persons keep the better place", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            let event = event(&FORUM.replace("capacity = 2", "capacity = 1"));
            let (stays, goes) = (tag(secret, 1), tag(secret, 2));
            let ways = [Way::Recap, Way::Online, Way::InPerson, Way::Waiting];
            for (ours, theirs) in ways.iter().flat_map(|one| ways.map(|two| (*one, two))) {
                if ours == Way::InPerson && theirs == Way::InPerson {
                    continue;
                }
                // Somebody else has the one place wherever one of the two is to wait.
                let full = ours == Way::Waiting || theirs == Way::Waiting;
                let wants = |way| if way == Way::Waiting { Way::InPerson } else { way };
                let mut order = vec![(1, ours), (2, theirs)];
                order.sort_by_key(|(_, way)| *way == Way::Waiting);
                if full && !order.iter().any(|(_, way)| *way == Way::InPerson) {
                    join(conn, &event, 3, Way::InPerson).await;
                }
                for (person, way) in order {
                    let got = join(conn, &event, person, wants(way)).await.1;
                    assert_eq!(got, way, "{ours:?} {theirs:?}");
                }
                let both = rsvps::merge(conn, SLUG, (&stays, &goes)).await.unwrap();
                assert!(both);
                let kept = rsvps::at(conn, SLUG, &stays).await.unwrap().unwrap().1;
                let rank = |way: Way| match way {
                    Way::InPerson => 0,
                    Way::Online => 1,
                    Way::Waiting => 2,
                    Way::Recap => 3,
                };
                assert_eq!(rank(kept), rank(ours).min(rank(theirs)), "{ours:?} {theirs:?}");
                assert_eq!(rsvps::at(conn, SLUG, &goes).await.unwrap(), None);
                rsvps::leave(conn, SLUG, &stays).await.unwrap();
                rsvps::leave(conn, SLUG, &tag(secret, 3)).await.unwrap();
                assert_eq!(counts(conn).await, [0; 4], "{ours:?} {theirs:?}");
            }
        })
        .await;
    })
    .await;
}
