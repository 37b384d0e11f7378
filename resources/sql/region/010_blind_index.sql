-- SPDX-License-Identifier: GPL-3.0-or-later
-- What desktops find users by while no region answers: keyed tokens of phone and nickname (wire/blind_index.h), with
-- blanks between. Only here, and joined to what goes out, so that an erasure has one place to clear.
CREATE TABLE user_find (user_id TEXT PRIMARY KEY REFERENCES users (id), tokens TEXT NOT NULL);
