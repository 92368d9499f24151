//! From an update to the feature that decides about it.

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::{cancel, fallback, form, group, instead, language, start};
use crate::campaign::Kind;
use crate::command::{Command, Parsed};
use crate::conversation::press::Press;
use crate::conversation::state::State;
use crate::conversation::{Decide, Failure, Stop, Turn};
use crate::features::shared::ended::ended;
use crate::features::{
    account, announce, edit, event, faq, follow, help, inbox, petition, privacy, questions,
    signing, staff, totals,
};
use crate::i18n::khmer;
use crate::incoming::Event;
use crate::msg;
use crate::outcome::{Outcome, Place};

/// All features.
#[derive(Clone, Copy, Debug, Default)]
pub struct Features;

impl Decide for Features {
    fn decide<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>> {
        async move {
            let decided = decide(turn).await;
            let outcome = instead::settle(turn, decided).await?;
            let answer = form::complete(turn, outcome).await;
            instead::settle(turn, answer).await
        }
        .boxed()
    }

    fn resume<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>> {
        async move {
            let resumed = fallback::resume(turn).await;
            let outcome = instead::settle(turn, resumed).await?;
            let answer = form::complete(turn, outcome).await;
            instead::settle(turn, answer).await
        }
        .boxed()
    }
}

async fn decide(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let event = turn.incoming.event.clone();
    match event {
        Event::Blocked => account::gone(turn).await,
        Event::Unblocked => account::back(turn).await,
        Event::Added => announce::channel::added(turn).await,
        Event::Removed => announce::channel::removed(turn).await,
        Event::Moved(to) => group::moved(turn, &to).await,
        _ if !turn.private() => group::decide(turn).await,
        Event::Text(_) if form::is_old(turn).await? => form::old(turn).await,
        Event::Text(text) => typed(turn, &text).await,
        Event::Press(data) => match Press::parse(&data) {
            Some(pressed) => press(turn, pressed).await,
            None => fallback::stale(turn).await,
        },
        Event::Attachment { file, caption } => {
            if let Some(outcome) = edit::attachment(turn, file.clone()).await? {
                return Ok(outcome);
            }
            match announce::attachment(turn, file, caption).await? {
                Some(outcome) => Ok(outcome),
                None => inbox::attachment(turn).await,
            }
        }
        Event::Voice { file, seconds } => inbox::voice(turn, file, seconds).await,
        Event::Point(point) => match edit::point(turn, point.degrees()).await? {
            Some(outcome) => Ok(outcome),
            None => fallback::unreadable(turn).await,
        },
        Event::Unreadable => fallback::unreadable(turn).await,
    }
}

/// A text: a slash command, a language's name, a button's label, a command's word, or an answer.
async fn typed(turn: &mut Turn<'_>, text: &str) -> Result<Outcome, Stop> {
    let slash = text.trim_start().starts_with('/');
    if let Some(locale) = turn.core.language_named(text)
        && !signing::country::is_answered_by(turn, text).await?
        && !is_answered_by_words(turn).await?
        && !edit::asks_language(turn).await?
    {
        return language::chosen(turn, locale).await;
    }
    let parsed = turn.core.words.parse(text);
    if !turn.chosen {
        return match parsed {
            Parsed::Command(command, rest) => language::welcome(turn, command, &rest).await,
            Parsed::Unknown | Parsed::Free => language::welcome_again(turn).await,
        };
    }
    let state = turn.state().await?;
    if !slash && let Some(pressed) = fallback::typed_button(turn, state.as_ref(), text).await? {
        return press(turn, pressed).await;
    }
    if !slash && is_answered_by_words(turn).await? {
        return answer(turn, state, text).await;
    }
    match parsed {
        // The words of staff commands are everyone's words: whoever may not use them said something else.
        Parsed::Command(command, rest) if slash || turn.role >= command.spec().role => {
            run(turn, command, &rest).await
        }
        Parsed::Unknown => fallback::unknown_command(turn).await,
        Parsed::Command(..) | Parsed::Free => answer(turn, state, text).await,
    }
}

/// Whether any words answer the open question, also those that stand for a command.
async fn is_answered_by_words(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    Ok(announce::is_answered_by_words(turn).await?
        || inbox::is_answered_by_words(turn).await?
        || event::door::is_answered_by_words(turn).await?)
}

