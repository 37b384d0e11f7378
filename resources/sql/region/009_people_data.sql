-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is personal about users, sealed; notes; order claims. To erase somebody is to destroy their data key.

-- Each user's own key, sealed with the key beside the store.
CREATE TABLE data_keys (user_id TEXT PRIMARY KEY REFERENCES users (id), sealed TEXT NOT NULL);

-- Nickname, phone, name, payout account: JSON, sealed with the user's data key.
CREATE TABLE personal_data (user_id TEXT PRIMARY KEY REFERENCES data_keys (user_id), sealed TEXT NOT NULL);

-- Blind index: keyed hashes of the phone, and of the nickname and its first 1 to 8 characters.
CREATE TABLE personal_index (
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'nickname')), hash TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  PRIMARY KEY (kind, hash, user_id));
CREATE INDEX personal_index_by_user ON personal_index (user_id);

-- Sealed like personal data, because they may hold some; '' once the user is erased.
CREATE TABLE notes (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id),
  author TEXT NOT NULL, at BIGINT NOT NULL, sealed TEXT NOT NULL);
CREATE INDEX notes_by_user ON notes (user_id, at, id);

-- Lines given to somebody by a claim, whatever the feed says of them.
CREATE TABLE line_owners (
  line_key TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id),
  proposal_id TEXT NOT NULL REFERENCES proposals (id), at BIGINT NOT NULL);

-- Search by order number, and what a timeline is made of.
CREATE INDEX order_versions_by_line ON order_versions (line);
CREATE INDEX order_versions_by_parent ON order_versions (parent);
CREATE INDEX rebates_by_user ON rebates (user_id, created_at, id) WHERE user_id <> '';
CREATE INDEX decisions_by_rebate ON decisions (rebate_id, at);
CREATE INDEX proposals_by_subject ON proposals (subject, proposed_at, id);
CREATE INDEX audit_of_users ON audit (entity, at)
  WHERE action IN ('user.level', 'user.state', 'user.revealed', 'user.erased');
CREATE INDEX audit_reveals ON audit (actor, at) WHERE action = 'user.revealed';

-- SQLite's dialect of triggers, as before.
CREATE TRIGGER users_stay_erased BEFORE UPDATE ON users WHEN OLD.state = 'erased' AND (NEW.state <> 'erased' OR NEW.mask <> '')
BEGIN SELECT RAISE(ABORT, 'an erased user stays erased'); END;
CREATE TRIGGER data_keys_of_erased BEFORE INSERT ON data_keys
WHEN EXISTS (SELECT 1 FROM users WHERE id = NEW.user_id AND state = 'erased')
BEGIN SELECT RAISE(ABORT, 'nothing personal is kept of an erased user'); END;
CREATE TRIGGER line_owners_keep BEFORE UPDATE ON line_owners
BEGIN SELECT RAISE(ABORT, 'claims are insert only'); END;
CREATE TRIGGER line_owners_stay BEFORE DELETE ON line_owners
BEGIN SELECT RAISE(ABORT, 'claims are insert only'); END;
CREATE TRIGGER transactions_adjust_by_proposal BEFORE INSERT ON transactions
WHEN NEW.kind = 'adjustment' AND NOT EXISTS (SELECT 1 FROM proposals WHERE id = NEW.subject AND kind = 'adjustment')
BEGIN SELECT RAISE(ABORT, 'an adjustment is of a proposal'); END;
CREATE TRIGGER transactions_adjust_what_is_there BEFORE INSERT ON transactions
WHEN NEW.kind = 'adjustment' AND EXISTS (
  SELECT 1 FROM postings p JOIN users u ON u.id = p.user_id
  WHERE p.transaction_key = NEW.key AND p.account = 'user_payable' AND p.amount_fen > 0
    AND u.balance_fen < p.amount_fen)
BEGIN SELECT RAISE(ABORT, 'an adjustment takes no more than there is'); END;
