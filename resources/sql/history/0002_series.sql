-- Figures over time: a row holds one minute of one series, as "ms since it began=value" with blanks between; "-" is a gap.
CREATE TABLE series (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE series_minutes (
  series INTEGER NOT NULL REFERENCES series (id),
  fine   INTEGER NOT NULL CHECK (fine IN (0, 1)),  -- 1: every point; 0: first, lowest, highest and last
  minute INTEGER NOT NULL,                         -- UNIX ms
  points TEXT    NOT NULL,
  PRIMARY KEY (series, fine, minute)
) STRICT, WITHOUT ROWID;

CREATE INDEX series_minutes_by_age ON series_minutes (fine, minute);
