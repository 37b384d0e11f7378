// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/row_writer.h"

#include <utility>

#include "cache/row_text.h"
#include "wire/blind_index.h"

namespace rebate::cache {
namespace {

/// Tells whether a user's tokens changed, so that a new balance does not touch the index. 0: none. FNV-1a.
std::int64_t hashOf(const std::vector<std::string>& tokens) {
  if (tokens.empty()) return 0;
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const auto& token : tokens)
    for (const char c : token + ' ') hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return static_cast<std::int64_t>(hash | 1);
}

int bindUser(sqlite::Statement& write, const User& user, const Source& from) {
  const bool personal = !user.mask.empty() || !user.find.empty();
  write.bind(1, user.mask).bind(2, name(user.level)).bind(3, user.balance.value).bind(4, user.frozen.value);
  write.bind(5, name(user.state)).bind(6, user.inviterId).bind(7, user.version).bind(8, std::int64_t{personal});
  write.bind(9, hashOf(user.find)).bind(10, from.region).bind(11, from.fetchedAt);
  return 12;
}

/// Nothing personal is kept of somebody who was erased, whatever a region still sends.
User cleared(User user) {
  if (user.state == UserState::erased) user.mask.clear(), user.find.clear();
  return user;
}

}  // namespace

bool isFinal(RebateState state) {
  switch (state) {
    case RebateState::credited:
    case RebateState::rejected:
    case RebateState::voided:
    case RebateState::clawedBack:
      return true;
    case RebateState::estimated:
    case RebateState::waiting:
    case RebateState::awaitingApproval:
    case RebateState::held:
      break;
  }
  return false;
}

Outcome RowWriter::put(const Rebate& rebate, const Source& from) {
  if (const auto noted = noteUser(rebate, from); !noted) return noted;
  bool added = false;
  if (rebate.createdAt >= from.keepSettledAfter || !isFinal(rebate.state))
    if (const auto tried = addRebate(rebate, from, added); !tried) return tried;
  return added ? Outcome(Done{}) : renewRebate(rebate, from);
}

