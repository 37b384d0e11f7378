// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/user_book.h"

#include <array>

#include "region/events/event_queue.h"
#include "region/ledger/change_log.h"
#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr const char* kColumns = "id, mask, level, balance_fen, version, frozen_fen, state, inviter_id";

/// Ids come as numbers or as text; absent and null are no id.
Result<std::string> idMember(const wire::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || value->is_null()) return std::string{};
  if (value->is_int64()) return std::to_string(value->get_int64());
  if (value->is_string()) return wire::textMember(object, name);
  return invalid(std::string(name), "a number or a string is expected");
}

struct ClaimMembers {
  Platform platform;
  const char *special, *relation, *adzone;  ///< null: the platform has none
};
constexpr ClaimMembers kTaobao{Platform::taobao, "special_id", "relation_id", "adzone_id"};
constexpr ClaimMembers kOthers[] = {{Platform::jd, "sub_union_id", "ext1", "position_id"},
                                    {Platform::pdd, "custom_parameters", nullptr, "p_id"}};

Result<Claim> parseClaim(const wire::json::object& object, const ClaimMembers& members) {
  Claim claim;
  for (const auto& [member, target] :
       {std::pair{members.special, &claim.specialId}, std::pair{members.relation, &claim.relationId},
        std::pair{members.adzone, &claim.adzoneId}}) {
    if (!member) continue;
    const auto read = idMember(object, member);
    if (!read) return read.error();
    *target = claimId(members.platform, *read);
  }
  return claim;
}

Result<std::vector<Claim>> parseOthers(const wire::json::object& object) {
  std::vector<Claim> claims;
  for (const auto& members : kOthers) {
    const auto platform = name(members.platform);
    const auto* value = object.if_contains(platform);
    if (!value || value->is_null()) continue;
    if (!value->is_object()) return invalid(std::string(platform), "an object is expected");
    auto claim = parseClaim(value->get_object(), members);
    if (!claim) return claim.error();
    claims.push_back(*std::move(claim));
  }
  return claims;
}

Result<UserEntry> parseUser(const wire::json::value& value) {
  if (!value.is_object()) return invalid("users", "an object per user is expected");
  const auto& object = value.get_object();
  UserEntry user;
  const auto id = wire::textMember(object, "user_id");
  if (!id) return id.error();
  user.id = *id;
  if (user.id.empty()) return invalid("user_id", "empty");
  const auto level = levelFrom(wire::textOr(object, "level"));
  if (!level) return invalid("level", "bronze, silver or gold is expected");
  user.level = *level;
  for (const auto field : kPersonalFields) user.personal[field] = wire::textOr(object, name(field));
  user.mask = maskNickname(user.personal.nickname);
  user.inviter = wire::textOr(object, "inviter_id");
  if (user.inviter == user.id) return invalid("inviter_id", "nobody invites themselves");
  auto claim = parseClaim(object, kTaobao);
  if (!claim) return claim.error();
  user.claim = *std::move(claim);
  auto others = parseOthers(object);
  if (!others) return others.error();
  user.others = *std::move(others);
  return user;
}

std::array<std::pair<const char*, std::string_view>, 3> keysOf(const Claim& claim) {
  return {{{"special", claim.specialId}, {"relation", claim.relationId}, {"adzone", claim.adzoneId}}};
}

std::int64_t saveClaim(SqlSession& sql, const Claim& claim, const std::string& userId) {
  std::int64_t changed = 0;
  for (const auto& [kind, key] : keysOf(claim))
    if (!key.empty())
      changed += sql.run(
          "INSERT INTO attribution (kind, key, user_id) VALUES ($1, $2, $3) "
          "ON CONFLICT (kind, key) DO UPDATE SET user_id = excluded.user_id WHERE attribution.user_id <> "
          "excluded.user_id",
          {kind, key, userId});
  return changed;
}

bool saveAttribution(SqlSession& sql, const UserEntry& user) {
  auto changed = saveClaim(sql, user.claim, user.id);
  for (const auto& claim : user.others) changed += saveClaim(sql, claim, user.id);
  return changed > 0;
}

bool savePersonalOf(Writing& writing, const UserEntry& entry, const std::optional<PersonalKeys>& keys) {
  if (entry.personal.empty()) return false;
  if (keys) return savePersonal(writing, entry.id, entry.personal, *keys);
  writing.sql.fail(Error{Errc::unavailable, "key", "personal data cannot be sealed without a key"});
  return false;
}

