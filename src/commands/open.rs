//! `open`: a key-holder opens an export on a computer of their own. Needs neither store nor secret.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use bot_core::campaign::Consent;
use bot_core::locale::Locale;
use bot_core::vault::{SealedName, hex, open_with, parse_identity};
use sha2::{Digest as _, Sha256};

use super::export::{MANIFEST, Manifest};
use crate::Refusal;
use crate::files;

/// An export holds files of about 2 KiB; anything much larger is not one of ours.
const LARGEST: u64 = 64 * 1024 * 1024;

/// `samleng open FILE --identity KEY --csv FILE`.
pub fn open(file: &Path, identity: &Path, csv: &Path) -> Result<(), Refusal> {
    let told = |path: &Path| {
        let path = path.display().to_string();
        move |error: std::io::Error| Refusal::new(format!("{path}: {error}"))
    };
    let key = std::fs::read_to_string(identity).map_err(told(identity))?;
    let key = parse_identity(&key);
    let key = key.map_err(|error| Refusal::new(format!("{}: {error}", identity.display())))?;
    let mut rows: BTreeMap<String, SealedName> = BTreeMap::new();
    let mut digests: BTreeMap<String, String> = BTreeMap::new();
    let mut manifest = None;
    let mut archive = tar::Archive::new(std::fs::File::open(file).map_err(told(file))?);
    for entry in archive.entries().map_err(told(file))? {
        let mut entry = entry.map_err(told(file))?;
        let name = entry.path()?.display().to_string();
        if entry.size() > LARGEST {
            return Err(Refusal::new(format!("{name} is too large for an export of ours")));
        }
        let mut body = Vec::new();
        entry.read_to_end(&mut body).map_err(told(file))?;
        if name == MANIFEST {
            let list = serde_json::from_slice::<Manifest>(&body);
            manifest = Some(list.map_err(|error| Refusal::new(format!("{name}: {error}")))?);
            continue;
        }
        if digests.insert(name.clone(), hex(&Sha256::digest(&body))).is_some() {
            return Err(Refusal::new(format!("{name} is there twice: the export was changed")));
        }
        let sealed =
            open_with(&key, &body).map_err(|error| Refusal::new(format!("{name}: {error}")))?;
        merge(&mut rows, sealed);
    }
    let manifest =
        manifest.ok_or_else(|| Refusal::new("this is not an export: it has no list of files"))?;
    check(&manifest, &digests, &rows)?;
    let out = files::make(csv)?;
    files::or_remove(csv, write(&rows, out))?;
    say!("{} signatures opened; every file is as the list says", rows.len());
    for line in consents(&manifest, &rows) {
        say!("{line}");
    }
    Ok(())
}

/// Who may get the names of whom: a line for each version of the consent that somebody gave.
fn consents(manifest: &Manifest, rows: &BTreeMap<String, SealedName>) -> Vec<String> {
    let line = |(version, body): &(i64, String)| {
        let count = rows.values().filter(|row| row.consent_version == *version).count();
        let consent = serde_json::from_str::<Consent>(body);
        let who = match &consent {
            Ok(consent) if consent.names.is_empty() => "nobody, figures only".to_owned(),
            Ok(consent) => {
                let names = consent.names.iter().filter_map(|recipient| {
                    recipient.name.get(&Locale::EN).or_else(|| recipient.name.values().next())
                });
                names.cloned().collect::<Vec<_>>().join("; ")
            }
            Err(_) => format!("see {MANIFEST}"),
        };
        (count > 0).then(|| format!("consent_version {version}, {count} signatures: {who}"))
    };
    manifest.consents.iter().filter_map(line).collect()
}

/// Joins the two files of a signature by its random id.
fn merge(rows: &mut BTreeMap<String, SealedName>, sealed: SealedName) {
    match rows.get_mut(&sealed.signature) {
        None => drop(rows.insert(sealed.signature.clone(), sealed)),
        Some(row) if sealed.name.is_empty() => row.region = sealed.region,
        Some(row) => {
            let region = std::mem::take(&mut row.region);
            *row = SealedName { region, ..sealed };
        }
    }
}

fn check(
    manifest: &Manifest,
    digests: &BTreeMap<String, String>,
    rows: &BTreeMap<String, SealedName>,
) -> Result<(), Refusal> {
    let listed: BTreeMap<String, String> = manifest.files.iter().cloned().collect();
    if listed != *digests {
        return Err(Refusal::new(
            "the files are not those of the list: the export was changed or is cut short",
        ));
    }
    let foreign = rows.values().any(|row| row.petition != manifest.petition || row.name.is_empty());
    if foreign || rows.len() as u64 != manifest.signatures {
        return Err(Refusal::new(
            "the sealed files do not fit the list: signatures are doubled, missing or of another petition",
        ));
    }
    Ok(())
}

fn write(rows: &BTreeMap<String, SealedName>, out: std::fs::File) -> Result<(), Refusal> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "signature",
        "name",
        "country",
        "region",
        "petition",
        "text_version",
        "consent_version",
    ])?;
    for row in rows.values() {
        let country = row.country.map(|country| country.code()).unwrap_or_default();
        let cells = [
            row.signature.clone(),
            row.name.clone(),
            country.to_owned(),
            row.region.clone(),
            row.petition.clone(),
            row.text_version.to_string(),
            row.consent_version.to_string(),
        ];
        table.write_record(cells.map(|cell| guard(&cell)))?;
    }
    table.flush()?;
    Ok(())
}

/// Prevents a cell from starting a formula (OWASP ASVS 5, 1.2.10), also behind spaces or in full-width
/// form.
pub fn guard(cell: &str) -> String {
    const STARTS: &[char] =
        &['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠', '|', '%'];
    if cell.trim_start_matches([' ', '"', '\'']).starts_with(STARTS) || cell.starts_with('\'') {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_gets_names_is_named_for_each_consent_that_somebody_gave()
    -> Result<(), serde_json::Error> {
        let body = r#"{"names":[{"names":true,"name":{"en":"The Ministry","km":"ក្រសួង"}},{"names":true,"name":{"km":"ស្ថានទូត"}}]}"#;
        let consents_of = |bodies: &[(i64, &str)]| Manifest {
            format: 1,
            petition: "water".to_owned(),
            signatures: 1,
            texts: Vec::new(),
            consents: bodies.iter().map(|(n, body)| (*n, (*body).to_owned())).collect(),
            files: Vec::new(),
        };
        let row = r#"{"signature":"","petition":"water","text_version":1,"consent_version":2,"country":null}"#;
        let row = serde_json::from_str::<SealedName>(row)?;
        let rows = BTreeMap::from([(String::new(), row)]);
        let manifest = consents_of(&[(1, r#"{"names":[]}"#), (2, body), (3, body)]);
        let line = "consent_version 2, 1 signatures: The Ministry; ស្ថានទូត";
        assert_eq!(consents(&manifest, &rows), [line]);
        let unknown = "consent_version 2, 1 signatures: see manifest.json";
        assert_eq!(consents(&consents_of(&[(2, "{}")]), &rows), [unknown]);
        Ok(())
    }
}
