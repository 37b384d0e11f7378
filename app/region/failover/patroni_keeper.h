// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "region/failover/leadership.h"
#include "region/failover/patroni_members.h"

namespace rebate::region {

/// Leadership from Patroni: this region leads while its own database member is promoted, and the timeline is the epoch.
/// The first write on a new timeline puts region and epoch into the lease row and a record into the audit; from then on
/// the row carries the moment of the last sign of life, by which the others know how old what they read is.
///
/// A deposed member may believe in itself for a moment: nothing it commits is acknowledged, because no other member
/// confirms it any more.
class PatroniKeeper : public Leadership {
 public:
  struct Settings {
    std::string region;
    std::string url;
    Millis look = 100;
    Millis beat = 1'000;
    Millis lookNear = 20;  ///< while nobody leads: it may be us any moment
  };
  /// `local` is a connection to this region's member, whatever it is at the time.
  PatroniKeeper(std::unique_ptr<SqlSession> local, Settings settings, PatroniMembers& members);
  ~PatroniKeeper() override;

  void start(Writer& writer, Changed changed) override;
  void look() override { wake_.notify_all(); }
  void stop() override;

  Result<std::int64_t> enter(SqlSession& sql) override;
  Outcome leave(SqlSession&) override { return Done{}; }
  bool mayTry() const override;

  bool leads() const override { return leading_ && mayTry(); }
  std::int64_t epoch() const override { return mayTry() ? epoch_.load() : 0; }
  Millis ledFor() const override;
  bool stands(const Lease& lease) const override;
  std::string leaderElsewhere() const override { return members_.leader(); }
  LeaseTerms terms() const override { return members_.terms(); }

  asio::awaitable<Standing> standing(std::string to) override;
  void handOver(Writing& writing, const std::string& successor) override;
  asio::awaitable<Outcome> finishHandOver(std::string to) override;
  void takeBack(Writing& writing) override;

 private:
  void run();
  void tick();
  bool seePromotion();
  bool holdWork();
  void beat();
  void setLeading(bool leads);
  Outcome takeOver(SqlSession& sql, const Lease& before, std::int64_t epoch);

  std::unique_ptr<SqlSession> local_;
  const Settings settings_;
  PatroniMembers& members_;
  Writer* writer_ = nullptr;
  Changed changed_;

  std::atomic<std::int64_t> epoch_ = 0;  ///< 0: our member is not promoted
  std::atomic<Millis> seenAt_ = 0;       ///< when it last said so (CLOCK_BOOTTIME)
  std::atomic<Millis> since_ = 0;
  std::atomic<bool> leading_ = false;
  std::atomic<bool> beating_ = false;
  std::atomic<Millis> beatAt_ = 0;  ///< of the last one that was committed
  Millis triedAt_ = 0;
  std::int64_t connection_ = 0;   ///< the server's number of ours, as last seen
  std::int64_t lockedUnder_ = 0;  ///< and of the one that holds the lock on the work of one

  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace rebate::region
