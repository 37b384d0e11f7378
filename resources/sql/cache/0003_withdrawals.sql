-- What users take out of their balances. Nothing personal: the mask is the user's, joined when a page is read.
CREATE TABLE withdrawals (
  number         INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  user_id        TEXT NOT NULL,
  amount         INTEGER NOT NULL,
  state          TEXT NOT NULL,
  stage          TEXT NOT NULL,     -- the state as the queue shows it: who is expected to do something
  reviewers      INTEGER NOT NULL,
  requested_by   TEXT NOT NULL,
  first_reviewer TEXT NOT NULL,
  reviewer       TEXT NOT NULL,
  payer          TEXT NOT NULL,
  payout_id      TEXT NOT NULL,
  note           TEXT NOT NULL,
  requested_at   INTEGER NOT NULL,
  sent_at        INTEGER NOT NULL,
  valid_till     INTEGER NOT NULL,
  settled_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  content_hash   TEXT NOT NULL,
  region         TEXT NOT NULL,     -- as in `rebates`
  fetched_at     INTEGER NOT NULL
);
CREATE INDEX withdrawals_newest ON withdrawals (requested_at, id);
CREATE INDEX withdrawals_amount ON withdrawals (amount, id);
CREATE INDEX withdrawals_stage_newest ON withdrawals (stage, requested_at, id);
CREATE INDEX withdrawals_stage_amount ON withdrawals (stage, amount, id);
CREATE INDEX withdrawals_user ON withdrawals (user_id);

-- A copy from before has its place in history but not these rows: it is fetched again as a whole. What it shows until
-- then, and how old that is, stays known.
UPDATE meta SET value = '' WHERE key IN ('store', 'epoch', 'seq');
