//! Whether each row is as this program wrote it.

use std::collections::BTreeMap;

use bot_core::store::StoreError;
use bot_core::store::proof::Part;

use super::{Exam, RESTORE, cut_short};

/// Opens every sealed value and computes every checksum. A table that can't be read hides no other.
pub(super) async fn bound(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    let mut tables: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut broken = Vec::new();
    for part in Part::all() {
        if let Err(error) = part.prove(&mut exam.conn, &mut broken).await {
            exam.found.push(cut_short(&format!("the rows of {}", part.name()), &error));
            exam.connects_anew().await?;
        }
    }
    for one in broken {
        let line =
            format!("row {} of {} is damaged, or another program wrote it", one.row, one.table);
        let lines = tables.entry(one.table).or_default();
        // A row with two sealed values is one row.
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    for (table, lines) in tables {
        exam.finds_all(&lines, todo(table));
    }
    Ok(())
}

/// What to do about such a row. It is left out until then, and costs no other.
fn todo(table: &str) -> String {
    match table {
        "roles" => "take the role and give it anew (`samleng role revoke`, `samleng role grant`), and find out who writes into this database".to_owned(),
        "invites" => "it opens nothing any more; invite anew, and find out who writes into this database".to_owned(),
        "petitions" | "revisions" | "events" | "faqs" | "faq_topics" => format!(
            "load your campaign file with `samleng import FILE`, or {RESTORE}"
        ),
        "conversations" | "offers" | "connecting" => {
            "leave it: whoever it belongs to begins anew, and it goes by itself in a day".to_owned()
        }
        _ => format!("whatever it held is lost unless you {RESTORE}"),
    }
}
