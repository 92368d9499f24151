-- One row for each follower or channel that an announcement goes to. The lane is the platform; the tag is
-- an HMAC of the announcement and the target; which target it is stands in the sealed part. state: 0
-- pending, 1 sending, 2 sent, 3 gone, 4 failed, 5 unknown, 6 left out.
CREATE TABLE ledger (
    announcement TEXT NOT NULL,
    tag BYTEA NOT NULL,
    lane TEXT NOT NULL,
    state BIGINT NOT NULL,
    due BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT ledger_tag PRIMARY KEY (announcement, tag)
);
CREATE INDEX ledger_next ON ledger (announcement, state, lane, due, tag);
