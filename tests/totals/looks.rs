//! However often a moderator looks, and whatever they sign themselves: no small cell can be computed.

use std::collections::BTreeMap;

use bot_core::clock::DAY;
use bot_core::command::Role;
use bot_core::country::Country;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::shown::rounded;
use bot_core::store::signatures::{self, Facts, Signature, id_text};
use bot_core::vault::Seed;
use jiff::civil::date;

use testing::actor::Actor as _;
use testing::telegram_world::country_name;
use testing::world::{MAIN, World, words};

/// Cells below this are nobody's to know.
const SMALL: i64 = 25;
/// What one person can sign in two accounts of three seats.
const OWN: usize = 6;
const COUNTRIES: [&str; 8] = ["KH", "KR", "FR", "US", "AU", "BN", "LA", "JP"];

fn below(seed: &mut Seed, most: usize) -> usize {
    usize::from(seed.bytes()[0]) % most
}

/// Somebody who has signed: where, and whether they look at the figures themselves.
#[derive(Clone, Copy)]
struct Signer {
    country: usize,
    own: bool,
}

type Cells = BTreeMap<String, i64>;

fn cells(signers: &[Signer]) -> Cells {
    let mut all = Cells::new();
    for one in signers {
        *all.entry(COUNTRIES[one.country].to_owned()).or_insert(0) += 1;
    }
    all
}

fn seen(signers: &[Signer]) -> Vec<(String, i64)> {
    let total = i64::try_from(signers.len()).unwrap();
    rounded(&cells(signers), total, i64::try_from(OWN).unwrap())
}

/// What was shown within a day: each time the first so many of those who have signed.
struct Looks<'a> {
    signers: &'a [Signer],
    counted: Vec<usize>,
}

impl Looks<'_> {
    /// Whether the same screens would have been shown if some others had signed elsewhere, so that this cell had
    /// another number when it was counted for the `at`th time.
    fn is_open(&self, cell: usize, at: usize) -> bool {
        let screens: Vec<_> = self.counted.iter().map(|to| seen(&self.signers[..*to])).collect();
        let same = |other: &[Signer]| {
            self.counted.iter().zip(&screens).all(|(to, screen)| seen(&other[..*to]) == *screen)
        };
        let moves = |other: &[Signer], far: usize| -> Vec<Vec<Signer>> {
            let mut tried = std::collections::BTreeSet::new();
            let mut all = Vec::new();
            for (place, one) in other.iter().enumerate().filter(|(_, one)| !one.own) {
                // Of those who were counted first at the same time only one needs to be moved.
                let since = self.counted.iter().position(|to| place < *to);
                for to in (0..COUNTRIES.len()).filter(|to| *to != one.country) {
                    let touches = to == cell || one.country == cell;
                    if (touches || far > 0) && tried.insert((since, one.country, to)) {
                        let mut moved = other.to_vec();
                        moved[place].country = to;
                        all.push(moved);
                    }
                }
            }
            all
        };
        let name = COUNTRIES[cell];
        let number = |signers: &[Signer]| cells(&signers[..self.counted[at]]).get(name).copied();
        let differs = |other: &[Signer]| number(other) != number(self.signers);
        let once = moves(self.signers, 0);
        if once.iter().any(|other| same(other) && differs(other)) {
            return true;
        }
        once.iter().any(|other| moves(other, 1).iter().any(|two| same(two) && differs(two)))
    }
}

/// A bot with signers, and a moderator who looks.
struct Hall {
    world: World,
    seed: Seed,
    signers: Vec<Signer>,
}

impl Hall {
    /// Nobody has signed any more, as if it had just been published.
    async fn begins_anew(&mut self) {
        let mut conn = self.world.conn().await;
        conn.plain("DELETE FROM signatures").await.unwrap();
        conn.plain("DELETE FROM tallies").await.unwrap();
        conn.close().await;
        self.signers.clear();
    }

    /// Signs once more, as if from an account of their own.
    async fn signs(&mut self, country: usize, own: bool) {
        self.signers.push(Signer { country, own });
        let facts = Facts {
            id: id_text(self.seed.id()),
            country: Country::parse_code(COUNTRIES[country]).unwrap(),
            day: date(2026, 11, 21),
            language: Locale::EN,
            platform: "telegram".to_owned(),
            channel: None,
            seat: 1,
            text_version: 1,
            consent_version: 1,
            keys: String::new(),
        };
        let tag = self.seed.bytes().to_vec();
        let signature = Signature { tag, facts, name: Vec::new(), region: None };
        let mut conn = self.world.conn().await;
        conn.begin().await.unwrap();
        assert!(signatures::add(&mut conn, MAIN, &signature).await.unwrap());
        conn.commit().await.unwrap();
        conn.close().await;
    }
    /// Proves for every small cell of every look within a day that it can't be computed. How many there were.
    fn is_safe(&self, looks: &[(usize, String)]) -> usize {
        let mut small = 0;
        for two in looks.windows(2) {
            assert!(two[1].0 - two[0].0 >= 25, "a figure moved by {}", two[1].0 - two[0].0);
        }
        let counted: Vec<usize> = looks.iter().map(|(counted, _)| *counted).collect();
        let day = Looks { signers: &self.signers, counted };
        for (at, (counted, screen)) in looks.iter().enumerate() {
            // The screen says no more than what is looked through below.
            let named = seen(&self.signers[..*counted]);
            for (country, number) in &named {
                assert!(format!("{screen}\n").contains(&line(country, *number)), "{screen}");
            }
            let cells = cells(&self.signers[..*counted]);
            for (cell, name) in COUNTRIES.iter().enumerate() {
                let number = cells.get(*name).copied().unwrap_or(0);
                if number < SMALL {
                    small += 1;
                    assert!(
                        day.is_open(cell, at),
                        "{name} is {number}, and that can be computed: {screen}"
                    );
                }
            }
        }
        small
    }
}

