-- One row per signature. The tag is an HMAC of person and seat under the petition's own key, so it decides "already signed".
-- `facts` is sealed under the host secret, `name` and `region` are age files for the key-holders only.
CREATE TABLE signatures (
    petition TEXT NOT NULL,
    tag BYTEA NOT NULL,
    state TEXT NOT NULL,
    facts BYTEA NOT NULL,
    name BYTEA NOT NULL,
    region BYTEA,
    CONSTRAINT signatures_tag PRIMARY KEY (petition, tag)
);
