-- Decisions of this desktop, each on disk before anybody is told that it is kept. Rows are never deleted.
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE items (
  device_seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  id            TEXT NOT NULL UNIQUE,
  rebate_id     TEXT NOT NULL,
  person        TEXT NOT NULL,
  decision      TEXT NOT NULL,
  seen          TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL,
  state         TEXT NOT NULL,
  problem       TEXT NOT NULL DEFAULT '',
  why           TEXT NOT NULL DEFAULT '',
  present       TEXT NOT NULL DEFAULT '',
  audit_hash    TEXT NOT NULL DEFAULT '',
  applied_by    TEXT NOT NULL DEFAULT '',
  settled_at    INTEGER NOT NULL DEFAULT 0,
  tries         INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX items_open ON items (device_seq) WHERE state IN ('queued', 'sending', 'unknown', 'parked');

-- What was decided, and the chain over it, cannot be rewritten; only what became of it moves.
CREATE TRIGGER items_kept BEFORE DELETE ON items BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER items_chain BEFORE UPDATE OF id, rebate_id, person, decision, seen, previous_hash, hash ON items
BEGIN SELECT RAISE(ABORT, 'a decision is never rewritten'); END;

CREATE TABLE counts (state TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TRIGGER counts_added AFTER INSERT ON items BEGIN
  INSERT INTO counts VALUES (new.state, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER counts_moved AFTER UPDATE OF state ON items WHEN old.state <> new.state BEGIN
  UPDATE counts SET number = number - 1 WHERE state = old.state;
  INSERT INTO counts VALUES (new.state, 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