/// A screen without its first sentence, which has the exact total.
fn without_total(screen: &str) -> String {
    screen.lines().filter(|line| !line.starts_with('│')).collect::<Vec<_>>().join("\n")
}

fn line(country: &str, number: i64) -> String {
    let country = country_name(country);
    format!("• {}\n", words(Locale::EN, msg!("totals-country", country = country, number = number)))
}

#[tokio::test]
async fn no_small_cell_can_be_computed_from_any_number_of_looks_within_a_day() {
    let pairs = testing::often(10_000, 200);
    let world = World::new().await;
    let mut moderator = world.staff(5, "Moderator", Role::Moderator).await;
    moderator.types("/start").await;
    moderator.taps("English").await;
    let mut hall = Hall { world, seed: Seed::from_bytes([42; 32]), signers: Vec::new() };
    let (mut done, mut small) = (0, 0);
    while done < pairs {
        // Each week another campaign, so that cells of every size are met.
        if done % 40 == 0 {
            hall.begins_anew().await;
            for country in 0..COUNTRIES.len() {
                for _ in 0..below(&mut hall.seed, 32) {
                    hall.signs(country, false).await;
                }
            }
        }
        hall.world.clock.advance(DAY);
        let mut looks: Vec<(usize, String)> = Vec::new();
        for _ in 0..10 {
            let mut look = async |hall: &mut Hall| {
                let screen = without_total(&moderator.types(&format!("/totals {MAIN}")).await);
                if looks.last().is_none_or(|(_, before)| *before != screen) {
                    looks.push((hall.signers.len(), screen));
                }
            };
            look(&mut hall).await;
            // Mostly one signature, at times a crowd.
            let many = if below(&mut hall.seed, 8) == 0 { 30 } else { 1 };
            for _ in 0..many {
                let country = below(&mut hall.seed, COUNTRIES.len());
                let mine = hall.signers.iter().filter(|one| one.own).count();
                let own = many == 1 && mine < OWN && below(&mut hall.seed, 2) == 0;
                hall.signs(country, own).await;
            }
            look(&mut hall).await;
            done += 1;
        }
        small += hall.is_safe(&looks);
    }
    assert!(small > pairs / 4, "only {small} small cells were met");
}

#[tokio::test]
async fn own_signatures_around_another_one_show_nothing() {
    let world = World::new().await;
    let mut moderator = world.staff(5, "Moderator", Role::Moderator).await;
    moderator.types("/start").await;
    moderator.taps("English").await;
    let mut hall = Hall { world, seed: Seed::from_bytes([43; 32]), signers: Vec::new() };
    for _ in 0..40 {
        hall.signs(1, false).await;
    }
    for _ in 0..9 {
        hall.signs(0, true).await;
    }
    let before = moderator.types(&format!("/totals {MAIN}")).await;
    let mut signer = hall.world.person(7, "Sokha");
    signer.types("/start").await;
    for label in ["English", "I agree"] {
        signer.taps(label).await;
    }
    signer.types("Cambodia").await;
    for label in ["Continue", "Sign as"] {
        signer.taps(label).await;
    }
    let after = moderator.types(&format!("/totals {MAIN}")).await;
    assert!(before.contains("49 people have signed") && after.contains("50 people have signed"));
    assert_eq!(without_total(&before), without_total(&after), "the next one was in Cambodia");
    signer.types("/withdraw").await;
    signer.taps(msg!("button-withdraw-sure")).await;
    let taken_back = moderator.types(&format!("/totals {MAIN}")).await;
    assert_eq!(without_total(&before), without_total(&taken_back));
    // A crowd moves the figures, and so does the next day.
    for _ in 0..25 {
        hall.signs(1, false).await;
    }
    for country in [0, 2, 2] {
        hall.signs(country, false).await;
    }
    let crowd = moderator.types(&format!("/totals {MAIN}")).await;
    assert!(crowd.contains(&line("KR", 60)) && crowd.contains(&line("KH", 10)), "{crowd}");
    for _ in 0..10 {
        hall.signs(2, false).await;
    }
    let same = moderator.types(&format!("/totals {MAIN}")).await;
    assert_eq!(without_total(&crowd), without_total(&same));
    hall.world.clock.advance(DAY);
    let tomorrow = moderator.types(&format!("/totals {MAIN}")).await;
    assert!(tomorrow.contains(&line("FR", 10)), "{tomorrow}");
}
