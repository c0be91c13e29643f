-- What was filled in on a form, as a JSON list. What a page is about is never stored: the catalogue in force says.
ALTER TABLE engagements ADD COLUMN answers TEXT;
ALTER TABLE engagements DROP COLUMN topic;

-- HubSpot's blog: what there is to read, and about what.
CREATE TABLE posts (
    id           TEXT PRIMARY KEY,
    url          TEXT NOT NULL,
    title        TEXT NOT NULL,
    topics       TEXT NOT NULL,           -- names of its tags, as a JSON list
    published_at INTEGER
) WITHOUT ROWID;
