-- Who gets announcements. No column joins a follow with a signature.
CREATE TABLE follows (
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT follows_tag PRIMARY KEY (tag)
) WITHOUT ROWID;