/// Runs a command, if the person may use it. To everyone else it does not exist.
pub(crate) async fn run(
    turn: &mut Turn<'_>,
    command: Command,
    rest: &str,
) -> Result<Outcome, Stop> {
    if turn.role < command.spec().role {
        return fallback::unknown_command(turn).await;
    }
    match command {
        Command::Start => start::command(turn, rest).await,
        Command::Help => help::help(turn).await,
        Command::Language => language::choose(turn).await,
        Command::Petitions => petition::list(turn).await,
        Command::Sign => start::start(turn, rest).await,
        Command::Withdraw => account::withdraw::choose(turn).await,
        Command::Events => event::command(turn, rest).await,
        Command::Faq => faq::command(turn, rest).await,
        Command::Ask | Command::Idea | Command::Inbox => inbox::command(turn, command, rest).await,
        Command::Follow => follow::offer(turn).await,
        Command::MyData => account::mydata::show(turn).await,
        Command::Connect => account::connect::command(turn, rest).await,
        Command::Forget => account::forget::ask(turn).await,
        Command::Privacy => privacy::show(turn).await,
        Command::Cancel => cancel::cancel(turn).await,
        Command::Checkin => event::door::command(turn, rest).await,
        Command::Totals => totals::show(turn, rest).await,
        Command::Announce => announce::command(turn).await,
        Command::Broadcasts => announce::broadcasts(turn).await,
        Command::Channel => announce::channel::command(turn).await,
        Command::NewPetition => edit::new(turn, Kind::Petition).await,
        Command::NewEvent => edit::new(turn, Kind::Event).await,
        Command::NewFaq => edit::new(turn, Kind::Faq).await,
        Command::Edit => edit::command(turn, rest).await,
        Command::Roles => staff::list(turn).await,
    }
}

/// A free text: the answer to the open question.
async fn answer(turn: &mut Turn<'_>, state: Option<State>, text: &str) -> Result<Outcome, Stop> {
    if !state.as_ref().is_some_and(State::wants_words)
        && let Some(pressed) = content(turn, text).await?
    {
        return press(turn, pressed).await;
    }
    if let Some(outcome) = faq::heard(turn, state.as_ref(), text).await? {
        return Ok(outcome);
    }
    match state {
        Some(State::Signing(signing)) => signing::answer(turn, signing, text).await,
        Some(State::Signed(signed)) => signing::after::answer(turn, signed, text).await,
        Some(State::Correct { slug, seat }) => {
            account::correct::answer(turn, &slug, seat, text).await
        }
        Some(State::CorrectCountry { slug, seat }) => {
            account::country::answer(turn, &slug, seat, text).await
        }
        Some(State::Home(living)) => follow::home::answer(turn, living, text).await,
        Some(State::Connect { .. }) => account::connect::answer(turn, text).await,
        Some(State::Invite { role }) => staff::label(turn, &role, text).await,
        Some(State::Door { event }) => event::door::answer(turn, &event, text).await,
        Some(State::Announce(writing)) => announce::answer(turn, writing, text).await,
        Some(State::Inbox(talk)) => inbox::answer(turn, talk, text).await,
        Some(State::Questions(talk)) => questions::answer(turn, talk, text).await,
        Some(State::Edit(view)) => edit::answer(turn, view, text).await,
        Some(State::Welcome { .. } | State::Searched { .. }) | None => {
            fallback::not_understood(turn).await
        }
    }
}

/// A title or a question that was typed out, as its button says it.
async fn content(turn: &mut Turn<'_>, text: &str) -> Result<Option<Press>, Stop> {
    // No title is longer than this; hostile input can be a megabyte.
    if text.len() > 500 {
        return Ok(None);
    }
    let typed = khmer::key(text);
    match event::titled(turn, &typed).await? {
        None => faq::named(turn, &typed).await,
        found => Ok(found),
    }
}

