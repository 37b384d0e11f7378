-- SPDX-License-Identifier: GPL-3.0-or-later
-- The ledger's rules, kept by the database as well as by the code (SQLite's dialect of triggers).
-- Postings are written first and sealed by their transaction row, so that balance can be checked at once.

CREATE TRIGGER transactions_balance BEFORE INSERT ON transactions
WHEN (SELECT COUNT(*) FROM postings WHERE transaction_key = NEW.key) < 2
  OR (SELECT SUM(amount_fen) FROM postings WHERE transaction_key = NEW.key) <> 0
BEGIN SELECT RAISE(ABORT, 'a transaction has two legs or more that sum to zero'); END;

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
CREATE TRIGGER audit_keep BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is insert only'); END;
CREATE TRIGGER audit_stay BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is insert only'); END;
