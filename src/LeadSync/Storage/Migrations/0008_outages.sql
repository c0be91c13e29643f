-- Times in which a system could not be reached: no promise runs meanwhile.
CREATE TABLE outages (
    id      INTEGER PRIMARY KEY,
    system  TEXT NOT NULL,              -- HubSpot, Salesforce
    began   INTEGER NOT NULL,           -- the first call that failed
    ended   INTEGER                     -- the first read that succeeded again; null while it lasts
);
CREATE UNIQUE INDEX outages_open ON outages (system) WHERE ended IS NULL;
