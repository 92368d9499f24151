//! What somebody typed in a private chat: what it means, and who answers. Nothing that is typed signs,
//! replaces, sends or erases: what has a consequence is shown back, and a press does it.

use super::understand::{Answer, Lexicon, Meaning, Screen, may_be_name, understand};
use super::{cancel, dispatch, language, resume, typed_button};
use crate::command::{Command, Parsed, Role};
use crate::conversation::press::Press;
use crate::conversation::state::{AfterStep, Aside, State};
use crate::conversation::way_back::way_back;
use crate::conversation::{Asked, Core, Instead, Stop, Turn};
use crate::country::Found;
use crate::features::shared::behind;
use crate::features::{
    account, announce, edit, event, faq, follow, inbox, petition, questions, signing, staff, totals,
};
use crate::khmer;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::search::{Index, SmallTalk, Talk};
use crate::text::Message;

/// Bytes of the longest title; hostile input can be a megabyte.
const TITLE: usize = 500;

/// A text in a private chat.
pub(super) async fn typed(turn: &mut Turn<'_>, text: &str) -> Result<Outcome, Stop> {
    if !turn.chosen {
        return first_contact(turn, text).await;
    }
    // A slash command is clear without anything that words are compared with.
    if text.trim_start().starts_with('/') {
        return match turn.core.indexes.words.parse(text) {
            Parsed::Command(command, rest) => dispatch::run(turn, command, &rest).await,
            Parsed::Unknown | Parsed::Free => resume::unknown_command(turn).await,
        };
    }
    let state = turn.state().await?;
    let asked = asked(turn, state.as_ref());
    let labels = typed_button::labels(turn, state.as_ref(), text).await?;
    let shown = match asked {
        Asked::Words | Asked::Line => None,
        _ => titled(turn, text).await?,
    };
    let screen = Screen {
        role: turn.role,
        open: is_open(state.as_ref()),
        buttons: labels.pressed.iter().map(|_| (text.to_owned(), 0)).collect(),
        acts: (labels.acts.iter())
            .map(|button| turn.core.phrase_in(turn.locale, &button.label))
            .zip(0..)
            .collect(),
        shown: shown.iter().map(|_| (text.to_owned(), 0)).collect(),
    };
    let index = faq::index(turn).await?;
    let meaning = understand(text, asked, &screen, &lexicon(turn.core, &index));
    match meaning {
        Meaning::Button(_) => dispatch::press(turn, labels.pressed.ok_or(Instead::Stale)?).await,
        Meaning::Nearly(number) => {
            let button = labels.acts.get(number).ok_or(Instead::Stale)?;
            let hint = press_it(turn, button);
            resume::with_current(turn, hint).await
        }
        Meaning::Shown(_) => dispatch::press(turn, shown.ok_or(Instead::Stale)?).await,
        Meaning::Language(locale) if !edit::asks_language(turn).await? => {
            language::chosen(turn, locale).await
        }
        meaning => answer_to(turn, state, meaning, text).await,
    }
}

fn lexicon<'a>(core: &'a Core, questions: &'a Index) -> Lexicon<'a> {
    let all = &core.indexes;
    Lexicon {
        commands: &all.words,
        sayings: &all.sayings,
        talk: &all.talk,
        countries: &all.countries,
        places: &all.places,
        questions,
    }
}

/// The words that may be kept, so that a person can be asked what they ask: none that may be a name.
pub(super) async fn kept<'a>(turn: &mut Turn<'_>, words: &'a str) -> Result<Option<&'a str>, Stop> {
    let index = faq::index(turn).await?;
    Ok(Some(words).filter(|words| !may_be_name(words, &lexicon(turn.core, &index))))
}

/// Before a language is chosen only that is asked.
async fn first_contact(turn: &mut Turn<'_>, text: &str) -> Result<Outcome, Stop> {
    if let Some(locale) = turn.core.language_named(text) {
        return language::chosen(turn, locale).await;
    }
    match turn.core.indexes.words.parse(text) {
        Parsed::Command(command, rest) => language::welcome(turn, command, &rest).await,
        Parsed::Unknown | Parsed::Free => language::welcome_again(turn).await,
    }
}

/// What the open question asks for. A question of the team is none for somebody who left it.
fn asked(turn: &Turn<'_>, state: Option<&State>) -> Asked {
    let needed = match state {
        Some(State::Announce(_) | State::Edit(_)) => Role::Organizer,
        Some(State::Door { .. }) => Role::Moderator,
        Some(State::Invite { .. }) => Role::Owner,
        _ => Role::Supporter,
    };
    state.filter(|_| turn.role >= needed).map_or(Asked::Nothing, State::asked)
}

fn is_open(state: Option<&State>) -> bool {
    !matches!(state, None | Some(State::Welcome { .. } | State::Searched { .. }))
}

