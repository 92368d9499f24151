-- A keyed checksum over a row of content, so that whoever can write the database but lacks the host secret changes nothing
-- unnoticed. Rows of an older version get theirs at the first start; rows of roles, invitations and accounts are sealed anew then.
ALTER TABLE meta ADD COLUMN bound BYTEA NOT NULL DEFAULT '';
ALTER TABLE petitions ADD COLUMN bound BYTEA NOT NULL DEFAULT '';
ALTER TABLE revisions ADD COLUMN bound BYTEA NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN bound BYTEA NOT NULL DEFAULT '';
ALTER TABLE faq_topics ADD COLUMN bound BYTEA NOT NULL DEFAULT '';
ALTER TABLE faqs ADD COLUMN bound BYTEA NOT NULL DEFAULT '';
