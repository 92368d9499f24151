//! What people see on the way.

use super::code::written;
use crate::conversation::Turn;
use crate::conversation::press::Press;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Reply};
use crate::platform::Platform;
use crate::store::link_codes::Side;
use crate::text::{Message, Phrase, Text};

/// What people call a platform.
pub(crate) fn app(platform: Platform) -> Message {
    msg!("app-name", platform = platform.as_str())
}

fn cancel() -> Button {
    Button::press(msg!("button-cancel"), Press::Cancel.data())
}

/// The code, and where to type it.
pub(crate) fn code(turn: &Turn<'_>, code: &str) -> Reply {
    let text = Text::new()
        .title(msg!("connect-title"))
        .para(msg!("connect-why"))
        .para(msg!("connect-how"))
        .para(Phrase::Plain(written(code)))
        .para(msg!("connect-or"));
    turn.reply(text)
        .asking()
        .row([Button::press(msg!("button-connect-typed"), Press::ConnectTyped.data())])
        .row([cancel()])
}

/// Is the other account the person's own? In the language of whoever is asked.
pub(crate) fn question(locale: Locale, code: &str, other: &Side) -> Reply {
    let app = app(other.platform);
    let who = match other.name.as_deref() {
        Some(name) => msg!("connect-who", app = app, name = name),
        None => msg!("connect-who-nameless", app = app),
    };
    let text = Text::new()
        .title(msg!("connect-question"))
        .para(who)
        .para(msg!("connect-effect"))
        .para(msg!("connect-warning"));
    Reply::new(locale, text).asking().row([
        Button::press(msg!("button-connect-yes"), Press::ConnectYes(code.to_owned()).data()),
        Button::press(msg!("button-connect-no"), Press::ConnectNo(code.to_owned()).data()),
    ])
}

/// One has said yes; now the other.
pub(crate) fn waiting(turn: &Turn<'_>, code: &str) -> Reply {
    let no = Press::ConnectNo(code.to_owned());
    let reply = turn.reply(Text::of(msg!("connect-waiting"))).asking();
    reply.row([Button::press(msg!("button-cancel"), no.data())])
}

/// The code is no longer in use.
pub(crate) fn over(turn: &Turn<'_>) -> Reply {
    let again = Button::press(msg!("button-connect-anew"), Press::Connect.data());
    turn.reply(Text::of(msg!("connect-over"))).row([again])
}

/// With what this account is connected.
pub(crate) fn connected(turn: &Turn<'_>, other: Platform) -> Reply {
    let text = Text::of(msg!("connect-connected", app = app(other)));
    let end = Button::press(msg!("button-disconnect"), Press::Disconnect.data());
    turn.reply(text).row([end])
}

/// They are one person now.
pub(crate) fn done(locale: Locale, other: Platform, twice: i64) -> Reply {
    let mut text =
        Text::new().para(msg!("connect-done", app = app(other))).para(msg!("connect-shared"));
    if twice > 0 {
        text = text.para(msg!("connect-twice", number = twice));
    }
    Reply::new(locale, text)
}
