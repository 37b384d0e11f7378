// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "domain/user.h"
#include "sqlite/database.h"

namespace rebate::cache {

/// Where rows come from, and which are too old to be kept.
struct Source {
  std::string region;
  Millis fetchedAt = 0;
  Millis keepSettledAfter = 0;
};

/// Credited, rejected, void, clawed back: done, as far as people are concerned.
bool isFinal(RebateState state);

/// Puts rows into the tables and their indexes and counts them. Whatever comes, in whatever order and however often:
/// the newest version of each row stands in the end. Inside the caller's transaction.
class RowWriter {
 public:
  explicit RowWriter(sqlite::Database& database) : database_(database) {}

  Outcome put(const Rebate& rebate, const Source& from);
  Outcome put(const User& user, const Source& from);
  Outcome put(const Withdrawal& withdrawal, const Source& from);
  Outcome remove(std::int64_t number);  ///< a rebate, by its row's number
  Outcome removeWithdrawal(std::int64_t number);
  Outcome removeAll();
  Outcome storeCounts();  ///< what was counted since the last time
  void forgetCounts() { counted_.clear(); }

 private:
  Outcome addRebate(const Rebate& rebate, const Source& from, bool& added);
  Outcome renewRebate(const Rebate& rebate, const Source& from);
  Outcome index(std::int64_t number, const Rebate& rebate);
  Outcome noteUser(const Rebate& rebate, const Source& from);
  Outcome addUser(const User& user, const Source& from, bool& added);
  Outcome renewUser(const User& user, const Source& from);
  Outcome indexUser(std::int64_t number, const User& user);
  Outcome addWithdrawal(const Withdrawal& withdrawal, const Source& from, bool& added);
  Outcome renewWithdrawal(const Withdrawal& withdrawal, const Source& from);
  void countWithdrawal(WithdrawalStage stage, std::int64_t rows, std::int64_t fen);
  void count(std::string_view state, std::int64_t rows, std::int64_t fen);

  sqlite::Database& database_;
  std::map<std::string, std::int64_t, std::less<>> counted_;
};

}  // namespace rebate::cache
