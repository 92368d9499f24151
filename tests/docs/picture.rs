//! `docs/conversation.svg` is drawn from what the bot says.

use std::fmt::Write as _;

use bot_core::campaign::SAMPLE;
use bot_core::locale::Locale;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::world::{World, words};
use unicode_segmentation::UnicodeSegmentation as _;

/// Pixels: a phone, what is around it, a line of words, and the letters.
const PHONE: usize = 400;
const MARGIN: usize = 20;
const LINE: usize = 21;
const LETTERS: usize = 14;
/// How wide a bubble and the words in it may be.
const BUBBLE: usize = PHONE - 4 * MARGIN;
const ROOM: usize = BUBBLE - 8;

/// One of the two phones.
struct Phone {
    left: usize,
    height: usize,
    drawn: String,
}

fn is_khmer(c: &char) -> bool {
    ('\u{1780}'..='\u{17FF}').contains(c)
}

/// About how wide a cluster is: half a letter's height in Latin, more in Khmer, whose fonts are wide.
fn width(cluster: &str) -> usize {
    let khmer = cluster.chars().any(|c| is_khmer(&c));
    let parts = cluster.chars().filter(is_khmer).count();
    if khmer { 10 + 2 * parts.min(3) } else { 8 }
}

/// Lines that fit, broken between words, and where there are none between clusters.
fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used, mut space) = (String::new(), 0, None);
    for cluster in text.graphemes(true) {
        let closes = ["»", "”", "។", ".", ",", "!"].contains(&cluster);
        if used + width(cluster) > ROOM && !closes {
            let rest = space.take().map_or(String::new(), |at: usize| line.split_off(at));
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            line = rest;
            used = line.graphemes(true).map(width).sum();
        }
        line += cluster;
        used += width(cluster);
        if cluster == " " {
            space = Some(line.len());
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl Phone {
    /// A rounded box with centred or left lines in it.
    fn bubble(
        &mut self,
        at: (usize, usize),
        text: &[(String, bool)],
        (fill, colour): (&str, &str),
    ) {
        let (left, wide) = (self.left + at.0, at.1);
        let (top, tall) = (self.height, text.len() * LINE + 14);
        writeln!(
            self.drawn,
            r#"<rect x="{left}" y="{top}" width="{wide}" height="{tall}" rx="10" fill="{fill}"/>"#
        )
        .unwrap();
        for (number, (line, bold)) in text.iter().enumerate() {
            let (x, y) = (left + 12, top + 21 + number * LINE);
            let weight = if *bold { r#" font-weight="bold""# } else { "" };
            let line = escaped(line);
            writeln!(self.drawn, r#"<text x="{x}" y="{y}" fill="{colour}"{weight}>{line}</text>"#)
                .unwrap();
        }
        self.height += tall + 8;
    }

    /// What the bot shows: words, then buttons.
    fn shows(&mut self, screen: &str) {
        let mut said = Vec::new();
        let mut buttons = Vec::new();
        for line in screen.lines() {
            if line.starts_with("[ ") {
                let row = line.trim_matches(['[', ']', ' ']).split(" ] [ ");
                buttons.push(row.map(str::to_owned).collect::<Vec<_>>());
                continue;
            }
            let bold = line.starts_with("# ");
            let line = line.trim_start_matches("# ").trim_start_matches("│ ");
            said.extend(lines(line).into_iter().map(|line| (line, bold)));
        }
        while said.last().is_some_and(|(line, _)| line.is_empty()) {
            said.pop();
        }
        self.bubble((MARGIN, BUBBLE + MARGIN), &said, ("#ffffff", "#1b1b1b"));
        for row in buttons {
            let wide = (BUBBLE + MARGIN - 6 * (row.len() - 1)) / row.len();
            let top = self.height;
            for (number, label) in row.iter().enumerate() {
                self.height = top;
                let left = MARGIN + number * (wide + 6);
                self.bubble((left, wide), &[(label.clone(), false)], ("#d8e6f3", "#1f5e93"));
            }
        }
        self.height += 6;
    }

    /// What the person presses.
    fn presses(&mut self, label: &str) {
        let wide = label.graphemes(true).map(width).sum::<usize>() + 2 * MARGIN;
        let wide = wide.min(BUBBLE);
        self.bubble(
            (PHONE - MARGIN - wide, wide),
            &[(label.to_owned(), false)],
            ("#cfe9c8", "#1b1b1b"),
        );
        self.height += 6;
    }
}

async fn phone(locale: Locale, name: &str, left: usize) -> Phone {
    let world = World::new().await;
    world.import(&SAMPLE.replacen("sample = true", "sample = false", 3)).await;
    let mut person = world.person(1, name);
    person.types("/start").await;
    person.presses(&format!("lang:{locale}")).await;
    let mut phone = Phone { left, height: 2 * MARGIN, drawn: String::new() };
    // The welcome goes before the card.
    let card = person.seen.last().unwrap().clone();
    let card = card.split_once("\n\n").map_or(card.as_str(), |(_, card)| card);
    phone.shows(card);
    let sign = words(locale, msg!("button-sign-as", name = name));
    for label in [words(locale, msg!("button-agree")), words(locale, msg!("country-us")), sign] {
        phone.presses(&label);
        let before = person.seen.len();
        person.taps(&label).await;
        phone.shows(&person.seen[before]);
    }
    world.engine.stop().await;
    phone
}

#[tokio::test]
async fn the_picture_of_the_conversation_is_what_the_bot_says() {
    let english = phone(Locale::EN, "Sokha Chan", 0).await;
    let khmer = phone(Locale::KM, "សុខា ចាន់", PHONE + MARGIN).await;
    let (wide, tall) = (2 * PHONE + MARGIN, english.height.max(khmer.height) + MARGIN);
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {tall}\" width=\"{wide}\" height=\"{tall}\" \
         font-family=\"'Noto Sans Khmer','Noto Sans','Khmer OS',Battambang,sans-serif\" \
         font-size=\"{LETTERS}\">\n"
    );
    for one in [&english, &khmer] {
        writeln!(
            picture,
            "<rect x=\"{}\" width=\"{PHONE}\" height=\"{tall}\" rx=\"24\" fill=\"#e9edf0\"/>\n{}",
            one.left,
            one.drawn.trim_end()
        )
        .unwrap();
    }
    picture += "</svg>\n";
    super::is_printed("docs/conversation.svg", &picture);
}
