-- One row per signature. The tag is an HMAC of person and seat under the petition's own key, so it decides "already signed".
-- `facts` is sealed under the host secret, `name` and `region` are age files for the key-holders only.
CREATE TABLE signatures (
    petition TEXT NOT NULL,
    tag BLOB NOT NULL,
    state TEXT NOT NULL,
    facts BLOB NOT NULL,
    name BLOB NOT NULL,
    region BLOB,
    CONSTRAINT signatures_tag PRIMARY KEY (petition, tag)
) WITHOUT ROWID;
