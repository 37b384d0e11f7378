-- SPDX-License-Identifier: GPL-3.0-or-later
-- Money is integer fen, times are UNIX ms (the lease's are CLOCK_BOOTTIME ms).

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- Who leads. One row; taken by compare-and-set on the epoch.
CREATE TABLE lease (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  region TEXT NOT NULL, epoch BIGINT NOT NULL, expires_at BIGINT NOT NULL,
  boot_id TEXT NOT NULL, pid BIGINT NOT NULL, url TEXT NOT NULL);
INSERT INTO lease VALUES (1, '', 0, 0, '', 0, '');

CREATE TABLE users (
  id TEXT PRIMARY KEY, mask TEXT NOT NULL, level TEXT NOT NULL,
  balance_fen BIGINT NOT NULL, version BIGINT NOT NULL);

-- kind: special, relation or adzone
CREATE TABLE attribution (
  kind TEXT NOT NULL, key TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES users (id),
  PRIMARY KEY (kind, key));

-- Every version of every line ever seen; the raw row is kept.
CREATE TABLE order_versions (
  line_key TEXT NOT NULL, hash TEXT NOT NULL,
  platform TEXT NOT NULL, line TEXT NOT NULL, parent TEXT NOT NULL, role INTEGER NOT NULL,
  status_code BIGINT NOT NULL, state TEXT NOT NULL, refund_open INTEGER NOT NULL,
  paid_fen BIGINT NOT NULL, received_fen BIGINT, estimated_fen BIGINT NOT NULL,
  settled_fen BIGINT NOT NULL, platform_fee_fen BIGINT NOT NULL,
  special_id TEXT NOT NULL, relation_id TEXT NOT NULL, adzone_id TEXT NOT NULL,
  item TEXT NOT NULL, shop TEXT NOT NULL,
  created_at BIGINT NOT NULL, earned_at BIGINT, modified_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL, raw TEXT NOT NULL,
  PRIMARY KEY (line_key, hash));

CREATE TABLE rebates (
  id TEXT PRIMARY KEY, platform TEXT NOT NULL, line TEXT NOT NULL, role INTEGER NOT NULL,
  user_id TEXT NOT NULL, user_mask TEXT NOT NULL, item TEXT NOT NULL,
  status_code BIGINT NOT NULL, upstream TEXT NOT NULL, refund_open INTEGER NOT NULL,
  level TEXT NOT NULL, reserve_bp INTEGER NOT NULL, share_bp INTEGER NOT NULL,
  paid_fen BIGINT NOT NULL, income_fen BIGINT NOT NULL, platform_fee_fen BIGINT NOT NULL,
  due_fen BIGINT NOT NULL, reserve_fen BIGINT NOT NULL, user_fen BIGINT NOT NULL, platform_fen BIGINT NOT NULL,
  state TEXT NOT NULL, reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL, decided_by TEXT NOT NULL, note TEXT NOT NULL,
  version BIGINT NOT NULL, content_hash TEXT NOT NULL,
  created_at BIGINT NOT NULL, modified_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  frozen_for TEXT NOT NULL); -- whose level the share was frozen for; '' until somebody owns the line
CREATE INDEX rebates_by_state ON rebates (state, id);

CREATE TABLE transactions (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('credit', 'reversal')),
  rebate_id TEXT NOT NULL REFERENCES rebates (id),
  reverses TEXT UNIQUE REFERENCES transactions (key),
  actor TEXT NOT NULL, epoch BIGINT NOT NULL, at BIGINT NOT NULL,
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)));
CREATE INDEX transactions_by_rebate ON transactions (rebate_id);

CREATE TABLE postings (
  transaction_key TEXT NOT NULL REFERENCES transactions (key) DEFERRABLE INITIALLY DEFERRED,
  leg INTEGER NOT NULL, account TEXT NOT NULL, user_id TEXT NOT NULL,
  amount_fen BIGINT NOT NULL CHECK (amount_fen <> 0),
  PRIMARY KEY (transaction_key, leg),
  CHECK ((account = 'user_payable') = (user_id <> '')));
CREATE INDEX postings_by_user ON postings (user_id);

-- The answer to a decision's id, for ever.
CREATE TABLE decisions (
  id TEXT PRIMARY KEY, person TEXT NOT NULL, body_hash TEXT NOT NULL, rebate_id TEXT NOT NULL,
  applied INTEGER NOT NULL, audit_hash TEXT NOT NULL, answer TEXT NOT NULL, epoch BIGINT NOT NULL, at BIGINT NOT NULL);

-- The change stream: body is the API's Change.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, previous BIGINT NOT NULL UNIQUE,
  epoch BIGINT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL, body TEXT NOT NULL);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at BIGINT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
  entity TEXT NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL);

-- The embedded bus: at least once, deleted by the transaction that acts on them.
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, key TEXT NOT NULL, at BIGINT NOT NULL);

CREATE TABLE operators (
  name TEXT PRIMARY KEY, display TEXT NOT NULL, role TEXT NOT NULL,
  password_hash TEXT NOT NULL, disabled INTEGER NOT NULL, created_at BIGINT NOT NULL);

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY, operator TEXT NOT NULL REFERENCES operators (name),
  created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL);

-- Everything modified before read_until (UNIX ms) has been taken in.
CREATE TABLE feed_cursor (source TEXT PRIMARY KEY, read_until BIGINT NOT NULL);

CREATE TABLE rejected_rows (
  id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, page TEXT NOT NULL, line TEXT NOT NULL,
  reason TEXT NOT NULL, at BIGINT NOT NULL,
  UNIQUE (source, line, reason));
