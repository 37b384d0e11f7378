-- SPDX-License-Identifier: GPL-3.0-or-later
-- What those who keep the regions running share: orders to hand the leadership over, pause, maintenance, incident notes.
-- Times are UNIX ms. None of it is about people.

CREATE TABLE switchovers (
  id TEXT PRIMARY KEY, from_region TEXT NOT NULL, to_region TEXT NOT NULL CHECK (to_region <> from_region),
  reason TEXT NOT NULL CHECK (reason <> ''),
  asked_by TEXT NOT NULL CHECK (asked_by <> ''), asked_at BIGINT NOT NULL,
  due_at BIGINT, -- NULL: as soon as it is approved
  decided_by TEXT NOT NULL, decided_at BIGINT,
  state TEXT NOT NULL CHECK (state IN
    ('asked', 'approved', 'running', 'done', 'refused', 'rejected', 'cancelled', 'lapsed')),
  failed_check TEXT NOT NULL, result TEXT NOT NULL,
  epoch_before BIGINT NOT NULL, epoch_after BIGINT NOT NULL,
  started_at BIGINT, ended_at BIGINT, version BIGINT NOT NULL,
  CHECK (decided_by <> asked_by),
  CHECK (state NOT IN ('approved', 'running', 'done') OR decided_by <> ''),
  CHECK (state NOT IN ('running', 'done') OR started_at IS NOT NULL),
  CHECK ((state IN ('asked', 'approved', 'running')) = (ended_at IS NULL)));
-- One at a time.
CREATE UNIQUE INDEX switchovers_open ON switchovers ((1)) WHERE state IN ('asked', 'approved', 'running');

-- Each pause of the failover there was; of those that have not ended there is one. restored: what was paused outside
-- of this store was set back.
CREATE TABLE failover_pauses (
  since BIGINT PRIMARY KEY, owner TEXT NOT NULL CHECK (owner <> ''), reason TEXT NOT NULL CHECK (reason <> ''),
  until_at BIGINT NOT NULL CHECK (until_at > since), ended_at BIGINT, ended_by TEXT NOT NULL,
  restored INTEGER NOT NULL CHECK (restored IN (0, 1)));
CREATE UNIQUE INDEX failover_pauses_open ON failover_pauses ((1)) WHERE ended_at IS NULL;

CREATE TABLE maintenance_windows (
  id TEXT PRIMARY KEY, region TEXT NOT NULL CHECK (region <> ''), part TEXT NOT NULL,
  owner TEXT NOT NULL CHECK (owner <> ''), reason TEXT NOT NULL CHECK (reason <> ''),
  from_at BIGINT NOT NULL, until_at BIGINT NOT NULL CHECK (until_at > from_at),
  ended_at BIGINT, ended_by TEXT NOT NULL);
CREATE INDEX maintenance_windows_open ON maintenance_windows (until_at) WHERE ended_at IS NULL;

CREATE TABLE incident_notes (
  seq BIGINT PRIMARY KEY, id TEXT NOT NULL, fingerprint TEXT NOT NULL CHECK (fingerprint <> ''),
  alert TEXT NOT NULL, region TEXT NOT NULL, note TEXT NOT NULL CHECK (note <> ''),
  author TEXT NOT NULL CHECK (author <> ''), at BIGINT NOT NULL);
CREATE UNIQUE INDEX incident_notes_by_id ON incident_notes (id);
CREATE INDEX incident_notes_by_alert ON incident_notes (fingerprint, seq);
