-- What an account may do. The label that its inviter chose and its address are sealed.
CREATE TABLE roles (
    tag BYTEA NOT NULL,
    role TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT roles_tag PRIMARY KEY (tag)
);

-- One-time invitations. The tag is an HMAC of the code.
CREATE TABLE invites (
    tag BYTEA NOT NULL,
    role TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    expires BIGINT NOT NULL,
    CONSTRAINT invites_tag PRIMARY KEY (tag)
);

-- What staff did. Rows are only added.
CREATE TABLE audit (
    id BYTEA NOT NULL,
    at BIGINT NOT NULL,
    act TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT audit_id PRIMARY KEY (id)
);
CREATE INDEX audit_at ON audit (at);
