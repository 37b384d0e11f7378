-- SPDX-License-Identifier: GPL-3.0-or-later
-- The journal takes every kind of transaction, not rebates' alone; rules are versions; changes to them are proposals.

CREATE TABLE journal_transactions (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('credit', 'release', 'withdrawal', 'payout', 'adjustment', 'reversal')),
  subject TEXT NOT NULL CHECK (subject <> ''), -- the rebate, withdrawal or proposal it is booked for
  reverses TEXT UNIQUE REFERENCES journal_transactions (key),
  actor TEXT NOT NULL, epoch BIGINT NOT NULL, at BIGINT NOT NULL,
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)));
INSERT INTO journal_transactions SELECT key, kind, rebate_id, reverses, actor, epoch, at FROM transactions;

CREATE TABLE journal_postings (
  transaction_key TEXT NOT NULL REFERENCES journal_transactions (key) DEFERRABLE INITIALLY DEFERRED,
  leg INTEGER NOT NULL,
  account TEXT NOT NULL CHECK (account IN
    ('commission_receivable', 'user_payable', 'user_frozen', 'platform_income', 'reserve', 'goodwill', 'cash')),
  user_id TEXT NOT NULL,
  amount_fen BIGINT NOT NULL CHECK (amount_fen <> 0),
  PRIMARY KEY (transaction_key, leg),
  CHECK ((account IN ('user_payable', 'user_frozen')) = (user_id <> '')));
INSERT INTO journal_postings (transaction_key, leg, account, user_id, amount_fen)
  SELECT transaction_key, leg, account, user_id, amount_fen FROM postings;

DROP TABLE postings;
DROP TABLE transactions;
ALTER TABLE journal_transactions RENAME TO transactions;
ALTER TABLE journal_postings RENAME TO postings;
CREATE INDEX transactions_by_subject ON transactions (subject, kind);
CREATE INDEX postings_by_user ON postings (user_id) WHERE user_id <> '';

ALTER TABLE users ADD COLUMN frozen_fen BIGINT NOT NULL DEFAULT 0 CHECK (frozen_fen >= 0); -- of open withdrawals
ALTER TABLE users ADD COLUMN state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'frozen', 'erased'));
ALTER TABLE users ADD COLUMN inviter_id TEXT NOT NULL DEFAULT '' CHECK (inviter_id <> id);

ALTER TABLE rebates ADD COLUMN inviter_id TEXT NOT NULL DEFAULT '';
ALTER TABLE rebates ADD COLUMN inviter_bp INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rebates ADD COLUMN inviter_fen BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rebates ADD COLUMN rule_version BIGINT NOT NULL DEFAULT 1;

-- Rules in force from a moment on; a line takes those of the day its order was made.
CREATE TABLE rule_versions (
  version BIGINT PRIMARY KEY, in_force_from BIGINT NOT NULL, body TEXT NOT NULL,
  proposal_id TEXT NOT NULL, proposed_by TEXT NOT NULL, decided_by TEXT NOT NULL, at BIGINT NOT NULL,
  CHECK (version = 1 OR proposed_by <> decided_by));
INSERT INTO rule_versions VALUES (1, 0, '{}', '', '', '', 0); -- what the program knows without being told

CREATE TABLE proposals (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
  proposed_by TEXT NOT NULL, proposed_at BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn')),
  decided_by TEXT NOT NULL, decided_at BIGINT, decision_reason TEXT NOT NULL, version BIGINT NOT NULL,
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK (state <> 'approved' OR proposed_by <> decided_by));
CREATE INDEX proposals_by_state ON proposals (state, id);

-- Reserves that wait for their day; gone when released or reversed.
CREATE TABLE reserves_held (
  transaction_key TEXT PRIMARY KEY REFERENCES transactions (key), due_at BIGINT NOT NULL);
CREATE INDEX reserves_held_by_day ON reserves_held (due_at);

