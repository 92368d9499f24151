//! Who is behind the campaign, written and changed by owners: one fact a question, all of it as people will
//! read it, then published.
//!
//! The changes wait in the conversation's state: there are few of them, and what is there is public.

use super::{above, ask, fields, figures, place, take};
use crate::campaign::rules::{HOLDERS, Words, is_holders};
use crate::campaign::{Behind, Fact, Holders};
use crate::command::Role;
use crate::conversation::press::{BehindPress, EditPress, Press};
use crate::conversation::state::{BehindDraft, EditState, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::behind;
use crate::features::shared::words::language_name;
use crate::khmer;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::store::campaign;
use crate::text::{Arg, Message, Text};

/// Letters of a value that is shown to remind of it.
const SHOWN: usize = 200;

impl BehindDraft {
    /// Where the changes begin: at what is there, unless that is an example.
    fn of(base: Behind) -> Self {
        let now = if base.sample { Behind::default() } else { base.clone() };
        Self { base, now, asks: None, guided: false }
    }

    fn is_changed(&self) -> bool {
        self.now != Self::of(self.base.clone()).now
    }
}

fn button(label: Message, what: BehindPress) -> Button {
    Button::press(label, Press::Edit(EditPress::Behind(what)).data())
}

/// The way to it, in the list of what can be edited.
pub(super) fn entry(turn: &Turn<'_>) -> Option<Button> {
    (turn.role >= Role::Owner).then(|| button(msg!("edit-campaign-title"), BehindPress::Show))
}

/// A pressed button.
pub(super) async fn tap(turn: &mut Turn<'_>, what: BehindPress) -> Result<Outcome, Stop> {
    if turn.role < Role::Owner {
        return Err(Instead::Stale.into());
    }
    let open = match turn.state().await? {
        Some(State::Edit(EditState::Behind(draft))) => Some(*draft),
        _ => None,
    };
    let mut draft = match open {
        Some(draft) => draft,
        None => BehindDraft::of(campaign::behind(turn.conn).await?),
    };
    match what {
        BehindPress::Show => (draft.asks, draft.guided) = (None, false),
        BehindPress::Write => {
            draft.asks = Fact::all(&super::languages(turn)).first().copied();
            draft.guided = true;
        }
        BehindPress::Ask(fact) => (draft.asks, draft.guided) = (Some(fact), false),
        // A button of an earlier question must not answer the one that is open now.
        BehindPress::Skip(fact) if draft.asks == Some(fact) => onward(turn, &mut draft),
        BehindPress::Clear(fact) if draft.asks == Some(fact) => {
            match fact {
                Fact::In(locale, Words::Holders) => draft.now.clear_holders(locale),
                fact => draft.now.set(fact, None),
            }
            onward(turn, &mut draft);
        }
        BehindPress::Skip(_) | BehindPress::Clear(_) => {}
        BehindPress::Publish => return publish(turn, draft).await,
        BehindPress::Discard => {
            let draft = BehindDraft::of(campaign::behind(turn.conn).await?);
            return go_with(turn, draft, msg!("edit-discarded")).await;
        }
    }
    go(turn, draft).await
}

/// To the next question, or back to all of it.
fn onward(turn: &Turn<'_>, draft: &mut BehindDraft) {
    // A number of key-holders is the same in every language.
    let counted = matches!(draft.now.holders, Some(Holders::Count(_)));
    let all = Fact::all(&super::languages(turn)).into_iter();
    let after = all.skip_while(|fact| Some(*fact) != draft.asks).skip(1);
    let mut after = after.filter(|fact| !counted || words_of(*fact) != Some(Words::Holders));
    draft.asks = after.next().filter(|_| draft.guided);
    draft.guided &= draft.asks.is_some();
}

async fn go(turn: &mut Turn<'_>, draft: BehindDraft) -> Result<Outcome, Stop> {
    let reply = screen(turn, &draft);
    turn.save(&State::Edit(EditState::Behind(Box::new(draft)))).await?;
    Ok(Outcome::reply(reply))
}

async fn go_with(turn: &mut Turn<'_>, draft: BehindDraft, note: Message) -> Result<Outcome, Stop> {
    let mut outcome = go(turn, draft).await?;
    if let Some(reply) = outcome.replies.first_mut() {
        *reply = above(reply.clone(), note);
    }
    Ok(outcome)
}

/// What is open: a question, or all of it.
pub(super) fn screen(turn: &Turn<'_>, draft: &BehindDraft) -> Reply {
    match draft.asks {
        Some(fact) => question_screen(turn, draft, fact),
        None => whole_screen(turn, draft),
    }
}

/// All of it, as people will read it, and what can be changed.
fn whole_screen(turn: &Turn<'_>, draft: &BehindDraft) -> Reply {
    let mut text = Text::new().title(msg!("edit-campaign-title"));
    if draft.base.sample && !draft.is_changed() {
        text = text.para(msg!("edit-campaign-sample"));
    }
    text = text.para(if draft.now.is_empty() {
        msg!("edit-campaign-empty")
    } else {
        msg!("edit-campaign-preview")
    });
    if !draft.now.is_empty() {
        text = behind::preview(turn, text, &draft.now, &super::languages(turn));
    }
    let write = draft.now.is_empty().then(|| button(msg!("button-one-by-one"), BehindPress::Write));
    let mut reply = turn.reply(text).row(write);
    let all = Fact::all(&super::languages(turn));
    for alike in all.chunk_by(|one, next| words_of(*one) == words_of(*next)) {
        for pair in alike.chunks(2) {
            let one = |fact: &Fact| button(label(turn, *fact), BehindPress::Ask(*fact));
            reply = reply.row(pair.iter().map(one));
        }
    }
    if draft.is_changed() {
        reply = reply.row([
            button(msg!("button-publish-changes"), BehindPress::Publish),
            button(msg!("button-discard"), BehindPress::Discard),
        ]);
    }
    reply.row([Button::press(msg!("button-back"), Press::Edit(EditPress::List).data())])
}

const fn words_of(fact: Fact) -> Option<Words> {
    match fact {
        Fact::Web => None,
        Fact::In(_, words) => Some(words),
    }
}

/// What a fact is called.
fn label(turn: &Turn<'_>, fact: Fact) -> Message {
    let Fact::In(locale, words) = fact else { return msg!("edit-field-web") };
    msg!("edit-field-in", field = fields::words_name(words), language = language_name(turn, locale))
}

fn question(turn: &Turn<'_>, fact: Fact) -> Message {
    match fact {
        Fact::Web => msg!("edit-ask-campaign-web"),
        Fact::In(locale, words) => ask::words_message(turn, false, locale, words),
    }
}

/// A value, to remind of it: names in a row.
fn shown(value: &str) -> Arg {
    let one = |line: &str| Arg::from(khmer::truncate(line, SHOWN));
    Arg::from(value.lines().map(one).collect::<Vec<Arg>>())
}

/// The question, what was answered before, and the ways out.
fn question_screen(turn: &Turn<'_>, draft: &BehindDraft, fact: Fact) -> Reply {
    let mut text = Text::of(question(turn, fact));
    let value = draft.now.get(fact);
    let now = match (fact, &draft.now.holders) {
        (Fact::In(_, Words::Holders), Some(Holders::Count(count))) => Some(Arg::from(*count)),
        _ => value.as_ref().map(|value| shown(value)),
    };
    if let Some(value) = now {
        text = text.para(msg!("edit-now", value = value));
    }
    let skip = draft.guided.then(|| button(msg!("button-skip"), BehindPress::Skip(fact)));
    let clear = value.map(|_| button(msg!("button-leave-empty"), BehindPress::Clear(fact)));
    turn.reply(text).row(skip.into_iter().chain(clear)).row([
        button(msg!("button-back"), BehindPress::Show),
        Button::press(msg!("button-cancel"), Press::Cancel.data()),
    ])
}

/// An answer was typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    mut draft: BehindDraft,
    text: &str,
) -> Result<Outcome, Stop> {
    if turn.role < Role::Owner {
        turn.clear().await?;
        return Err(Instead::NotUnderstood.into());
    }
    let Some(fact) = draft.asks else {
        return Err(Instead::Hint(msg!("fallback-press-a-button")).into());
    };
    match read(turn, &mut draft.now, fact, text) {
        Ok(()) => {
            onward(turn, &mut draft);
            go(turn, draft).await
        }
        Err(hint) => Err(Instead::Hint(hint).into()),
    }
}

