-- What the settlement day is made of, each a walk along an index of its own that has all it needs (settlement.h says
-- what each figure is). They have only the rows that count, so that they are small beside the table.
CREATE INDEX rebates_received ON rebates (modified_at, platform, state, income, platform_fee, amount, inviter, user_id)
  WHERE upstream = 'received' AND refund_open = 0;
CREATE INDEX rebates_approving ON rebates (state, amount, inviter) WHERE upstream = 'settled' AND refund_open = 0
  AND state IN ('estimated', 'waiting', 'awaiting_approval');
CREATE INDEX rebates_credited ON rebates (modified_at, platform, amount, inviter) WHERE state = 'credited';
CREATE INDEX rebates_refunds ON rebates (amount, inviter) WHERE state = 'credited' AND refund_open = 1;
CREATE INDEX users_below_zero ON users (balance) WHERE balance < 0;
