-- Leads that are asked for a look because the rules have changed: what was asked for last, and how far it is.
CREATE TABLE reviews (
    field       TEXT PRIMARY KEY,       -- the mapping's name; empty: nurture leads meet the new rules
    cursor      TEXT NOT NULL,          -- leads up to this one have been asked for their look
    asked       INTEGER NOT NULL,       -- how many those are
    total       INTEGER NOT NULL,       -- how many there were to ask for at the start
    started_at  INTEGER NOT NULL,
    finished_at INTEGER
) WITHOUT ROWID
