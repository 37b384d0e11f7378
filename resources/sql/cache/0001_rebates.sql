-- The encrypted local copy. A row keeps what tables sort and search by; the rest is its body, as the region sent it.
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE rebates (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  line       TEXT NOT NULL,
  user_id    TEXT NOT NULL,
  item       TEXT NOT NULL,
  state      TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  amount     INTEGER NOT NULL,
  region     TEXT NOT NULL,
  version    INTEGER NOT NULL,
  body       TEXT NOT NULL
);
-- Both orders, with and without a state: a page is a walk along one of these.
CREATE INDEX rebates_newest ON rebates (created_at, id);
CREATE INDEX rebates_amount ON rebates (amount, id);
CREATE INDEX rebates_state_newest ON rebates (state, created_at, id);
CREATE INDEX rebates_state_amount ON rebates (state, amount, id);
CREATE INDEX rebates_line ON rebates (line);
CREATE INDEX rebates_user ON rebates (user_id);

-- Trigrams, so that Chinese and parts of words are found.
CREATE VIRTUAL TABLE item_search USING fts5(item, content='rebates', content_rowid='number', tokenize='trigram');

CREATE TABLE users (id TEXT PRIMARY KEY, region TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;

-- Kept in the transactions that change rows: counting a hundred thousand rows for a badge would be a scan.
CREATE TABLE counts (kind TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
