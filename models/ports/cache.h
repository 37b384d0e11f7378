// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/operator.h"
#include "domain/region.h"
#include "domain/settlement.h"
#include "domain/user.h"
#include "domain/user_figures.h"

namespace rebate {

enum class RebateOrder { newest, amount };  ///< by creation or by the user's part; ties by id

/// What a table shows. Empty members do not filter.
struct RebateQuery {
  std::optional<RebateState> state;
  /// Order number or item (any part; a prefix of the number below three characters), user id (prefix), a part of the
  /// user's phone (four digits or more) or the beginning of their nickname (two characters or more). ASCII in any case.
  std::string text;
  RebateOrder order = RebateOrder::newest;
  bool ascending = false;  ///< else the newest, or the greatest, first
  std::optional<Platform> platform = {};
  std::optional<Fen> least = {}, most = {};  ///< the user's part; both included
  /// Moments (ms): `From` is included, `Until` is not.
  std::optional<Millis> createdFrom = {}, createdUntil = {}, updatedFrom = {}, updatedUntil = {};
  std::string user = {};        ///< whole id
  std::string proposedBy = {};  ///< whole name, or "feed"
  bool operator==(const RebateQuery&) const = default;
};

/// Something besides state and text is asked for: the counts kept do not tell how many rows there are.
bool inline isNarrowed(const RebateQuery& query) {
  return query.platform || query.least || query.most || query.createdFrom || query.createdUntil || query.updatedFrom ||
         query.updatedUntil || !query.user.empty() || !query.proposedBy.empty();
}

/// The last row of a page: where the next one begins.
struct PageKey {
  std::int64_t value = 0;  ///< created at (ms) or amount (fen), as ordered
  std::string id;
  bool operator==(const PageKey&) const = default;
};
PageKey inline keyOf(const Rebate& row, RebateOrder order) {
  return {order == RebateOrder::newest ? row.createdAt : row.split.user.value, row.id};
}

/// Whether `a` stands above `b` in a table of this order.
bool inline comesBefore(const PageKey& a, const PageKey& b, bool ascending) {
  if (a.value != b.value) return (a.value < b.value) == ascending;
  return a.id != b.id && (a.id < b.id) == ascending;
}

/// Rows next to a key. They come in the table's order, whichever side of the key they are on.
struct PageRequest {
  RebateQuery query;
  std::optional<PageKey> from = {};  ///< absent: the beginning; the end, when `backwards`
  bool backwards = false;            ///< the rows above `from` instead of those below
  bool inclusive = false;            ///< with the row of `from` itself
  std::int64_t skip = 0;             ///< rows next to the key that are passed over; costs a walk along the index
  int limit = 100;
};

/// A walk along an order that remembers only every N-th key.
struct Anchors {
  std::vector<PageKey> keys;  ///< of the N-th, 2N-th, … row walked
  std::int64_t rest = 0;      ///< rows walked past the last of them
  bool ended = false;         ///< nothing comes after what was walked
};

/// What a table of withdrawals shows; ordered by when they were asked for, or by amount.
struct WithdrawalQuery {
  std::vector<WithdrawalStage> stages;  ///< empty: all
  std::string text = {};                ///< the beginning of an id, a user's id or a payout's, in any case
  RebateOrder order = RebateOrder::newest;
  bool ascending = false;
  bool operator==(const WithdrawalQuery&) const = default;
};

/// With what the copy knows of its user; no balance: the user is not known.
struct WithdrawalRow {
  Withdrawal withdrawal;
  std::string userMask;
  std::optional<Fen> balance;
  Fen frozen;
  UserState userState = UserState::active;
  bool operator==(const WithdrawalRow&) const = default;
};
PageKey inline keyOf(const Withdrawal& row, RebateOrder order) {
  return {order == RebateOrder::newest ? row.requestedAt : row.amount.value, row.id};
}

struct WithdrawalCount {
  std::int64_t rows = 0;
  Fen sum;
  bool operator==(const WithdrawalCount&) const = default;
};

/// What one person decided of what another proposed.
struct DeciderPair {
  std::string proposedBy, decidedBy;
  std::int64_t rebates = 0;
  Fen user;  ///< user parts together
  bool operator==(const DeciderPair&) const = default;
};

struct CacheCounts {
  std::map<RebateState, std::int64_t> rebates;
  std::int64_t users = 0;
  std::map<WithdrawalStage, WithdrawalCount> withdrawals;  ///< kept by the writes; a stage without rows is left out
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
  virtual Result<std::vector<Rebate>> page(const PageRequest& request) = 0;
  virtual Result<std::optional<Rebate>> rebate(const std::string& id) = 0;
  virtual Result<CacheCounts> counts() = 0;
  /// Rows of a query without a text, from the counts kept, or of a text that few have; absent: only a walk would tell.
  virtual Result<std::optional<std::int64_t>> countOf(const RebateQuery& query) = 0;
  /// Walks at most every × limit rows after `after` (absent: from the beginning), along an index.
  virtual Result<Anchors> anchors(const RebateQuery& query, const std::optional<PageKey>& after, int every,
                                  int limit) = 0;
  /// Rows below `after` (absent: from the beginning) down to and with `through` (absent: to the end); a walk as well.
  virtual Result<std::int64_t> countBetween(const RebateQuery& query, const std::optional<PageKey>& after,
                                            const std::optional<PageKey>& through) = 0;
  /// Of all rebates somebody decided, most first; a walk over all rows.
  virtual Result<std::vector<DeciderPair>> deciderPairs() = 0;
  /// Whatever `reads` reads is of one moment. Answers what `reads` answered.
  virtual Outcome together(const std::function<Outcome()>& reads) = 0;
  /// By id: a prefix of it, the mask as shown, the phone, a part of it (four to ten digits) or the beginning of the
  /// nickname. A part is found blindly: who has all its four-digit runs in other places may be among them.
  virtual Result<std::vector<User>> users(const std::string& text, int limit) = 0;
  virtual Result<std::optional<User>> user(const std::string& id) = 0;
  /// Somebody's rebates, newest order first, below that key. Costs what they have, not what the copy has.
  virtual Result<std::vector<Rebate>> rebatesOf(const std::string& userId, const std::optional<PageKey>& below,
                                                int limit) = 0;
  /// All of them summed up.
  virtual Result<UserFigures> figuresOf(const std::string& userId, Millis recentSince) = 0;
  virtual Result<std::vector<WithdrawalRow>> withdrawals(const WithdrawalQuery& query,
                                                         const std::optional<PageKey>& after, int limit) = 0;
  virtual Result<std::optional<WithdrawalRow>> withdrawal(const std::string& id) = 0;
  /// Somebody's, newest first, below that key. Costs what they have, not what the copy has.
  virtual Result<std::vector<Withdrawal>> withdrawalsOf(const std::string& userId, const std::optional<PageKey>& below,
                                                        int limit) = 0;
  /// The forecast as of `now` (regions' clock); a walk along the lines of two months.
  virtual Result<Settlement> settlement(Millis now) = 0;
  virtual void interrupt() = 0;  ///< any thread: a running read ends with Errc::cancelled
};

/// Whose copy this is.
struct CacheScope {
  std::string person;  ///< sign-in name
  Role role = Role::support;
  std::string searchKey = {};  ///< 32 bytes; empty: phones and nicknames are not found
  bool operator==(const CacheScope&) const = default;
};

struct CacheLimits {
  /// Region time (ms): rows created before it that are final (credited, rejected, void, clawed back; of withdrawals
  /// paid, returned, rejected, cancelled) go. 0: none.
  Millis keepSettledAfter = 0;
  std::int64_t bytes = 0;  ///< 0: no limit
  bool operator==(const CacheLimits&) const = default;
};

/// Write side: the encrypted local copy. Rows and cursor commit together.
class Cache {
 public:
  virtual ~Cache() = default;
  virtual Result<Cursor> cursor() = 0;     ///< seq 0, empty store: nothing yet
  virtual Result<Millis> fetchedAt() = 0;  ///< region time of the newest commit, 0: never
  virtual Outcome beginSnapshot() = 0;     ///< rows gather beside the old ones
  virtual Outcome addRows(const std::vector<User>& users, const std::vector<Rebate>& rebates) = 0;
  virtual Outcome addWithdrawals(const std::vector<Withdrawal>& withdrawals) = 0;
  virtual Outcome finishSnapshot(const Cursor& at, const std::string& region, Millis fetchedAt) = 0;  ///< swaps
  virtual Outcome abandonSnapshot() = 0;
  /// Changes at or before the cursor are skipped. Errc::moved when one is missing in between.
  /// A row is never replaced by an older version of it.
  virtual Outcome apply(const std::vector<Change>& changes, const std::string& region, Millis fetchedAt) = 0;

  virtual Result<std::optional<CacheScope>> scope() = 0;
  /// Another person, or another role: everything is removed first, the cursor too. The same: the search key is kept.
  virtual Outcome setScope(const CacheScope& scope) = 0;
  /// Masks and the blind index go, the rows stay; the cursor goes, so that a snapshot brings them back.
  virtual Outcome expirePersonal() = 0;
  /// Removes the oldest final rows, at most so many at once; how many went. Zero: nothing is left to remove. The limit
  /// stays in force for what comes later. Rows that are not final stay, whatever the limits.
  virtual Result<std::int64_t> trim(const CacheLimits& limits, int atMost) = 0;
  virtual Result<std::int64_t> bytes() = 0;  ///< used by what is kept; the file may be larger
};

}  // namespace rebate
