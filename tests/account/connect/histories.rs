//! Whatever accounts do in whatever order (sign, sign beside, take back, connect, part, be forgotten, wait): together they
//! never give more signatures than they may, and each one stands where a plain model has it.

use std::collections::BTreeSet;

use bot_core::clock::DAY;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Platform;
use bot_core::vault::Seed;

use super::{DC, TG, Table};
use testing::world::MAIN;

/// People on one account of the sample's petition.
const MOST: usize = 3;
/// The accounts of a history: two on each platform.
const ACCOUNTS: usize = 4;

/// Who has signed: a number for each signature that was ever given.
type Signatures = BTreeSet<usize>;

/// What one account, or two that are connected, have.
#[derive(Clone, Default)]
struct Person {
    own: Option<usize>,
    beside: Signatures,
}

/// The rules, as plainly as they can be said.
struct Model {
    persons: Vec<Person>,
    /// The person of each account.
    who: Vec<usize>,
    /// What counts against each account since it parted from another one.
    counted: Vec<Signatures>,
    /// The first day on which each may sign, and the person with whom its signatures stayed.
    barred: Vec<Option<(i64, usize)>>,
    day: i64,
    next: usize,
}

impl Model {
    fn new() -> Self {
        Self {
            persons: vec![Person::default(); ACCOUNTS],
            who: (0..ACCOUNTS).collect(),
            counted: vec![Signatures::new(); ACCOUNTS],
            barred: vec![None; ACCOUNTS],
            day: 0,
            next: 0,
        }
    }

    fn person(&mut self, account: usize) -> &mut Person {
        &mut self.persons[self.who[account]]
    }

    fn connected(&self, account: usize) -> Option<usize> {
        (0..ACCOUNTS).find(|other| *other != account && self.who[*other] == self.who[account])
    }

    fn is_barred(&self, account: usize) -> bool {
        self.barred[account].is_some_and(|(day, _)| day > self.day)
    }

    fn sign(&mut self, account: usize) -> bool {
        let (barred, next) = (self.is_barred(account), self.next);
        let person = self.person(account);
        if barred || person.own.is_some() {
            return false;
        }
        person.own = Some(next);
        self.next += 1;
        true
    }

    /// Somebody beside; the account's own person has signed.
    fn beside(&mut self, account: usize) -> bool {
        let (barred, next) = (self.is_barred(account), self.next);
        let counted = self.counted[account].clone();
        let person = self.person(account);
        if barred || (&person.beside | &counted).len() >= MOST - 1 {
            return false;
        }
        person.beside.insert(next);
        self.next += 1;
        true
    }

    fn connect(&mut self, one: usize, two: usize) {
        let (stays, goes) = (self.who[one], self.who[two]);
        let theirs = std::mem::take(&mut self.persons[goes]);
        let ours = &mut self.persons[stays];
        ours.own = ours.own.or(theirs.own);
        ours.beside.extend(theirs.beside);
        let counted = &(&self.counted[one] | &self.counted[two]) - &ours.beside;
        self.counted[one].clone_from(&counted);
        self.counted[two] = counted;
        let mut last = None;
        for (account, other) in [(one, goes), (two, stays)] {
            match self.barred[account] {
                Some((_, holder)) if holder == other => self.barred[account] = None,
                bar => last = last.max(bar),
            }
        }
        if last.is_some() {
            (self.barred[one], self.barred[two]) = (last, last);
        }
        for (_, holder) in self.barred.iter_mut().flatten().filter(|(_, holder)| *holder == goes) {
            *holder = stays;
        }
        self.who[two] = stays;
    }

    /// Everything stays with the one that says so.
    fn part(&mut self, stays: usize, goes: usize) {
        let person = self.persons[self.who[stays]].clone();
        if person.own.is_some() || !person.beside.is_empty() {
            self.barred[goes] = Some((self.day + 30, self.who[stays]));
        }
        self.counted[goes].extend(&person.beside);
        self.fresh(goes);
    }

    fn forget(&mut self, account: usize) {
        *self.person(account) = Person::default();
        if let Some(other) = self.connected(account) {
            self.fresh(other);
        }
        self.fresh(account);
    }

    fn fresh(&mut self, account: usize) {
        self.who[account] = self.persons.len();
        self.persons.push(Person::default());
    }

    fn total(&self) -> usize {
        let of = |person: &Person| usize::from(person.own.is_some()) + person.beside.len();
        self.persons.iter().map(of).sum()
    }
}

fn below(seed: &mut Seed, most: usize) -> usize {
    usize::from(seed.bytes()[0]) % most
}

impl Table {
    /// Somebody beside tries to sign.
    async fn beside(&mut self, who: usize) {
        self.data(who, &format!("beside:{MAIN}")).await;
        if self.reads(who, msg!("button-agree")) {
            self.taps(who, msg!("button-agree")).await;
            self.says(who, "Japan").await;
            self.signs_as(who, "Chan Thy").await;
        }
    }

