-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who did what on what, newest first: what is asked for is in the index, records are only read for what is shown.
-- Actions have theirs (audit_by_action).
CREATE INDEX audit_by_actor ON audit (actor, seq, action);
CREATE INDEX audit_by_entity ON audit (entity, seq, action, actor);
