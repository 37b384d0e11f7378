// SPDX-License-Identifier: GPL-3.0-or-later
// What the copy holds of one user: read along their own index, whatever else there is.
#include "cache/row_text.h"
#include "cache/sql_cache_reader.h"

namespace rebate::cache {
namespace {

/// The planner would rather walk all orders by age than sort those of one person.
SqlCacheReader::Sql ownRows(const std::string& userId) {
  return {std::string("SELECT ") + kRebateColumns + " FROM rebates INDEXED BY rebates_user WHERE user_id = ?",
          {userId}};
}

}  // namespace

Outcome SqlCacheReader::eachRebate(const Sql& sql, const std::function<void(Rebate)>& take) {
  auto read = database_.prepare(sql.text);
  if (!read) return read.error();
  bindAll(*read, sql.values);
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    auto rebate = rebateIn(*read);
    if (!rebate) return rebate.error();
    take(*std::move(rebate));
  }
}

Result<std::vector<Rebate>> SqlCacheReader::rebatesOf(const std::string& userId, const std::optional<PageKey>& below,
                                                      int limit) {
  std::vector<Rebate> found;
  if (userId.empty()) return found;  // what nobody owns is nobody's
  auto sql = ownRows(userId);
  if (below) {
    sql.text += " AND (created_at, rebates.id) < (?, ?)";
    sql.values.emplace_back(below->value);
    sql.values.emplace_back(below->id);
  }
  sql.text += " ORDER BY created_at DESC, rebates.id DESC LIMIT ?";
  sql.values.emplace_back(std::int64_t{limit});
  const auto read = eachRebate(sql, [&found](Rebate row) { found.push_back(std::move(row)); });
  return read ? Result(std::move(found)) : read.error();
}

Result<UserFigures> SqlCacheReader::figuresOf(const std::string& userId, Millis recentSince) {
  UserFigures figures;
  if (userId.empty()) return figures;
  const auto read = eachRebate(ownRows(userId), [&](const Rebate& row) { figures.add(row, recentSince); });
  return read ? Result(std::move(figures)) : read.error();
}

}  // namespace rebate::cache
