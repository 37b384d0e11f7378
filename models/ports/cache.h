// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/region.h"
#include "domain/user.h"

namespace rebate {

enum class RebateOrder { newest, amount };  ///< both descending, ties by id descending

/// What a table shows. Empty members do not filter.
struct RebateQuery {
  std::optional<RebateState> state;
  std::string text;  ///< order number or user id (prefix), item (contains)
  RebateOrder order = RebateOrder::newest;
  bool operator==(const RebateQuery&) const = default;
};

/// The last row of a page: where the next one begins.
struct PageKey {
  std::int64_t value = 0;  ///< created at (ms) or amount (fen), as ordered
  std::string id;
  bool operator==(const PageKey&) const = default;
};
PageKey inline keyOf(const Rebate& row, RebateOrder order) {
  return {order == RebateOrder::newest ? row.createdAt : row.split.user.value, row.id};
}

struct CacheCounts {
  std::map<RebateState, std::int64_t> rebates;
  std::int64_t users = 0;
  std::optional<Fen> awaitingAmount;  ///< user parts of those awaiting approval; absent: not summed up
  std::int64_t total() const {
    std::int64_t sum = 0;
    for (const auto& [state, count] : rebates) sum += count;
    return sum;
  }
};

/// Read side; one connection of its own, any thread but one at a time.
class CacheReader {
 public:
  virtual ~CacheReader() = default;
  virtual Result<std::vector<Rebate>> rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                              int limit) = 0;
  virtual Result<std::optional<Rebate>> rebate(const std::string& id) = 0;
  virtual Result<CacheCounts> counts() = 0;
};

/// Write side: the encrypted local copy. Rows and cursor commit together.
class Cache {
 public:
  virtual ~Cache() = default;
  virtual Result<Cursor> cursor() = 0;  ///< seq 0, empty store: nothing yet
  virtual Result<Millis> fetchedAt() = 0;  ///< region time of the newest commit, 0: never
  virtual Outcome beginSnapshot() = 0;  ///< rows gather beside the old ones
  virtual Outcome addRows(const std::vector<User>& users, const std::vector<Rebate>& rebates) = 0;
  virtual Outcome finishSnapshot(const Cursor& at, const std::string& region, Millis fetchedAt) = 0;  ///< swaps
  virtual Outcome abandonSnapshot() = 0;
  /// Changes at or before the cursor are skipped. Errc::moved when one is missing in between.
  virtual Outcome apply(const std::vector<Change>& changes, const std::string& region, Millis fetchedAt) = 0;
};

}  // namespace rebate