/// A title, a question or a label that was shown before, typed whole.
async fn titled(turn: &mut Turn<'_>, text: &str) -> Result<Option<Press>, Stop> {
    if text.len() > TITLE {
        return Ok(None);
    }
    let typed = khmer::key(text);
    if let Some(found) = petition::titled(turn, &typed).await? {
        return Ok(Some(found));
    }
    match event::titled(turn, &typed).await? {
        None => faq::named(turn, &typed).await,
        found => Ok(found),
    }
}

async fn answer_to(
    turn: &mut Turn<'_>,
    state: Option<State>,
    meaning: Meaning,
    text: &str,
) -> Result<Outcome, Stop> {
    match meaning {
        Meaning::Command(command, rest) => dispatch::run(turn, command, &rest).await,
        Meaning::UnknownCommand => resume::unknown_command(turn).await,
        Meaning::Refusal(name) => refused(turn, state, name).await,
        Meaning::Stop(_) => stop(turn, state).await,
        Meaning::StopNews => follow::ask_to_stop(turn).await,
        Meaning::Question(slug, name) => {
            let kept = kept(turn, text).await?;
            let answer = faq::answered(turn, kept, &slug).await?;
            with_name(turn, state, answer, name).await
        }
        Meaning::Offers(slugs, name) => {
            let kept = kept(turn, text).await?;
            let offers = faq::offered(turn, kept, &slugs).await?;
            with_name(turn, state, offers, name).await
        }
        Meaning::Total => totals::said(turn, state.as_ref().and_then(State::slug)).await,
        Meaning::Behind => {
            let text = behind::about(turn).await?;
            let back = way_back(turn).await?;
            Ok(Outcome::reply(turn.reply(text).place(Place::Fresh).row(back)))
        }
        Meaning::Neutral => faq::aside(turn, msg!("talk-neutral")).await,
        Meaning::Talk(talk, name) => {
            let answer = small_talk(turn, state.as_ref(), talk).await?;
            with_name(turn, state, answer, name).await
        }
        Meaning::Agree(name) => agreed(turn, state, name).await,
        Meaning::Confirm(Answer::Name(name)) => confirm_name(turn, state, &name).await,
        Meaning::Answer(Answer::Country(country)) => match state {
            Some(State::Signing(signing)) => signing::country::take(turn, signing, country).await,
            Some(State::Home(living)) => follow::home::country(turn, living, country).await,
            other => answer(turn, other, text).await,
        },
        Meaning::Confirm(Answer::Countries(found)) => which(turn, state, found, text).await,
        Meaning::Answer(Answer::Region(region)) => match state {
            Some(State::Signed(signed)) => signing::after::region(turn, signed, region).await,
            Some(State::Home(living)) => follow::home::region_said(turn, living, region).await,
            other => answer(turn, other, text).await,
        },
        Meaning::Confirm(Answer::Region(region)) => match state {
            Some(State::Signed(signed)) => {
                signing::after::confirm_region(turn, signed, region).await
            }
            Some(State::Home(living)) => follow::home::confirm_region(turn, living, region).await,
            other => answer(turn, other, text).await,
        },
        _ => answer(turn, state, text).await,
    }
}

/// The room of the open question reads the words by itself, and says what would be right.
async fn answer(turn: &mut Turn<'_>, state: Option<State>, text: &str) -> Result<Outcome, Stop> {
    match state {
        Some(State::Signing(signing)) => signing::answer(&signing),
        Some(State::Signed(signed)) if signed.next != AfterStep::More => {
            signing::after::answer(&signed)
        }
        Some(State::Correct { .. }) => Err(Instead::Hint(msg!("correct-not-understood")).into()),
        Some(State::CorrectCountry { slug, seat }) => {
            account::country::answer(turn, &slug, seat, text).await
        }
        Some(State::Home(living)) => follow::home::answer(turn, living, text).await,
        Some(State::Connect { .. }) => account::connect::answer(turn, text).await,
        Some(State::Invite { role, .. }) if turn.role == Role::Owner => {
            staff::label(turn, &role, text).await
        }
        Some(State::Invite { .. }) => {
            turn.clear().await?;
            Err(Instead::NotUnderstood.into())
        }
        Some(State::Door { event }) => event::door::answer(turn, &event, text).await,
        Some(State::Announce(writing)) => announce::answer(turn, writing, text).await,
        Some(State::Inbox(talk)) => inbox::answer(turn, talk, text).await,
        Some(State::Questions(talk)) => questions::answer(turn, talk, text).await,
        Some(State::Edit(view)) => edit::answer(turn, view, text).await,
        Some(State::Aside { what, .. }) if !matches!(what, Aside::Look(_)) => {
            Err(Instead::Hint(msg!("aside-press")).into())
        }
        Some(
            State::Aside { .. } | State::Signed(_) | State::Welcome { .. } | State::Searched { .. },
        )
        | None => {
            if Talk::is_wordless(text) {
                return Err(Instead::Hint(msg!("search-wordless")).into());
            }
            let kept = kept(turn, text).await?;
            faq::not_found(turn, kept).await
        }
    }
}

