-- What an account may do. The label that its inviter chose and its address are sealed.
CREATE TABLE roles (
    tag BLOB NOT NULL,
    role TEXT NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT roles_tag PRIMARY KEY (tag)
) WITHOUT ROWID;

-- One-time invitations. The tag is an HMAC of the code.
CREATE TABLE invites (
    tag BLOB NOT NULL,
    role TEXT NOT NULL,
    sealed BLOB NOT NULL,
    expires BIGINT NOT NULL,
    CONSTRAINT invites_tag PRIMARY KEY (tag)
) WITHOUT ROWID;

-- What staff did. Rows are only added.
CREATE TABLE audit (
    id BLOB NOT NULL,
    at BIGINT NOT NULL,
    act TEXT NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT audit_id PRIMARY KEY (id)
);
CREATE INDEX audit_at ON audit (at);
