//! Where an event is: its time zone, a link, a point on the map.

use serde_json::Value;

use super::{Open, go, way};
use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::{is_link, is_point};
use crate::clock::TimeZone;
use crate::conversation::{Stop, Turn};
use crate::khmer;
use crate::msg;
use crate::outcome::Outcome;
use crate::text::Message;

/// Nobody types more for a point on the map.
const LONGEST: usize = 600;
/// Zones that are offered.
const OFFERED: usize = 8;

/// The city was typed, perhaps in place of another one: the zone follows from it, if that is clear.
pub(super) fn find(turn: &Turn<'_>, draft: &mut Draft, city: &str, moved: bool) {
    let mut found = turn.core.indexes.zones(city);
    let known = draft.get("zone").and_then(Value::as_str).map(str::to_owned);
    draft.zones.clear();
    match found.as_slice() {
        // The hours of another city are not those of the one before: it is asked.
        [] if moved => draft.set("zone", None),
        // The same city in the other language may be one that no list has.
        [] => {}
        [one] => draft.set("zone", Some(Value::from(one.as_str()))),
        several if known.is_some_and(|known| several.contains(&known)) => {}
        _ => {
            found.truncate(OFFERED);
            draft.zones = found;
        }
    }
}

/// One of several zones was pressed.
pub(super) async fn zone_chosen(
    turn: &mut Turn<'_>,
    mut open: Open,
    number: usize,
) -> Result<Outcome, Stop> {
    let Some(zone) = open.draft.zones.get(number).cloned() else { return go(turn, open).await };
    open.draft.set("zone", Some(Value::from(zone)));
    open.draft.zones.clear();
    way::answered(turn, open, &Step::Zone).await
}

pub(super) fn read(
    turn: &Turn<'_>,
    draft: &mut Draft,
    step: &Step,
    text: &str,
) -> Result<(), Message> {
    let text = text.trim();
    match step {
        Step::Zone => {
            let mut found = turn.core.indexes.zones(text);
            found.retain(|name| TimeZone::get(name).is_ok());
            match found.as_slice() {
                [] => Err(msg!("edit-zone-unknown")),
                [one] => {
                    draft.set("zone", Some(Value::from(one.as_str())));
                    draft.zones.clear();
                    Ok(())
                }
                _ => Err(msg!("edit-zone-several")),
            }
        }
        Step::Online => {
            let whole = link(text).ok_or_else(|| msg!("edit-online-refused"))?;
            draft.set("online", Some(Value::from(whole)));
            Ok(())
        }
        _ => match point(text) {
            Some((north, east)) => {
                set_point(draft, north, east);
                Ok(())
            }
            None => Err(msg!("edit-point-refused")),
        },
    }
}

/// A web address as people type it, also without its beginning.
pub(super) fn link(text: &str) -> Option<String> {
    let text = text.trim();
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let host = whole.strip_prefix("https://").unwrap_or_default();
    let good = is_link(&whole) && host.contains('.') && !host.starts_with('.');
    good.then_some(whole)
}

/// Six decimals are a hand's breadth.
pub(super) fn set_point(draft: &mut Draft, north: f64, east: f64) {
    let six = |degrees: f64| Value::from((degrees * 1e6).round() / 1e6);
    draft.set("latitude", Some(six(north)));
    draft.set("longitude", Some(six(east)));
}

/// `49.19, -122.85`.
fn point(text: &str) -> Option<(f64, f64)> {
    if text.len() > LONGEST {
        return None;
    }
    let text = khmer::to_latin_digits(text).replace('−', "-");
    let mut parts =
        text.split(|c: char| c == ',' || c.is_whitespace()).filter(|one| !one.is_empty());
    let mut degrees = || parts.next()?.parse::<f64>().ok().filter(|number| number.is_finite());
    let (north, east) = (degrees()?, degrees()?);
    (parts.next().is_none() && is_point(north, east)).then_some((north, east))
}

#[cfg(test)]
mod tests {
    use super::point;

    #[test]
    fn a_point_is_read_as_maps_show_it() {
        assert_eq!(point("49.19,-122.85"), Some((49.19, -122.85)));
        assert_eq!(point("49.19 -122.85"), Some((49.19, -122.85)));
        assert_eq!(point("91,0"), None);
        assert_eq!(point("49.19"), None);
        assert_eq!(point("NaN,1"), None);
    }
}
