-- The events of servers that forums have become, so that they are kept in step. The tag is that of the table scheduled; which
-- event of which server it is stands in the sealed part. day is the last one on which it matters.
CREATE TABLE kept_events (
    event TEXT NOT NULL,
    tag BYTEA NOT NULL,
    day BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT kept_events_tag PRIMARY KEY (event, tag)
);
CREATE INDEX kept_events_day ON kept_events (day);
