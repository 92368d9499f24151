//! Who belongs to the audience of an announcement, and when followers sleep. Nothing here knows of
//! signatures.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::announcement::{Area, Audience, Content};
use crate::clock::{DAY, Seconds};
use crate::khmer;
use crate::locale::Locale;
use crate::platform::Platform;
use crate::store::follows::Follow;

/// From this hour on followers are not woken …
const NIGHT_FROM: i8 = 22;
/// … until this one.
const NIGHT_TO: i8 = 8;

/// Whether a follower belongs to the audience and a text exists for them.
pub fn includes(content: &Content, follow: &Follow) -> bool {
    let Audience { topics, locales, area, channels: _, myself } = &content.audience;
    !myself
        && !topics.is_disjoint(&follow.topics)
        && (locales.is_empty() || locales.contains(&follow.locale))
        && area.as_ref().is_none_or(|area| lives_in(area, follow))
        && content.text_for(follow.locale).is_some()
}

fn lives_in(area: &Area, follow: &Follow) -> bool {
    let Some(home) = follow.home.as_ref().filter(|home| home.country == area.country) else {
        return false;
    };
    let Some(wanted) = &area.region else { return true };
    home.region.as_ref().is_some_and(|region| khmer::key(region) == khmer::key(wanted))
}

/// The languages in which a channel gets posts.
pub fn channel_locales<'a>(
    content: &'a Content,
    locales: impl IntoIterator<Item = &'a Locale>,
) -> impl Iterator<Item = Locale> {
    // A channel that wants two languages must not get the same text twice.
    let wanted = locales.into_iter().copied();
    let wanted: Vec<Locale> = wanted.filter(|locale| in_audience(content, *locale)).collect();
    let own: Vec<Locale> =
        wanted.iter().copied().filter(|locale| content.text.contains_key(locale)).collect();
    let other = wanted.into_iter().find(|locale| content.text_for(*locale).is_some());
    if own.is_empty() { other.into_iter().collect() } else { own }.into_iter()
}

fn in_audience(content: &Content, locale: Locale) -> bool {
    content.audience.locales.is_empty() || content.audience.locales.contains(&locale)
}

/// The platform of a follow, if it can be posted to now.
pub fn lane(follow: &Follow, lanes: &[Platform]) -> Option<Platform> {
    Platform::parse(&follow.platform).filter(|platform| lanes.contains(platform))
}

/// If the follower sleeps now: the next eight o'clock in their time zone. `None` if they are awake or
/// their zone is unknown.
pub fn quiet_until(follow: &Follow, now: Seconds) -> Option<Seconds> {
    quiet_in(follow.home.as_ref()?.zone.as_deref()?, now)
}

/// The same for a time zone.
pub fn quiet_in(zone: &str, now: Seconds) -> Option<Seconds> {
    let zone = TimeZone::get(zone).ok()?;
    let local = zone.to_datetime(Timestamp::from_second(now).ok()?);
    let morning = if local.hour() >= NIGHT_FROM {
        local.date().checked_add(1.day()).ok()?
    } else if local.hour() < NIGHT_TO {
        local.date()
    } else {
        return None;
    };
    let morning =
        morning.to_datetime(Time::new(NIGHT_TO, 0, 0, 0).ok()?).to_zoned_datetime(zone).ok()?;
    // Never later than a day from now, and never in the past, whatever a clock change does.
    Some(morning.timestamp().as_second().clamp(now + 1, now + DAY))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failing test may panic")]

    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::announcement::{Home, Kind, Missing, Topic};
    use crate::country::Country;

    fn content() -> Content {
        Content {
            kind: Kind::News,
            about: None,
            text: BTreeMap::from([(Locale::EN, "Hello".to_owned())]),
            attachment: None,
            links: Vec::new(),
            audience: Audience { topics: BTreeSet::from([Topic::News]), ..Audience::default() },
            missing: Missing::Nothing,
            urgent: false,
        }
    }

    fn follow(locale: Locale, home: Option<(&str, Option<&str>, Option<&str>)>) -> Follow {
        let home = home.map(|(country, region, zone)| Home {
            country: Country::parse_code(country).unwrap(),
            region: region.map(str::to_owned),
            zone: zone.map(str::to_owned),
        });
        let topics = BTreeSet::from([Topic::News, Topic::Surveys]);
        Follow { platform: "telegram".into(), address: "1".into(), locale, topics, home }
    }

    #[test]
    fn a_reader_without_a_text_gets_it_only_if_the_organizer_says_so() {
        let mut content = content();
        assert!(includes(&content, &follow(Locale::EN, None)));
        assert!(!includes(&content, &follow(Locale::KM, None)));
        content.missing = Missing::Other;
        assert!(includes(&content, &follow(Locale::KM, None)));
        content.audience.locales = BTreeSet::from([Locale::EN]);
        assert!(!includes(&content, &follow(Locale::KM, None)));
    }

    #[test]
    fn an_appeal_to_a_region_reaches_those_who_named_it_in_any_case() {
        let mut content = content();
        let us = Country::parse_code("US").unwrap();
        content.audience.topics = BTreeSet::from([Topic::Surveys]);
        content.audience.area = Some(Area { country: us, region: Some("Washington".to_owned()) });
        assert!(includes(&content, &follow(Locale::EN, Some(("US", Some("washington "), None)))));
        assert!(!includes(&content, &follow(Locale::EN, Some(("US", Some("Texas"), None)))));
        assert!(!includes(&content, &follow(Locale::EN, Some(("US", None, None)))));
        assert!(!includes(&content, &follow(Locale::EN, None)));
    }

    #[test]
    fn nobody_is_woken_at_night_and_the_morning_is_that_of_the_follower() {
        let paris = follow(Locale::EN, Some(("FR", None, Some("Europe/Paris"))));
        // 21 November 2026, 12:00 UTC: one in the afternoon in Paris.
        let noon = 1_795_262_400;
        assert_eq!(quiet_until(&paris, noon), None);
        // 22:00 in Paris is 21:00 UTC; eight in the morning is ten hours later.
        let evening = noon + 9 * 3600;
        assert_eq!(quiet_until(&paris, evening), Some(evening + 10 * 3600));
        assert_eq!(quiet_until(&paris, evening - 1), None);
        assert_eq!(quiet_until(&paris, evening + 10 * 3600 - 1), Some(evening + 10 * 3600));
        assert_eq!(quiet_until(&follow(Locale::EN, None), evening), None);
    }

    #[test]
    fn a_channel_never_gets_one_text_twice() {
        let both = [Locale::KM, Locale::EN];
        let mut content = content();
        content.missing = Missing::Other;
        assert_eq!(channel_locales(&content, &both).collect::<Vec<_>>(), [Locale::EN]);
        assert_eq!(channel_locales(&content, &[Locale::KM]).collect::<Vec<_>>(), [Locale::KM]);
        content.missing = Missing::Nothing;
        assert_eq!(channel_locales(&content, &[Locale::KM]).count(), 0);
    }
}
