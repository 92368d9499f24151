-- Groups and channels that get announcements. The tag is an HMAC of platform and address.
CREATE TABLE channels (
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT channels_tag PRIMARY KEY (tag)
) WITHOUT ROWID;
