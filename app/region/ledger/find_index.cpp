// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/find_index.h"

#include <algorithm>

#include "region/ledger/user_book.h"
#include "wire/blind_index.h"

namespace rebate::region {

void addFind(SqlSession& sql, std::vector<User>& users) {
  if (users.empty()) return;
  auto user = users.begin();
  sql.each("SELECT user_id, tokens FROM user_find WHERE user_id >= $1 AND user_id <= $2 ORDER BY user_id",
           {users.front().id, users.back().id}, [&](const SqlRow& row) {
             const auto id = row.text(0);
             user = std::find_if(user, users.end(), [&id](const User& each) { return each.id >= id; });
             if (user != users.end() && user->id == id) user->find = wire::splitTokens(row.text(1));
           });
}

std::string fillFind(Writing& writing, const std::string& after, int limit, const PersonalKeys& keys) {
  std::vector<std::string> ids;
  writing.sql.each(
      "SELECT p.user_id FROM personal_data p LEFT JOIN user_find f ON f.user_id = p.user_id "
      "WHERE p.user_id > $1 AND f.user_id IS NULL ORDER BY p.user_id LIMIT $2",
      {after, limit}, [&ids](const SqlRow& row) { ids.push_back(row.text(0)); });
  for (const auto& id : ids) {
    saveFind(writing.sql, id, findPersonal(writing.sql, id, keys), keys);
    if (auto user = findUser(writing.sql, id)) changeUser(writing, *user);
  }
  return ids.empty() ? std::string() : ids.back();
}

}  // namespace rebate::region
