-- Photos and documents of announcements, for platforms that do not hold them. The tag is an HMAC of the
-- platform that holds the file and its id there; the sealed part is the file.
CREATE TABLE files (
    announcement TEXT NOT NULL,
    tag BLOB NOT NULL,
    size BIGINT NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT files_announcement PRIMARY KEY (announcement, tag)
) WITHOUT ROWID;
CREATE INDEX files_tag ON files (tag);
-- Forums that are events of a server. The tag is an HMAC of the server and the forum, post the ledger's row
-- that made it one, day the last one on which it matters.
CREATE TABLE scheduled (
    tag BLOB NOT NULL,
    post BLOB NOT NULL,
    day BIGINT NOT NULL,
    CONSTRAINT scheduled_tag PRIMARY KEY (tag)
) WITHOUT ROWID;
CREATE INDEX scheduled_day ON scheduled (day);
