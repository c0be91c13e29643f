-- The first load that was asked for last: what it does and how far it is.
CREATE TABLE backfill (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    since       INTEGER,                -- contacts made before that stay as they are
    per_day     INTEGER NOT NULL,       -- leads handed off a day at most
    cursor      TEXT NOT NULL,          -- leads up to this one have been asked for their link
    linked      INTEGER NOT NULL,       -- how many those are
    total       INTEGER NOT NULL,       -- how many there were to ask for at the start
    day         TEXT NOT NULL,          -- the day that today counts for
    today       INTEGER NOT NULL,       -- leads let in on that day
    let_in      INTEGER NOT NULL,       -- and altogether
    started_at  INTEGER NOT NULL,
    finished_at INTEGER
)
