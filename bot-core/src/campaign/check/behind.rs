//! What must be right about who is behind the campaign.

use super::{FileError, Wrong, named, place, wrong};
use crate::campaign::rules::{HOLDERS, Words, is_holders, is_link};
use crate::campaign::{Behind, Called, Campaign, Holders};

impl Campaign {
    /// Takes the contact of an older file as its own.
    pub(super) fn take_contact(&mut self, text: &str) -> Result<(), FileError> {
        if !self.contact.is_empty() && !self.behind.contact.is_empty() {
            let what = "contact must be left out: [campaign.contact] says it already".to_owned();
            return Err(FileError { line: place::line_of(text, "contact"), what });
        }
        if self.behind.contact.is_empty() {
            self.behind.contact = std::mem::take(&mut self.contact);
        }
        Ok(())
    }
}

impl Behind {
    pub(super) fn check(&self) -> Result<(), Wrong> {
        let texts = [
            ("name", &self.name, Words::Group),
            ("about", &self.about, Words::About),
            ("contact", &self.contact, Words::Contact),
            ("press", &self.press, Words::Press),
        ];
        for (key, all, words) in texts.into_iter().filter(|(_, all, _)| !all.is_empty()) {
            named(key, all, words)?;
        }
        if self.web.as_deref().is_some_and(|web| !is_link(web)) {
            return wrong("web", "must be a web address that begins with https://");
        }
        match &self.holders {
            Some(Holders::Count(count)) if !is_holders(*count) => {
                wrong("holders", format!("must be 1 to {HOLDERS}"))
            }
            Some(Holders::Named(all)) => check_named(all),
            _ => Ok(()),
        }
    }
}

fn check_named(all: &[Called]) -> Result<(), Wrong> {
    if all.is_empty() || all.len() > Words::Holders.many() {
        return wrong("holders", format!("must be 1 to {HOLDERS} names, or how many there are"));
    }
    for (number, one) in all.iter().enumerate() {
        let at = format!("holders.{number}");
        match one {
            Called::Each(names) => named(&at, names, Words::Holders)?,
            Called::Alike(name) if Words::Holders.check(name).is_err() => {
                return wrong(at, format!("must each have 1 to {} letters", Words::Holders.most()));
            }
            Called::Alike(_) => {}
        }
    }
    Ok(())
}
