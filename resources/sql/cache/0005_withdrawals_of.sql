-- Somebody's withdrawals, newest first, are a walk along this.
DROP INDEX withdrawals_user;
CREATE INDEX withdrawals_user_newest ON withdrawals (user_id, requested_at, id);
