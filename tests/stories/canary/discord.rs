//! The same for people on Discord, through the real program: neither what they are nor what they type, nor
//! where they were, nor what would let anybody speak for the bot stands in the store, its copies or the log.

use bot_core::vault::Seed;

use super::needles::Needles;
use super::people::{khmer_word, latin_word};
use testing::discord::{Community, Person, Room};
use testing::host::{Host, On};
use testing::telegram;

/// How many people there are; every second one reads Khmer, every fourth one is on Telegram, too.
const PEOPLE: usize = 24;

/// Discord: permission MANAGE_GUILD.
const RUNS_THE_SERVER: u64 = 32;

/// Somebody on Discord.
struct OnDiscord {
    person: Person,
    /// The server's channel, or the chat with the bot.
    room: Room,
    name: String,
    /// What is typed for a name; else the profile's is pressed.
    typed: Option<String>,
    nowhere: String,
    region: String,
    khmer: bool,
    phone: Option<telegram::Person>,
}

impl OnDiscord {
    fn new(host: &Host, guild: &Community, room: &Room, number: usize, seed: &mut Seed) -> Self {
        let khmer = number % 2 == 1;
        let word = |seed: &mut Seed| if khmer { khmer_word(seed) } else { latin_word(seed) };
        let name = word(seed);
        let person = host.discord().person(&name);
        guild.join(&[&person]);
        let room = if number.is_multiple_of(3) { person.room() } else { room.clone() };
        let typed = (number % 4 >= 2).then(|| word(seed));
        let id = 5_000_000_000 + i64::try_from(number).unwrap() * 1_000_003 + 777;
        let phone = number.is_multiple_of(4).then(|| host.tg.person(id, &word(seed)));
        Self { person, room, name, typed, nowhere: word(seed), region: word(seed), khmer, phone }
    }

    fn label(&self, english: &'static str, khmer: &'static str) -> &'static str {
        if self.khmer { khmer } else { english }
    }

    async fn press(&self, english: &'static str, khmer: &'static str) {
        self.person.press(self.label(english, khmer)).await;
    }

    /// Opens the form below the newest screen, and fills it.
    async fn write(&self, text: &str) {
        let label = if self.khmer { "សរសេរ" } else { "Write" };
        // Where there are many buttons they are a list.
        let listed = self.person.screen().contains(&format!("- {label}"));
        let form = match listed {
            true => self.person.select(label).await,
            false => self.person.press(label).await,
        };
        let field = form.lines().nth(1).unwrap().trim_end_matches(['*', ':']).to_owned();
        self.person.fill(&[(&field, text)]).await;
    }

    /// From the command to the region, with a mistake on the way.
    async fn signs(&self) {
        self.person.slash(&self.room, "sign", &[]).await;
        self.press("English", "ខ្មែរ").await;
        self.press("I agree", "ខ្ញុំយល់ព្រម").await;
        self.write(&self.nowhere).await;
        self.write("Liechtenstein").await;
        match &self.typed {
            Some(typed) => {
                self.press("Another name", "ឈ្មោះផ្សេង").await;
                self.write(typed).await;
                // It is shown back, with a button that signs.
                self.person.press(typed).await;
            }
            None => {
                self.person.press(&self.name).await;
            }
        }
        self.write(&self.region).await;
        self.person.press(&self.region).await;
    }

    /// Becomes one person with the account on Telegram, if there is one; the code.
    async fn connects(&self, host: &Host) -> Option<String> {
        let phone = self.phone.as_ref()?;
        phone.start(None).await;
        host.settle().await;
        phone.press(self.label("English", "ខ្មែរ")).await;
        let shown = self.person.slash(&self.room, "connect", &[]).await;
        let code = super::code_in(&shown);
        phone.send(&format!("/connect {code}")).await;
        host.settle().await;
        let yes = self.label("Yes, that is me", "គឺជាខ្ញុំ");
        phone.press(yes).await;
        host.settle().await;
        self.person.press(yes).await;
        host.settle().await;
        Some(code)
    }

    /// Everything of this person that must be nowhere.
    fn tell(&self, needles: &mut Needles) {
        let words =
            [Some(&self.name), self.typed.as_ref(), Some(&self.nowhere), Some(&self.region)];
        for word in words.into_iter().flatten() {
            needles.add("a word", word.as_bytes());
            needles.add("a word in small letters", word.to_lowercase().as_bytes());
        }
        number(needles, "a person", self.person.id());
        number(needles, "a chat with the bot", self.person.room().id());
        if let Some(phone) = &self.phone {
            number(needles, "an account of Telegram", phone.id().unsigned_abs());
        }
    }
}

