-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the steps up to 011 make of a file, in PostgreSQL. Money is integer fen, times are UNIX ms (the lease's are
-- CLOCK_BOOTTIME ms). Rebates and postings are spread by user, so that a sharded PostgreSQL can keep a user's rows
-- together; their keys therefore hold the user. Changes and the audit are one sequence each and stay whole.

-- The steps that were taken; a file has its user_version.
CREATE TABLE schema_steps (number BIGINT PRIMARY KEY);

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- Who leads. One row.
CREATE TABLE lease (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  region TEXT NOT NULL, epoch BIGINT NOT NULL, expires_at BIGINT NOT NULL,
  boot_id TEXT NOT NULL, pid BIGINT NOT NULL, url TEXT NOT NULL,
  released_at BIGINT NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '', successor TEXT NOT NULL DEFAULT '');
INSERT INTO lease VALUES (1, '', 0, 0, '', 0, '');

CREATE TABLE users (
  id TEXT PRIMARY KEY, mask TEXT NOT NULL, level TEXT NOT NULL,
  balance_fen BIGINT NOT NULL, version BIGINT NOT NULL,
  frozen_fen BIGINT NOT NULL DEFAULT 0 CHECK (frozen_fen >= 0),
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'frozen', 'erased')),
  inviter_id TEXT NOT NULL DEFAULT '' CHECK (inviter_id <> id));

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
  seen_at BIGINT NOT NULL, raw TEXT NOT NULL, settles_at BIGINT,
  PRIMARY KEY (line_key, hash));
CREATE INDEX order_versions_by_line ON order_versions (line);
CREATE INDEX order_versions_by_parent ON order_versions (parent);

CREATE TABLE rebates (
  id TEXT NOT NULL, platform TEXT NOT NULL, line TEXT NOT NULL, role INTEGER NOT NULL,
  user_id TEXT NOT NULL, user_mask TEXT NOT NULL, item TEXT NOT NULL,
  status_code BIGINT NOT NULL, upstream TEXT NOT NULL, refund_open INTEGER NOT NULL,
  level TEXT NOT NULL, reserve_bp INTEGER NOT NULL, share_bp INTEGER NOT NULL,
  paid_fen BIGINT NOT NULL, income_fen BIGINT NOT NULL, platform_fee_fen BIGINT NOT NULL,
  due_fen BIGINT NOT NULL, reserve_fen BIGINT NOT NULL, user_fen BIGINT NOT NULL, platform_fen BIGINT NOT NULL,
  state TEXT NOT NULL, reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL, decided_by TEXT NOT NULL, note TEXT NOT NULL,
  version BIGINT NOT NULL, content_hash TEXT NOT NULL,
  created_at BIGINT NOT NULL, modified_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  frozen_for TEXT NOT NULL, -- whose level the share was frozen for; '' until somebody owns the line
  inviter_id TEXT NOT NULL DEFAULT '', inviter_bp INTEGER NOT NULL DEFAULT 0,
  inviter_fen BIGINT NOT NULL DEFAULT 0, rule_version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (id, user_id)) PARTITION BY HASH (user_id);
CREATE TABLE rebates_0 PARTITION OF rebates FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE rebates_1 PARTITION OF rebates FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE rebates_2 PARTITION OF rebates FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE rebates_3 PARTITION OF rebates FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE INDEX rebates_by_state ON rebates (state, id);
CREATE INDEX rebates_by_user ON rebates (user_id, created_at, id) WHERE user_id <> '';

CREATE TABLE transactions (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('credit', 'release', 'withdrawal', 'payout', 'adjustment', 'reversal')),
  subject TEXT NOT NULL CHECK (subject <> ''), -- the rebate, withdrawal or proposal it is booked for
  reverses TEXT UNIQUE REFERENCES transactions (key),
  actor TEXT NOT NULL, epoch BIGINT NOT NULL, at BIGINT NOT NULL,
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)));
CREATE INDEX transactions_by_subject ON transactions (subject, kind);

CREATE TABLE postings (
  transaction_key TEXT NOT NULL REFERENCES transactions (key) DEFERRABLE INITIALLY DEFERRED,
  leg INTEGER NOT NULL,
  account TEXT NOT NULL CHECK (account IN
    ('commission_receivable', 'user_payable', 'user_frozen', 'platform_income', 'reserve', 'goodwill', 'cash')),
  user_id TEXT NOT NULL,
  amount_fen BIGINT NOT NULL CHECK (amount_fen <> 0),
  PRIMARY KEY (transaction_key, leg, user_id),
  CHECK ((account IN ('user_payable', 'user_frozen')) = (user_id <> ''))) PARTITION BY HASH (user_id);
