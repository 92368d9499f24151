//! Character references such as `&amp;` and `&#39;`; the few that the server knows.

/// The code point of a character reference at the start of `text`, and its length in bytes.
pub(super) fn reference(text: &str) -> Option<(u32, usize)> {
    let body = text.strip_prefix('&')?;
    let (code, length) = match body.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => {
            let name: String = body.chars().take_while(char::is_ascii_alphabetic).collect();
            let code = match name.as_str() {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                _ => return None,
            };
            (u32::from(code), 1 + name.len())
        }
    };
    Some((code, length + usize::from(text[length..].starts_with(';'))))
}

fn numeric(number: &str) -> Option<(u32, usize)> {
    let (radix, digits, lead) = match number.strip_prefix('x') {
        Some(digits) => (16, digits, 3),
        None => (10, number, 2),
    };
    let run: String = digits.chars().take_while(|letter| letter.is_digit(radix)).collect();
    let code = u32::from_str_radix(&run, radix).ok()?;
    let length = lead + run.len();
    (code != 0 && code < 0x0010_ffff && length < 10).then_some((code, length))
}
