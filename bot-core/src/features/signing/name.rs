//! The name: from the profile with one tap, or typed and shown back. Giving it is the act of signing, and
//! only a press gives it.

use super::seal::{self, Named};
use super::{Signing, SigningStep, State, go};
use crate::conversation::press::Press;
use crate::conversation::state::{StepName, TypedName};
use crate::conversation::{Instead, Stop, Turn};
use crate::country::Country;
use crate::features::shared::find;
use crate::features::shared::region::with_ways_out;
use crate::features::shared::typed_name;
use crate::i18n::person_name::of_profile;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::store::petitions::Stored;
use crate::store::signatures;
use crate::text::{Message, Text};
use crate::vault::SealedName;

/// The profile's name, where it can be used: the account's own person only.
pub(super) fn offered(turn: &Turn<'_>, signing: &Signing) -> Option<String> {
    let name = turn.incoming.profile_name.as_deref().filter(|_| signing.seat == 1)?;
    of_profile(name)
}

/// The question of a step at which a name is asked for.
pub(super) fn screen(turn: &Turn<'_>, signing: &Signing, stored: &Stored) -> Result<Reply, Stop> {
    let profile = offered(turn, signing);
    Ok(match (signing.step, profile) {
        (SigningStep::Name(country), Some(name)) => {
            let text = asked(turn, stored, country).para(msg!("name-how"));
            let label = typed_name::on_a_button(&name);
            let sign = Press::ProfileName { slug: signing.slug.clone(), seat: signing.seat };
            let reply = turn
                .reply(text)
                .row([Button::press(msg!("button-sign-as", name = label), sign.data())])
                .row([Button::press(msg!("button-other-name"), Press::OtherName.data())]);
            with_ways_out(reply, StepName::Name)
        }
        (SigningStep::Confirm(country), _) => {
            let title = title(turn, stored);
            let said = msg!("name-confirm-again", title = title, country = country);
            let again = msg!("button-sign-typed-again");
            confirming(turn.reply(Text::of(said)), signing, again)
        }
        (SigningStep::Name(country) | SigningStep::Typing(country), _) => {
            let how = msg!("name-type", platform = turn.platform());
            let text = asked(turn, stored, country).para(how);
            with_ways_out(turn.reply(text), StepName::Typing)
        }
        _ => return Err(Instead::Stale.into()),
    })
}

/// The question with the petition and the country that it is about.
fn asked(turn: &Turn<'_>, stored: &Stored, country: Country) -> Text {
    let about = msg!("name-for", title = title(turn, stored), country = country);
    Text::new().title(msg!("name-title")).para(about)
}

fn title(turn: &Turn<'_>, stored: &Stored) -> String {
    let title = stored.petition.text_for(turn.locale).map(|(_, words)| words.title.clone());
    title.unwrap_or_default()
}

/// *Sign as …*, *Another name*, and the ways out.
fn confirming(reply: Reply, signing: &Signing, label: Message) -> Reply {
    let reply = reply.row(sign_button(signing, label));
    let other = Button::press(msg!("button-other-name"), Press::OtherName.data());
    with_ways_out(reply.row([other]), StepName::Confirm)
}

fn sign_button(signing: &Signing, label: Message) -> Option<Button> {
    let typed = signing.typed.as_ref()?;
    let press = Press::SignTyped {
        slug: signing.slug.clone(),
        seat: signing.seat,
        mark: typed.mark.clone(),
    };
    Some(Button::press(label, press.data()))
}

/// *Sign as …* was pressed, on this petition and for this seat.
pub(crate) async fn profile(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Signing(signing)) if signing.is_of(slug, seat) => {
            let SigningStep::Name(country) = signing.step else {
                return Err(Instead::Stale.into());
            };
            match offered(turn, &signing) {
                Some(name) => seal::seal(turn, signing, country, Named::Now(name)).await,
                None => go(turn, Signing { step: SigningStep::Typing(country), ..signing }).await,
            }
        }
        // The second tap of a double tap: the thanks again, and no second signature.
        Some(State::Signed(signed)) if signed.is_of(slug, seat) => {
            seal::thanks_again(turn, &signed).await
        }
        _ => Err(Instead::Stale.into()),
    }
}

