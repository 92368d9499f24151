//! One person, one seat-1 signature, whatever two accounts do in whatever order, one after the other and at
//! once; and the counters are right each time.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use bot_core::incoming::Event;
use bot_core::platform::Platform;
use bot_core::store::signatures::{breakdown_moves, page};
use bot_core::store::{Dialect, petitions, tallies};
use bot_core::vault::{Cell, PersonId, Seed, signature_tag};

use super::code_in;
use testing::postgres;
use testing::world::{MAIN, Someone, World, rendered};

/// Sequences on each database, and how many of them are under way together.
const MOST: u64 = 1_000;
const USUAL: u64 = 150;
const TOGETHER: u64 = 50;

/// Every signature belongs to somebody's seat, and all counters are those of the rows. How many there are.
pub(super) async fn recount(world: &World) -> i64 {
    let mut conn = world.conn().await;
    conn.begin_reading().await.unwrap();
    let stored = petitions::find(&mut conn, MAIN).await.unwrap().unwrap();
    let key = stored.key(&world.core.secret).unwrap();
    let mut seats = BTreeMap::new();
    for row in conn.all("SELECT tag, person FROM accounts", Vec::new()).await.unwrap() {
        let cell = Cell { table: "accounts", column: "person", row: &row.blob(0).unwrap() };
        let person = world.core.secret.open_bytes(cell, &row.blob(1).unwrap()).value().unwrap();
        let person = PersonId(person.try_into().unwrap());
        seats.extend((1..=8).map(|seat| (signature_tag(&key, person, seat), seat)));
    }
    let (mut counted, mut after, mut rows) = (BTreeMap::new(), Vec::new(), 0);
    loop {
        let some = page(&mut conn, MAIN, &after).await.unwrap();
        let Some(last) = some.last() else { break };
        after.clone_from(&last.tag);
        for one in &some {
            rows += 1;
            assert_eq!(seats.get(&one.tag), Some(&one.facts.seat), "a signature of nobody's seat");
            for ((dimension, item), by) in breakdown_moves(&one.facts, 1) {
                *counted.entry((dimension.to_owned(), item)).or_insert(0) += by;
            }
        }
    }
    let mut kept = tallies::all(&mut conn, MAIN).await.unwrap();
    conn.commit().await.unwrap();
    conn.close().await;
    let mut take = |name: &str| kept.remove(&(name.to_owned(), String::new())).unwrap_or(0);
    let (signed, withdrawn) = (take(tallies::SIGNED), take(tallies::WITHDRAWN));
    assert_eq!(signed - withdrawn, rows);
    assert_eq!(kept, counted, "the counters are not those of the rows");
    rows
}

