-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rules the ledger keeps, by the database as well as by the code; the sentences are those of the file's triggers.
-- What is never deleted is guarded by the statement: a row that moves to another partition is deleted and inserted.

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0]; END $$;

CREATE TRIGGER transactions_keep BEFORE UPDATE ON transactions FOR EACH ROW
  EXECUTE FUNCTION refuse('transactions are insert only');
CREATE TRIGGER transactions_stay BEFORE DELETE OR TRUNCATE ON transactions FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('transactions are insert only');
CREATE TRIGGER postings_keep BEFORE UPDATE ON postings FOR EACH ROW
  EXECUTE FUNCTION refuse('postings are insert only');
CREATE TRIGGER postings_stay BEFORE DELETE OR TRUNCATE ON postings FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('postings are insert only');
CREATE TRIGGER audit_keep BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION refuse('audit is insert only');
CREATE TRIGGER audit_stay BEFORE DELETE OR TRUNCATE ON audit FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('audit is insert only');
CREATE TRIGGER decisions_keep BEFORE UPDATE ON decisions FOR EACH ROW
  EXECUTE FUNCTION refuse('decisions are insert only');
CREATE TRIGGER decisions_stay BEFORE DELETE OR TRUNCATE ON decisions FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('decisions are insert only');
CREATE TRIGGER rule_versions_keep BEFORE UPDATE ON rule_versions FOR EACH ROW
  EXECUTE FUNCTION refuse('rules are insert only');
CREATE TRIGGER rule_versions_stay BEFORE DELETE OR TRUNCATE ON rule_versions FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('rules are insert only');
CREATE TRIGGER payouts_keep BEFORE UPDATE ON payouts FOR EACH ROW EXECUTE FUNCTION refuse('payouts are insert only');
CREATE TRIGGER payouts_stay BEFORE DELETE OR TRUNCATE ON payouts FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('payouts are insert only');
CREATE TRIGGER line_owners_keep BEFORE UPDATE ON line_owners FOR EACH ROW
  EXECUTE FUNCTION refuse('claims are insert only');
CREATE TRIGGER line_owners_stay BEFORE DELETE OR TRUNCATE ON line_owners FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('claims are insert only');
CREATE TRIGGER rebates_stay BEFORE DELETE OR TRUNCATE ON rebates FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('rebates are never deleted');
CREATE TRIGGER proposals_stay BEFORE DELETE OR TRUNCATE ON proposals FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('proposals are never deleted');
CREATE TRIGGER withdrawals_stay BEFORE DELETE OR TRUNCATE ON withdrawals FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('withdrawals are never deleted');

CREATE TRIGGER proposals_decided BEFORE UPDATE ON proposals FOR EACH ROW WHEN (OLD.state <> 'open')
  EXECUTE FUNCTION refuse('a proposal is decided once');
CREATE TRIGGER users_stay_erased BEFORE UPDATE ON users FOR EACH ROW
  WHEN (OLD.state = 'erased' AND (NEW.state <> 'erased' OR NEW.mask <> ''))
  EXECUTE FUNCTION refuse('an erased user stays erased');

CREATE TRIGGER rebates_split BEFORE INSERT OR UPDATE ON rebates FOR EACH ROW
  WHEN (NEW.due_fen <> NEW.user_fen + NEW.platform_fen + NEW.reserve_fen + NEW.inviter_fen
    OR least(NEW.due_fen, NEW.user_fen, NEW.platform_fen, NEW.reserve_fen, NEW.inviter_fen) < 0)
  EXECUTE FUNCTION refuse('what is due is split without a rest');
CREATE TRIGGER rebates_version BEFORE UPDATE ON rebates FOR EACH ROW WHEN (NEW.version <> OLD.version + 1)
  EXECUTE FUNCTION refuse('a rebate changes one version at a time');
CREATE TRIGGER rebates_two_people BEFORE UPDATE ON rebates FOR EACH ROW
  WHEN (NEW.state = 'credited' AND OLD.state <> 'credited' AND NEW.proposed_by = NEW.decided_by)
  EXECUTE FUNCTION refuse('proposer and decider are two people');

-- One line, one rebate: the key alone cannot say so, because it holds the user.
CREATE FUNCTION rebates_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM rebates WHERE id = NEW.id) THEN
    RAISE EXCEPTION USING MESSAGE = 'a line has one rebate', ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rebates_once BEFORE INSERT ON rebates FOR EACH ROW EXECUTE FUNCTION rebates_once();

