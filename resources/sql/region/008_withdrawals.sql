-- SPDX-License-Identifier: GPL-3.0-or-later
-- Withdrawals, the payouts they are paid out in, and what is to be asked of the provider.

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

-- When to ask the provider next: of unknown ones soon, of paid ones once in a while (banks send money back).
CREATE TABLE payout_queries (
  withdrawal_id TEXT PRIMARY KEY REFERENCES withdrawals (id), due_at BIGINT NOT NULL, asked BIGINT NOT NULL);
CREATE INDEX payout_queries_by_time ON payout_queries (due_at);

-- The rules the ledger keeps, by the database as well (SQLite's dialect of triggers).
CREATE TRIGGER withdrawals_begin BEFORE INSERT ON withdrawals
WHEN NEW.state <> 'requested' OR NEW.version <> 1
BEGIN SELECT RAISE(ABORT, 'a withdrawal begins with a request'); END;
CREATE TRIGGER withdrawals_of_active_users BEFORE INSERT ON withdrawals
WHEN NOT EXISTS (SELECT 1 FROM users WHERE id = NEW.user_id AND state = 'active')
BEGIN SELECT RAISE(ABORT, 'nothing is paid out to this user'); END;
CREATE TRIGGER withdrawals_of_what_is_there BEFORE INSERT ON withdrawals
WHEN EXISTS (SELECT 1 FROM users WHERE id = NEW.user_id AND balance_fen < NEW.amount_fen)
BEGIN SELECT RAISE(ABORT, 'a withdrawal takes no more than there is'); END;
CREATE TRIGGER withdrawals_minimum BEFORE INSERT ON withdrawals
WHEN NEW.amount_fen < (SELECT COALESCE(json_extract(body, '$.minimum_withdrawal_fen'), 0) FROM rule_versions
  WHERE in_force_from <= NEW.requested_at ORDER BY version DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'less than the rules let out'); END;
CREATE TRIGGER withdrawals_version BEFORE UPDATE ON withdrawals WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'a withdrawal changes one version at a time'); END;
CREATE TRIGGER withdrawals_keep BEFORE UPDATE ON withdrawals
WHEN NEW.id <> OLD.id OR NEW.user_id <> OLD.user_id OR NEW.amount_fen <> OLD.amount_fen
  OR NEW.reviewers <> OLD.reviewers OR NEW.requested_by <> OLD.requested_by OR NEW.requested_at <> OLD.requested_at
  OR (OLD.first_reviewer <> '' AND NEW.first_reviewer <> OLD.first_reviewer)
  OR (OLD.reviewer <> '' AND NEW.reviewer <> OLD.reviewer)
  OR (OLD.payer <> '' AND NEW.payer <> OLD.payer)
  OR (OLD.payout_id IS NOT NULL AND (NEW.payout_id IS NULL OR NEW.payout_id <> OLD.payout_id))
  OR (OLD.sent_at > 0 AND (NEW.sent_at <> OLD.sent_at OR NEW.valid_till <> OLD.valid_till))
BEGIN SELECT RAISE(ABORT, 'what a withdrawal stands on is not changed'); END;
-- Sent once, and from then on only the provider's word counts.
CREATE TRIGGER withdrawals_steps BEFORE UPDATE ON withdrawals
WHEN NOT (
     (OLD.state = 'requested' AND NEW.state IN ('requested', 'reviewed', 'rejected', 'cancelled'))
  OR (OLD.state = 'reviewed' AND NEW.state IN ('in_payout', 'rejected', 'cancelled'))
  OR (OLD.state = 'in_payout' AND OLD.sent_at = 0 AND NEW.state IN ('in_payout', 'rejected', 'cancelled'))
  OR (OLD.state = 'in_payout' AND OLD.sent_at > 0 AND NEW.state IN ('unknown', 'paid', 'returned'))
  OR (OLD.state = 'unknown' AND NEW.state IN ('paid', 'returned'))
  OR (OLD.state = 'paid' AND NEW.state = 'returned'))
BEGIN SELECT RAISE(ABORT, 'a withdrawal does not go this way'); END;
CREATE TRIGGER withdrawals_stay BEFORE DELETE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals are never deleted'); END;
CREATE TRIGGER payouts_keep BEFORE UPDATE ON payouts
BEGIN SELECT RAISE(ABORT, 'payouts are insert only'); END;
CREATE TRIGGER payouts_stay BEFORE DELETE ON payouts
BEGIN SELECT RAISE(ABORT, 'payouts are insert only'); END;

-- Each withdrawal is booked once and paid once, with these legs, and undone only when it ended so.
CREATE TRIGGER transactions_of_withdrawals BEFORE INSERT ON transactions
WHEN NEW.kind IN ('withdrawal', 'payout') AND (
  NEW.key <> NEW.kind || ':' || NEW.subject
  OR NOT EXISTS (
    SELECT 1 FROM withdrawals w WHERE w.id = NEW.subject
      AND w.state = CASE NEW.kind WHEN 'withdrawal' THEN 'requested' ELSE 'paid' END
      AND 2 = (SELECT COUNT(*) FROM postings p WHERE p.transaction_key = NEW.key)
      AND EXISTS (SELECT 1 FROM postings p WHERE p.transaction_key = NEW.key AND p.user_id = w.user_id
        AND p.amount_fen = w.amount_fen
        AND p.account = CASE NEW.kind WHEN 'withdrawal' THEN 'user_payable' ELSE 'user_frozen' END)
      AND EXISTS (SELECT 1 FROM postings p WHERE p.transaction_key = NEW.key AND p.amount_fen = -w.amount_fen
        AND p.account = CASE NEW.kind WHEN 'withdrawal' THEN 'user_frozen' ELSE 'cash' END)))
BEGIN SELECT RAISE(ABORT, 'booked as the withdrawal says, once'); END;
CREATE TRIGGER transactions_undo_withdrawals BEFORE INSERT ON transactions
WHEN NEW.kind = 'reversal' AND EXISTS (
  SELECT 1 FROM transactions t JOIN withdrawals w ON w.id = t.subject
  WHERE t.key = NEW.reverses AND t.kind IN ('withdrawal', 'payout')
    AND w.state NOT IN ('returned', 'rejected', 'cancelled'))
BEGIN SELECT RAISE(ABORT, 'money of a withdrawal that stands stays where it is'); END;