CREATE TABLE postings_0 PARTITION OF postings FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE postings_1 PARTITION OF postings FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE postings_2 PARTITION OF postings FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE postings_3 PARTITION OF postings FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE INDEX postings_by_user ON postings (user_id) WHERE user_id <> '';

-- The answer to a decision's id, for ever.
CREATE TABLE decisions (
  id TEXT PRIMARY KEY, person TEXT NOT NULL, body_hash TEXT NOT NULL, rebate_id TEXT NOT NULL,
  applied INTEGER NOT NULL, audit_hash TEXT NOT NULL, answer TEXT NOT NULL, epoch BIGINT NOT NULL, at BIGINT NOT NULL,
  device TEXT NOT NULL DEFAULT '', device_seq BIGINT NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX decisions_by_device ON decisions (device, device_seq) WHERE device <> '';
CREATE INDEX decisions_by_rebate ON decisions (rebate_id, at);

-- The change stream: body is the API's Change.
CREATE TABLE changes (
  seq BIGINT PRIMARY KEY, previous BIGINT NOT NULL UNIQUE,
  epoch BIGINT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL, body TEXT NOT NULL);

CREATE TABLE audit (
  seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
  entity TEXT NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL);
CREATE INDEX audit_by_action ON audit (action, seq);
CREATE INDEX audit_of_users ON audit (entity, at)
  WHERE action IN ('user.level', 'user.state', 'user.revealed', 'user.erased');
CREATE INDEX audit_reveals ON audit (actor, at) WHERE action = 'user.revealed';
CREATE INDEX audit_by_actor ON audit (actor, seq, action);
CREATE INDEX audit_by_entity ON audit (entity, seq, action, actor);

-- The bus: at least once, deleted by the transaction that acts on them.
CREATE TABLE events (
  id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, at BIGINT NOT NULL);

CREATE TABLE operators (
  name TEXT PRIMARY KEY, display TEXT NOT NULL, role TEXT NOT NULL,
  password_hash TEXT NOT NULL, disabled INTEGER NOT NULL, created_at BIGINT NOT NULL);

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY, operator TEXT NOT NULL REFERENCES operators (name),
  created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL,
  signed_in_at BIGINT NOT NULL DEFAULT 0, renew_until BIGINT NOT NULL DEFAULT 0);

CREATE TABLE rejected_rows (
  id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, source TEXT NOT NULL, page TEXT NOT NULL, line TEXT NOT NULL,
  reason TEXT NOT NULL, at BIGINT NOT NULL,
  UNIQUE (source, line, reason));

-- Everything modified before read_until (UNIX ms) has been taken in; by the platform's number of the query.
CREATE TABLE feed_cursors (
  platform TEXT NOT NULL, query_type INTEGER NOT NULL, read_until BIGINT NOT NULL,
  PRIMARY KEY (platform, query_type));

CREATE TABLE feed_windows (
  id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  platform TEXT NOT NULL, query_type INTEGER NOT NULL,
  window_start BIGINT NOT NULL, window_end BIGINT NOT NULL, read_at BIGINT NOT NULL,
  row_count BIGINT NOT NULL, rejected BIGINT NOT NULL,
  reread BIGINT, -- the feed_rereads it was read for
  CHECK (window_end >= window_start));
CREATE INDEX feed_windows_by_time ON feed_windows (platform, query_type, window_start);

CREATE TABLE feed_rereads (
  id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  platform TEXT NOT NULL, query_type INTEGER NOT NULL,
  from_time BIGINT NOT NULL, to_time BIGINT NOT NULL, next_time BIGINT NOT NULL,
  wanted_by TEXT NOT NULL, wanted_at BIGINT NOT NULL, done_at BIGINT,
  CHECK (to_time > from_time));
CREATE UNIQUE INDEX feed_rereads_waiting ON feed_rereads (platform, query_type, from_time, to_time)
  WHERE done_at IS NULL;

