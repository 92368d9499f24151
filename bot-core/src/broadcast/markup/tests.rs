use super::{first_words, text, units, web};
use crate::text::{Phrase, Style};

/// What is shown: `<b>`, `<i>`, `<a>`; a point begins with a bullet, a gap is an empty line.
fn shown(words: &str) -> String {
    let mut out = String::new();
    for line in text(words).lines {
        out += if line.gap { "\n" } else { "" };
        out += if line.style == Style::Item { "• " } else { "" };
        let Phrase::Rich(spans) = line.phrase else { panic!("a line of spans") };
        for span in spans {
            let mut piece = span.text;
            if span.italic {
                piece = format!("<i>{piece}</i>");
            }
            if span.bold {
                piece = format!("<b>{piece}</b>");
            }
            if let Some(link) = span.link {
                piece = format!("<a {link}>{piece}</a>");
            }
            out += &piece;
        }
        out += "\n";
    }
    out.trim_end().to_owned()
}

#[test]
fn bold_and_italic_are_what_people_type() {
    assert_eq!(shown("*bold* and **bold**"), "<b>bold</b> and <b>bold</b>");
    assert_eq!(shown("_soft_, (*firm*)!"), "<i>soft</i>, (<b>firm</b>)!");
    assert_eq!(shown("**_both_** _*both*_"), "<b><i>both</i></b> <b><i>both</i></b>");
    assert_eq!(shown("a **b\nc** d"), "a <b>b</b>\n<b>c</b> d");
    assert_eq!(shown("**Sam**leng"), "<b>Sam</b>leng");
}

#[test]
fn a_mark_inside_a_word_or_without_an_end_stays() {
    for words in [
        "snake_case_name",
        "__init__",
        "2*3*4",
        "5 * 3 * 2",
        "a * b",
        "*open",
        "open*",
        "price* and *terms",
        "_ _ _",
        "**",
        "****",
        "*\n\nnew*",
        "[words]",
        "[words](ftp://a.org)",
        "[words](javascript:alert)",
        "[](https://a.org)",
        "[words](https://)",
    ] {
        assert_eq!(shown(words).replace("\n\n", "\n"), words.replace("\n\n", "\n"), "{words}");
    }
}

#[test]
fn beside_khmer_letters_a_mark_counts() {
    let (a, b) = ("\u{1780}\u{17B6}", "\u{1781}\u{17B7}");
    assert_eq!(shown(&format!("{a}*{b}*{a}")), format!("{a}<b>{b}</b>{a}"));
    assert_eq!(shown(&format!("{a}_{b}_{a}")), format!("{a}<i>{b}</i>{a}"));
    assert_eq!(shown(&format!("{a}*UN*{a}")), format!("{a}<b>UN</b>{a}"));
}

#[test]
fn addresses_keep_their_letters() {
    let plain = "see https://a.org/x_y_z_*, http://b.org/_c_";
    assert_eq!(shown(plain), plain);
    assert_eq!(shown("*https://a.org/x_y*"), "<b>https://a.org/x_y</b>");
    assert_eq!(shown("_https://a.org/x_"), "<i>https://a.org/x</i>");
    assert_eq!(
        shown("[the *law*](https://a.org/l(1))."),
        "<a https://a.org/l(1)>the </a><a https://a.org/l(1)><b>law</b></a>."
    );
    assert_eq!(shown("*[law](https://a.org)*"), "<a https://a.org><b>law</b></a>");
}

#[test]
fn lists_and_paragraphs_are_kept() {
    assert_eq!(shown("\n\none\ntwo\n\n\n- *a*\n• b\n-c\n"), "one\ntwo\n\n• <b>a</b>\n• b\n-c");
    assert_eq!(shown("**- a\n- b**"), "• <b>a</b>\n• <b>b</b>");
    assert_eq!(shown("- "), "-");
}

#[test]
fn a_length_is_what_is_shown_in_utf_16() {
    assert_eq!(units(&text("*ab*")), 2);
    assert_eq!(units(&text("ab\n\n- c")), 2 + 2 + 2 + 1);
    assert_eq!(units(&text("\u{1F600}")), 2);
    assert_eq!(units(&text("[a](https://a.org)")), 1);
    assert_eq!(units(&text("  \n ")), 0);
    assert_eq!(first_words("\n*One* two\nthree", 5), "One …".replace(" …", "…"));
}

#[test]
fn only_the_web_is_an_address() {
    for good in [
        "https://a.org",
        "HTTPS://A.org/b?c#d",
        "http://a.org:80/",
        "https://a.org:65535",
        "https://a-b.c1.org/x:y@z?d=e:99999",
        "http://192.0.2.1/",
        "https://\u{17A2}\u{1784}\u{17D2}\u{1782}.org/\u{1780}",
        "https://xn--bcher-kva.example",
    ] {
        assert!(web(good).is_some(), "{good}");
    }
    for bad in [
        "a.org",
        "ftp://a.org",
        "https://",
        "https://a",
        "https://a.org/b c",
        "https://a.org/\"",
        "https://a.org/\u{7}b",
        "https://a.org/“b”",
        "https://a.org:99999",
        "https://a.org:65536/b",
        "https://a.org:0",
        "https://a.org:",
        "https://a.org:+80",
        "https://a.org:80:80",
        "https://a.org:b",
        "https://.org",
        "https://a..org",
        "https://a.org.",
        "https://-a.org",
        "https://a_b.org",
        "https://b@a.org",
        "https://b:c@a.org",
        "https://a.org\\b",
        "https://a%20b.org",
        "https://[::1]/",
        "https://1.2.3",
        "https://1.2.3.256",
        "https://a.1",
        "https://a.0x1f",
        "https://\u{17B6}\u{1780}.org",
        "https://\u{1780}\u{17D4}.org",
        "tg://resolve",
    ] {
        assert_eq!(web(bad), None, "{bad}");
    }
}

#[test]
fn hostile_marks_take_no_time() {
    for one in ["*a ", "_a ", "**a", "[a](", "*_", "[", "https://"] {
        let words = one.repeat(4000 / one.len());
        assert!(units(&text(&words)) > 0);
    }
}