-- The rules the ledger keeps, once more for the new tables (SQLite's dialect of triggers).
CREATE TRIGGER transactions_balance BEFORE INSERT ON transactions
WHEN (SELECT COUNT(*) FROM postings WHERE transaction_key = NEW.key) < 2
  OR (SELECT SUM(amount_fen) FROM postings WHERE transaction_key = NEW.key) <> 0
BEGIN SELECT RAISE(ABORT, 'a transaction has two legs or more that sum to zero'); END;
CREATE TRIGGER transactions_of_rebates BEFORE INSERT ON transactions
WHEN NEW.kind IN ('credit', 'release') AND NOT EXISTS (SELECT 1 FROM rebates WHERE id = NEW.subject)
BEGIN SELECT RAISE(ABORT, 'a credit is of a rebate'); END;
CREATE TRIGGER transactions_reverse_whole BEFORE INSERT ON transactions
WHEN NEW.kind = 'reversal' AND (
  EXISTS (SELECT 1 FROM transactions WHERE key = NEW.reverses AND (kind = 'reversal' OR subject <> NEW.subject))
  OR EXISTS (
    SELECT 1 FROM postings p LEFT JOIN postings q ON q.transaction_key = NEW.key AND q.leg = p.leg
      AND q.account = p.account AND q.user_id = p.user_id AND q.amount_fen = -p.amount_fen
    WHERE p.transaction_key = NEW.reverses AND q.leg IS NULL)
  OR (SELECT COUNT(*) FROM postings WHERE transaction_key = NEW.key)
     <> (SELECT COUNT(*) FROM postings WHERE transaction_key = NEW.reverses))
BEGIN SELECT RAISE(ABORT, 'a reversal turns every leg of what it undoes'); END;
-- Withdrawals can never take a balance below zero; clawbacks can.
CREATE TRIGGER transactions_withdraw_what_is_there BEFORE INSERT ON transactions
WHEN NEW.kind = 'withdrawal' AND EXISTS (
  SELECT 1 FROM postings p JOIN users u ON u.id = p.user_id
  WHERE p.transaction_key = NEW.key AND p.account = 'user_payable' AND u.balance_fen < p.amount_fen)
BEGIN SELECT RAISE(ABORT, 'a withdrawal takes no more than there is'); END;
CREATE TRIGGER postings_sealed BEFORE INSERT ON postings
WHEN EXISTS (SELECT 1 FROM transactions WHERE key = NEW.transaction_key)
BEGIN SELECT RAISE(ABORT, 'a booked transaction takes no more legs'); END;
CREATE TRIGGER transactions_keep BEFORE UPDATE ON transactions
BEGIN SELECT RAISE(ABORT, 'transactions are insert only'); END;
CREATE TRIGGER transactions_stay BEFORE DELETE ON transactions
BEGIN SELECT RAISE(ABORT, 'transactions are insert only'); END;
CREATE TRIGGER postings_keep BEFORE UPDATE ON postings
BEGIN SELECT RAISE(ABORT, 'postings are insert only'); END;
CREATE TRIGGER postings_stay BEFORE DELETE ON postings
BEGIN SELECT RAISE(ABORT, 'postings are insert only'); END;

CREATE TRIGGER rebates_split_new BEFORE INSERT ON rebates
WHEN NEW.due_fen <> NEW.user_fen + NEW.platform_fen + NEW.reserve_fen + NEW.inviter_fen
  OR min(NEW.due_fen, NEW.user_fen, NEW.platform_fen, NEW.reserve_fen, NEW.inviter_fen) < 0
BEGIN SELECT RAISE(ABORT, 'what is due is split without a rest'); END;
CREATE TRIGGER rebates_split BEFORE UPDATE ON rebates
WHEN NEW.due_fen <> NEW.user_fen + NEW.platform_fen + NEW.reserve_fen + NEW.inviter_fen
  OR min(NEW.due_fen, NEW.user_fen, NEW.platform_fen, NEW.reserve_fen, NEW.inviter_fen) < 0
BEGIN SELECT RAISE(ABORT, 'what is due is split without a rest'); END;
CREATE TRIGGER rebates_version BEFORE UPDATE ON rebates WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'a rebate changes one version at a time'); END;
CREATE TRIGGER rebates_two_people BEFORE UPDATE ON rebates
WHEN NEW.state = 'credited' AND OLD.state <> 'credited' AND NEW.proposed_by = NEW.decided_by
BEGIN SELECT RAISE(ABORT, 'proposer and decider are two people'); END;
CREATE TRIGGER rebates_stay BEFORE DELETE ON rebates
BEGIN SELECT RAISE(ABORT, 'rebates are never deleted'); END;
CREATE TRIGGER decisions_keep BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are insert only'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are insert only'); END;
CREATE TRIGGER rule_versions_keep BEFORE UPDATE ON rule_versions
BEGIN SELECT RAISE(ABORT, 'rules are insert only'); END;
CREATE TRIGGER rule_versions_stay BEFORE DELETE ON rule_versions
BEGIN SELECT RAISE(ABORT, 'rules are insert only'); END;
CREATE TRIGGER proposals_decided BEFORE UPDATE ON proposals WHEN OLD.state <> 'open'
BEGIN SELECT RAISE(ABORT, 'a proposal is decided once'); END;
CREATE TRIGGER proposals_stay BEFORE DELETE ON proposals
BEGIN SELECT RAISE(ABORT, 'proposals are never deleted'); END;