bool saveUser(Writing& writing, const UserEntry& entry, const std::optional<User>& stored) {
  if (stored && stored->level == entry.level && (entry.mask.empty() || stored->mask == entry.mask) &&
      (entry.inviter.empty() || stored->inviterId == entry.inviter))
    return false;
  User user = stored.value_or(User{entry.id, {}, entry.level, {}, 0});
  user.level = entry.level;
  if (!entry.mask.empty()) user.mask = entry.mask;
  if (!entry.inviter.empty()) user.inviterId = entry.inviter;
  ++user.version;
  writing.sql.post(
      "INSERT INTO users (id, mask, level, balance_fen, version, inviter_id) VALUES ($1, $2, $3, $4, $5, $6) "
      "ON CONFLICT (id) DO UPDATE SET mask = excluded.mask, level = excluded.level, version = excluded.version, "
      "inviter_id = excluded.inviter_id",
      {user.id, user.mask, name(user.level), user.balance, user.version, user.inviterId});
  recordChange(writing, user);
  return true;
}

User userOf(const SqlRow& row) {
  return {row.text(0),    row.text(1), levelFrom(row.text(2)).value_or(Level::bronze),         row.fen(3),
          row.integer(4), row.fen(5),  userStateFrom(row.text(6)).value_or(UserState::frozen), row.text(7)};
}

}  // namespace

Result<std::vector<UserEntry>> parseUsers(std::string_view text) {
  const auto parsed = wire::parseJson(text);
  if (!parsed) return parsed.error();
  if (!parsed->is_array()) return invalid("users", "a list of users is expected");
  std::vector<UserEntry> users;
  for (const auto& value : parsed->get_array()) {
    auto user = parseUser(value);
    if (!user)
      return Error{user.error().code, user.error().field,
                   "user " + std::to_string(users.size() + 1) + ": " + user.error().detail};
    users.push_back(*std::move(user));
  }
  return users;
}

std::int64_t saveUsers(Writing& writing, const std::vector<UserEntry>& users, const std::optional<PersonalKeys>& keys) {
  std::int64_t changed = 0;
  bool owners = false;
  for (const auto& user : users) {
    const auto stored = findUser(writing.sql, user.id);
    const bool erased = stored && stored->state == UserState::erased;
    const bool saved = !erased && saveUser(writing, user, stored);
    const bool sealed = !erased && savePersonalOf(writing, user, keys);
    const bool moved = saveAttribution(writing.sql, user);
    if (sealed && !saved && stored) {  // the change row that brings desktops the new search tokens
      auto renewed = *stored;
      changeUser(writing, renewed);
    }
    changed += saved || sealed || moved ? 1 : 0;
    owners = owners || moved;
  }
  if (owners) requeueUnowned(writing);
  return changed;
}

void changeUser(Writing& writing, User& user) {
  ++user.version;
  writing.sql.post("UPDATE users SET mask = $1, level = $2, state = $3, version = $4 WHERE id = $5",
                   {user.mask, name(user.level), name(user.state), user.version, user.id});
  recordChange(writing, user);
}

std::optional<User> findUser(SqlSession& sql, std::string_view id) {
  std::optional<User> found;
  static const std::string query = std::string("SELECT ") + kColumns + " FROM users WHERE id = $1";
  sql.each(query, {id}, [&found](const SqlRow& row) { found = userOf(row); });
  return found;
}

std::vector<User> usersAfter(SqlSession& sql, std::string_view after, int limit) {
  std::vector<User> users;
  static const std::string query = std::string("SELECT ") + kColumns + " FROM users WHERE id > $1 ORDER BY id LIMIT $2";
  sql.each(query, {after, limit}, [&users](const SqlRow& row) { users.push_back(userOf(row)); });
  return users;
}

std::string ownerOf(SqlSession& sql, const Claim& claim) {
  for (const auto& [kind, key] : keysOf(claim)) {
    if (key.empty() || key == "0") continue;
    if (auto user = sql.text("SELECT user_id FROM attribution WHERE kind = $1 AND key = $2", {kind, key})) return *user;
  }
  return {};
}

void moveBalance(Writing& writing, const std::string& userId, Account account, Fen amount) {
  auto user = findUser(writing.sql, userId);
  if (!user) return writing.sql.fail(Error{Errc::notFound, "user_id", "no such user to book on"});
  Fen& moved = account == Account::userFrozen ? user->frozen : user->balance;
  const auto sum = add(moved, amount);
  if (!sum) return writing.sql.fail(sum.error());
  moved = *sum;
  ++user->version;
  writing.sql.post("UPDATE users SET balance_fen = $1, frozen_fen = $2, version = $3 WHERE id = $4",
                   {user->balance, user->frozen, user->version, user->id});
  recordChange(writing, *user);
}

}  // namespace rebate::region
