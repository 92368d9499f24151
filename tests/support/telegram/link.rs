//! Which addresses buttons and links may lead to.

/// A usable address, completed as the server completes it, or why it is none.
pub(super) fn check(address: &str) -> Result<String, String> {
    let lower = address.to_lowercase();
    if let Some(rest) = lower.strip_prefix("tg:") {
        let host = rest.trim_start_matches("//").split(['?', '/']).next().unwrap_or_default();
        let fine = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        return match host {
            "" => Err("URL host is empty".into()),
            host if host.chars().all(fine) => Ok(address.to_owned()),
            _ => Err("Unallowed characters in URL host".into()),
        };
    }
    let (scheme, rest) = lower.split_once("://").unwrap_or(("http", &lower));
    if !matches!(scheme, "http" | "https") {
        return Err("Unsupported URL protocol".into());
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, "80"));
    if host.is_empty() {
        return Err("URL host is empty".into());
    }
    if !port.parse::<u16>().is_ok_and(|port| port > 0) {
        return Err("Wrong port number specified in the URL".into());
    }
    if host.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        return Err("Wrong HTTP URL".into());
    }
    if !host.contains('.') || host.starts_with('.') || host.ends_with('.') {
        return Err("Wrong HTTP URL".into());
    }
    let bare = !lower.contains("://");
    let rootless = rest.len() == authority.len();
    Ok(format!("{}{address}{}", if bare { "http://" } else { "" }, if rootless { "/" } else { "" }))
}