-- Legs are written first and sealed by their transaction row, so that balance can be checked at once.
CREATE FUNCTION postings_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM transactions WHERE key = NEW.transaction_key) THEN
    RAISE EXCEPTION 'a booked transaction takes no more legs';
  END IF;
  IF EXISTS (SELECT 1 FROM postings WHERE transaction_key = NEW.transaction_key AND leg = NEW.leg) THEN
    RAISE EXCEPTION USING MESSAGE = 'a leg is booked once', ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER postings_sealed BEFORE INSERT ON postings FOR EACH ROW EXECUTE FUNCTION postings_sealed();

CREATE FUNCTION transactions_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE legs BIGINT; total NUMERIC;
BEGIN
  SELECT COUNT(*), SUM(amount_fen) INTO legs, total FROM postings WHERE transaction_key = NEW.key;
  IF legs < 2 OR total <> 0 THEN
    RAISE EXCEPTION 'a transaction has two legs or more that sum to zero';
  END IF;
  IF NEW.kind IN ('credit', 'release') AND NOT EXISTS (SELECT 1 FROM rebates WHERE id = NEW.subject) THEN
    RAISE EXCEPTION 'a credit is of a rebate';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transactions_balance BEFORE INSERT ON transactions FOR EACH ROW
  EXECUTE FUNCTION transactions_balance();

CREATE FUNCTION transactions_reverse_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM transactions WHERE key = NEW.reverses AND (kind = 'reversal' OR subject <> NEW.subject))
    OR EXISTS (
      SELECT 1 FROM postings p LEFT JOIN postings q ON q.transaction_key = NEW.key AND q.leg = p.leg
        AND q.account = p.account AND q.user_id = p.user_id AND q.amount_fen = -p.amount_fen
      WHERE p.transaction_key = NEW.reverses AND q.leg IS NULL)
    OR (SELECT COUNT(*) FROM postings WHERE transaction_key = NEW.key)
       <> (SELECT COUNT(*) FROM postings WHERE transaction_key = NEW.reverses) THEN
    RAISE EXCEPTION 'a reversal turns every leg of what it undoes';
  END IF;
  IF EXISTS (
    SELECT 1 FROM transactions t JOIN withdrawals w ON w.id = t.subject
    WHERE t.key = NEW.reverses AND t.kind IN ('withdrawal', 'payout')
      AND w.state NOT IN ('returned', 'rejected', 'cancelled')) THEN
    RAISE EXCEPTION 'money of a withdrawal that stands stays where it is';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transactions_reverse_whole BEFORE INSERT ON transactions FOR EACH ROW
  WHEN (NEW.kind = 'reversal') EXECUTE FUNCTION transactions_reverse_whole();

-- Withdrawals and adjustments can never take a balance below zero; clawbacks can.
CREATE FUNCTION transactions_take_what_is_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'adjustment'
    AND NOT EXISTS (SELECT 1 FROM proposals WHERE id = NEW.subject AND kind = 'adjustment') THEN
    RAISE EXCEPTION 'an adjustment is of a proposal';
  END IF;
  IF EXISTS (
    SELECT 1 FROM postings p JOIN users u ON u.id = p.user_id
    WHERE p.transaction_key = NEW.key AND p.account = 'user_payable' AND p.amount_fen > 0
      AND u.balance_fen < p.amount_fen) THEN
    RAISE EXCEPTION USING MESSAGE = CASE NEW.kind WHEN 'withdrawal' THEN 'a withdrawal takes no more than there is'
      ELSE 'an adjustment takes no more than there is' END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transactions_take_what_is_there BEFORE INSERT ON transactions FOR EACH ROW
  WHEN (NEW.kind IN ('withdrawal', 'adjustment')) EXECUTE FUNCTION transactions_take_what_is_there();

-- Each withdrawal is booked once and paid once, with these legs, and undone only when it ended so.
CREATE FUNCTION transactions_of_withdrawals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.key <> NEW.kind || ':' || NEW.subject
    OR NOT EXISTS (
      SELECT 1 FROM withdrawals w WHERE w.id = NEW.subject
        AND w.state = CASE NEW.kind WHEN 'withdrawal' THEN 'requested' ELSE 'paid' END
        AND 2 = (SELECT COUNT(*) FROM postings p WHERE p.transaction_key = NEW.key)
        AND EXISTS (SELECT 1 FROM postings p WHERE p.transaction_key = NEW.key AND p.user_id = w.user_id
          AND p.amount_fen = w.amount_fen
          AND p.account = CASE NEW.kind WHEN 'withdrawal' THEN 'user_payable' ELSE 'user_frozen' END)
        AND EXISTS (SELECT 1 FROM postings p WHERE p.transaction_key = NEW.key AND p.amount_fen = -w.amount_fen
          AND p.account = CASE NEW.kind WHEN 'withdrawal' THEN 'user_frozen' ELSE 'cash' END)) THEN
    RAISE EXCEPTION 'booked as the withdrawal says, once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transactions_of_withdrawals BEFORE INSERT ON transactions FOR EACH ROW
  WHEN (NEW.kind IN ('withdrawal', 'payout')) EXECUTE FUNCTION transactions_of_withdrawals();