/// Keeps an answer, or says what would be right.
fn read(turn: &Turn<'_>, now: &mut Behind, fact: Fact, text: &str) -> Result<(), Message> {
    let value = match fact {
        Fact::In(locale, Words::Holders) => {
            return holders(now, locale, &super::languages(turn), text);
        }
        Fact::Web => Some(place::link(text).ok_or_else(|| msg!("edit-web-refused"))?),
        Fact::In(_, words) => {
            take::words(words, text).map_err(|unfit| take::hint(words, unfit))?.pop()
        }
    };
    now.set(fact, value);
    Ok(())
}

/// A name a line, or how many they are.
fn holders(
    now: &mut Behind,
    locale: Locale,
    languages: &[Locale],
    text: &str,
) -> Result<(), Message> {
    if let Some(count) = figures::number(text) {
        if !is_holders(count) {
            return Err(msg!("edit-unfit-many", most = HOLDERS));
        }
        now.holders = Some(Holders::Count(count));
        return Ok(());
    }
    let all = take::words(Words::Holders, text);
    let all = all.map_err(|unfit| take::hint(Words::Holders, unfit))?;
    now.set_holders(locale, &all, languages);
    Ok(())
}

/// *Publish the changes*. What another owner changed meanwhile stays, and is shown first.
async fn publish(turn: &mut Turn<'_>, mut draft: BehindDraft) -> Result<Outcome, Stop> {
    if !draft.is_changed() {
        return go(turn, draft).await;
    }
    campaign::lock_behind(turn.conn).await?;
    let stored = campaign::behind(turn.conn).await?;
    if stored != draft.base {
        draft.now = merged(turn, &draft, &stored);
        (draft.base, draft.asks) = (stored, None);
        return go_with(turn, draft, msg!("edit-campaign-changed")).await;
    }
    campaign::set_behind(turn.conn, &draft.now).await?;
    turn.note("content_changed", &["campaign"]).await?;
    let draft = BehindDraft::of(draft.now);
    go_with(turn, draft, msg!("edit-changes-published")).await
}

/// What is stored now, with the changes of this owner on top of it.
fn merged(turn: &Turn<'_>, draft: &BehindDraft, stored: &Behind) -> Behind {
    let from = BehindDraft::of(draft.base.clone()).now;
    let mut merged = BehindDraft::of(stored.clone()).now;
    for fact in Fact::all(&super::languages(turn)) {
        if words_of(fact) != Some(Words::Holders) && draft.now.get(fact) != from.get(fact) {
            merged.set(fact, draft.now.get(fact));
        }
    }
    if draft.now.holders != from.holders {
        merged.holders.clone_from(&draft.now.holders);
    }
    merged
}