/// A number, as a database or a log could hold it.
fn number(needles: &mut Needles, what: &str, id: u64) {
    needles.add(&format!("{what}, as text"), id.to_string().as_bytes());
    needles.add(&format!("{what}, in 8 bytes"), &id.to_be_bytes());
    needles.add(&format!("{what}, in 8 bytes turned round"), &id.to_le_bytes());
}

/// Ids and tokens of everything that people did.
fn tell_acts(host: &Host, needles: &mut Needles) -> usize {
    let calls = host.discord().calls();
    let answers = calls.iter().filter(|call| call.operation.ends_with("/callback"));
    let mut seen = 0;
    for call in answers {
        number(needles, "an interaction", call.parts[0].parse().unwrap());
        needles.add("an interaction's token", call.parts[1].as_bytes());
        seen += 1;
    }
    for message in host.discord().messages() {
        number(needles, "a message", message.id);
    }
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn people_on_discord_leave_no_trace_that_can_be_read() {
    let mut host = Host::running_on(On::Both).await;
    let mut seed = Seed::from_bytes([44; 32]);
    let guild = host.discord().guild("A server of Lyon");
    let room = guild.text("general");
    let mut needles = Needles::new();
    number(&mut needles, "a server", guild.id());
    number(&mut needles, "a channel", room.id());
    needles.add("a server's name", b"A server of Lyon");
    organizes(&host, &guild, &room, &mut needles).await;
    needles.add("Discord's token", host.discord().token().as_bytes());
    needles.add("Telegram's token", host.tg.token().as_bytes());
    needles.add("the owner's code", &host.printed.as_bytes()[owner_code(&host.printed)..][..27]);
    for count in 0..PEOPLE {
        let member = OnDiscord::new(&host, &guild, &room, count, &mut seed);
        member.tell(&mut needles);
        member.signs().await;
        if let Some(code) = member.connects(&host).await {
            needles.add("a code", code.as_bytes());
            needles.add("a code, as read", code.replace('-', "").to_lowercase().as_bytes());
        }
    }
    assert!(tell_acts(&host, &mut needles) >= PEOPLE * 8);
    let report = host.does(["totals", "--json"]).stdout;
    assert!(report.contains(&format!("\"total\":{PEOPLE}")), "{report}");
    host.does(["backup", "backup.db"]);
    host.does(["export", "vote-from-abroad", "--out", "export.tar"]);
    super::nothing_is_found(&needles, &host, 100_000);
    // What is there is found: the store knows whose it is.
    let mut known = Needles::new();
    known.add("the bot", host.discord().application_id().to_string().as_bytes());
    assert_eq!(known.found_in(&host.database()).len(), 1);
    let settled = host.discord().calls().len();
    host.stop().await;
    assert_eq!(host.discord().calls().len(), settled);
    super::nothing_is_found(&needles, &host, 100_000);
    assert!(room.messages().is_empty(), "the channel saw something");
    host.discord().assert_no_violations();
    host.tg.assert_no_violations();
}

/// Somebody lets the channel get announcements: the store has to know where it is.
async fn organizes(host: &Host, guild: &Community, room: &Room, needles: &mut Needles) {
    let dara = host.discord().person("Daravuthy");
    guild.join(&[&dara]);
    guild.grant(&dara, &guild.role("Team", RUNS_THE_SERVER));
    host.does(["role", "grant", &format!("discord:{}", dara.id()), "organizer"]);
    number(needles, "an organizer", dara.id());
    needles.add("an organizer's name", b"Daravuthy");
    dara.slash(room, "channel", &[]).await;
    dara.press("English").await;
    dara.slash(room, "channel", &[]).await;
    assert!(dara.screen().contains("gets announcements"), "{}", dara.screen());
}

fn owner_code(printed: &str) -> usize {
    printed.find("invite_").unwrap()
}