/// Most rows are new in a snapshot: one statement, and nothing is read before.
Outcome RowWriter::addRebate(const Rebate& rebate, const Source& from, bool& added) {
  auto write = database_.prepare(
      "INSERT INTO rebates (id, platform, line, role, user_id, item, status_code, upstream, refund_open, level,"
      " reserve_bp, share_bp, inviter_id, inviter_bp, rule_version, paid, income, platform_fee, due, reserve, amount,"
      " ours, inviter, state, reason, proposed_by, decided_by, note, version, content_hash, created_at, modified_at,"
      " updated_at, region, fetched_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
      " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
  if (!write) return write.error();
  const int next = bindRebate(*write, rebate);
  if (const auto run = write->bind(next, from.region).bind(next + 1, from.fetchedAt).run(); !run) return run;
  added = database_.changes() == 1;
  if (!added) return Done{};
  count(name(rebate.state), 1, rebate.split.user.value);
  return index(database_.lastInsertId(), rebate);
}

Outcome RowWriter::renewRebate(const Rebate& rebate, const Source& from) {
  auto find = database_.prepare("SELECT number, version, state, amount, item FROM rebates WHERE id = ?");
  if (!find) return find.error();
  const auto row = find->bind(1, rebate.id).step();
  if (!row) return row.error();
  if (!*row || find->integer(1) > rebate.version) return Done{};  // below the limit, or newer already
  const auto number = find->integer(0);
  const bool reworded = find->text(4) != rebate.item;
  count(find->text(2), -1, -find->integer(3));
  count(name(rebate.state), 1, rebate.split.user.value);
  find->reset();
  auto write = database_.prepare(
      "UPDATE rebates SET id = ?, platform = ?, line = ?, role = ?, user_id = ?, item = ?, status_code = ?,"
      " upstream = ?, refund_open = ?, level = ?, reserve_bp = ?, share_bp = ?, inviter_id = ?, inviter_bp = ?,"
      " rule_version = ?, paid = ?, income = ?, platform_fee = ?, due = ?, reserve = ?, amount = ?, ours = ?,"
      " inviter = ?, state = ?, reason = ?, proposed_by = ?, decided_by = ?, note = ?, version = ?, content_hash = ?,"
      " created_at = ?, modified_at = ?, updated_at = ?, region = ?, fetched_at = ? WHERE number = ?");
  if (!write) return write.error();
  const int next = bindRebate(*write, rebate);
  write->bind(next, from.region).bind(next + 1, from.fetchedAt).bind(next + 2, number);
  if (const auto run = write->run(); !run || !reworded) return run;
  auto forget = database_.prepare("DELETE FROM rebate_search WHERE rowid = ?");
  if (!forget) return forget.error();
  if (const auto run = forget->bind(1, number).run(); !run) return run;
  return index(number, rebate);
}

Outcome RowWriter::index(std::int64_t number, const Rebate& rebate) {
  auto write = database_.prepare("INSERT INTO rebate_search (rowid, line, item) VALUES (?, ?, ?)");
  if (!write) return write.error();
  // The blank ends the last two characters' trigram, so that two are enough to be found by.
  return write->bind(1, number).bind(2, rebate.line).bind(3, rebate.item + ' ').run();
}

/// A rebate that comes before its user leaves the mask with a user of version 0; of several the newest one's.
Outcome RowWriter::noteUser(const Rebate& rebate, const Source& from) {
  if (rebate.userId.empty()) return Done{};
  auto write = database_.prepare(
      "INSERT INTO users (id, mask, level, balance, frozen, state, inviter_id, version, personal, find_hash, mask_at,"
      " region, fetched_at) VALUES (?1, ?2, 'bronze', 0, 0, 'active', '', 0, ?2 <> '', 0, ?3, ?4, ?5)"
      " ON CONFLICT (id) DO UPDATE SET mask = excluded.mask, personal = excluded.personal, mask_at = excluded.mask_at"
      " WHERE version = 0 AND (excluded.mask_at, excluded.mask) > (mask_at, mask)");
  if (!write) return write.error();
  write->bind(1, rebate.userId).bind(2, rebate.userMask).bind(3, rebate.updatedAt);
  return write->bind(4, from.region).bind(5, from.fetchedAt).run();
}

Outcome RowWriter::put(const User& given, const Source& from) {
  const auto user = cleared(given);
  bool added = false;
  if (const auto tried = addUser(user, from, added); !tried) return tried;
  return added ? Outcome(Done{}) : renewUser(user, from);
}

Outcome RowWriter::addUser(const User& user, const Source& from, bool& added) {
  auto write = database_.prepare(
      "INSERT INTO users (mask, level, balance, frozen, state, inviter_id, version, personal, find_hash, region,"
      " fetched_at, id, mask_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO NOTHING");
  if (!write) return write.error();
  const int next = bindUser(*write, user, from);
  if (const auto run = write->bind(next, user.id).run(); !run) return run;
  added = database_.changes() == 1;
  if (!added) return Done{};
  ++counted_["users"];
  return indexUser(database_.lastInsertId(), user);
}

Outcome RowWriter::renewUser(const User& user, const Source& from) {
  auto find = database_.prepare("SELECT number, version, find_hash FROM users WHERE id = ?");
  if (!find) return find.error();
  const auto row = find->bind(1, user.id).step();
  if (!row) return row.error();
  if (!*row || find->integer(1) > user.version) return Done{};
  const auto number = find->integer(0);
  const bool indexed = find->integer(2) != 0;
  const bool same = find->integer(2) == hashOf(user.find);
  if (find->integer(1) == 0) ++counted_["users"];
  find->reset();
  auto write = database_.prepare(
      "UPDATE users SET mask = ?, level = ?, balance = ?, frozen = ?, state = ?, inviter_id = ?, version = ?,"
      " personal = ?, find_hash = ?, region = ?, fetched_at = ? WHERE number = ?");
  if (!write) return write.error();
  const int next = bindUser(*write, user, from);
  if (const auto run = write->bind(next, number).run(); !run || same) return run;
  if (indexed) {
    auto forget = database_.prepare("DELETE FROM user_search WHERE rowid = ?");
    if (!forget) return forget.error();
    if (const auto run = forget->bind(1, number).run(); !run) return run;
  }
  return indexUser(number, user);
}

Outcome RowWriter::indexUser(std::int64_t number, const User& user) {
  if (user.find.empty()) return Done{};
  auto write = database_.prepare("INSERT INTO user_search (rowid, tokens) VALUES (?, ?)");
  if (!write) return write.error();
  return write->bind(1, number).bind(2, wire::joinTokens(user.find)).run();
}

Outcome RowWriter::remove(std::int64_t number) {
  auto write = database_.prepare("DELETE FROM rebates WHERE number = ? RETURNING state, amount");
  if (!write) return write.error();
  const auto row = write->bind(1, number).step();
  if (!row) return row.error();
  if (!*row) return Done{};
  count(write->text(0), -1, -write->integer(1));
  write->reset();
  auto forget = database_.prepare("DELETE FROM rebate_search WHERE rowid = ?");
  if (!forget) return forget.error();
  return forget->bind(1, number).run();
}

Outcome RowWriter::removeAll() {
  counted_.clear();
  return database_.execute(
      "DELETE FROM rebates; DELETE FROM users; DELETE FROM withdrawals; DELETE FROM counts;"
      "INSERT INTO rebate_search (rebate_search) VALUES ('delete-all');"
      "INSERT INTO user_search (user_search) VALUES ('delete-all');");
}

void RowWriter::count(std::string_view state, std::int64_t rows, std::int64_t fen) {
  const auto add = [this](std::string_view kind, std::int64_t difference) {
    const auto found = counted_.find(kind);
    (found == counted_.end() ? counted_[std::string(kind)] : found->second) += difference;
  };
  add(state, rows);
  if (state == name(RebateState::awaitingApproval)) add(kAwaitingFen, fen);
}

Outcome RowWriter::storeCounts() {
  for (const auto& [kind, difference] : std::exchange(counted_, {})) {
    if (difference == 0) continue;
    auto write = database_.prepare(
        "INSERT INTO counts VALUES (?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number");
    if (!write) return write.error();
    if (const auto stored = write->bind(1, kind).bind(2, difference).run(); !stored) return stored;
  }
  return Done{};
}

}  // namespace rebate::cache
