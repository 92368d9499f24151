-- Groups and channels that get announcements. The tag is an HMAC of platform and address.
CREATE TABLE channels (
    tag BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT channels_tag PRIMARY KEY (tag)
);
