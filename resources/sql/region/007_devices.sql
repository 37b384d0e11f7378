-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes that may be sent again, and the desktops that decisions come from.

-- The answer to a person's Idempotency-Key, for ever. request_hash is of method, path, query, If-Match and body.
CREATE TABLE idempotency_keys (
  person TEXT NOT NULL, key TEXT NOT NULL, request_hash TEXT NOT NULL,
  status INTEGER NOT NULL, type TEXT NOT NULL, headers TEXT NOT NULL, body TEXT NOT NULL,
  epoch BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (person, key));

-- How far each desktop has counted its decisions, and who decided there last. A number used twice comes from an old
-- copy of its outbox.
CREATE TABLE devices (
  device TEXT PRIMARY KEY, person TEXT NOT NULL, last_seq BIGINT NOT NULL, seen_at BIGINT NOT NULL);
ALTER TABLE decisions ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN device_seq BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX decisions_by_device ON decisions (device, device_seq) WHERE device <> '';
