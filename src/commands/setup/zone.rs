//! The question for the campaign's time zone.

use bot_core::clock::TimeZone;
use bot_core::conversation::Indexes;
use bot_core::msg;

use super::Setup;
use crate::Refusal;
use crate::settings::Settings;

/// How many zones are named where a place has several.
const NAMED: usize = 12;

impl Setup<'_> {
    /// Where the campaign's day begins and ends: as it is told, or asked for; else UTC.
    pub(super) fn zone(&self, settings: &mut Settings) -> Result<(), Refusal> {
        if !settings.is_told("CAMPAIGN_TZ") && !self.args.yes {
            settings.campaign_tz = self.asked_zone()?;
        }
        settings.tell("CAMPAIGN_TZ", settings.campaign_tz.clone());
        Ok(())
    }

    fn asked_zone(&self) -> Result<String, Refusal> {
        let indexes = Indexes::of(self.catalogue);
        self.say(&msg!("setup-zone-how"));
        loop {
            let typed = self.ask(&msg!("setup-zone"), "--campaign-tz")?;
            let wanted = if typed.is_empty() { "UTC" } else { &typed };
            // The zone's own name, as it is written.
            let exact =
                TimeZone::get(wanted).ok().and_then(|zone| zone.iana_name().map(str::to_owned));
            let mut found = exact.map_or_else(|| indexes.zones(wanted), |zone| vec![zone]);
            found.truncate(NAMED);
            match found.as_slice() {
                [] => self.say(&msg!("setup-zone-unknown")),
                [zone] => {
                    self.say(&msg!("setup-zone-chosen", zone = zone.as_str()));
                    return Ok(zone.clone());
                }
                several => self.say(&msg!("setup-zone-several", zones = several.join(", "))),
            }
        }
    }
}
