// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cache/search.h"
#include "ports/cache.h"
#include "sqlite/database.h"

namespace rebate::cache {

class SqlCacheReader : public CacheReader {
 public:
  explicit SqlCacheReader(sqlite::Database database) : database_(std::move(database)) {}

  Result<std::vector<Rebate>> rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                      int limit) override;
  Result<std::vector<Rebate>> page(const PageRequest& request) override;
  Result<std::optional<Rebate>> rebate(const std::string& id) override;
  Result<CacheCounts> counts() override;
  Result<std::optional<std::int64_t>> countOf(const RebateQuery& query) override;
  Result<Anchors> anchors(const RebateQuery& query, const std::optional<PageKey>& after, int every, int limit) override;
  Result<std::int64_t> countBetween(const RebateQuery& query, const std::optional<PageKey>& after,
                                    const std::optional<PageKey>& through) override;
  Result<std::vector<DeciderPair>> deciderPairs() override;
  Outcome together(const std::function<Outcome()>& reads) override;
  Result<std::vector<User>> users(const std::string& text, int limit) override;
  Result<std::optional<User>> user(const std::string& id) override;
  Result<std::vector<Rebate>> rebatesOf(const std::string& userId, const std::optional<PageKey>& below,
                                        int limit) override;
  Result<UserFigures> figuresOf(const std::string& userId, Millis recentSince) override;
  Result<std::vector<WithdrawalRow>> withdrawals(const WithdrawalQuery& query, const std::optional<PageKey>& after,
                                                 int limit) override;
  Result<std::optional<WithdrawalRow>> withdrawal(const std::string& id) override;
  Result<std::vector<Withdrawal>> withdrawalsOf(const std::string& userId, const std::optional<PageKey>& below,
                                                int limit) override;
  Result<Settlement> settlement(Millis now) override;
  void interrupt() override { database_.interrupt(); }

  struct Sql {
    std::string text;
    std::vector<Value> values;
  };
  static Sql withdrawalsOfSql(const std::string& userId, const std::optional<PageKey>& below, int limit);
  Result<Sql> pageSql(const PageRequest& request);  ///< what page() runs

 private:
  Result<std::int64_t> count(const Sql& sql);
  Outcome eachRebate(const Sql& sql, const std::function<void(Rebate)>& take);

  sqlite::Database database_;
};

}  // namespace rebate::cache