CREATE TRIGGER withdrawals_begin BEFORE INSERT ON withdrawals FOR EACH ROW
  WHEN (NEW.state <> 'requested' OR NEW.version <> 1)
  EXECUTE FUNCTION refuse('a withdrawal begins with a request');
CREATE FUNCTION withdrawals_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM users WHERE id = NEW.user_id AND state = 'active') THEN
    RAISE EXCEPTION 'nothing is paid out to this user';
  END IF;
  IF EXISTS (SELECT 1 FROM users WHERE id = NEW.user_id AND balance_fen < NEW.amount_fen) THEN
    RAISE EXCEPTION 'a withdrawal takes no more than there is';
  END IF;
  IF NEW.amount_fen < (
    SELECT COALESCE(CAST(CAST(body AS JSONB) ->> 'minimum_withdrawal_fen' AS BIGINT), 0) FROM rule_versions
    WHERE in_force_from <= NEW.requested_at ORDER BY version DESC LIMIT 1) THEN
    RAISE EXCEPTION 'less than the rules let out';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawals_of_what_is_allowed BEFORE INSERT ON withdrawals FOR EACH ROW
  EXECUTE FUNCTION withdrawals_allowed();
CREATE TRIGGER withdrawals_version BEFORE UPDATE ON withdrawals FOR EACH ROW WHEN (NEW.version <> OLD.version + 1)
  EXECUTE FUNCTION refuse('a withdrawal changes one version at a time');
CREATE TRIGGER withdrawals_keep BEFORE UPDATE ON withdrawals FOR EACH ROW
  WHEN (NEW.id <> OLD.id OR NEW.user_id <> OLD.user_id OR NEW.amount_fen <> OLD.amount_fen
    OR NEW.reviewers <> OLD.reviewers OR NEW.requested_by <> OLD.requested_by OR NEW.requested_at <> OLD.requested_at
    OR (OLD.first_reviewer <> '' AND NEW.first_reviewer <> OLD.first_reviewer)
    OR (OLD.reviewer <> '' AND NEW.reviewer <> OLD.reviewer)
    OR (OLD.payer <> '' AND NEW.payer <> OLD.payer)
    OR (OLD.payout_id IS NOT NULL AND (NEW.payout_id IS NULL OR NEW.payout_id <> OLD.payout_id))
    OR (OLD.sent_at > 0 AND (NEW.sent_at <> OLD.sent_at OR NEW.valid_till <> OLD.valid_till)))
  EXECUTE FUNCTION refuse('what a withdrawal stands on is not changed');
-- Sent once, and from then on only the provider's word counts.
CREATE TRIGGER withdrawals_steps BEFORE UPDATE ON withdrawals FOR EACH ROW
  WHEN (NOT (
       (OLD.state = 'requested' AND NEW.state IN ('requested', 'reviewed', 'rejected', 'cancelled'))
    OR (OLD.state = 'reviewed' AND NEW.state IN ('in_payout', 'rejected', 'cancelled'))
    OR (OLD.state = 'in_payout' AND OLD.sent_at = 0 AND NEW.state IN ('in_payout', 'rejected', 'cancelled'))
    OR (OLD.state = 'in_payout' AND OLD.sent_at > 0 AND NEW.state IN ('unknown', 'paid', 'returned'))
    OR (OLD.state = 'unknown' AND NEW.state IN ('paid', 'returned'))
    OR (OLD.state = 'paid' AND NEW.state = 'returned')))
  EXECUTE FUNCTION refuse('a withdrawal does not go this way');

CREATE FUNCTION data_keys_of_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE id = NEW.user_id AND state = 'erased') THEN
    RAISE EXCEPTION 'nothing personal is kept of an erased user';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_keys_of_erased BEFORE INSERT ON data_keys FOR EACH ROW EXECUTE FUNCTION data_keys_of_erased();
