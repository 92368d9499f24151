//! `/language` and the first contact.

use super::{dispatch, instead, resume, start};
use crate::campaign::rules::Words;
use crate::command::{Command, Parsed};
use crate::conversation::press::Press;
use crate::conversation::state::State;
use crate::conversation::{Stop, Turn};
use crate::features::event;
use crate::features::shared::following;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply, is_start_payload};
use crate::store::accounts::{self, Profile};
use crate::store::campaign;
use crate::text::{Phrase, Text};

/// The first contact: one message in the campaign's languages, a button for each. What they came for
/// is kept until they chose.
pub(crate) async fn welcome(
    turn: &mut Turn<'_>,
    command: Command,
    rest: &str,
) -> Result<Outcome, Stop> {
    // Who asks for the language gets it here and goes on to the start.
    let command = if command == Command::Language { Command::Start } else { command };
    // A bare start, such as a typed greeting, must not lose the link that brought them here.
    if command == Command::Start && rest.is_empty() {
        return welcome_again(turn).await;
    }
    wait(turn, command, rest).await
}

async fn wait(turn: &mut Turn<'_>, command: Command, rest: &str) -> Result<Outcome, Stop> {
    // A payload has at most 64 characters; anything longer is no payload. A message to the campaign is none.
    let words = matches!(command, Command::Ask | Command::Idea);
    let rest = if is_start_payload(rest) && !words { rest } else { "" };
    let then = format!("/{} {rest}", command.spec().name);
    turn.save(&State::Welcome { then }).await?;
    Ok(Outcome::reply(welcome_screen(turn).await?))
}

/// The same screen once more: what they came for stays.
pub(crate) async fn welcome_again(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Welcome { .. }) => Ok(Outcome::reply(welcome_screen(turn).await?)),
        _ => wait(turn, Command::Start, "").await,
    }
}

/// The screen of the first contact.
pub(crate) async fn welcome_screen(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let behind = campaign::behind(turn.conn).await?;
    let mut text = Text::new();
    for (index, (locale, _)) in turn.core.languages.iter().enumerate() {
        text = text.line_in(*locale, msg!("welcome-who"), index > 0);
        if let Some(name) = behind.read(Words::Group, *locale) {
            text = text.line_in(*locale, msg!("campaign-behind", name = name), false);
        }
        text = text.line_in(*locale, msg!("welcome-choose"), false);
    }
    Ok(turn.reply(text).row(buttons(turn)))
}

/// `/language`: the same choice, later.
pub(crate) async fn choose(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let reply = turn.reply(Text::of(msg!("language-choose"))).row(buttons(turn));
    Ok(Outcome::reply(reply))
}

/// A language was pressed: it is stored, and the person goes on to where they were heading.
pub(crate) async fn chosen(turn: &mut Turn<'_>, locale: Locale) -> Result<Outcome, Stop> {
    if !turn.core.catalogue.has(locale) {
        return resume::stale(turn).await;
    }
    let (first, same) = (!turn.chosen, turn.chosen && turn.locale == locale);
    let person = turn.person().await?;
    accounts::set_profile(turn.conn, person, &Profile { locale }).await?;
    turn.locale = locale;
    turn.chosen = true;
    following::sync_locale(turn).await?;
    event::mine::sync_locale(turn, None).await?;
    let then = match turn.state().await? {
        Some(State::Welcome { then }) => Some(then),
        _ if first => Some("/start".to_owned()),
        _ => None,
    };
    let Some(then) = then else {
        return switched(turn, same).await;
    };
    turn.clear().await?;
    let (command, rest) = match turn.core.indexes.words.parse(&then) {
        Parsed::Command(command, rest) => (command, rest),
        _ => (Command::Start, String::new()),
    };
    let answered = if command == Command::Start {
        start::start(turn, &rest).await
    } else {
        Box::pin(dispatch::run(turn, command, &rest)).await
    };
    let mut outcome = Box::pin(instead::settle(turn, answered)).await?;
    // The greeting takes the place of the pressed screen; what follows stands below it.
    for reply in &mut outcome.replies {
        reply.place = Place::Fresh;
    }
    Ok(outcome.first(start::greeting(turn)))
}

/// Says so, and asks the open question again in the new language.
async fn switched(turn: &mut Turn<'_>, same: bool) -> Result<Outcome, Stop> {
    let open = resume::current(turn).await?;
    let done = turn.reply(Text::of(msg!("language-set"))).place(Place::Replace).with_keyboard();
    Ok(match open {
        // Most likely a second tap at the first contact, where everything is said already.
        Some(screen) if same => Outcome::reply(screen),
        Some(screen) => Outcome {
            replies: vec![done, screen.place(Place::Fresh)],
            jobs: vec![Job::EraseQuestions],
            ..Outcome::default()
        },
        None => Outcome::reply(done),
    })
}

fn buttons(turn: &Turn<'_>) -> Vec<Button> {
    let languages = turn.core.languages.iter();
    languages
        .map(|(locale, name)| {
            Button::press(Phrase::Plain(name.clone()), Press::Language(*locale).data())
        })
        .collect()
}