    /// The account's own person tries to sign.
    async fn own(&mut self, who: usize) {
        self.says(who, &format!("/start {MAIN}")).await;
        if self.reads(who, msg!("button-agree")) {
            self.signs(who, "France").await;
        }
    }
}

/// One act, in the bot and in the model. Whether somebody signed.
async fn acts_so(
    table: &mut Table,
    model: &mut Model,
    seed: &mut Seed,
    (who, act): (usize, usize),
) -> bool {
    match act {
        0..=2 => {
            table.own(who).await;
            model.sign(who)
        }
        3..=6 if model.person(who).own.is_some() => {
            table.beside(who).await;
            model.beside(who)
        }
        7..=8 => {
            connect(table, model, seed, who).await;
            false
        }
        9 => {
            if let Some(other) = model.connected(who) {
                table.parts(who).await;
                table.language(other, Locale::EN).await;
                model.part(who, other);
            }
            false
        }
        10 => {
            leave(table, model, seed, who).await;
            false
        }
        _ => {
            table.world.clock.advance(31 * DAY);
            model.day += 31;
            false
        }
    }
}

async fn connect(table: &mut Table, model: &mut Model, seed: &mut Seed, who: usize) {
    // On the other platform.
    let other = (who + 1 + 2 * below(seed, 2)) % ACCOUNTS;
    if model.connected(who).is_none() && model.connected(other).is_none() {
        let all = [who, other].map(|one| model.person(one).beside.len());
        let stays = if who % 2 == TG { who } else { other };
        let goes = who + other - stays;
        if all.iter().sum::<usize>() <= 7 {
            table.connects(who, other).await;
            model.connect(stays, goes);
        }
    }
}

/// Is forgotten, or takes the own signature back.
async fn leave(table: &mut Table, model: &mut Model, seed: &mut Seed, who: usize) {
    if below(seed, 4) == 0 {
        let other = model.connected(who);
        table.says(who, "/forget").await;
        table.taps(who, msg!("button-forget-sure")).await;
        for one in [who].into_iter().chain(other) {
            table.language(one, Locale::EN).await;
        }
        model.forget(who);
    } else if model.person(who).own.take().is_some() {
        table.data(who, &format!("withdraw!:{MAIN}:1")).await;
    }
}

async fn history(number: u64) {
    let mut table = Table::new(Locale::EN).await;
    table.add(Platform::Telegram, 70_003, "Chan", Locale::EN).await;
    table.add(Platform::Discord, 80_003, "chan.thy", Locale::EN).await;
    let mut seed = [3; 32];
    seed[..8].copy_from_slice(&number.to_be_bytes());
    let (mut seed, mut model) = (Seed::from_bytes(seed), Model::new());
    let mut acts = Vec::new();
    for _ in 0..40 {
        let who = below(&mut seed, ACCOUNTS);
        let (act, before) = (below(&mut seed, 12), model.total());
        acts.push((who, act));
        let may = acts_so(&mut table, &mut model, &mut seed, (who, act)).await;
        if may {
            assert_eq!(model.total(), before + 1);
        }
        let total = usize::try_from(table.total().await).unwrap();
        assert_eq!(total, model.total(), "history {number}: {acts:?}\n{}", table.film);
        assert!(total <= ACCOUNTS * MOST, "history {number}: {acts:?} gave {total}");
        table.film.clear();
    }
    table.world.engine.stop().await;
}

#[tokio::test]
async fn no_history_of_connecting_and_parting_gives_more_signatures_than_the_accounts_may() {
    for number in 0..testing::often(1_000, 40) {
        history(number).await;
    }
}

#[tokio::test]
async fn who_signed_beside_counts_for_both_as_long_as_the_petition_runs() {
    let mut table = Table::new(Locale::EN).await;
    for who in [TG, DC] {
        table.own(who).await;
        table.beside(who).await;
        table.beside(who).await;
    }
    assert_eq!(table.total().await, 6);
    for round in 0..3 {
        table.connects(TG, DC).await;
        table.parts(TG).await;
        table.language(DC, Locale::EN).await;
        table.world.clock.advance(31 * DAY);
        table.world.engine.maintain().await;
        table.own(DC).await;
        for _ in 0..2 {
            table.beside(DC).await;
            assert!(table.said.contains("count here too"), "round {round}: {}", table.film);
        }
        table.beside(TG).await;
        assert_eq!(table.total().await, 6, "round {round}");
        table.film.clear();
    }
    // Not even for somebody of whom nothing is known any more.
    table.says(DC, "/forget").await;
    table.taps(DC, msg!("button-forget-sure")).await;
    table.language(DC, Locale::EN).await;
    table.own(DC).await;
    table.beside(DC).await;
    assert_eq!(table.total().await, 6);
    // Once its key is gone nobody can tell which they were, and nothing is kept.
    let mut conn = table.world.conn().await;
    bot_core::store::petitions::destroy_key(&mut conn, MAIN).await.unwrap();
    let row = conn.one("SELECT COUNT(*) FROM beside", Vec::new()).await.unwrap().unwrap();
    assert_eq!(row.int(0).unwrap(), 0);
    conn.close().await;
}
