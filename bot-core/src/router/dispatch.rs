//! From an update to the feature that decides about it.

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::{cancel, form, group, instead, language, resume, start, typed};
use crate::campaign::Kind;
use crate::command::Command;
use crate::conversation::press::{OldPress, Press};
use crate::conversation::state::{Aside, SigningStep, State, StepName};
use crate::conversation::{Decide, Failure, Instead, Stop, Turn};
use crate::features::{
    account, announce, edit, event, faq, follow, help, inbox, petition, privacy, questions,
    signing, staff, totals,
};
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
            let resumed = resume::resume(turn).await;
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
        Event::Text(text) => typed::typed(turn, &text).await,
        Event::Press(data) => match Press::parse(&data) {
            Some(pressed) => press(turn, pressed).await,
            None => resume::stale(turn).await,
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
            None => resume::unreadable(turn).await,
        },
        Event::Unreadable => resume::unreadable(turn).await,
    }
}

/// Runs a command, if the person may use it. To everyone else it does not exist.
pub(crate) async fn run(
    turn: &mut Turn<'_>,
    command: Command,
    rest: &str,
) -> Result<Outcome, Stop> {
    if turn.role < command.spec().role {
        return resume::unknown_command(turn).await;
    }
    // Whoever asks for something else is not asked whether they are sure any more.
    if command != Command::Cancel {
        turn.leave_aside().await?;
    }
    match command {
        Command::Start => start::command(turn, rest).await,
        Command::Help => help::help(turn).await,
        Command::Language => language::choose(turn).await,
        Command::Petitions => petition::list(turn).await,
        Command::Sign => start::start(turn, rest).await,
        Command::Withdraw => account::withdraw::choose(turn).await,
        Command::Events => event::command(turn, rest).await,
        Command::Faq => {
            let kept = typed::kept(turn, rest).await?;
            faq::command(turn, rest, kept).await
        }
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
        Command::Audit => staff::audit::show(turn, 0).await,
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
    // To everyone else it does not exist.
    if turn.role < pressed.role() {
        return Err(Instead::Stale.into());
    }
    match pressed {
        Press::Continue => continued(turn).await,
        Press::Keep | Press::Cancel => signing_button(turn, pressed).await,
        pressed => {
            turn.leave_aside().await?;
            let aside = Aside::shown_by(&pressed);
            let outcome = signing_button(turn, pressed).await?;
            if let Some(aside) = aside {
                looks_at(turn, aside).await?;
            }
            Ok(outcome)
        }
    }
}

/// Words are an answer to what stands in front now. A question that waits for words stays open, unless
/// something is to be taken away.
async fn looks_at(turn: &mut Turn<'_>, aside: Aside) -> Result<(), Stop> {
    let waits = match (&aside, turn.state().await?) {
        (Aside::Look(_), Some(State::Signing(half))) => half.step != SigningStep::Petition,
        (Aside::Look(_), state) => !matches!(state, None | Some(State::Searched { .. })),
        _ => false,
    };
    if waits { Ok(()) } else { turn.put_before(aside).await }
}

/// Back to the question that is open.
async fn continued(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Aside { what: Aside::Look(_), .. }) => {
            turn.leave_aside().await?;
            signing::resume(turn).await
        }
        Some(State::Aside { .. }) => Err(Instead::Stale.into()),
        _ => signing::resume(turn).await,
    }
}

/// The buttons on the way to a signature, and those that every question has.
async fn signing_button(turn: &mut Turn<'_>, pressed: Press) -> Result<Outcome, Stop> {
    match pressed {
        Press::Language(locale) => language::chosen(turn, locale).await,
        Press::Petitions => petition::list(turn).await,
        Press::Petition(slug) => signing::open(turn, &slug, None).await,
        Press::WholeText(slug) => petition::whole_text(turn, &slug).await,
        Press::Agree { slug, text, consent, seat } => {
            signing::agree(turn, &slug, text, consent, seat).await
        }
        Press::Old(OldPress::Agree { slug, text, consent }) => {
            signing::agree(turn, &slug, text, consent, 1).await
        }
        Press::Old(_) => Err(Instead::Stale.into()),
        Press::Country(country) => match turn.state().await? {
            Some(State::Home(_)) => follow::home::chosen(turn, country).await,
            _ => signing::country::chosen(turn, country).await,
        },
        Press::Risk { slug, seat } => signing::country::accepted(turn, &slug, seat).await,
        Press::ProfileName { slug, seat } => signing::name::profile(turn, &slug, seat).await,
        Press::SignTyped { slug, seat, mark } => {
            signing::name::sign_typed(turn, (&slug, seat), &mark).await
        }
        Press::KeepRegion { slug, seat, mark } => {
            signing::after::keep_region(turn, (&slug, seat), &mark).await
        }
        Press::SetHomeRegion { mark } => follow::home::keep_region(turn, &mark).await,
        Press::StopNews => follow::stop_news(turn).await,
        Press::KeepNews => resume::with_current(turn, msg!("search-agreeing")).await,
        Press::OtherName => signing::name::other(turn).await,
        Press::Back => back(turn, None).await,
        Press::BackFrom(step) => back(turn, Some(step)).await,
        Press::Cancel => cancel::cancel(turn).await,
        Press::Keep => resume::kept(turn).await,
        Press::Skip { next, slug, seat } => signing::after::skipped(turn, next, &slug, seat).await,
        more => public_button(turn, more).await,
    }
}

