-- Petitions, events and questions that an organizer has begun to write. The owner is an HMAC of the account, the
-- sealed part holds every answer so far; day is when it was last touched.
CREATE TABLE drafts (
    id TEXT NOT NULL,
    owner BLOB NOT NULL,
    day BIGINT NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT drafts_id PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX drafts_owner ON drafts (owner);
CREATE INDEX drafts_day ON drafts (day);
