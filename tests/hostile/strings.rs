//! Generated texts: the same seed gives the same ones.

/// Things that mean something to some program.
const PIECES: &[&str] = &[
    "<b>",
    "</b>",
    "<script>alert(1)</script>",
    "<a href=\"http://x\">",
    "&lt;",
    "&amp;",
    "&#0;",
    "&",
    "*bold*",
    "_under_",
    "[x](http://y)",
    "`code`",
    "```",
    "~",
    "||",
    "{ $name }",
    "{ $total ->",
    "{\"a\":1}",
    "{-term}",
    "'; DROP TABLE signatures; --",
    "\" OR 1=1",
    "%s%n",
    "${HOME}",
    "$1",
    "\\",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "/start",
    "/forget",
    "/sign",
    "/roles",
    "@samleng",
    "/start invite_x",
    "start=vote-from-abroad_poster",
    "agree:vote-from-abroad:1:1",
    "lang:km",
    "forget",
    "withdraw!:vote-from-abroad:1",
    "remove!:0000000000000000",
    "invite:owner",
    "agree:::",
    "country:",
    "agree:vote-from-abroad:99999999999999999999:1",
    "withdraw:x:-9223372036854775808",
    "lang:xx",
    "\u{202E}",
    "\u{2066}",
    "\u{200B}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{2060}",
    "\u{AD}",
    "\u{E0041}",
    "\u{0}",
    "\u{7}",
    "\u{1b}[31m",
    "\r\n",
    "\n",
    "\t",
    "\u{85}",
    "\u{2028}",
    "\u{FFFF}",
    "\u{10FFFF}",
    "👩‍👩‍👧‍👦",
    "🇰🇭",
    "👍🏽",
    "️",
    "e\u{301}",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞",
    "ﷺ",
    "𒐫",
    "ស្ត្រី",
    "ក្",
    "្",
    "ៈ",
    "ំ",
    "៍៍៍",
    "១២៣",
    "ខ្មែរ",
    "France",
    "បារាំង",
    "Sok Dara",
    "Liechtenstein",
    "Cambodia",
    "1",
    "٣",
    "null",
    "NaN",
    "true",
    "",
    "https://t.me/x?start=y",
    "mailto:a@b",
    "tg://user?id=1",
    "A",
    "ab",
    "Ⅻ",
    "ǆ",
    "ﬁ",
    "İ",
    "ß",
];

/// Marks that pile up on what stands before them.
const MARKS: &[char] =
    &['\u{300}', '\u{489}', '\u{17D2}', '\u{17BB}', '\u{17C6}', '\u{20DD}', '\u{FE0F}'];

/// SplitMix64 with a vocabulary.
#[derive(Debug)]
pub(super) struct Strings(u64);

impl Strings {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x5851_F42D_4C95_7F2D))
    }

    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.number() % most as u64).unwrap_or(0)
    }

    fn piece(&mut self) -> &'static str {
        PIECES[self.below(PIECES.len())]
    }

    /// Any character that there is.
    fn letter(&mut self) -> char {
        let most = [0x80, 0x250, 0x1800, 0x1_0000, 0x11_0000][self.below(5)];
        let code = u32::try_from(self.below(most)).unwrap_or(0);
        char::from_u32(code).unwrap_or('\u{FFFD}')
    }

    /// The next text.
    pub(super) fn next(&mut self) -> String {
        match self.below(10) {
            0 => self.piece().to_owned(),
            1..=4 => {
                let count = 1 + self.below(6);
                (0..count).map(|_| self.piece()).collect()
            }
            5 | 6 => {
                let count = 1 + self.below(60);
                (0..count).map(|_| self.letter()).collect()
            }
            7 => {
                let (count, mark) = (1 + self.below(300), MARKS[self.below(MARKS.len())]);
                format!("{}{}", self.piece(), mark.to_string().repeat(count))
            }
            8 => {
                let count = 1 + self.below(400);
                self.piece().repeat(count)
            }
            _ => format!("{}Sok{}Dara{}", self.piece(), self.piece(), self.letter()),
        }
    }
}

#[test]
fn the_texts_are_many_and_always_the_same() {
    let all = |seed| {
        let mut strings = Strings::new(seed);
        (0..1_000).map(|_| strings.next()).collect::<Vec<_>>()
    };
    assert_eq!(all(7), all(7));
    assert_ne!(all(7), all(8));
    let mut different = all(7);
    different.sort();
    different.dedup();
    assert!(different.len() > 850, "only {} different texts", different.len());
}
