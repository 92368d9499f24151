//! From an update to the feature that decides about it.

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::press::Press;
use super::state::State;
use super::{
    Decide, Failure, Turn, account, cancel, fallback, follow, group, help, language, petition,
    privacy, signing, staff, start, totals,
};
use crate::command::{Command, Parsed};
use crate::incoming::Event;
use crate::outcome::Outcome;

/// All features.
#[derive(Clone, Copy, Debug, Default)]
pub struct Features;

impl Decide for Features {
    fn decide<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>> {
        decide(turn).boxed()
    }

    fn resume<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>> {
        fallback::resume(turn).boxed()
    }
}

async fn decide(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let event = turn.incoming.event.clone();
    match event {
        Event::Blocked => account::gone(turn).await,
        Event::Unblocked => Ok(Outcome::silent()),
        _ if !turn.private() => group::decide(turn).await,
        Event::Text(text) => typed(turn, &text).await,
        Event::Press(data) => match Press::parse(&data) {
            Some(pressed) => press(turn, pressed).await,
            None => fallback::stale(turn).await,
        },
        Event::Unreadable => fallback::unreadable(turn).await,
    }
}

async fn typed(turn: &mut Turn<'_>, text: &str) -> Result<Outcome, Failure> {
    if let Some(locale) = turn.core.language_named(text) {
        return language::chosen(turn, locale).await;
    }
    match turn.core.words.parse(text) {
        Parsed::Command(command, rest) => {
            if !turn.chosen {
                return language::welcome(turn, command, &rest).await;
            }
            run(turn, command, &rest).await
        }
        _ if !turn.chosen => language::welcome(turn, Command::Start, "").await,
        Parsed::Unknown => fallback::unknown_command(turn).await,
        Parsed::Free => answer(turn, text).await,
    }
}

/// Runs a command, if the person may use it. To everyone else it does not exist.
pub(super) async fn run(
    turn: &mut Turn<'_>,
    command: Command,
    rest: &str,
) -> Result<Outcome, Failure> {
    if turn.role < command.spec().role {
        return fallback::unknown_command(turn).await;
    }
    match command {
        Command::Start => start::start(turn, rest).await,
        Command::Help => help::help(turn).await,
        Command::Language => language::choose(turn).await,
        Command::Petitions => petition::list(turn).await,
        Command::Sign => signing::sign(turn, rest).await,
        Command::Withdraw => account::withdraw::choose(turn).await,
        Command::Follow => follow::offer(turn).await,
        Command::MyData => account::mydata::show(turn).await,
        Command::Forget => account::forget::ask(turn).await,
        Command::Privacy => privacy::show(turn).await,
        Command::Cancel => cancel::cancel(turn).await,
        Command::Totals => totals::show(turn).await,
        Command::Roles => staff::list(turn).await,
    }
}

/// A free text: a button's label or number, or the answer to the open question.
async fn answer(turn: &mut Turn<'_>, text: &str) -> Result<Outcome, Failure> {
    let state = turn.state().await?;
    if let Some(pressed) = fallback::typed_button(turn, state.as_ref(), text).await? {
        return press(turn, pressed).await;
    }
    match state {
        Some(State::Signing(signing)) => signing::answer(turn, signing, text).await,
        Some(State::Signed(signed)) => signing::after::answer(turn, signed, text).await,
        Some(State::Correct { slug, seat }) => {
            account::correct::answer(turn, &slug, seat, text).await
        }
        Some(State::Invite { role }) => staff::label(turn, &role, text).await,
        Some(State::Welcome { .. }) | None => fallback::not_understood(turn).await,
    }
}

/// A pressed button, or a word that does the same.
async fn press(turn: &mut Turn<'_>, pressed: Press) -> Result<Outcome, Failure> {
    if !turn.chosen && !matches!(pressed, Press::Language(_)) {
        return language::welcome(turn, Command::Start, "").await;
    }
    match pressed {
        Press::Language(locale) => language::chosen(turn, locale).await,
        Press::Petitions => petition::list(turn).await,
        Press::Petition(slug) => signing::open(turn, &slug, None).await,
        Press::WholeText(slug) => petition::whole_text(turn, &slug).await,
        Press::Agree { slug, text, consent } => signing::agree(turn, &slug, text, consent).await,
        Press::Country(country) => signing::country::chosen(turn, country).await,
        Press::Risk => signing::country::accepted(turn).await,
        Press::ProfileName => signing::name::profile(turn).await,
        Press::OtherName => signing::name::other(turn).await,
        Press::Back => signing::back(turn).await,
        Press::Cancel => cancel::cancel(turn).await,
        Press::Continue => signing::resume(turn).await,
        Press::Skip => signing::after::skip(turn).await,
        Press::Follow => follow::start(turn).await,
        Press::Unfollow => follow::stop(turn).await,
        Press::Share(slug) => signing::after::share(turn, &slug).await,
        Press::Beside(slug) => signing::beside(turn, &slug).await,
        Press::EraseChat => signing::after::erase(turn).await,
        Press::Withdraw { slug, seat, sure: false } => {
            account::withdraw::ask(turn, &slug, seat).await
        }
        Press::Withdraw { slug, seat, sure: true } => {
            account::withdraw::take(turn, &slug, seat).await
        }
        Press::Correct { slug, seat } => account::correct::ask(turn, &slug, seat).await,
        Press::MyData => account::mydata::show(turn).await,
        Press::Forget => account::forget::erase(turn).await,
        Press::Invite(role) => staff::invite(turn, role).await,
        Press::Remove { tag, sure } => staff::remove(turn, &tag, sure).await,
        Press::Help => help::help(turn).await,
        Press::Privacy => privacy::show(turn).await,
    }
}
