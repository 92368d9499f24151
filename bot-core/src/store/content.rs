//! What the tables of content have in common: a slug, a place in the campaign's order, and settings
//! as JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::petitions::Put;
use super::{Conn, Row, StoreError, args};

/// A table of content.
pub(super) struct Table {
    /// The settings of one row: `$1` is the slug.
    pub(super) find: &'static str,
    /// The settings of all rows, in order.
    pub(super) list: &'static str,
    /// Writes a row: slug, place, settings.
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
        conn.one(self.find, args![slug]).await?.as_ref().map(|row| self.read(row)).transpose()
    }

    pub(super) async fn list<T: DeserializeOwned>(
        &self,
        conn: &mut Conn,
    ) -> Result<Vec<T>, StoreError> {
        conn.all(self.list, Vec::new()).await?.iter().map(|row| self.read(row)).collect()
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
        conn.execute(self.put, args![slug, place, settings]).await?;
        Ok(match old {
            None => Put::Added,
            Some(old) if old == *value => Put::Same,
            Some(_) => Put::Changed,
        })
    }

    fn read<T: DeserializeOwned>(&self, row: &Row) -> Result<T, StoreError> {
        serde_json::from_str(&row.text(0)?).map_err(|_| StoreError::Corrupt(self.column))
    }
}
