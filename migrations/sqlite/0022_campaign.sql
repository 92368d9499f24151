-- Who is behind the campaign, in one place: how it is reached was a fact of its own. The old row stays for an older
-- version that still runs.
INSERT INTO meta (name, value)
SELECT 'campaign', '{"contact":' || value || '}' FROM meta WHERE name = 'contact';
