//! Random histories of a team, against a plain model of who may do what.

use std::collections::BTreeMap;

use bot_core::clock::{Clock as _, DAY, HOUR, Seconds};
use bot_core::command::Role;
use bot_core::features::shared::team::{self, Change, Loss};
use bot_core::locale::Locale;
use bot_core::platform::{Account, Platform};
use bot_core::store::announcements::{self, Author, Body, State};
use bot_core::store::{Conn, roles};
use bot_core::vault::{AccountTable, Seed, hex};

use testing::actor::Actor as _;
use testing::broadcasts::news;
use testing::dice::Dice;
use testing::often;
use testing::world::{Someone, World};

/// Histories, and steps in each.
const MOST: u16 = 10_000;
const USUAL: u16 = 300;
const STEPS: usize = 16;
/// Accounts that may come into the team.
const PEOPLE: usize = 5;
const ROLES: [Role; 3] = [Role::Moderator, Role::Organizer, Role::Owner];

#[derive(Clone, Copy, Debug)]
struct Has {
    role: Role,
    since: Seconds,
}

/// A link that nobody has opened.
#[derive(Clone, Debug)]
struct Link {
    payload: String,
    label: String,
    role: Role,
    maker: usize,
    until: Seconds,
}

/// What must be true: who has which role, which links work, and which announcements wait for their time.
#[derive(Debug, Default)]
struct Model {
    has: BTreeMap<usize, Has>,
    links: Vec<Link>,
    /// By whom, and its id.
    waiting: Vec<(usize, String)>,
}

impl Model {
    fn role(&self, who: usize) -> Role {
        self.has.get(&who).map_or(Role::Supporter, |has| has.role)
    }

    /// Somebody has this role from now on.
    fn set(&mut self, who: usize, role: Role, now: Seconds) {
        if role == Role::Supporter {
            self.has.remove(&who);
        } else {
            self.has.insert(who, Has { role, since: now });
        }
        if role < Role::Owner {
            self.links.retain(|link| link.maker != who);
        }
        if role < Role::Organizer {
            self.waiting.retain(|(by, _)| *by != who);
        }
    }

    fn may_remove(&self, by: usize, whom: usize, now: Seconds) -> bool {
        let (Some(by), Some(whom)) = (self.has.get(&by), self.has.get(&whom)) else {
            return false;
        };
        let owners = self.has.values().filter(|has| has.role == Role::Owner).count();
        let is_new = now < by.since + DAY && whom.since < by.since;
        by.role == Role::Owner && (whom.role != Role::Owner || (owners > 1 && !is_new))
    }
}

struct History {
    world: World,
    people: Vec<Someone>,
    model: Model,
    dice: Dice,
    labels: usize,
}

fn account(who: usize) -> Account {
    Account { platform: Platform::Telegram, user: (who + 1).to_string() }
}

async fn people(world: &World) -> Vec<Someone> {
    let mut people = Vec::new();
    for id in (1..).take(PEOPLE) {
        let mut one = world.person(id, "Sokha");
        one.presses("lang:en").await;
        people.push(one);
    }
    people
}

impl History {
    /// From an empty team and one owner.
    async fn begin(&mut self, number: u16) {
        (self.model, self.dice) = (Model::default(), Dice::new(number));
        let mut conn = self.world.conn().await;
        for table in ["DELETE FROM roles", "DELETE FROM invites", "DELETE FROM announcements"] {
            conn.plain(table).await.unwrap();
        }
        conn.close().await;
        self.hosts(0, Some(Role::Owner)).await;
    }

    fn now(&self) -> Seconds {
        self.world.clock.now()
    }

    /// `samleng role`: gives a role, or takes the one that there is.
    async fn hosts(&mut self, who: usize, role: Option<Role>) {
        let (now, mut seed) = (self.now(), Seed::fresh().unwrap());
        let mut conn = self.world.conn().await;
        conn.begin().await.unwrap();
        let account = account(who);
        let tag = conn.secret().account_tag(AccountTable::Roles, &account);
        let spoken = self.world.core.catalogue.spoken(Locale::EN);
        let mut change = Change { spoken, now, seed: &mut seed, by: None };
        if let Some(role) = role {
            let (taken, what) = ((&account, account.user.as_str()), (role, "host"));
            let given = team::give(&mut conn, &mut change, taken, what, "role_given_by_host");
            given.await.unwrap();
            self.model.set(who, role, now);
        } else if let Some(member) = roles::member(&mut conn, &tag).await.unwrap() {
            team::take(&mut conn, &mut change, &member, Loss::Removed).await.unwrap();
            self.model.set(who, Role::Supporter, now);
        }
        conn.commit().await.unwrap();
        conn.close().await;
    }

    async fn invites(&mut self, by: usize, role: Role) {
        let one = &mut self.people[by];
        let asked = one.presses(&format!("invite:{}", role.as_str())).await;
        if self.model.role(by) < Role::Owner {
            assert!(!asked.contains("in this list"), "{asked}");
            return;
        }
        self.labels += 1;
        let label = format!("Label {}", self.labels);
        one.types(&label).await;
        let screen = one.press_start("invite!:").await;
        let payload = screen.split_once("start=").unwrap_or_else(|| panic!("{screen}")).1;
        let payload = payload.split_whitespace().next().unwrap().to_owned();
        let until = self.now() + DAY;
        self.model.links.push(Link { payload, label, role, maker: by, until });
    }