fn seed_of(number: u64) -> Seed {
    let mut bytes = [5; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Seed::from_bytes(bytes)
}

fn below(seed: &mut Seed, end: u8) -> usize {
    usize::from(seed.bytes()[0] % end)
}

async fn gives(phone: &mut Someone, event: Event) -> String {
    let incoming = phone.incoming(event);
    phone.submit(incoming).await.replies.iter().map(rendered).collect()
}

async fn presses(phone: &mut Someone, data: &str) -> String {
    gives(phone, Event::Press(data.to_owned())).await
}

async fn types(phone: &mut Someone, text: &str) -> String {
    gives(phone, Event::Text(text.to_owned())).await
}

async fn sign(phone: &mut Someone) -> String {
    presses(phone, &format!("agree:{MAIN}:1:1")).await;
    presses(phone, "country:FR").await;
    presses(phone, &format!("name:{MAIN}:1")).await
}

async fn forget(phone: &mut Someone) -> String {
    presses(phone, "forget").await;
    presses(phone, "lang:en").await
}

/// The code that a screen shows, as buttons carry it.
fn code(screen: &str) -> Option<String> {
    code_in(screen).map(|code| code.replace('-', "").to_lowercase())
}

fn pair(world: &World, number: u64) -> [Someone; 2] {
    [
        world.person_on(Platform::Telegram, 100_000 + number, "Sok Dara"),
        world.person_on(Platform::Discord, 900_000 + number, "dara"),
    ]
}

/// What should be so: of each account its person, whether it signed, and with whom its bar is.
#[derive(Debug, Default)]
struct Model {
    connected: bool,
    person: [u32; 2],
    signed: [bool; 2],
    bar: [Option<u32>; 2],
    next: u32,
}

impl Model {
    fn total(&self) -> i64 {
        let both = i64::from(self.signed[0]) + i64::from(self.signed[1]);
        if self.connected { i64::from(self.signed[0]) } else { both }
    }

    fn newcomer(&mut self, who: usize) {
        self.next += 1;
        self.person[who] = self.next;
        self.signed[who] = false;
    }

    fn set(&mut self, who: usize, signed: bool) {
        self.signed[who] = signed;
        if self.connected {
            self.signed = [signed; 2];
        }
    }

    fn connect(&mut self) {
        for who in [0, 1] {
            self.bar[who] = self.bar[who].filter(|holder| *holder != self.person[1 - who]);
        }
        let bar = self.bar[0].or(self.bar[1]);
        // The person on Telegram stays.
        let bar = bar.map(|holder| if holder == self.person[1] { self.person[0] } else { holder });
        self.bar = [bar; 2];
        self.person[1] = self.person[0];
        self.signed = [self.signed[0] || self.signed[1]; 2];
        self.connected = true;
    }

    fn part(&mut self, who: usize) {
        self.connected = false;
        if self.signed[who] {
            self.bar[1 - who] = Some(self.person[who]);
        }
        self.newcomer(1 - who);
    }

    fn forget(&mut self, who: usize) {
        self.newcomer(who);
        if self.connected {
            self.connected = false;
            self.newcomer(1 - who);
        }
    }
}

/// One random act, done and modelled.
async fn act(phones: &mut [Someone; 2], model: &mut Model, seed: &mut Seed) {
    let who = below(seed, 2);
    match below(seed, 8) {
        0 | 1 => {
            sign(&mut phones[who]).await;
            if model.bar[who].is_none() {
                model.set(who, true);
            }
        }
        2 => {
            presses(&mut phones[who], &format!("withdraw!:{MAIN}:1")).await;
            model.set(who, false);
        }
        3..=5 => connect(phones, model, who, below(seed, 4)).await,
        6 => {
            presses(&mut phones[who], "disconnect!").await;
            if model.connected {
                presses(&mut phones[1 - who], "lang:en").await;
                model.part(who);
            }
        }
        _ => {
            forget(&mut phones[who]).await;
            presses(&mut phones[1 - who], "lang:en").await;
            model.forget(who);
        }
    }
}

async fn connect(phones: &mut [Someone; 2], model: &mut Model, who: usize, how: usize) {
    let shown = types(&mut phones[who], "/connect").await;
    let Some(code) = code(&shown) else {
        assert!(model.connected, "no code is shown: {shown}");
        return;
    };
    assert!(!model.connected, "a code is shown to who is connected");
    types(&mut phones[1 - who], &format!("/connect {code}")).await;
    let first = if how < 2 { who } else { 1 - who };
    presses(&mut phones[first], &format!("connect-yes:{code}")).await;
    let answer = if how == 3 { "connect-no" } else { "connect-yes" };
    presses(&mut phones[1 - first], &format!("{answer}:{code}")).await;
    if how != 3 {
        model.connect();
    }
}

/// One sequence; the model at its end.
async fn sequence(mut phones: [Someone; 2], number: u64) -> Model {
    let mut seed = seed_of(number);
    let mut model = Model { person: [1, 2], next: 2, ..Model::default() };
    for phone in &mut phones {
        presses(phone, "lang:en").await;
    }
    for step in 0..8 {
        act(&mut phones, &mut model, &mut seed).await;
        // Looking costs as much as acting: most sequences are looked at once.
        if step < 7 && !number.is_multiple_of(10) {
            continue;
        }
        let screen = types(&mut phones[0], "/mydata").await;
        let own = screen.matches("Signed on").count();
        assert_eq!(own, usize::from(model.signed[0]), "sequence {number}: {model:?}\n{screen}");
        assert_eq!(screen.contains("is connected with"), model.connected, "sequence {number}");
    }
    model
}

#[tokio::test(flavor = "multi_thread")]
async fn random_sequences_end_as_they_should() {
    let world = World::new().await;
    let mut expected = 0;
    for first in (0..testing::often(MOST, USUAL)).step_by(usize::try_from(TOGETHER).unwrap()) {
        let all = (first..first + TOGETHER).map(|number| sequence(pair(&world, number), number));
        let models = futures_util::future::join_all(all).await;
        expected += models.iter().map(Model::total).sum::<i64>();
        assert_eq!(recount(&world).await, expected, "sequences from {first}");
    }
}

/// One account of two that act at the same moment. How often it was told that they are connected.
async fn at_once(mut phone: Someone, number: u64, shared: Arc<Mutex<Option<String>>>) -> u64 {
    let mut seed = seed_of(number);
    let mut told = 0;
    presses(&mut phone, "lang:en").await;
    for _ in 0..5 {
        let known = shared.lock().unwrap().clone().unwrap_or_default();
        let said = match below(&mut seed, 12) {
            0 | 1 => sign(&mut phone).await,
            2 => presses(&mut phone, &format!("withdraw!:{MAIN}:1")).await,
            3 | 4 => {
                let shown = types(&mut phone, "/connect").await;
                if let Some(code) = code(&shown) {
                    *shared.lock().unwrap() = Some(code);
                }
                shown
            }
            5 | 6 => types(&mut phone, &format!("/connect {known}")).await,
            7..=9 => presses(&mut phone, &format!("connect-yes:{known}")).await,
            10 => presses(&mut phone, "disconnect!").await,
            _ => forget(&mut phone).await,
        };
        assert!(!said.contains("something went wrong"), "sequence {number}: {said}");
        // Told at the moment, or when asking later. The offer to connect says it in other words.
        told += u64::from(said.contains("e count you as one person in both"));
        // Who was disconnected or forgotten by the other one is a newcomer.
        if said.contains("[ English ]") {
            presses(&mut phone, "lang:en").await;
        }
    }
    told
}

async fn both_at_once(world: &World) {
    let mut told: u64 = 0;
    // SQLite has one writer: at once is one after the other there.
    let server = world.store.dialect() == Dialect::Postgres;
    let sequences = if server { testing::often(MOST, USUAL) } else { 2 * TOGETHER };
    for first in (0..sequences).step_by(usize::try_from(TOGETHER).unwrap()) {
        let all = (first..first + TOGETHER).flat_map(|number| {
            let shared = Arc::new(Mutex::new(None));
            let [one, two] = pair(world, number);
            let other = MOST + number;
            [at_once(one, number, shared.clone()), at_once(two, other, shared)]
        });
        let tasks: Vec<_> = all.map(tokio::spawn).collect();
        for task in tasks {
            told += task.await.unwrap();
        }
        recount(world).await;
    }
    assert!(told > 0, "nobody was connected in {sequences} sequences");
}

#[tokio::test(flavor = "multi_thread")]
async fn pairs_that_act_at_once_stay_one_person_each() {
    postgres::on_both("two accounts at once", async |world| both_at_once(&world).await).await;
}
