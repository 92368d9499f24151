-- Updates whose effect is in the store. The key is an HMAC of platform and update id; rows go after 48 hours.
CREATE TABLE handled (
    update_key BYTEA NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT handled_update PRIMARY KEY (update_key)
);
CREATE INDEX handled_at ON handled (at);
