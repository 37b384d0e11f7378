// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/cache.h"
#include "sqlite/database.h"

namespace rebate::cache {

class SqlCacheReader : public CacheReader {
 public:
  explicit SqlCacheReader(sqlite::Database database) : database_(std::move(database)) {}

  Result<std::vector<Rebate>> rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                      int limit) override;
  Result<std::optional<Rebate>> rebate(const std::string& id) override;
  Result<CacheCounts> counts() override;
  Result<std::vector<User>> users(const std::string& text, int limit) override;
  Result<std::optional<User>> user(const std::string& id) override;
  void interrupt() override { database_.interrupt(); }

 private:
  sqlite::Database database_;
};

}  // namespace rebate::cache
