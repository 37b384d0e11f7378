-- What a decision was made on and until when it holds; one hash over everything of a row that never changes.
-- Rows of before have no content hash: their chain runs over person and decision only, as it was written.
ALTER TABLE items ADD COLUMN store TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN send_after INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN content_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN released_on TEXT NOT NULL DEFAULT '';

DROP TRIGGER items_chain;
CREATE TRIGGER items_chain BEFORE UPDATE OF device_seq, id, rebate_id, person, decision, seen, previous_hash, hash, store,
  seen_at, expires_at, send_after, content_hash ON items
BEGIN SELECT RAISE(ABORT, 'a decision is never rewritten'); END;

-- Numbers that no row has: skipped because a region had seen them, or lost with a damaged file.
CREATE TABLE gaps (
  first INTEGER PRIMARY KEY,
  last  INTEGER NOT NULL,
  why   TEXT NOT NULL CHECK (why IN ('skipped', 'lost'))
);
