// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cache/row_writer.h"
#include "ports/cache.h"
#include "sqlite/database.h"

namespace rebate::cache {

class SqlCache : public Cache {
 public:
  explicit SqlCache(sqlite::Database database) : database_(std::move(database)), rows_(database_) {}

  Result<Cursor> cursor() override;
  Result<Millis> fetchedAt() override;
  Outcome beginSnapshot() override;
  Outcome addRows(const std::vector<User>& users, const std::vector<Rebate>& rebates) override;
  Outcome addWithdrawals(const std::vector<Withdrawal>& withdrawals) override;
  Outcome finishSnapshot(const Cursor& at, const std::string& region, Millis fetchedAt) override;
  Outcome abandonSnapshot() override;
  Outcome apply(const std::vector<Change>& changes, const std::string& region, Millis fetchedAt) override;
  Result<std::optional<CacheScope>> scope() override;
  Outcome setScope(const CacheScope& scope) override;
  Outcome expirePersonal() override;
  Result<std::int64_t> trim(const CacheLimits& limits, int atMost) override;
  Result<std::int64_t> bytes() override;
  void keepLogShort();  ///< after every commit, and when the file was just opened

 private:
  Result<std::string> meta(std::string_view key);
  Outcome setMeta(std::string_view key, std::string_view value);
  Result<std::int64_t> metaNumber(std::string_view key);
  Outcome setPlace(const Cursor& at, const std::string& region, Millis fetchedAt);
  Outcome applyEach(const std::vector<Change>& changes, const Source& from, Cursor& place);
  Outcome dropIndexes();
  Outcome forgetAll();
  Result<Millis> takenBySize(std::int64_t limit);
  Result<std::int64_t> removeOldWithdrawals(Millis requestedBefore, int atMost);
  Result<std::int64_t> removeOldest(Millis createdBefore, int atMost, Millis& newest);

  sqlite::Database database_;
  RowWriter rows_;
  std::optional<sqlite::Transaction> snapshot_;  ///< open from begin to finish: readers see the old rows
  std::vector<std::string> indexes_;             ///< SQL of those a snapshot does without until its end
  Source from_;                                  ///< of a snapshot's rows
};

}  // namespace rebate::cache
