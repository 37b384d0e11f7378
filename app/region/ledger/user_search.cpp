// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/user_search.h"

#include <array>
#include <set>
#include <utility>

#include "region/ledger/user_book.h"

namespace rebate::region {
namespace {

constexpr std::array kKeys{std::pair{UserKey::id, "id"}, std::pair{UserKey::phone, "phone"},
                           std::pair{UserKey::nickname, "nickname"}, std::pair{UserKey::order, "order"}};

std::vector<std::string> ownersOfOrder(SqlSession& sql, const std::string& number, const std::string& after,
                                       int limit) {
  std::vector<std::string> users;
  sql.each(
      "SELECT b.user_id FROM order_versions v JOIN rebates b ON b.id = v.line_key "
      "WHERE v.line = $1 AND b.user_id > $2 UNION "
      "SELECT b.user_id FROM order_versions v JOIN rebates b ON b.id = v.line_key "
      "WHERE v.parent = $1 AND b.user_id > $2 ORDER BY 1 LIMIT $3",
      {number, after, limit}, [&users](const SqlRow& row) { users.push_back(row.text(0)); });
  return users;
}

bool anythingSealed(SqlSession& sql) {
  return sql.integer("SELECT 1 FROM personal_data LIMIT 1").has_value();
}

std::vector<std::string> idsBy(UserKey key, SqlSession& sql, const std::string& text,
                               const std::optional<PersonalKeys>& keys, const std::string& after, int limit) {
  const bool blind = key == UserKey::phone || key == UserKey::nickname;
  if (blind && !keys) {
    if (anythingSealed(sql)) sql.fail({Errc::unavailable, "key", "the key beside the store is not there"});
    return {};
  }
  switch (key) {
    case UserKey::id:
      return text > after ? std::vector{text} : std::vector<std::string>{};
    case UserKey::phone:
      return usersWithPhone(sql, text, *keys, after, limit);
    case UserKey::nickname:
      return usersWithNickname(sql, text, *keys, after, limit);
    case UserKey::order:
      return ownersOfOrder(sql, text, after, limit);
  }
  return {};
}

}  // namespace

std::optional<UserKey> userKeyFrom(std::string_view text) {
  for (const auto& [key, name] : kKeys)
    if (text == name) return key;
  return std::nullopt;
}

std::vector<User> findUsers(SqlSession& sql, const UserQuery& query, const std::optional<PersonalKeys>& keys,
                            const std::string& after, int limit) {
  std::set<std::string> ids;
  for (const auto& [key, name] : kKeys) {
    if (query.by && *query.by != key) continue;
    for (auto& id : idsBy(key, sql, query.text, keys, after, limit)) ids.insert(std::move(id));
  }
  std::vector<User> users;
  for (const auto& id : ids) {
    if (static_cast<int>(users.size()) == limit) break;
    if (auto user = findUser(sql, id)) users.push_back(*std::move(user));
  }
  return users;
}

}  // namespace rebate::region
