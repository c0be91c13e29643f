-- Handoffs and returns by the minute: the brake compares the last hour with what is usual.
CREATE TABLE pace (
    kind   TEXT NOT NULL,               -- handoff, return
    minute INTEGER NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (kind, minute)
) WITHOUT ROWID;
