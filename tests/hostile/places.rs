//! Where a text can be given to the bot.

use bot_core::command::Role;
use bot_core::incoming::{ChatKind, Event, Incoming};
use bot_core::locale::Locale;
use bot_core::outcome::{Action, Outcome};
use bot_core::store::roles::{self, Staff};

use testing::world::{MAIN, Someone, World, rendered};

/// A place for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    Country,
    TypedName,
    ProfileName,
    Region,
    Correction,
    Command,
    Payload,
    Press,
    Label,
    Group,
    Language,
}

/// All of them.
pub(super) const PLACES: [Place; 12] = [
    Place::Anywhere,
    Place::Country,
    Place::TypedName,
    Place::ProfileName,
    Place::Region,
    Place::Correction,
    Place::Command,
    Place::Payload,
    Place::Press,
    Place::Label,
    Place::Group,
    Place::Language,
];

/// In which order they are taken: those that need no way there more often.
pub(super) const ROUND: [Place; 20] = [
    Place::Anywhere,
    Place::Press,
    Place::Country,
    Place::Command,
    Place::TypedName,
    Place::Payload,
    Place::Group,
    Place::Label,
    Place::Anywhere,
    Place::Press,
    Place::Region,
    Place::Command,
    Place::Language,
    Place::Country,
    Place::ProfileName,
    Place::Payload,
    Place::Press,
    Place::Group,
    Place::Correction,
    Place::Label,
];

/// One account that gives texts everywhere. It is an owner, so that every screen is open to it.
pub(super) struct Places<'a> {
    world: &'a World,
    person: Someone,
    /// Whether the last text may have changed the language.
    strayed: bool,
    /// Whether there may be a signature.
    signed: bool,
    pub(super) used: [usize; PLACES.len()],
}

impl<'a> Places<'a> {
    pub(super) fn new(world: &'a World, number: usize) -> Self {
        let person = world.person(600_000 + number as u64, "Sok Dara");
        Self { world, person, strayed: false, signed: false, used: [0; PLACES.len()] }
    }

    /// Becomes an owner who reads English.
    pub(super) async fn arrive(&mut self) {
        let account = self.person.incoming(Event::Unreadable).account;
        let staff = Staff {
            label: "hostile".to_owned(),
            platform: "telegram".to_owned(),
            address: account.user.clone(),
            since: 0,
        };
        let mut conn = self.world.conn().await;
        roles::grant(&mut conn, &account, Role::Owner, &staff).await.unwrap();
        conn.close().await;
        self.press("lang:en").await;
    }

    async fn press(&mut self, data: &str) -> String {
        let said = self.person.presses(data).await;
        assert!(!said.contains("something went wrong"), "{data}: {said}");
        said
    }

    async fn send(&mut self, text: &str) -> Outcome {
        let incoming = self.person.incoming(Event::Text(text.to_owned()));
        self.person.submit(incoming).await
    }

    /// On the way to a signature, with this question open.
    async fn step(&mut self, presses: &[&str], question: &str) {
        let mut said = String::new();
        for data in presses {
            said = self.press(data).await;
        }
        assert!(said.contains(question), "no question {question:?}: {said}");
    }

    /// Whatever the last text did, this account reads English, and has not signed where it is to sign.
    async fn settle(&mut self, place: Place) {
        if std::mem::take(&mut self.strayed) {
            self.press("lang:en").await;
        }
        let signs = [
            Place::TypedName,
            Place::ProfileName,
            Place::Region,
            Place::Correction,
            Place::Country,
        ];
        if signs.contains(&place) && std::mem::take(&mut self.signed) {
            self.press(&format!("withdraw!:{MAIN}:1")).await;
        }
        self.signed |= signs.contains(&place);
    }

