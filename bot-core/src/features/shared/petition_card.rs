//! A petition as people read it: the card, the consent, the whole text.

use super::{behind, signed_texts};
use crate::campaign::{Petition, Standing};
use crate::conversation::press::Press;
use crate::conversation::state::{Signing, SigningStep};
use crate::conversation::{Failure, Stop, Turn};
use crate::msg;
use crate::outcome::{Button, Reply};
use crate::platform::Platform;
use crate::store::petitions::Stored;
use crate::store::tallies;
use crate::text::{self, Arg, Message, Phrase, Text};

/// Recipients named on the card; the whole text names all.
const NAMED: usize = 3;

/// What every card begins with: marks, title, summary, recipients, progress, the last day. No empty line
/// stands in it: with the consent below, the sample's card is to fit a phone, which shows about 14 lines of
/// 40 characters above the buttons. Title and consent look different from what is between them.
pub(crate) async fn card(turn: &mut Turn<'_>, stored: &Stored) -> Result<Text, Stop> {
    let petition = &stored.petition;
    let mut text = Text::new();
    if turn.core.practice {
        text = text.line(msg!("petition-practice"));
    } else if petition.sample && turn.incoming.account.platform != Platform::Terminal {
        text = text.line(msg!("petition-example"));
    }
    let Some((locale, words)) = petition.text_for(turn.locale) else {
        return Err(Failure::Bug("a petition without a text").into());
    };
    text = text.heading(words.title.clone());
    if locale != turn.locale {
        text = text.line(msg!("petition-other-language"));
    }
    text = text.line(words.summary.clone());
    let total = tallies::total(turn.conn, &petition.slug).await?;
    text = text.line(recipients(turn, stored)).line(msg!(
        "petition-progress",
        total = total,
        goal = petition.goal
    ));
    let others = signed_texts::lines(turn, stored, total).await?;
    text = others.into_iter().fold(text, Text::line);
    let lines = [bar(total, petition.goal), last_day(turn, petition)];
    Ok(lines.into_iter().flatten().fold(text, Text::line))
}

fn recipients(turn: &Turn<'_>, stored: &Stored) -> Phrase {
    let all = stored.petition.recipients_for(turn.locale, false);
    let more = i64::try_from(all.len().saturating_sub(NAMED)).unwrap_or(0);
    let named: Vec<Arg> = all.into_iter().take(NAMED).map(Arg::from).collect();
    if more == 0 {
        msg!("petition-recipients", names = named).into()
    } else {
        msg!("petition-recipients-more", names = named, more = more).into()
    }
}

/// Nothing below 1 %: ten empty cells discourage the first hundred people who read them.
fn bar(total: i64, goal: i64) -> Option<Message> {
    let (bar, percent) = text::bar(total, goal);
    (percent > 0).then(|| msg!("petition-bar", bar = bar, percent = percent))
}

/// Until when it can be signed, and how many days that is from today.
fn last_day(turn: &Turn<'_>, petition: &Petition) -> Option<Message> {
    let today = turn.today();
    let last = petition.closes.filter(|_| petition.open_on(today))?;
    let left = i64::from((last - today).get_days());
    Some(match left {
        ..=0 => msg!("petition-closes-today"),
        _ => msg!("petition-closes", day = last, days = left),
    })
}

/// The card with what a supporter agrees to.
pub(crate) async fn consent(turn: &mut Turn<'_>, stored: &Stored) -> Result<Text, Stop> {
    let text = card(turn, stored).await?;
    let names = stored.petition.recipients_for(turn.locale, true);
    let platform = turn.platform();
    let text = text.quote_below(if names.is_empty() {
        msg!("consent-no-names", platform = platform)
    } else {
        let names: Vec<Arg> = names.into_iter().map(Arg::from).collect();
        msg!("consent-names", names = names, platform = platform)
    });
    let holders = behind::holders_in_a_line(turn).await?;
    Ok(text.quote_below(holders))
}

/// The screen on which a supporter agrees.
pub(crate) async fn consent_screen(
    turn: &mut Turn<'_>,
    stored: &Stored,
    signing: &Signing,
) -> Result<Reply, Stop> {
    let petition = &stored.petition;
    let mut text = Text::new();
    let mut card = consent(turn, stored).await?;
    if signing.seat > 1 {
        text = text.para(msg!("beside-hand-over", platform = turn.platform()));
        card.lines.iter_mut().take(1).for_each(|line| line.gap = true);
    }
    text.lines.extend(card.lines);
    let agree = Press::Agree {
        slug: petition.slug.clone(),
        text: stored.text_version,
        consent: stored.consent_version,
        seat: signing.seat,
    };
    let reply = turn
        .reply(text)
        .row([Button::press(msg!("button-agree"), agree.data())])
        .row([Button::press(
            msg!("button-whole-text"),
            Press::WholeText(petition.slug.clone()).data(),
        )])
        .row([if signing.seat > 1 {
            Button::press(msg!("button-cancel"), Press::Cancel.data())
        } else {
            Button::press(msg!("button-petitions"), Press::Petitions.data())
        }]);
    debug_assert!(
        signing.step == SigningStep::Petition,
        "the consent stands on the petition's screen only"
    );
    Ok(reply)
}

/// The screen of a petition that takes no signatures today.
pub(crate) async fn closed_screen(turn: &mut Turn<'_>, stored: &Stored) -> Result<Reply, Stop> {
    let petition = &stored.petition;
    let text = card(turn, stored).await?;
    let note = match (petition.opens, petition.closes) {
        _ if petition.state == Standing::Unpublished => msg!("petition-unpublished"),
        _ if petition.state == Standing::Archived => msg!("petition-archived"),
        (Some(first), _) if turn.today() < first => msg!("petition-not-yet", day = first),
        _ if petition.open_on(turn.today()) => msg!("petition-without-key"),
        (_, Some(last)) => msg!("petition-closed", day = last.min(turn.today())),
        _ => return Err(Failure::Bug("a petition that is neither open nor closed").into()),
    };
    Ok(with_ways_on(turn.reply(text.para(note)), &petition.slug))
}

/// Where to go from a petition that can't be signed here.
pub(crate) fn with_ways_on(reply: Reply, slug: &str) -> Reply {
    let whole = Press::WholeText(slug.to_owned()).data();
    reply
        .row([Button::press(msg!("button-whole-text"), whole)])
        .row([Button::press(msg!("button-petitions"), Press::Petitions.data())])
}

/// All words, and every recipient.
pub(crate) fn whole(turn: &Turn<'_>, stored: &Stored) -> Result<Text, Stop> {
    let petition = &stored.petition;
    let Some((_, words)) = petition.text_for(turn.locale) else {
        return Err(Failure::Bug("a petition without a text").into());
    };
    let mut text = Text::new().title(words.title.clone());
    for paragraph in words.body.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        text = text.para(paragraph.to_owned());
    }
    text = text.para(msg!("petition-all-recipients"));
    for recipient in &petition.recipients {
        let one =
            crate::campaign::Petition { recipients: vec![recipient.clone()], ..petition.clone() };
        for name in one.recipients_for(turn.locale, false) {
            text = text.item(if recipient.names {
                msg!("recipient-with-names", name = name)
            } else {
                msg!("recipient-figures", name = name)
            });
        }
    }
    Ok(text)
}
