-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes that may be sent again, and the desktops that decisions come from.

-- The answer to a person's Idempotency-Key, for ever. request_hash is of method, path, query, If-Match and body.
CREATE TABLE idempotency_keys (
  person TEXT NOT NULL, key TEXT NOT NULL, request_hash TEXT NOT NULL,
  status INTEGER NOT NULL, type TEXT NOT NULL, headers TEXT NOT NULL, body TEXT NOT NULL,
  epoch BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (person, key));

-- How far each desktop of a person has counted its decisions: a number used twice comes from an old copy of its outbox.
CREATE TABLE devices (
  device TEXT NOT NULL, person TEXT NOT NULL, last_seq BIGINT NOT NULL, seen_at BIGINT NOT NULL,
  PRIMARY KEY (device, person));