    /// Gives a text in this place.
    pub(super) async fn give(&mut self, place: Place, text: &str) {
        self.settle(place).await;
        let agree = format!("agree:{MAIN}:1:1:1");
        let name = format!("name:{MAIN}:1");
        let outcome = match place {
            Place::Anywhere => self.send(text).await,
            Place::Country => {
                self.step(&[&agree], "Which country").await;
                self.send(text).await
            }
            Place::TypedName => {
                self.step(&[&agree, "country:FR"], "your name").await;
                self.send(text).await
            }
            Place::ProfileName => {
                self.step(&[&agree, "country:FR"], "your name").await;
                self.with_name(text, Event::Press(name)).await
            }
            Place::Region => {
                self.step(&[&agree, "country:FR", &name], "state or province").await;
                self.send(text).await
            }
            Place::Correction => {
                let correct = format!("correct:{MAIN}:1");
                self.step(&[&agree, "country:FR", &name, &correct], "right name").await;
                self.send(text).await
            }
            Place::Command => self.send(&format!("/{text}")).await,
            Place::Payload => self.send(&format!("/start {text}")).await,
            Place::Press => {
                // This one press would be obeyed, and the owner would be gone.
                let data = if text == "forget" { "forgets" } else { text };
                let incoming = self.person.incoming(Event::Press(data.to_owned()));
                self.person.submit(incoming).await
            }
            Place::Label => {
                self.step(&["invite:moderator"], "What should the new").await;
                self.send(text).await
            }
            Place::Group => {
                let event = Event::Text(text.to_owned());
                let chat = ChatKind::Group;
                let incoming = Incoming { chat, ..self.person.incoming(event) };
                self.person.submit(incoming).await
            }
            Place::Language => {
                let language_hint = Some(text.to_owned());
                let event = Event::Text("/privacy".to_owned());
                self.person.submit(Incoming { language_hint, ..self.person.incoming(event) }).await
            }
        };
        self.check(place, text, &outcome);
        let outcome = self.confirm(place, text, outcome).await;
        self.strayed = outcome.replies.iter().any(|reply| reply.locale != Locale::EN);
        let index = PLACES.iter().position(|one| *one == place).unwrap();
        self.used[index] += 1;
        self.person.seen.clear();
    }

    /// Takes what was shown back, where there is a button for that: only this signs, replaces or keeps it.
    async fn confirm(&mut self, place: Place, text: &str, shown: Outcome) -> Outcome {
        let takes = ["sign:", "replace:", "region:"];
        let buttons = shown.replies.iter().flat_map(|reply| reply.buttons.iter().flatten());
        let data = buttons.filter_map(|button| button.action.pressed()).find_map(|data| {
            takes.iter().any(|start| data.starts_with(start)).then(|| data.to_owned())
        });
        let Some(data) = data else { return shown };
        let incoming = self.person.incoming(Event::Press(data));
        let taken = self.person.submit(incoming).await;
        self.check(place, text, &taken);
        taken
    }

    async fn with_name(&mut self, name: &str, event: Event) -> Outcome {
        let profile_name = Some(name.to_owned());
        self.person.submit(Incoming { profile_name, ..self.person.incoming(event) }).await
    }

    /// There is an answer, it is no apology, and every button of it can be sent by Telegram.
    fn check(&self, place: Place, text: &str, outcome: &Outcome) {
        let given: String = text.chars().take(80).collect();
        let given = given.escape_debug();
        assert!(!outcome.replies.is_empty(), "{place:?} leaves {given} unanswered");
        for reply in &outcome.replies {
            let said = rendered(reply);
            assert!(!said.trim().is_empty(), "{place:?}: an empty answer to {given}");
            let sorry = ["something went wrong", "taking longer than usual"];
            assert!(!sorry.iter().any(|words| said.contains(words)), "{place:?}, {given}: {said}");
            for button in reply.buttons.iter().flatten() {
                match &button.action {
                    Action::Press(data) | Action::Share { press: data, .. } => {
                        assert!((1..=64).contains(&data.len()) && data.is_ascii(), "{data:?}");
                    }
                    Action::StartOn(..) => panic!("nobody is sent away from Telegram"),
                    Action::Open(url) => assert!(url.starts_with("https://"), "{url}"),
                    Action::Start(payload) => {
                        let good = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
                        assert!(payload.len() <= 64 && payload.chars().all(good), "{payload:?}");
                    }
                }
            }
        }
    }
}
