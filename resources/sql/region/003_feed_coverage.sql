-- SPDX-License-Identifier: GPL-3.0-or-later
-- Feeds of several platforms: how far each was read, which windows, and what somebody wants read again.

-- Everything modified before read_until (UNIX ms) has been taken in; by the platform's number of the query.
CREATE TABLE feed_cursors (
  platform TEXT NOT NULL, query_type INTEGER NOT NULL, read_until BIGINT NOT NULL,
  PRIMARY KEY (platform, query_type));
INSERT INTO feed_cursors (platform, query_type, read_until) SELECT source, 4, read_until FROM feed_cursor;
DROP TABLE feed_cursor;

-- Windows all pages of which were taken in. One that goes on where the last one ended widens it, up to an hour.
CREATE TABLE feed_windows (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL, query_type INTEGER NOT NULL,
  window_start BIGINT NOT NULL, window_end BIGINT NOT NULL, read_at BIGINT NOT NULL,
  row_count BIGINT NOT NULL, rejected BIGINT NOT NULL,
  reread BIGINT, -- the feed_rereads it was read for
  CHECK (window_end >= window_start));
CREATE INDEX feed_windows_by_time ON feed_windows (platform, query_type, window_start);

CREATE TABLE feed_rereads (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL, query_type INTEGER NOT NULL,
  from_time BIGINT NOT NULL, to_time BIGINT NOT NULL, next_time BIGINT NOT NULL,
  wanted_by TEXT NOT NULL, wanted_at BIGINT NOT NULL, done_at BIGINT,
  CHECK (to_time > from_time));
-- The same stretch waits once.
CREATE UNIQUE INDEX feed_rereads_waiting ON feed_rereads (platform, query_type, from_time, to_time)
  WHERE done_at IS NULL;
