// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "domain/maintenance.h"
#include "region/failover/lease.h"
#include "region/storage/sql_session.h"

namespace rebate::region {

/// What the store says right now.
struct StoreView {
  std::string leader;  ///< empty: nobody's lease is live
  std::string leaderUrl;
  std::int64_t epoch = 0;
  Millis leaseExpiresAt = 0;  ///< CLOCK_BOOTTIME
  std::int64_t seq = 0;
  std::string auditHead;
  std::int64_t auditSeq = 0;
  std::int64_t events = 0;      ///< waiting on the bus
  std::int64_t leadership = 0;  ///< counts changes of leader or epoch
  std::shared_ptr<const MaintenanceBoard> maintenance = std::make_shared<MaintenanceBoard>();  ///< what was not ended
  Millis aliveAt = 0;  ///< the leader's last sign of life in what we read (UNIX ms); 0: it gives none
  /// How old what we read may be: of a copy, by the leader's sign of life.
  Millis age(Millis now) const { return aliveAt > 0 ? std::max<Millis>(0, now - aliveAt) : 0; }
};

/// Follows the store for every stream of this process: reads each new change once, keeps the newest ones ready to
/// send, and wakes who listens. Our own commits are told at once (poke); those of other processes show within
/// `every` ms (SqlSession::position).
class Watch {
 public:
  using Bytes = std::shared_ptr<const std::string>;  ///< one event, as it goes out
  /// Any thread, under the watch's lock: must be quick, and must not call the watch.
  using Listener = std::function<void(const StoreView&)>;

  /// Users that changed, each with the number of its newest change.
  using UserChanges = std::vector<std::pair<std::string, std::int64_t>>;
  using OnUsers = std::function<void(const UserChanges&)>;

  explicit Watch(std::unique_ptr<SqlSession> sql, Millis every = 25);
  ~Watch();
  /// Whether the region a lease names leads right now; until told otherwise its time decides. Before start().
  void setStands(std::function<bool(const Lease&)> stands) { stands_ = std::move(stands); }
  /// Told before anybody is sent these changes, on the watch's thread; may take a moment. Before start().
  void onUsers(OnUsers tell) { onUsers_ = std::move(tell); }
  void start();
  void stop();
  void poke();
  void wakeListeners();  ///< also without news: they have something else to notice

  StoreView view() const;
  std::int64_t listen(Listener listener);
  void unlisten(std::int64_t id);

  struct Slice {
    std::vector<Bytes> events;
    std::int64_t last = 0;   ///< number of the newest event taken
    std::size_t behind = 0;  ///< bytes that wait beyond this slice
    bool tooOld = false;     ///< no longer kept here: read the store
  };
  /// Events after `seq`, at most about `bytes`.
  Slice after(std::int64_t seq, std::size_t bytes) const;

 private:
  struct Kept {
    std::int64_t seq;
    Bytes bytes;
    std::uint64_t upTo;  ///< bytes of all events up to this one, since the oldest there was
  };
  void run();
  bool look();
  void begin();
  bool readChanges();
  bool readLeadership();
  void tellUsers(std::int64_t after, std::int64_t upTo);
  void keep(std::int64_t seq, std::string bytes);

  std::unique_ptr<SqlSession> sql_;
  OnUsers onUsers_;
  const Millis every_;
  std::string position_;
  Lease lease_;
  std::function<bool(const Lease&)> stands_;
  bool begun_ = false;  ///< the store was read once: what follows is news

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  StoreView view_;
  std::deque<Kept> kept_;
  std::size_t keptBytes_ = 0;
  std::int64_t keptFrom_ = 0;  ///< every change after this number is kept
  std::map<std::int64_t, Listener> listeners_;
  std::int64_t nextListener_ = 1;
  bool poked_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace rebate::region
