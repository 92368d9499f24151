//! Every text of a campaign file, with its place and its language.

use std::collections::BTreeMap;

use super::rules::Words;
use super::{Behind, Called, Campaign, Enclosure, Event, Faq, Holders, Petition};
use crate::khmer;
use crate::locale::Locale;

/// One text.
pub(super) struct Said<'a> {
    /// Where it stands, or the block of its language: `petition.0.text.km`.
    pub(super) at: String,
    /// The language, where it has one.
    pub(super) locale: Option<Locale>,
    /// Whether it may have several lines.
    lines: bool,
    text: &'a mut String,
}

impl Campaign {
    /// Writes every text as the program itself keeps what is typed: Khmer in canonical order, and what has one line
    /// without spaces that nobody sees. How many were changed.
    pub(super) fn normalize(&mut self) -> usize {
        let mut changed = 0;
        for said in self.texts() {
            let normal =
                if said.lines { khmer::khnormal(said.text) } else { khmer::clean_line(said.text) };
            if normal != *said.text {
                *said.text = normal;
                changed += 1;
            }
        }
        changed
    }

    /// All of them.
    pub(super) fn texts(&mut self) -> Vec<Said<'_>> {
        let mut all = Vec::new();
        of_the_campaign(&mut all, &mut self.behind);
        for (number, one) in self.petitions.iter_mut().enumerate() {
            of_petition(&mut all, &format!("petition.{number}"), one);
        }
        for (number, one) in self.events.iter_mut().enumerate() {
            of_event(&mut all, &format!("event.{number}"), one);
        }
        for (number, one) in self.topics.iter_mut().enumerate() {
            names(&mut all, &format!("faq_topic.{number}.name"), &mut one.name);
        }
        for (number, one) in self.faqs.iter_mut().enumerate() {
            of_faq(&mut all, &format!("faq.{number}"), one);
        }
        all
    }
}

fn of_the_campaign<'a>(all: &mut Vec<Said<'a>>, behind: &'a mut Behind) {
    names(all, "campaign.name", &mut behind.name);
    names(all, "campaign.about", &mut behind.about);
    names(all, "campaign.contact", &mut behind.contact);
    names(all, "campaign.press", &mut behind.press);
    let Some(Holders::Named(holders)) = &mut behind.holders else { return };
    for (number, one) in holders.iter_mut().enumerate() {
        let at = format!("campaign.holders.{number}");
        match one {
            Called::Alike(text) => all.push(Said { at, locale: None, lines: false, text }),
            Called::Each(each) => names(all, &at, each),
        }
    }
}

fn of_petition<'a>(all: &mut Vec<Said<'a>>, item: &str, petition: &'a mut Petition) {
    for (locale, text) in &mut petition.text {
        let mut add = block(all, item, *locale);
        add(Words::Title, &mut text.title);
        add(Words::Summary, &mut text.summary);
        add(Words::Share, &mut text.share);
        add(Words::Body, &mut text.body);
    }
    for (number, recipient) in petition.recipients.iter_mut().enumerate() {
        names(all, &format!("{item}.recipient.{number}.name"), &mut recipient.name);
    }
    of_file(all, item, petition.attachment.as_mut());
}

fn of_event<'a>(all: &mut Vec<Said<'a>>, item: &str, event: &'a mut Event) {
    for (locale, text) in &mut event.text {
        let mut add = block(all, item, *locale);
        add(Words::Title, &mut text.title);
        add(Words::What, &mut text.what);
        // Of a list each one has one line, like a venue's name.
        text.speakers.iter_mut().for_each(|one| add(Words::Place, one));
        add(Words::Place, &mut text.place);
        add(Words::Street, &mut text.street);
        add(Words::City, &mut text.city);
        text.recap.iter_mut().for_each(|one| add(Words::Recap, one));
        for one in &mut text.questions {
            add(Words::What, &mut one.question);
            add(Words::What, &mut one.answer);
        }
    }
    of_file(all, item, event.attachment.as_mut());
}

fn of_faq<'a>(all: &mut Vec<Said<'a>>, item: &str, faq: &'a mut Faq) {
    for (locale, text) in &mut faq.text {
        let mut add = block(all, item, *locale);
        add(Words::Question, &mut text.question);
        add(Words::Answer, &mut text.answer);
        text.words.iter_mut().for_each(|one| add(Words::Place, one));
    }
    of_file(all, item, faq.attachment.as_mut());
}

/// Adds the texts of one language.
fn block<'a, 'b>(
    all: &'a mut Vec<Said<'b>>,
    item: &str,
    locale: Locale,
) -> impl FnMut(Words, &'b mut String) + use<'a, 'b> {
    let at = format!("{item}.text.{locale}");
    move |words, text| {
        let lines = words.takes_lines();
        all.push(Said { at: at.clone(), locale: Some(locale), lines, text });
    }
}

fn names<'a>(all: &mut Vec<Said<'a>>, at: &str, names: &'a mut BTreeMap<Locale, String>) {
    for (locale, text) in names {
        all.push(Said { at: format!("{at}.{locale}"), locale: Some(*locale), lines: false, text });
    }
}

fn of_file<'a>(all: &mut Vec<Said<'a>>, item: &str, file: Option<&'a mut Enclosure>) {
    let name = file.and_then(|file| file.name.as_mut());
    let at = format!("{item}.attachment.name");
    all.extend(name.map(|text| Said { at, locale: None, lines: false, text }));
}
