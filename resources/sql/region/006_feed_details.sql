-- SPDX-License-Identifier: GPL-3.0-or-later
-- What feeds tell about a line beside its rows, what is to be judged again on a later day, and the platforms' bills.

-- Every version of every refund and punishment ever seen; the raw row is kept. role 0: the row names none.
CREATE TABLE line_details (
  platform TEXT NOT NULL, line TEXT NOT NULL, role INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('refund', 'punishment')), number TEXT NOT NULL, hash TEXT NOT NULL,
  status_code BIGINT NOT NULL, amount_fen BIGINT NOT NULL, commission_fen BIGINT NOT NULL,
  dated INTEGER NOT NULL, modified_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, raw TEXT NOT NULL,
  PRIMARY KEY (platform, line, role, kind, number, hash));

-- Lines whose settlement day is to come: on that day their newest row means something else.
ALTER TABLE order_versions ADD COLUMN settles_at BIGINT;
CREATE TABLE maturing_lines (
  line_key TEXT NOT NULL, due_at BIGINT NOT NULL,
  PRIMARY KEY (line_key, due_at));
CREATE INDEX maturing_lines_by_day ON maturing_lines (due_at);
INSERT INTO maturing_lines (line_key, due_at)
  SELECT DISTINCT line_key, 0 FROM order_versions WHERE platform = 'jd' AND state = 'received';

-- What each settled line brings before the platform's fee, and in which month (yyyy-mm, +08:00) it was earned.
CREATE TABLE bill_lines (
  line_key TEXT PRIMARY KEY, platform TEXT NOT NULL, month TEXT NOT NULL, income_fen BIGINT NOT NULL);
CREATE INDEX bill_lines_by_month ON bill_lines (platform, month);
INSERT INTO events (kind, key, at) SELECT 'order.updated', id, 0 FROM rebates WHERE upstream = 'settled' ORDER BY id;

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
