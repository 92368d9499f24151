//! What the tables of content have in common: a slug, a place in the campaign's order, and settings
//! as JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::petitions::Put;
use super::{Conn, Row, StoreError, args, if_readable, readable};
use crate::vault::{Cell, Tag};

/// A table of content.
pub(super) struct Table {
    /// Its name.
    pub(super) name: &'static str,
    /// Slug, place, settings and checksum of one row: `$1` is the slug.
    pub(super) find: &'static str,
    /// The same of all rows, in order.
    pub(super) list: &'static str,
    /// Writes a row: slug, place, settings, checksum.
    pub(super) put: &'static str,
    /// The column of a row that can't be read.
    pub(super) column: &'static str,
}

impl Table {
    pub(super) async fn find<T: DeserializeOwned>(
        &self,
        conn: &mut Conn,
        slug: &str,
    ) -> Result<Option<T>, StoreError> {
        let row = conn.one(self.find, args![slug]).await?;
        if_readable(row.map(|row| self.read(conn, &row)).transpose())
    }

    pub(super) async fn list<T: DeserializeOwned>(
        &self,
        conn: &mut Conn,
    ) -> Result<Vec<T>, StoreError> {
        let rows = conn.all(self.list, Vec::new()).await?;
        readable(rows.iter().map(|row| self.read(conn, row)))
    }

    pub(super) async fn put<T: Serialize + DeserializeOwned + PartialEq>(
        &self,
        conn: &mut Conn,
        slug: &str,
        place: i64,
        value: &T,
    ) -> Result<Put, StoreError> {
        let old = self.find::<T>(conn, slug).await?;
        let settings =
            serde_json::to_string(value).map_err(|_| StoreError::Corrupt(self.column))?;
        let bound = self.bound(conn, slug, place, &settings);
        conn.execute(self.put, args![slug, place, settings, bound]).await?;
        Ok(match old {
            None => Put::Added,
            Some(old) if old == *value => Put::Same,
            Some(_) => Put::Changed,
        })
    }

    /// Refuses a row that somebody else wrote.
    pub(super) fn read<T: DeserializeOwned>(
        &self,
        conn: &Conn,
        row: &Row,
    ) -> Result<T, StoreError> {
        let settings = row.text(2)?;
        if row.blob(3)? != self.bound(conn, &row.text(0)?, row.int(1)?, &settings) {
            return Err(StoreError::Corrupt(self.column));
        }
        serde_json::from_str(&settings).map_err(|_| StoreError::Corrupt(self.column))
    }

    pub(super) fn bound(&self, conn: &Conn, slug: &str, place: i64, settings: &str) -> Tag {
        let cell = Cell { table: self.name, column: "settings", row: slug.as_bytes() };
        conn.secret().bind(cell, &[&place.to_be_bytes(), settings.as_bytes()])
    }
}
