// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/decision.h"
#include "tables/rebate_selection.h"

namespace rebate {

/// Why a chosen rebate is not decided with the others.
enum class LeftOut { otherState, own, pending, gone };

/// Who decides what, and what is on its way already.
struct BulkWish {
  Action action = Action::approve;
  std::string person;
  std::set<std::string> pending;
  DecisionRules rules = {};
};

/// What many decisions at once would do, found out before anybody is asked.
struct BulkPlan {
  static constexpr std::int64_t kMostAtOnce = 10'000;
  static constexpr std::size_t kUnguarded = 20;  ///< so many are decided without a sample

  struct Share {
    std::int64_t rows = 0;
    Fen user;
    bool operator==(const Share&) const = default;
  };
  std::vector<Rebate> rows;  ///< as they were seen; in the table's order, or by id where they were chosen one by one
  Fen user;                  ///< user parts together
  std::map<Platform, Share> platforms;
  std::map<LeftOut, std::int64_t> leftOut;
  Share firstOfTwo;   ///< of `rows`: this approval proposes, somebody else has to approve as well
  bool more = false;  ///< beyond kMostAtOnce; those are not looked at
};

/// Reads every chosen row; Errc::cancelled when interrupted. A row that was shown and is gone is left out.
Result<BulkPlan> planOf(CacheReader& reader, const RebateSelection& chosen, const BulkWish& wish);

/// Numbers of rows that somebody has to open before so many are approved: one in twenty, at least three and at most
/// ten, none of up to kUnguarded.
std::vector<std::size_t> sampleOf(std::size_t rows, std::uint32_t seed);

}  // namespace rebate
