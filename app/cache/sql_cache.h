// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "ports/cache.h"
#include "sqlite/database.h"

namespace rebate::cache {

class SqlCache : public Cache {
 public:
  explicit SqlCache(sqlite::Database database) : database_(std::move(database)) {}

  Result<Cursor> cursor() override;
  Result<Millis> fetchedAt() override;
  Outcome beginSnapshot() override;
  Outcome addRows(const std::vector<User>& users, const std::vector<Rebate>& rebates) override;
  Outcome finishSnapshot(const Cursor& at, const std::string& region, Millis fetchedAt) override;
  Outcome abandonSnapshot() override;
  Outcome apply(const std::vector<Change>& changes, const std::string& region, Millis fetchedAt) override;

 private:
  Result<std::string> meta(std::string_view key);
  Outcome setMeta(std::string_view key, std::string_view value);
  Outcome setPlace(const Cursor& at, const std::string& region, Millis fetchedAt);
  Outcome put(const Rebate& rebate, const std::string& region);
  Outcome insert(const Rebate& rebate, const std::string& region);
  Outcome replace(std::int64_t number, const Rebate& rebate, const std::string& region);
  Outcome index(std::int64_t number, const std::string& item);
  Outcome unindex(std::int64_t number, const std::string& item);
  Outcome put(const User& user, const std::string& region);
  Outcome applyEach(const std::vector<Change>& changes, const std::string& region, Cursor& place);
  void count(const std::string& state, std::int64_t rows, std::int64_t fen);
  Outcome storeCounts();

  sqlite::Database database_;
  std::optional<sqlite::Transaction> snapshot_;  ///< open from begin to finish: readers see the old rows
  std::map<std::string, std::int64_t> counted_;  ///< since the last storeCounts
};

}  // namespace rebate::cache
