//! Lines of a calendar's file: escaped, folded, ended.

use jiff::Timestamp;
use jiff::civil::DateTime;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::clock::Seconds;

/// Octets of a line, without its end (RFC 5545, 3.1).
const OCTETS: usize = 75;

/// Collects the lines of a file.
#[derive(Default)]
pub(super) struct Writer(String);

impl Writer {
    /// A line whose value needs no escaping; characters that would end the line are left out.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        self.line(&format!("{name}:{value}"));
    }

    /// A line with text; nothing if the text is empty.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        let words = words.trim();
        if !words.is_empty() {
            self.line(&format!("{name}:{}", escaped(words)));
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Folded: never inside a character, and inside a cluster only where it is longer than a line.
    fn line(&mut self, line: &str) {
        let mut room = OCTETS;
        for cluster in line.graphemes(true) {
            if cluster.len() <= room {
                self.0.push_str(cluster);
                room -= cluster.len();
            } else if cluster.len() < OCTETS {
                room = self.fold() - cluster.len();
                self.0.push_str(cluster);
            } else {
                for letter in cluster.chars() {
                    if letter.len_utf8() > room {
                        room = self.fold();
                    }
                    self.0.push(letter);
                    room -= letter.len_utf8();
                }
            }
        }
        self.0.push_str("\r\n");
    }

    /// The next line begins with a space, which counts.
    fn fold(&mut self) -> usize {
        self.0.push_str("\r\n ");
        OCTETS - 1
    }
}

/// A value of the type TEXT (RFC 5545, 3.3.11).
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    for letter in words.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            control if control.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A moment in UTC.
pub(super) fn utc(at: Seconds) -> String {
    let at = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A day and time by a local clock.
pub(super) fn local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}