-- Of the last quarter of an hour.
CREATE TABLE sign_in_failures (name_hash TEXT NOT NULL, at BIGINT NOT NULL);
CREATE INDEX sign_in_failures_by_name ON sign_in_failures (name_hash, at);

CREATE TABLE one_time_codes (
  operator TEXT PRIMARY KEY REFERENCES operators (name), sealed TEXT NOT NULL, last_step BIGINT NOT NULL);

-- Rules in force from a moment on; a line takes those of the day its order was made.
CREATE TABLE rule_versions (
  version BIGINT PRIMARY KEY, in_force_from BIGINT NOT NULL, body TEXT NOT NULL,
  proposal_id TEXT NOT NULL, proposed_by TEXT NOT NULL, decided_by TEXT NOT NULL, at BIGINT NOT NULL,
  CHECK (version = 1 OR proposed_by <> decided_by));
INSERT INTO rule_versions VALUES (1, 0, '{}', '', '', '', 0); -- what the program knows without being told

CREATE TABLE proposals (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  proposed_by TEXT NOT NULL, proposed_at BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn')),
  decided_by TEXT NOT NULL, decided_at BIGINT, decision_reason TEXT NOT NULL, version BIGINT NOT NULL,
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK (state <> 'approved' OR proposed_by <> decided_by));
CREATE INDEX proposals_by_state ON proposals (state, id);
CREATE INDEX proposals_by_subject ON proposals (subject, proposed_at, id);

-- Reserves that wait for their day; gone when released or reversed.
CREATE TABLE reserves_held (
  transaction_key TEXT PRIMARY KEY REFERENCES transactions (key), due_at BIGINT NOT NULL);
CREATE INDEX reserves_held_by_day ON reserves_held (due_at);

-- Every version of every refund and punishment ever seen; the raw row is kept. role 0: the row names none.
CREATE TABLE line_details (
  platform TEXT NOT NULL, line TEXT NOT NULL, role INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('refund', 'punishment')), number TEXT NOT NULL, hash TEXT NOT NULL,
  status_code BIGINT NOT NULL, amount_fen BIGINT NOT NULL, commission_fen BIGINT NOT NULL,
  dated INTEGER NOT NULL, modified_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, raw TEXT NOT NULL,
  PRIMARY KEY (platform, line, role, kind, number, hash));

CREATE TABLE maturing_lines (
  line_key TEXT NOT NULL, due_at BIGINT NOT NULL,
  PRIMARY KEY (line_key, due_at));
CREATE INDEX maturing_lines_by_day ON maturing_lines (due_at);

CREATE TABLE bill_lines (
  line_key TEXT PRIMARY KEY, platform TEXT NOT NULL, month TEXT NOT NULL, income_fen BIGINT NOT NULL);
CREATE INDEX bill_lines_by_month ON bill_lines (platform, month);

-- What a platform says it pays for a month: entered by one person, confirmed by another.
CREATE TABLE bills (
  id TEXT PRIMARY KEY, platform TEXT NOT NULL, month TEXT NOT NULL,
  total_fen BIGINT NOT NULL CHECK (total_fen >= 0), line_count BIGINT NOT NULL CHECK (line_count >= 0),
  state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'superseded')),
  entered_by TEXT NOT NULL, entered_at BIGINT NOT NULL,
  confirmed_by TEXT NOT NULL DEFAULT '', confirmed_at BIGINT, reason TEXT NOT NULL DEFAULT '',
  confirmed_income_fen BIGINT, confirmed_lines BIGINT, -- ours, when it was confirmed
  CHECK ((state = 'confirmed') = (confirmed_by <> '')),
  CHECK (confirmed_by <> entered_by));
CREATE UNIQUE INDEX bills_in_force ON bills (platform, month) WHERE state <> 'superseded';

-- Platforms whose settled lines wait for the bill of their month.
CREATE TABLE bill_policies (platform TEXT PRIMARY KEY, required INTEGER NOT NULL);

-- The answer to a person's Idempotency-Key, for ever.
CREATE TABLE idempotency_keys (
  person TEXT NOT NULL, key TEXT NOT NULL, request_hash TEXT NOT NULL,
  status INTEGER NOT NULL, type TEXT NOT NULL, headers TEXT NOT NULL, body TEXT NOT NULL,
  epoch BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (person, key));

