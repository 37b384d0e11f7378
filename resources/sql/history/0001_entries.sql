-- What this desktop has watched: records by kind, found by their moment.
CREATE TABLE entries (
  kind TEXT    NOT NULL CHECK (kind <> ''),
  id   TEXT    NOT NULL CHECK (id <> ''),
  at   INTEGER NOT NULL,  -- UNIX ms
  body TEXT    NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX entries_by_time ON entries (kind, at, id);
