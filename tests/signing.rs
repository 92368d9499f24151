//! How people sign, as they see it on Telegram, in Khmer and in English. The films are in
//! `tests/snapshots`: `»` is what a person does, `●` a new message of the bot, `✎` one that changed, `✂` one that is gone.

mod after;
mod doubles;
mod first_screen;
mod forged;
mod interruptions;
mod newcomer;
mod old_presses;
mod photo;
mod second;
mod ways_out;
mod wrong_input;