/// The buttons of news, forums, questions and help.
async fn public_button(turn: &mut Turn<'_>, pressed: Press) -> Result<Outcome, Stop> {
    match pressed {
        Press::Follow => match turn.state().await? {
            Some(State::Signed(signed)) => signing::after::follow(turn, signed).await,
            _ => follow::start(turn).await,
        },
        Press::Unfollow => follow::stop(turn).await,
        Press::Choose => follow::choose(turn).await,
        Press::FollowTopic(topic) => follow::turn_to(turn, topic, true).await,
        Press::UnfollowTopic(topic) => follow::turn_to(turn, topic, false).await,
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
        Press::ReplaceName { slug, seat, mark } => {
            account::correct::replace(turn, (&slug, seat), &mark).await
        }
        Press::Withdraw { slug, seat } => account::withdraw::ask(turn, &slug, seat).await,
        Press::WithdrawSure { slug, seat } => account::withdraw::take(turn, &slug, seat).await,
        Press::Correct { slug, seat } => account::correct::ask(turn, &slug, seat).await,
        Press::CorrectCountry { slug, seat } => account::country::ask(turn, &slug, seat).await,
        Press::NewCountry { slug, seat, country } => {
            account::country::chosen(turn, &slug, seat, country).await
        }
        Press::MyData => account::mydata::show(turn).await,
        Press::Connect => account::connect::command(turn, "").await,
        Press::ConnectTyped => account::connect::typed(turn).await,
        Press::ConnectYes(code) => account::connect::answered(turn, &code, true).await,
        Press::ConnectNo(code) => account::connect::answered(turn, &code, false).await,
        Press::Disconnect => account::connect::disconnect::ask(turn).await,
        Press::DisconnectSure => account::connect::disconnect::end(turn).await,
        Press::Forget => account::forget::erase(turn).await,
        staff => team(turn, staff).await,
    }
}

/// The buttons of the team.
async fn team(turn: &mut Turn<'_>, pressed: Press) -> Result<Outcome, Stop> {
    match pressed {
        Press::Edit(tap) => edit::tap(turn, tap).await,
        Press::Draft { id, what } => edit::draft_tap(turn, &id, what).await,
        Press::Invite(role) => staff::invite(turn, role).await,
        Press::InviteSure(mark) => staff::invited(turn, &mark).await,
        Press::Remove(tag) => staff::remove(turn, &tag, false).await,
        Press::RemoveSure(tag) => staff::remove(turn, &tag, true).await,
        Press::Recall(tag) => staff::recall(turn, &tag).await,
        Press::Audit(page) => staff::audit::show(turn, page).await,
        Press::NewAnnouncement => announce::new(turn).await,
        Press::Kind(kind) => announce::kind_chosen(turn, kind).await,
        Press::Write { id, what } => announce::tap(turn, &id, what).await,
        Press::Announcement(act, id) => announce::act(turn, act, &id).await,
        Press::Broadcasts => announce::broadcasts(turn).await,
        Press::TwoPeople(on) => announce::switch(turn, on).await,
        Press::Channels => announce::channel::command(turn).await,
        Press::Channel { tag, locales } => announce::channel::chosen(turn, &tag, locales).await,
        Press::Server { tag, what } => announce::server_chosen(turn, &tag, what).await,
        _ => resume::stale(turn).await,
    }
}

/// *Back*, in the room whose question is open.
async fn back(turn: &mut Turn<'_>, from: Option<StepName>) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Home(living)) => follow::home::back(turn, living, from).await,
        Some(State::Inbox(talk)) => inbox::back(turn, talk).await,
        Some(State::Questions(talk)) => questions::back(turn, talk).await,
        _ => signing::back(turn, from).await,
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
