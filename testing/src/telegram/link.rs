//! Which addresses buttons and links may lead to.

/// A usable address, completed as the server completes it, or why it is none.
pub(super) fn check(address: &str) -> Result<String, String> {
    let lower = address.to_lowercase();
    let checked = match lower.strip_prefix("tg:") {
        Some(rest) => check_app_link(rest).map(|()| address.to_owned()),
        None => check_web_address(&lower).map(|rootless| complete(address, &lower, rootless)),
    };
    checked.map_err(str::to_owned)
}

fn check_app_link(rest: &str) -> Result<(), &'static str> {
    let fine = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let host = rest.trim_start_matches("//").split(['?', '/']).next();
    match host.unwrap_or_default() {
        "" => Err("URL host is empty"),
        host if host.chars().all(fine) => Ok(()),
        _ => Err("Unallowed characters in URL host"),
    }
}

/// Says whether the path is missing.
fn check_web_address(lower: &str) -> Result<bool, &'static str> {
    let (scheme, rest) = lower.split_once("://").unwrap_or(("http", lower));
    if !matches!(scheme, "http" | "https") {
        return Err("Unsupported URL protocol");
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, "80"));
    if host.is_empty() {
        return Err("URL host is empty");
    }
    if !port.parse::<u16>().is_ok_and(|port| port > 0) {
        return Err("Wrong port number specified in the URL");
    }
    let blank = |letter: char| letter.is_whitespace() || letter.is_control();
    if host.contains(blank) || !host.trim_matches('.').contains('.') {
        return Err("Wrong HTTP URL");
    }
    Ok(rest.len() == authority.len())
}

fn complete(address: &str, lower: &str, rootless: bool) -> String {
    let scheme = if lower.contains("://") { "" } else { "http://" };
    let root = if rootless { "/" } else { "" };
    format!("{scheme}{address}{root}")
}

/// What a link to the sheet for passing something on holds: the address and the sentence. `None` for any
/// other link; `Some` with nothing in it for one that the app could not read.
pub(super) fn shared(address: &str) -> Option<(String, String)> {
    let query = address.strip_prefix("https://t.me/share/url?")?;
    let part = |name: &str| {
        let part = query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        part.and_then(decoded).unwrap_or_default()
    };
    Some((part("url"), part("text")))
}

/// Percent-decoded. `None` where something stands unencoded that must not, or is no text.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            byte if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => byte,
            _ => return None,
        });
    }
    String::from_utf8(bytes).ok()
}
