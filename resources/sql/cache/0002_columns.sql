-- Rows in columns of their own: half the bytes of JSON, and nothing to parse when a page is shown.
-- What is personal (masks, the blind index) is in `users` and `user_search` alone, so that it can go while the rows stay.
ALTER TABLE rebates RENAME TO rebates_1;
ALTER TABLE users RENAME TO users_1;
DROP INDEX rebates_newest;
DROP INDEX rebates_amount;
DROP INDEX rebates_state_newest;
DROP INDEX rebates_state_amount;
DROP INDEX rebates_line;
DROP INDEX rebates_user;

CREATE TABLE rebates (
  number       INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  platform     TEXT NOT NULL,
  line         TEXT NOT NULL,
  role         INTEGER NOT NULL,
  user_id      TEXT NOT NULL,
  item         TEXT NOT NULL,
  status_code  INTEGER NOT NULL,
  upstream     TEXT NOT NULL,
  refund_open  INTEGER NOT NULL,
  level        TEXT NOT NULL,
  reserve_bp   INTEGER NOT NULL,
  share_bp     INTEGER NOT NULL,
  inviter_id   TEXT NOT NULL,
  inviter_bp   INTEGER NOT NULL,
  rule_version INTEGER NOT NULL,
  paid         INTEGER NOT NULL,
  income       INTEGER NOT NULL,
  platform_fee INTEGER NOT NULL,
  due          INTEGER NOT NULL,
  reserve      INTEGER NOT NULL,
  amount       INTEGER NOT NULL,  -- the user's part
  ours         INTEGER NOT NULL,
  inviter      INTEGER NOT NULL,
  state        TEXT NOT NULL,
  reason       TEXT NOT NULL,
  proposed_by  TEXT NOT NULL,
  decided_by   TEXT NOT NULL,
  note         TEXT NOT NULL,
  version      INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  modified_at  INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  region       TEXT NOT NULL,     -- that it came from; '': with the snapshot, meta 'snapshot_region'
  fetched_at   INTEGER NOT NULL   -- region time; 0: with the snapshot, meta 'snapshot_at'
);
INSERT INTO rebates
SELECT number, id, body ->> 'platform', line, body ->> 'role', user_id, item, body ->> 'status_code',
  body ->> 'upstream', body ->> 'refund_open', body ->> 'level', body ->> 'reserve_bp', body ->> 'share_bp',
  ifnull(body ->> 'inviter_id', ''), ifnull(body ->> 'inviter_bp', 0), ifnull(body ->> 'rule_version', 1),
  body ->> 'paid_fen', body ->> 'income_fen', body ->> 'platform_fee_fen', body ->> 'due_fen', body ->> 'reserve_fen',
  amount, body ->> 'platform_fen', ifnull(body ->> 'inviter_fen', 0), state, body ->> 'reason', body ->> 'proposed_by',
  body ->> 'decided_by', body ->> 'note', version, body ->> 'content_hash', created_at,
  CAST(round(unixepoch(body ->> 'modified_at', 'subsec') * 1000) AS INTEGER),
  CAST(round(unixepoch(body ->> 'updated_at', 'subsec') * 1000) AS INTEGER), region,
  ifnull((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'fetched_at'), 0)
FROM rebates_1 ORDER BY number;

-- Both orders, with and without a state: a page is a walk along one of these.
CREATE INDEX rebates_newest ON rebates (created_at, id);
CREATE INDEX rebates_amount ON rebates (amount, id);
CREATE INDEX rebates_state_newest ON rebates (state, created_at, id);
CREATE INDEX rebates_state_amount ON rebates (state, amount, id);
CREATE INDEX rebates_user ON rebates (user_id);

-- Version 0: known from a rebate only, whose mask it has; not counted, not found.
CREATE TABLE users (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  mask       TEXT NOT NULL,
  level      TEXT NOT NULL,
  balance    INTEGER NOT NULL,
  frozen     INTEGER NOT NULL,
  state      TEXT NOT NULL,
  inviter_id TEXT NOT NULL,
  version    INTEGER NOT NULL,
  personal   INTEGER NOT NULL,  -- 1: a mask or search tokens are here, which expire; 0: nothing personal
  find_hash  INTEGER NOT NULL,  -- of the search tokens; 0: none
  mask_at    INTEGER NOT NULL,  -- version 0: when the rebate was changed that the mask came with
  region     TEXT NOT NULL,
  fetched_at INTEGER NOT NULL
);
INSERT INTO users (id, mask, level, balance, frozen, state, inviter_id, version, personal, find_hash, mask_at, region,
  fetched_at)
SELECT id, body ->> 'mask', body ->> 'level', body ->> 'balance_fen', ifnull(body ->> 'frozen_fen', 0),
  ifnull(body ->> 'state', 'active'), ifnull(body ->> 'inviter_id', ''), version, body ->> 'mask' <> '', 0, 0, region,
  ifnull((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'fetched_at'), 0)
FROM users_1;
INSERT INTO users (id, mask, level, balance, frozen, state, inviter_id, version, personal, find_hash, mask_at, region,
  fetched_at)
SELECT user_id, max(body ->> 'user_mask'), 'bronze', 0, 0, 'active', '', 0, 1, 0, 0, '', 0
FROM rebates_1 WHERE user_id <> '' AND user_id NOT IN (SELECT id FROM users_1) GROUP BY user_id;

-- Trigrams, so that Chinese and parts of words and of order numbers are found. Which rows have them all, no more than
-- that: the rows themselves tell whether they stand together (search.h). A third of the bytes of an index that knows.
DROP TABLE item_search;
CREATE VIRTUAL TABLE rebate_search USING fts5(line, item, content='', contentless_delete=1, detail=none,
  tokenize='trigram');
INSERT INTO rebate_search (rowid, line, item) SELECT number, line, item || ' ' FROM rebates;
CREATE VIRTUAL TABLE rebate_terms USING fts5vocab(rebate_search, row);
CREATE VIRTUAL TABLE user_search USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii');

DROP TABLE rebates_1;
DROP TABLE users_1;