-- How far each desktop has counted its decisions, and who decided there last.
CREATE TABLE devices (
  device TEXT PRIMARY KEY, person TEXT NOT NULL, last_seq BIGINT NOT NULL, seen_at BIGINT NOT NULL);

-- A batch; what became of it is what became of its withdrawals.
CREATE TABLE payouts (
  id TEXT PRIMARY KEY, created_by TEXT NOT NULL CHECK (created_by <> ''), created_at BIGINT NOT NULL,
  items BIGINT NOT NULL CHECK (items > 0), total_fen BIGINT NOT NULL CHECK (total_fen > 0));

CREATE TABLE withdrawals (
  id TEXT PRIMARY KEY, -- the provider's idempotency key
  user_id TEXT NOT NULL REFERENCES users (id),
  amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
  state TEXT NOT NULL CHECK (state IN
    ('requested', 'reviewed', 'in_payout', 'unknown', 'paid', 'returned', 'rejected', 'cancelled')),
  reviewers INTEGER NOT NULL CHECK (reviewers IN (1, 2)),
  requested_by TEXT NOT NULL CHECK (requested_by <> ''),
  first_reviewer TEXT NOT NULL, reviewer TEXT NOT NULL, payer TEXT NOT NULL,
  payout_id TEXT REFERENCES payouts (id),
  note TEXT NOT NULL,
  requested_at BIGINT NOT NULL, sent_at BIGINT NOT NULL, valid_till BIGINT NOT NULL, settled_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL, version BIGINT NOT NULL, content_hash TEXT NOT NULL,
  -- two people
  CHECK (first_reviewer <> requested_by AND reviewer <> requested_by AND payer <> requested_by),
  CHECK (reviewer = '' OR (first_reviewer <> reviewer AND payer <> reviewer)),
  CHECK (state NOT IN ('reviewed', 'in_payout', 'unknown', 'paid', 'returned')
    OR (reviewer <> '' AND (reviewers = 1 OR first_reviewer <> ''))),
  -- each state has what it stands on
  CHECK (state NOT IN ('in_payout', 'unknown', 'paid', 'returned') OR (payer <> '' AND payout_id IS NOT NULL)),
  CHECK (state NOT IN ('unknown', 'paid', 'returned') OR sent_at > 0),
  CHECK (state NOT IN ('requested', 'reviewed', 'rejected', 'cancelled') OR sent_at = 0),
  CHECK (valid_till >= sent_at AND (sent_at > 0) = (valid_till > 0)),
  CHECK (state NOT IN ('rejected', 'cancelled') OR note <> ''),
  CHECK ((settled_at > 0) = (state IN ('paid', 'returned', 'rejected', 'cancelled'))));
CREATE INDEX withdrawals_by_state ON withdrawals (state, id);
CREATE INDEX withdrawals_by_user ON withdrawals (user_id, id);
CREATE INDEX withdrawals_by_payout ON withdrawals (payout_id) WHERE payout_id IS NOT NULL;

-- When to ask the provider next.
CREATE TABLE payout_queries (
  withdrawal_id TEXT PRIMARY KEY REFERENCES withdrawals (id), due_at BIGINT NOT NULL, asked BIGINT NOT NULL);
CREATE INDEX payout_queries_by_time ON payout_queries (due_at);

-- What is personal about users, sealed. To erase somebody is to destroy their data key.
CREATE TABLE data_keys (user_id TEXT PRIMARY KEY REFERENCES users (id), sealed TEXT NOT NULL);
CREATE TABLE personal_data (user_id TEXT PRIMARY KEY REFERENCES data_keys (user_id), sealed TEXT NOT NULL);
CREATE TABLE personal_index (
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'nickname')), hash TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  PRIMARY KEY (kind, hash, user_id));
CREATE INDEX personal_index_by_user ON personal_index (user_id);
CREATE TABLE notes (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id),
  author TEXT NOT NULL, at BIGINT NOT NULL, sealed TEXT NOT NULL);
CREATE INDEX notes_by_user ON notes (user_id, at, id);

-- Lines given to somebody by a claim, whatever the feed says of them.
CREATE TABLE line_owners (
  line_key TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id),
  proposal_id TEXT NOT NULL REFERENCES proposals (id), at BIGINT NOT NULL);

-- What desktops find users by while no region answers.
CREATE TABLE user_find (user_id TEXT PRIMARY KEY REFERENCES users (id), tokens TEXT NOT NULL);
