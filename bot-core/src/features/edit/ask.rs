//! The screen of every question.

use super::{Open, button, fields, file, languages, names, preview, slug, topic, way};
use crate::campaign::Kind;
use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::{PEOPLE, SLUG, SUMMARY_WORDS, Words};
use crate::conversation::press::{EditDraftAct, Press};
use crate::conversation::{Stop, Turn};
use crate::features::shared::words::language_name;
use crate::features::shared::words::own_name;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Reply};
use crate::store::tallies;
use crate::text::{Message, Phrase, Text};

fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The question, what was answered before, and the ways out.
pub(super) async fn screen(turn: &mut Turn<'_>, open: &Open) -> Result<Reply, Stop> {
    let draft = &open.draft;
    match &draft.step {
        Step::Preview => return preview::screen(turn, open).await,
        Step::Fields => return fields_screen(turn, open),
        Step::Changed => return preview::changed_screen(turn, open).await,
        Step::Signed { .. } => return signed_screen(turn, open).await,
        Step::Discard => return Ok(discard_screen(turn, open)),
        _ => {}
    }
    let mut reply = question(turn, open).await?;
    let value = fields::value(turn, draft, &draft.step).await?;
    let there = value.is_some();
    // The recipients stand above already.
    if let Some(value) = value.filter(|_| draft.step != Step::Recipients) {
        reply.text = reply.text.para(msg!("edit-now", value = value));
    }
    let code = draft.step.code();
    let optional = fields::is_optional(&draft.step);
    let half = half_named(turn, draft);
    let skip = (optional || (there && draft.step != Step::Recipients) || half)
        .then(|| button(msg!("button-skip"), &open.id, EditDraftAct::Skip(code.clone())));
    let clear = (optional && there)
        .then(|| button(msg!("button-leave-empty"), &open.id, EditDraftAct::Clear(code.clone())));
    Ok(reply.row(skip.into_iter().chain(clear)).row([
        button(msg!("button-back"), &open.id, EditDraftAct::Back(code)),
        Button::press(msg!("button-cancel"), Press::Cancel.data()),
    ]))
}

/// Somebody has signed the text: what is the change?
async fn signed_screen(turn: &mut Turn<'_>, open: &Open) -> Result<Reply, Stop> {
    let total = tallies::total(turn.conn, open.draft.changes().unwrap_or_default()).await?;
    let text = Text::of(msg!("edit-signed", number = total)).para(msg!("edit-signed-how"));
    let one = |label, what| button(label, &open.id, what);
    Ok(turn
        .reply(text)
        .row([one(msg!("button-text-another"), EditDraftAct::Another)])
        .row([one(msg!("button-text-spelling"), EditDraftAct::Spelling)])
        .row([
            one(msg!("button-back"), EditDraftAct::Back(open.draft.step.code())),
            Button::press(msg!("button-cancel"), Press::Cancel.data()),
        ]))
}

/// Whether what is being named has a name in another language already: this one may be left out.
fn half_named(turn: &Turn<'_>, draft: &Draft) -> bool {
    let first = |locale: &Locale| languages(turn).first() == Some(locale);
    match &draft.step {
        Step::Recipient(locale) => !first(locale) && !draft.recipient.is_empty(),
        Step::TopicName(locale) => !first(locale) && !draft.topic.is_empty(),
        _ => false,
    }
}

async fn question(turn: &mut Turn<'_>, open: &Open) -> Result<Reply, Stop> {
    let draft = &open.draft;
    let text = match &draft.step {
        Step::First | Step::Other => return Ok(language_screen(turn, open)),
        Step::Recipients => return Ok(names::screen(turn, open)),
        Step::RecipientNames => return Ok(names::names_screen(turn, open)),
        Step::Region => return Ok(region_screen(turn, open)),
        Step::Zone => return Ok(zone_screen(turn, open)),
        Step::Topic => return topic::screen(turn, open).await,
        Step::Slug => return slug_screen(turn, open).await,
        Step::Words(locale, words) => words_question(turn, draft, *locale, *words),
        Step::Recipient(locale) => names::question(turn, *locale),
        Step::TopicName(locale) => topic::question(turn, *locale),
        Step::File => file::question(turn),
        Step::Goal => Text::of(msg!("edit-ask-goal")),
        Step::Opens => Text::of(msg!("edit-ask-opens")),
        Step::Closes => Text::of(msg!("edit-ask-closes")),
        Step::People => Text::of(msg!("edit-ask-people", most = PEOPLE)),
        Step::Milestones => Text::of(msg!("edit-ask-milestones")),
        Step::Channels => Text::of(msg!("edit-ask-channels")),
        Step::Online => Text::of(msg!("edit-ask-online")),
        Step::Point => Text::of(msg!("edit-ask-point", platform = turn.platform())),
        Step::Day => Text::of(msg!("edit-ask-day")),
        Step::Start => Text::of(msg!("edit-ask-start")),
        Step::End => Text::of(msg!("edit-ask-end")),
        _ => Text::of(msg!("edit-ask-capacity")),
    };
    Ok(turn.reply(text))
}