/// No, later, wait: nothing is done, and the question stays open.
async fn refused(
    turn: &mut Turn<'_>,
    state: Option<State>,
    name: Option<String>,
) -> Result<Outcome, Stop> {
    if matches!(state, Some(State::Aside { .. })) {
        return resume::kept(turn).await;
    }
    let open = resume::current(turn).await?;
    let cancels = |reply: &Reply| {
        let mut buttons = reply.buttons.iter().flatten();
        buttons.any(|button| button.action.pressed() == Some(&*Press::Cancel.data()))
    };
    let signing = matches!(state, Some(State::Signing(_)));
    let said = match (signing, open.is_some_and(|open| cancels(&open))) {
        (true, true) => msg!("refused-nothing-signed"),
        (true, false) => msg!("refused-still-unsigned"),
        (false, true) => msg!("refused-nothing-done"),
        (false, false) => msg!("refused-go-on"),
    };
    let hint = resume::with_current(turn, said).await?;
    with_name(turn, state, hint, name).await
}

/// Stop: what is open ends. A follower may mean the news: they are asked.
async fn stop(turn: &mut Turn<'_>, state: Option<State>) -> Result<Outcome, Stop> {
    if !is_open(state.as_ref()) {
        return match follow::is_following(turn).await? {
            true => follow::ask_to_stop(turn).await,
            false => cancel::cancel(turn).await,
        };
    }
    let mut outcome = cancel::cancel(turn).await?;
    if follow::is_following(turn).await? {
        let question = follow::ask_to_stop(turn).await?.replies;
        outcome.replies.extend(question.into_iter().map(|reply| reply.place(Place::Fresh)));
    }
    Ok(outcome)
}

/// Yes, in words: only a press is one.
async fn agreed(
    turn: &mut Turn<'_>,
    state: Option<State>,
    name: Option<String>,
) -> Result<Outcome, Stop> {
    let open = resume::current(turn).await?;
    let act = match &state {
        Some(State::Aside { what: Aside::Look(_), .. }) => None,
        Some(State::Aside { what, .. }) if what.button().is_some() => what.button(),
        // Where many can be pressed, or words are the answer, a yes says nothing.
        Some(state) if !matches!(state.asked(), Asked::Nothing | Asked::Name) => None,
        _ => open.as_ref().and_then(|reply| {
            reply.buttons.iter().flatten().find(|one| typed_button::acts(one)).cloned()
        }),
    };
    let said = match act {
        Some(button) => press_it(turn, &button),
        None if open.is_some() => return resume::stale(turn).await,
        None => msg!("search-agreeing"),
    };
    let hint = resume::with_current(turn, said).await?;
    with_name(turn, state, hint, name).await
}

/// To do it, press this.
fn press_it(turn: &Turn<'_>, button: &Button) -> Message {
    msg!("agree-press-the-button", label = turn.core.phrase_in(turn.locale, &button.label))
}

async fn small_talk(
    turn: &mut Turn<'_>,
    state: Option<&State>,
    talk: SmallTalk,
) -> Result<Outcome, Stop> {
    match talk {
        SmallTalk::Greeting if !is_open(state) => dispatch::run(turn, Command::Start, "").await,
        SmallTalk::Greeting => resume::stale(turn).await,
        SmallTalk::Thanks => resume::with_current(turn, msg!("search-thanks")).await,
        SmallTalk::Agreeing => resume::with_current(turn, msg!("search-agreeing")).await,
        SmallTalk::Who => resume::with_current(turn, msg!("search-who")).await,
    }
}

/// The words may be a name as well: people are called No and Stop. One more button takes them as one.
async fn with_name(
    turn: &mut Turn<'_>,
    state: Option<State>,
    mut outcome: Outcome,
    name: Option<String>,
) -> Result<Outcome, Stop> {
    let Some(name) = name else { return Ok(outcome) };
    let button = match state {
        Some(State::Signing(signing)) => signing::name::offer(turn, signing, &name).await?,
        Some(State::Correct { slug, seat, .. }) => {
            account::correct::offer(turn, &slug, seat, &name).await?
        }
        _ => None,
    };
    if let (Some(button), Some(last)) = (button, outcome.replies.last_mut()) {
        last.buttons.push(vec![button]);
    }
    Ok(outcome)
}

async fn confirm_name(
    turn: &mut Turn<'_>,
    state: Option<State>,
    name: &str,
) -> Result<Outcome, Stop> {
    match state {
        Some(State::Signing(signing)) => signing::name::confirm(turn, signing, name).await,
        Some(State::Correct { slug, seat, .. }) => {
            account::correct::confirm(turn, &slug, seat, name).await
        }
        _ => Err(Instead::NotUnderstood.into()),
    }
}

/// Which country is meant, as buttons.
async fn which(
    turn: &mut Turn<'_>,
    state: Option<State>,
    found: Found,
    text: &str,
) -> Result<Outcome, Stop> {
    match state {
        Some(State::Signing(_)) => Ok(signing::country::which(turn, &found)),
        Some(State::Home(_)) => Ok(follow::home::which(turn, &found)),
        other => answer(turn, other, text).await,
    }
}
