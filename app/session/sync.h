// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ports/cache.h"
#include "ports/clock.h"
#include "ports/region_link.h"

namespace rebate {

class SyncOwner {
 public:
  virtual ~SyncOwner() = default;
  virtual RegionLink* linkToRead(std::string& region) = 0;  ///< null: no region is live; names the region
  virtual void streamsBegin() = 0;                          ///< the cursor jumped: streams must start from it
  virtual void synced(const std::vector<std::string>& rebateIds) = 0;  ///< empty: everything may differ
  virtual void withdrawalsSynced(const std::vector<std::string>& ids) = 0;
  virtual void syncMoved() = 0;                                        ///< cursor, age or progress
  virtual void cacheFailed(const Error& why) = 0;
  virtual int tokenNumber() const = 0;        ///< counts the tokens this session has had
  virtual void tokenRefused(int number) = 0;  ///< 401: a new one is needed; the snapshot is tried again
  virtual Millis regionNow() const = 0;       ///< the regions' clock, as well as it is known
};

/// Keeps the cache in step with the platform's history. Change numbers are the same in every region because the
/// store is one, so a change is taken from whichever stream brings it first.
class Sync : private SnapshotListener {
 public:
  Sync(Clock& clock, SyncOwner& owner) : clock_(clock), owner_(owner) {}

  Outcome open(Cache& cache);
  void close();
  void pump();  ///< begins a snapshot when one is wanted and a region can be read
  void changesCame(const std::string& region, std::vector<Change> changes);
  void resetCame(const std::string& region);
  /// A region that stands where we stand says that what we show was true at `time`.
  void confirmed(const std::string& region, std::int64_t seq, Millis time);

  const Cursor& cursor() const { return cursor_; }
  /// Where streams begin: at the cursor, or at the present while the rows before it are still to be fetched.
  Cursor streamFrom() const { return wanted_ || snapshot_ ? Cursor{} : cursor_; }
  Millis fetchedAt() const { return fetchedAt_; }
  bool fetching() const { return static_cast<bool>(snapshot_); }
  std::int64_t rows() const { return rows_; }
  std::int64_t rowsOf() const { return rowsOf_; }

 private:
  void snapshotBegan(const Cursor& at, std::int64_t rows) override;
  void rowsCame(std::vector<User> users, std::vector<Rebate> rebates) override;
  void withdrawalsCame(std::vector<Withdrawal> withdrawals) override;
  void snapshotEnded(const Cursor& at) override;
  void snapshotFailed(const Error& why) override;

  void apply(const std::string& region, std::vector<Change> changes);
  void wantSnapshot();
  void giveUpSnapshot();
  void failed(const Error& why);

  Clock& clock_;
  SyncOwner& owner_;
  Cache* cache_ = nullptr;
  Cursor cursor_;
  Millis fetchedAt_ = 0;
  Millis storedAge_ = 0;  ///< fetchedAt as it is on disk
  bool wanted_ = false;
  std::map<std::string, int> resets_;  ///< by region, since it last was well
  int sentWith_ = 0;                   ///< token
  std::string source_;                 ///< the region of the last snapshot
  Millis finishedAt_ = -1;             ///< monotonic
  std::int64_t rows_ = 0;
  std::int64_t rowsOf_ = 0;
  std::vector<Change> meanwhile_;  ///< came while a snapshot was fetched
  bool overflowed_ = false;
  bool restarted_ = false;  ///< the streams, to close a gap
  Subscription snapshot_;
  Subscription retry_;
  Backoff backoff_{200, 5'000, 7};
};

}  // namespace rebate