/// *Another name* was pressed.
pub(crate) async fn other(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let Some(State::Signing(signing)) = turn.state().await? else {
        return Err(Instead::Stale.into());
    };
    let country = signing.step.country().ok_or(Instead::Stale)?;
    go(turn, Signing { step: SigningStep::Typing(country), typed: None, ..signing }).await
}

/// A name was typed: it is shown back. The message stays in the chat until somebody signs with it, as it
/// may have been no name.
pub(crate) async fn confirm(
    turn: &mut Turn<'_>,
    signing: Signing,
    name: &str,
) -> Result<Outcome, Stop> {
    let country = signing.step.country().ok_or(Instead::Stale)?;
    let typed = sealed(turn, &signing, country, name)?;
    let signing = Signing { step: SigningStep::Confirm(country), typed: Some(typed), ..signing };
    let stored = find::petition(turn, &signing.slug).await?.ok_or(Instead::Stale)?;
    let title = title(turn, &stored);
    let said = msg!("name-confirm", name = name, title = title, country = country);
    let label = msg!("button-sign-typed", name = typed_name::on_a_button(name));
    let mut text = Text::of(said);
    if turn.core.practice {
        text = text.para(msg!("petition-practice"));
    }
    let reply = confirming(turn.reply(text), &signing, label).place(Place::Replace);
    turn.save(&State::Signing(signing)).await?;
    Ok(Outcome::reply(reply).with(Job::MarkTyped))
}

/// Words that meant something else may be a name all the same: the button that takes them as one.
pub(crate) async fn offer(
    turn: &mut Turn<'_>,
    signing: Signing,
    name: &str,
) -> Result<Option<Button>, Stop> {
    let Some(country) = signing.step.country() else { return Ok(None) };
    let typed = sealed(turn, &signing, country, name)?;
    let signing = Signing { typed: Some(typed), ..signing };
    let label = msg!("button-sign-typed", name = typed_name::on_a_button(name));
    let button = sign_button(&signing, label);
    turn.save(&State::Signing(signing)).await?;
    Ok(button)
}

/// Sealed at once: what waits for the press can't be read here.
pub(super) fn sealed(
    turn: &mut Turn<'_>,
    signing: &Signing,
    country: Country,
    name: &str,
) -> Result<TypedName, Stop> {
    let sealed = SealedName {
        signature: signatures::id_text(turn.seed.id()),
        petition: signing.slug.clone(),
        text_version: signing.text_version,
        consent_version: signing.consent_version,
        name: name.to_owned(),
        region: String::new(),
        country: Some(country),
    };
    Ok(typed_name::sealed(turn, &sealed)?)
}

/// The press that these words are, if they are the label of the button below a typed name.
pub(crate) fn typed_label(turn: &Turn<'_>, signing: &Signing, words: &str) -> Option<Press> {
    let typed = signing.typed.as_ref()?;
    let label = |name: &str| msg!("button-sign-typed", name = name);
    let (slug, seat, mark) = (signing.slug.clone(), signing.seat, typed.mark.clone());
    let pressed = typed_name::is_label(turn, typed, label, words);
    pressed.then_some(Press::SignTyped { slug, seat, mark })
}

/// *Sign as …* was pressed below a typed name.
pub(crate) async fn sign_typed(
    turn: &mut Turn<'_>,
    (slug, seat): (&str, i64),
    mark: &str,
) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Signing(signing)) if signing.is_of(slug, seat) => {
            let country = signing.step.country().ok_or(Instead::Stale)?;
            let typed = signing.typed.clone().filter(|typed| typed.mark == mark);
            let typed = typed.ok_or(Instead::Stale)?;
            seal::seal(turn, signing, country, Named::Sealed(typed)).await
        }
        Some(State::Signed(signed)) if signed.is_of(slug, seat) => {
            seal::thanks_again(turn, &signed).await
        }
        _ => Err(Instead::Stale.into()),
    }
}
