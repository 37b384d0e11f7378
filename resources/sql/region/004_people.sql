-- SPDX-License-Identifier: GPL-3.0-or-later
-- People: failed sign-ins, one-time codes, and how long a session may be renewed.

-- Of the last quarter of an hour. Hashed, because a name that nobody has is now and then somebody's password.
CREATE TABLE sign_in_failures (name_hash TEXT NOT NULL, at BIGINT NOT NULL);
CREATE INDEX sign_in_failures_by_name ON sign_in_failures (name_hash, at);

-- The secret is sealed with the key beside the store; of each 30-second step the code is good once.
CREATE TABLE one_time_codes (
  operator TEXT PRIMARY KEY REFERENCES operators (name), sealed TEXT NOT NULL, last_step BIGINT NOT NULL);

ALTER TABLE sessions ADD COLUMN signed_in_at BIGINT NOT NULL DEFAULT 0; -- with a password; renewals keep it
ALTER TABLE sessions ADD COLUMN renew_until BIGINT NOT NULL DEFAULT 0;  -- past expires_at it is good for that only
UPDATE sessions SET signed_in_at = created_at, renew_until = expires_at;