/// What asks for words in one language; a forum is called, a petition has a title.
pub(super) fn words_message(turn: &Turn<'_>, forum: bool, locale: Locale, words: Words) -> Message {
    let (language, most) = (language_name(turn, locale), number(words.most()));
    match words {
        Words::Title if forum => {
            msg!("edit-ask-event-title", language = language, most = most)
        }
        Words::Title => msg!("edit-ask-title", language = language, most = most),
        Words::Summary => {
            let words = number(SUMMARY_WORDS);
            msg!("edit-ask-summary", language = language, number = words, most = most)
        }
        Words::Share => msg!("edit-ask-share", language = language, most = most),
        Words::Body => msg!("edit-ask-body", language = language, most = most),
        Words::What => msg!("edit-ask-what", language = language, most = most),
        Words::Speakers => msg!("edit-ask-speakers", language = language, most = most),
        Words::Place => msg!("edit-ask-place", language = language, most = most),
        Words::Street => msg!("edit-ask-street", language = language, most = most),
        Words::City => msg!("edit-ask-city", language = language, most = most),
        Words::Recap => msg!("edit-ask-recap", language = language, most = most),
        Words::Question => msg!("edit-ask-question", language = language, most = most),
        Words::Answer => msg!("edit-ask-answer", language = language, most = most),
        Words::Others => msg!("edit-ask-others", language = language, most = most),
        Words::Recipient => msg!("edit-ask-recipient", language = language, most = most),
        Words::Topic => msg!("edit-ask-topic-name", language = language, most = most),
        Words::Group => msg!("edit-ask-campaign-name", language = language, most = most),
        Words::About => msg!("edit-ask-campaign-about", language = language, most = most),
        Words::Contact => msg!("edit-ask-campaign-contact", language = language, most = most),
        Words::Press => msg!("edit-ask-campaign-press", language = language, most = most),
        Words::Holders => msg!("edit-ask-campaign-holders", language = language, most = most),
    }
}

fn words_question(turn: &Turn<'_>, draft: &Draft, locale: Locale, words: Words) -> Text {
    let mut text = Text::of(words_message(turn, draft.kind == Kind::Event, locale, words));
    // Whoever has signed has signed what they read.
    let signed = draft.kind == Kind::Petition && draft.base.is_some();
    if signed {
        text = text.para(msg!("edit-new-version"));
    }
    text
}

fn language_screen(turn: &Turn<'_>, open: &Open) -> Reply {
    let draft = &open.draft;
    let first = draft.step == Step::First;
    let text = if first { msg!("edit-ask-first") } else { msg!("edit-ask-other") };
    let offered = if first { languages(turn) } else { way::lacking(turn, draft) };
    let mut reply = turn.reply(Text::of(text));
    for locale in offered {
        let label = Phrase::Plain(own_name(turn, locale));
        reply = reply.row([button(label, &open.id, EditDraftAct::Language(locale))]);
    }
    let later = (!first).then(|| button(msg!("button-later"), &open.id, EditDraftAct::Later));
    reply.row(later)
}

fn region_screen(turn: &Turn<'_>, open: &Open) -> Reply {
    turn.reply(Text::of(msg!("edit-ask-region"))).row([
        button(msg!("button-ask-region"), &open.id, EditDraftAct::AskRegion),
        button(msg!("button-ask-no-region"), &open.id, EditDraftAct::NoRegion),
    ])
}

fn zone_screen(turn: &Turn<'_>, open: &Open) -> Reply {
    let several = !open.draft.zones.is_empty();
    let text = if several { msg!("edit-zone-which") } else { msg!("edit-ask-zone") };
    let mut reply = turn.reply(Text::of(text));
    for (at, zone) in open.draft.zones.iter().enumerate() {
        let label = Phrase::Plain(zone.replace('_', " "));
        reply = reply.row([button(label, &open.id, EditDraftAct::Zone(at))]);
    }
    reply
}

async fn slug_screen(turn: &mut Turn<'_>, open: &Open) -> Result<Reply, Stop> {
    let most = number(SLUG);
    let proposal = slug::proposal(turn, &open.draft).await?;
    let mut text = Text::of(msg!("edit-ask-slug", most = most));
    if let Some(slug) = &proposal {
        text = text.para(msg!("edit-slug-proposal", slug = slug.as_str()));
    }
    let usable = proposal.map(|_| button(msg!("button-use-slug"), &open.id, EditDraftAct::UseSlug));
    Ok(turn.reply(text).row(usable))
}

/// What can be changed, and the languages that are missing.
fn fields_screen(turn: &Turn<'_>, open: &Open) -> Result<Reply, Stop> {
    let mut reply = turn.reply(Text::of(msg!("edit-which-field")));
    let all = fields::all(turn, &open.draft);
    for pair in all.chunks(2) {
        let one = |step: &Step| {
            button(fields::label(turn, step), &open.id, EditDraftAct::To(step.code()))
        };
        reply = reply.row(pair.iter().map(one));
    }
    for locale in way::lacking(turn, &open.draft) {
        let label = msg!("button-add-language", language = language_name(turn, locale));
        reply = reply.row([button(label, &open.id, EditDraftAct::Language(locale))]);
    }
    let code = open.draft.step.code();
    Ok(reply.row([
        button(msg!("button-preview"), &open.id, EditDraftAct::Back(code)),
        Button::press(msg!("button-cancel"), Press::Cancel.data()),
    ]))
}

fn discard_screen(turn: &Turn<'_>, open: &Open) -> Reply {
    turn.reply(Text::of(msg!("edit-discard"))).row([
        button(msg!("button-discard-sure"), &open.id, EditDraftAct::DiscardSure),
        button(msg!("button-back"), &open.id, EditDraftAct::Back(open.draft.step.code())),
    ])
}