/// A pressed button, or a word that does the same.
pub(crate) async fn press(turn: &mut Turn<'_>, pressed: Press) -> Result<Outcome, Stop> {
    if !turn.chosen {
        return match pressed {
            Press::Language(locale) => language::chosen(turn, locale).await,
            // Who was forgotten a moment ago may still erase the chat, or has tapped twice.
            Press::EraseChat => signing::after::erase(turn).await,
            Press::Forget => Ok(account::forget::done_before(turn)),
            _ => language::welcome_again(turn).await,
        };
    }
    match pressed {
        Press::Language(locale) => language::chosen(turn, locale).await,
        Press::Petitions => petition::list(turn).await,
        Press::Petition(slug) => signing::open(turn, &slug, None).await,
        Press::WholeText(slug) => petition::whole_text(turn, &slug).await,
        Press::Agree { slug, text, consent } => signing::agree(turn, &slug, text, consent).await,
        Press::Country(country) => match turn.state().await? {
            Some(State::Home(_)) => follow::home::chosen(turn, country).await,
            _ => signing::country::chosen(turn, country).await,
        },
        Press::Risk => signing::country::accepted(turn).await,
        Press::ProfileName => signing::name::profile(turn).await,
        Press::OtherName => signing::name::other(turn).await,
        Press::Back(from) => match turn.state().await? {
            Some(State::Home(living)) => follow::home::back(turn, living, from).await,
            Some(State::Inbox(talk)) => inbox::back(turn, talk).await,
            Some(State::Questions(talk)) => questions::back(turn, talk).await,
            _ => signing::back(turn, from).await,
        },
        Press::Cancel => cancel::cancel(turn).await,
        Press::Keep => Ok(Outcome::reply(ended(turn, msg!("cancel-done")))),
        Press::Continue => signing::resume(turn).await,
        Press::Skip(next) => signing::after::skip(turn, next).await,
        Press::Follow => match turn.state().await? {
            Some(State::Signed(signed)) => signing::after::follow(turn, signed).await,
            _ => follow::start(turn).await,
        },
        Press::Unfollow => follow::stop(turn).await,
        Press::Choose => follow::choose(turn).await,
        Press::Topic { topic, on } => follow::turn_to(turn, topic, on).await,
        Press::Home => follow::home::ask(turn, false).await,
        Press::HomeRemove => follow::home::remove(turn).await,
        Press::Zone(zone) => follow::home::zone(turn, &zone).await,
        Press::Pass(stage) => follow::home::pass(turn, stage).await,
        Press::Share(slug) => signing::after::share(turn, &slug).await,
        Press::Beside(slug) => signing::beside(turn, &slug).await,
        Press::EraseChat => signing::after::erase(turn).await,
        Press::Help => help::help(turn).await,
        Press::Privacy => privacy::show(turn).await,
        Press::Report => privacy::report(turn).await,
        Press::Events => event::list(turn).await,
        Press::Event(slug) => event::screen(turn, &slug).await,
        Press::Rsvp(tap) => event::tap(turn, tap).await,
        Press::Faq => faq::topics(turn).await,
        Press::FaqTopic(slug) => faq::topic(turn, &slug).await,
        Press::FaqEntry(slug) => faq::entry(turn, &slug).await,
        Press::Inbox(tap) => inbox::tap(turn, tap).await,
        Press::Questions(tap) => questions::tap(turn, tap).await,
        Press::FaqOthers => faq::others(turn).await,
        Press::Below(inner) => below(turn, *inner).await,
        more => own_affairs(turn, more).await,
    }
}

/// The buttons of a person's own affairs.
async fn own_affairs(turn: &mut Turn<'_>, pressed: Press) -> Result<Outcome, Stop> {
    match pressed {
        Press::Withdraw { slug, seat, sure: false } => {
            account::withdraw::ask(turn, &slug, seat).await
        }
        Press::Withdraw { slug, seat, sure: true } => {
            account::withdraw::take(turn, &slug, seat).await
        }
        Press::Correct { slug, seat } => account::correct::ask(turn, &slug, seat).await,
        Press::CorrectCountry { slug, seat } => account::country::ask(turn, &slug, seat).await,
        Press::NewCountry { slug, seat, country } => {
            account::country::chosen(turn, &slug, seat, country).await
        }
        Press::MyData => account::mydata::show(turn).await,
        Press::Connect => account::connect::command(turn, "").await,
        Press::ConnectTyped => account::connect::typed(turn).await,
        Press::ConnectAnswer { code, yes } => account::connect::answered(turn, &code, yes).await,
        Press::Disconnect { sure: false } => account::connect::disconnect::ask(turn).await,
        Press::Disconnect { sure: true } => account::connect::disconnect::end(turn).await,
        Press::Forget => account::forget::erase(turn).await,
        staff => team(turn, staff).await,
    }
}

/// The buttons of the team. Each checks the role by itself.
async fn team(turn: &mut Turn<'_>, pressed: Press) -> Result<Outcome, Stop> {
    match pressed {
        Press::Edit(tap) => edit::tap(turn, tap).await,
        Press::Invite(role) => staff::invite(turn, role).await,
        Press::Remove { tag, sure } => staff::remove(turn, &tag, sure).await,
        Press::NewAnnouncement => announce::new(turn).await,
        Press::Kind(kind) => announce::kind_chosen(turn, kind).await,
        Press::Write(tap) => announce::tap(turn, tap).await,
        Press::Announcement(act, id) => announce::act(turn, act, &id).await,
        Press::Broadcasts => announce::broadcasts(turn).await,
        Press::TwoPeople(on) => announce::switch(turn, on).await,
        Press::Channels => announce::channel::command(turn).await,
        Press::Channel { tag, locales } => announce::channel::chosen(turn, &tag, locales).await,
        Press::Server { tag, what } => announce::server_chosen(turn, &tag, what).await,
        _ => fallback::stale(turn).await,
    }
}

/// A button of an announcement: the announcement stays, and its answer stands below.
async fn below(turn: &mut Turn<'_>, inner: Press) -> Result<Outcome, Stop> {
    let pressed = Box::pin(press(turn, inner)).await;
    let mut outcome = Box::pin(instead::settle(turn, pressed)).await?;
    for reply in &mut outcome.replies {
        reply.place = Place::Fresh;
    }
    Ok(outcome)
}