    /// Opens a link, which may have ended.
    async fn opens(&mut self, who: usize, link: &Link) {
        self.people[who].types(&format!("/start {}", link.payload)).await;
        let now = self.now();
        self.model.links.retain(|one| one.payload != link.payload);
        if link.until > now && self.model.role(who) < link.role {
            self.model.set(who, link.role, now);
        }
    }

    async fn recalls(&mut self, by: usize, link: &Link) {
        let mut conn = self.world.conn().await;
        let open = roles::open(&mut conn, self.now()).await.unwrap();
        conn.close().await;
        let found = open.iter().find(|one| one.invitation.label == link.label);
        let Some(found) = found else { return };
        self.people[by].presses(&format!("recall:{}", &hex(&found.tag)[..16])).await;
        if self.model.role(by) == Role::Owner {
            self.model.links.retain(|one| one.payload != link.payload);
        }
    }

    async fn removes(&mut self, by: usize, whom: usize) {
        let tag = self.world.core.secret.account_tag(AccountTable::Roles, &account(whom));
        for data in ["remove", "remove!"] {
            self.people[by].presses(&format!("{data}:{}", &hex(&tag)[..16])).await;
        }
        let now = self.now();
        if self.model.may_remove(by, whom, now) {
            self.model.set(whom, Role::Supporter, now);
        }
    }

    /// Plans an announcement, if they may.
    async fn plans(&mut self, by: usize) {
        if self.model.role(by) < Role::Organizer {
            return;
        }
        self.labels += 1;
        let id = format!("a{:07}", self.labels);
        let mut conn = self.world.conn().await;
        let account = account(by);
        let author = Author {
            tag: conn.secret().account_tag(AccountTable::Roles, &account),
            person: None,
            platform: account.platform,
            address: account.user,
            locale: Locale::EN,
        };
        let body = Body {
            content: news(),
            author,
            at: None,
            asked: None,
            own: Vec::new(),
            agreed: None,
            decided: false,
            notice: None,
        };
        conn.begin().await.unwrap();
        announcements::add(&mut conn, &id, self.now(), &body).await.unwrap();
        let (step, due) = ((State::Draft, State::Scheduled), self.now() + 900 * DAY);
        assert!(announcements::decide(&mut conn, &id, &body, step, due).await.unwrap());
        conn.commit().await.unwrap();
        conn.close().await;
        self.model.waiting.push((by, id));
    }

    async fn step(&mut self) {
        let (by, whom) = (self.dice.below(PEOPLE), self.dice.below(PEOPLE));
        let role = ROLES[self.dice.below(ROLES.len())];
        let count = self.model.links.len();
        let link = (count > 0).then(|| self.model.links[self.dice.below(count)].clone());
        match (self.dice.below(12), link) {
            (0..3, _) => self.invites(by, role).await,
            (3..6, Some(link)) => self.opens(whom, &link).await,
            (6, Some(link)) => self.recalls(by, &link).await,
            (7..9, _) => self.removes(by, whom).await,
            (9, _) => {
                let given = (self.dice.below(2) == 0).then_some(role);
                self.hosts(whom, given).await;
            }
            (10, _) => self.plans(by).await,
            _ => {
                let hours = i64::try_from(self.dice.below(30)).unwrap();
                self.world.clock.advance(hours * HOUR);
            }
        }
    }

    /// Nobody has more than the model gives, nor less.
    async fn holds(&self, conn: &mut Conn, number: u16) {
        for who in 0..PEOPLE {
            let role = roles::of(conn, &account(who)).await.unwrap();
            assert_eq!(role, self.model.role(who), "history {number}: person {who}");
        }
        let open = roles::open(conn, self.now()).await.unwrap();
        let known = self.model.links.iter().filter(|link| link.until > self.now()).count();
        assert_eq!(open.len(), known, "history {number}: links");
        let sql = "SELECT id FROM announcements WHERE state = 'scheduled' ORDER BY id LIMIT 100";
        let rows = conn.all(sql, Vec::new()).await.unwrap();
        let waiting: Vec<String> = rows.iter().map(|row| row.text(0).unwrap()).collect();
        let known: Vec<String> = self.model.waiting.iter().map(|(_, id)| id.clone()).collect();
        assert_eq!(waiting, known, "history {number}: announcements");
    }
}

/// 10,000 histories with `SAMLENG_WHOLE=1`.
#[tokio::test]
async fn nobody_ever_holds_a_right_that_was_not_given() {
    let world = World::new().await;
    let (model, dice) = (Model::default(), Dice::new(0));
    let mut history = History { people: people(&world).await, world, model, dice, labels: 0 };
    for number in 0..often(MOST, USUAL) {
        history.begin(number).await;
        for _ in 0..STEPS {
            history.step().await;
            let mut conn = history.world.conn().await;
            history.holds(&mut conn, number).await;
            conn.close().await;
        }
        if number % 20 == 19 {
            history.world.restart().await;
            history.people = people(&history.world).await;
        }
    }
    history.world.engine.stop().await;
}
